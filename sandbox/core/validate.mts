import type { Field, ServedOperation } from './documents.mts';
import { hasType, isObject, readsAs, typeInWords } from './types.mts';

/** One thing wrong with a request, for the vendor to put into its own words. */
export interface Problem {
	field: string;
	kind: 'missing' | 'unknown' | 'type' | 'repeated' | 'shape';
	message: string;
}

/** Whether a parameter name fits a documented one; `<field>` in a documented name stands for any field. */
function nameFits(documented: string, name: string): boolean {
	if (!documented.includes('<')) return documented === name;
	const source = documented
		.split(/<[^>]+>/)
		.map((literal) => literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
		.join('[^\\[\\]]+');
	return new RegExp(`^${source}$`).test(name);
}

/** Query parameters against the document: known, not repeated unless an array, complete and of the right type. */
export function queryProblems(operation: ServedOperation, query: URLSearchParams): Problem[] {
	const problems: Problem[] = [];
	for (const name of new Set(query.keys())) {
		const field = operation.query.find((one) => nameFits(one.name, name));
		const values = query.getAll(name);
		if (!field) {
			problems.push({ field: name, kind: 'unknown', message: `Unknown query parameter "${name}".` });
		} else if (values.length > 1 && field.type !== 'array') {
			problems.push({ field: name, kind: 'repeated', message: `Query parameter "${name}" is repeated.` });
		} else if (field.type !== 'array' && !readsAs(field, values[0]!)) {
			const message = `Query parameter "${name}" must be ${typeInWords(field)}.`;
			problems.push({ field: name, kind: 'type', message });
		}
	}
	for (const field of operation.query) {
		if (field.required && !query.has(field.name)) {
			problems.push({ field: field.name, kind: 'missing', message: `Query parameter "${field.name}" is required.` });
		}
	}
	return problems;
}

export interface BodyRules {
	/** Fields whose type the documents contradict each other about; any type passes. */
	lenient?: readonly string[];
}

/** One JSON object against the documented fields, dots reaching into objects and into each element of arrays. */
export function objectProblems(value: unknown, fields: readonly Field[], rules: BodyRules = {}, at = ''): Problem[] {
	if (fields.length === 0) return [];
	if (!isObject(value)) {
		return [{ field: at, kind: 'shape', message: `${at ? `Field "${at}"` : 'The body'} must be a JSON object.` }];
	}
	const own = fields.filter((field) => !parentOf(field, fields));
	const problems: Problem[] = [];
	for (const name of Object.keys(value)) {
		if (!own.some((field) => field.name === name || field.name.startsWith(`${name}.`))) {
			problems.push({ field: at + name, kind: 'unknown', message: `Unknown field "${at}${name}".` });
		}
	}
	for (const field of own) problems.push(...fieldProblems(value, field, fields, rules, at));
	return problems;
}

function parentOf(field: Field, fields: readonly Field[]): Field | undefined {
	return fields.find((other) => other !== field && field.name.startsWith(`${other.name}.`));
}

function fieldProblems(
	value: Record<string, unknown>,
	field: Field,
	fields: readonly Field[],
	rules: BodyRules,
	at: string,
): Problem[] {
	const name = at + field.name;
	const dot = field.name.indexOf('.');
	const given = dot < 0 ? value[field.name] : inside(value, field.name);
	if (given === undefined || (field.required && (given === null || given === ''))) {
		return field.required ? [{ field: name, kind: 'missing', message: `Field "${name}" is required.` }] : [];
	}
	if (given === null || rules.lenient?.includes(field.name)) return [];
	if (!hasType(field, given)) {
		return [{ field: name, kind: 'type', message: `Field "${name}" must be ${typeInWords(field)}.` }];
	}
	const children = fields
		.filter((child) => child.name.startsWith(`${field.name}.`))
		.map((child) => ({ ...child, name: child.name.slice(field.name.length + 1) }));
	if (children.length === 0) return [];
	const elements = Array.isArray(given) ? given : [given];
	return elements.flatMap((element) => objectProblems(element, children, rules, `${name}.`));
}

/** The value behind a dotted name whose parents are not documented themselves. */
function inside(value: Record<string, unknown>, name: string): unknown {
	return name.split('.').reduce<unknown>((current, key) => (isObject(current) ? current[key] : undefined), value);
}
