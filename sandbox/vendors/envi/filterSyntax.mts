import { badRequest } from './errors.mts';

/** A literal of `$filter`. Dates and GUIDs are written bare, text in single quotes. */
export type Literal = string | number | boolean | null;
export type Comparison = 'eq' | 'gt' | 'ge' | 'lt' | 'le';

export type Filter =
	| { kind: 'compare'; operator: Comparison; field: string; value: Literal }
	| { kind: 'contains'; field: string; value: string }
	| { kind: 'in'; field: string; values: Literal[] }
	| { kind: 'and' | 'or'; parts: Filter[] };

const TOKEN = /\s*(?:('(?:[^']|'')*')|([(),])|([^\s(),']+))/gy;
const MOST_EXPRESSIONS = 100;

/**
 * Reads `$filter` (OData 4.01 part 2, section 5.1.1) as far as the vendor's Options page goes: eq, gt, ge, lt, le, in,
 * contains(), and, or, parentheses; at most 100 expressions; and is not mixed with or.
 */
export function parseFilter(text: string, operators: ReadonlySet<string>): Filter {
	const parser = new Parser(tokenize(text), operators);
	const filter = parser.chain();
	parser.end();
	return filter;
}

function tokenize(text: string): string[] {
	const tokens: string[] = [];
	TOKEN.lastIndex = 0;
	while (TOKEN.lastIndex < text.trimEnd().length) {
		const at = TOKEN.lastIndex;
		const match = TOKEN.exec(text);
		if (!match) throw badRequest(`$filter cannot be read at position ${at}: ${text.slice(at, at + 20)}`);
		tokens.push(match[1] ?? match[2] ?? match[3]!);
	}
	return tokens;
}

class Parser {
	private at = 0;
	private expressions = 0;
	private joiner?: string;

	constructor(
		private readonly tokens: string[],
		private readonly operators: ReadonlySet<string>,
	) {}

	chain(): Filter {
		const parts = [this.part()];
		while (this.peek() === 'and' || this.peek() === 'or') {
			const joiner = this.take();
			this.allow(joiner);
			if (this.joiner !== undefined && this.joiner !== joiner)
				throw badRequest('$filter must not mix "and" with "or".');
			this.joiner = joiner;
			parts.push(this.part());
		}
		return parts.length === 1 ? parts[0]! : { kind: this.joiner as 'and' | 'or', parts };
	}

	end(): void {
		if (this.at < this.tokens.length) throw badRequest(`$filter: unexpected "${this.peek()}".`);
	}

	private part(): Filter {
		if (this.peek() === '(') {
			this.take();
			const inner = this.chain();
			this.expect(')');
			return inner;
		}
		this.expressions += 1;
		if (this.expressions > MOST_EXPRESSIONS) throw badRequest(`$filter has more than ${MOST_EXPRESSIONS} expressions.`);
		return this.peek() === 'contains' ? this.contains() : this.comparison();
	}

	private contains(): Filter {
		this.allow(`${this.take()}()`);
		this.expect('(');
		const field = this.field();
		this.expect(',');
		const value = literal(this.take());
		this.expect(')');
		if (typeof value !== 'string') throw badRequest('$filter: contains() needs text in single quotes.');
		return { kind: 'contains', field, value };
	}

	private comparison(): Filter {
		const field = this.field();
		const operator = this.take();
		this.allow(operator);
		if (operator === 'in') return { kind: 'in', field, values: this.list() };
		return { kind: 'compare', operator: operator as Comparison, field, value: literal(this.take()) };
	}

	private list(): Literal[] {
		this.expect('(');
		const values = [literal(this.take())];
		while (this.peek() === ',') {
			this.take();
			values.push(literal(this.take()));
		}
		this.expect(')');
		return values;
	}

	private field(): string {
		const name = this.take();
		if (!/^[A-Za-z]\w*$/.test(name)) throw badRequest(`$filter: "${name}" is not a field name.`);
		return name;
	}

	/** The page of each resource lists the operators it allows. */
	private allow(operator: string): void {
		if (!this.operators.has(operator)) {
			throw badRequest(
				`$filter: operator "${operator}" is not allowed here (allowed: ${[...this.operators].join(', ')}).`,
			);
		}
	}

	private expect(token: string): void {
		const found = this.take();
		if (found !== token) throw badRequest(`$filter: expected "${token}" but found "${found}".`);
	}

	private peek(): string | undefined {
		return this.tokens[this.at];
	}

	private take(): string {
		const token = this.tokens[this.at];
		if (token === undefined) throw badRequest('$filter ends too early.');
		this.at += 1;
		return token;
	}
}

function literal(token: string): Literal {
	if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
	if (/^-?\d+(?:\.\d+)?$/.test(token)) return Number(token);
	if (token === 'true' || token === 'false') return token === 'true';
	if (token === 'null') return null;
	if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(token) || /^\d{4}-\d{2}-\d{2}/.test(token)) return token;
	throw badRequest(`$filter: "${token}" is no value; text goes in single quotes.`);
}
