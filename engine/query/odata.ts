import { SettingsError } from '../settings';
import type { ODataLimits } from '../vendor';

/** One comparison of a filter. */
export interface Condition {
	field: string;
	operator: string;
	value: string;
	/** How the value is written as an OData literal. */
	type: string;
}

/** What a builder has filled in of OData's query options. */
export interface ODataQuery {
	conditions: readonly Condition[];
	/** How the conditions are joined. */
	join: 'and' | 'or';
	/** A filter as it stands, beside the conditions. */
	filter: string;
	orderBy: ReadonlyArray<{ field: string; descending: boolean }>;
	search: string;
	skip: number | undefined;
	top: number | undefined;
}

/**
 * Query options as name and value, not yet URL-encoded (OData 4.01 URL conventions §5.1).
 * @throws SettingsError for what OData cannot say
 */
export function odataPairs(query: ODataQuery): Array<[string, string]> {
	const { join, filter, orderBy, search, skip, top } = query;
	const conditions = query.conditions.map(comparison);
	const own = filter.trim();
	const parts = own === '' ? conditions : [conditions.length > 0 ? `(${own})` : own, ...conditions];
	const pairs: Array<[string, string | undefined]> = [
		['$filter', parts.length > 0 ? parts.join(` ${join} `) : undefined],
		['$orderby', orderBy.length > 0 ? orderBy.map(({ field, descending }) => `${fieldName(field)}${descending ? ' desc' : ''}`).join(',') : undefined],
		['$search', search.trim() || undefined],
		['$skip', skip === undefined ? undefined : String(skip)],
		['$top', top === undefined ? undefined : String(top)],
	];
	return pairs.filter((pair): pair is [string, string] => pair[1] !== undefined);
}

function comparison({ field, operator, value, type }: Condition): string {
	const name = fieldName(field);
	switch (operator) {
		case 'contains':
			return `contains(${name},${literal(value, 'text')})`;
		case 'in':
			return `${name} in (${value.split(',').map((one) => literal(one.trim(), type)).join(',')})`;
		case 'eq':
		case 'ge':
		case 'gt':
		case 'le':
		case 'lt':
			return `${name} ${operator} ${literal(value, type)}`;
		default:
			throw new SettingsError(`"${operator}" is no comparison. Choose another one in the filter.`);
	}
}

function fieldName(field: string): string {
	const name = field.trim();
	if (!/^[A-Za-z_][\w/]*$/.test(name)) throw new SettingsError(`"${name}" is not the name of a field. It should look like facilityNo.`);
	return name;
}

const LITERALS: Readonly<Record<string, { pattern: RegExp; says: string }>> = {
	boolean: { pattern: /^(true|false)$/, says: 'true or false' },
	date: { pattern: /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/, says: 'a date such as 2026-01-31' },
	guid: { pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, says: 'an ID such as 4f6c1a2b-0000-4000-8000-000000000000' },
	number: { pattern: /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i, says: 'a number' },
};

/** A literal of OData's ABNF: texts in single quotes, with a quote in them doubled; the others bare. */
function literal(value: string, type: string): string {
	const rule = LITERALS[type];
	if (!rule) return `'${value.replaceAll("'", "''")}'`;
	const text = value.trim();
	if (!rule.pattern.test(text)) throw new SettingsError(`"${text.slice(0, 80)}" in the filter is not ${rule.says}.`);
	return text;
}

/**
 * Checks a request's query, whichever way it was filled in, against the documented limits.
 * @param value reads a query option, or undefined
 * @throws SettingsError before anything is sent
 */
export function checkLimits(displayName: string, limits: ODataLimits, value: (option: string) => string | undefined): void {
	const top = Number(value('$top') ?? 0);
	if (top > limits.top) {
		throw new SettingsError(`${displayName} returns at most ${limits.top.toLocaleString('en-US')} records a request, so $top cannot be ${top}. Use Return All, which reads page after page.`);
	}
	const expressions = countExpressions(value('$filter') ?? '');
	if (expressions > limits.filterExpressions) {
		throw new SettingsError(`The filter has ${expressions} comparisons, and ${displayName} takes at most ${limits.filterExpressions}. Split the request.`);
	}
	const fields = (value('$orderby') ?? '').split(',').filter((field) => field.trim() !== '').length;
	if (fields > limits.orderByFields) {
		throw new SettingsError(`${displayName} sorts by at most ${limits.orderByFields} fields, not by ${fields}.`);
	}
}

/** How many comparisons a filter has: one more than it has `and` and `or` outside of quotes. */
export function countExpressions(filter: string): number {
	const bare = withoutTexts(filter);
	return bare.trim() === '' ? 0 : 1 + (bare.match(/\s(and|or)\s/gi)?.length ?? 0);
}

/** Whether a filter has both `and` and `or` outside of quotes. */
export function mixesAndOr(filter: string): boolean {
	const bare = withoutTexts(filter);
	return /\sand\s/i.test(bare) && /\sor\s/i.test(bare);
}

function withoutTexts(filter: string): string {
	return filter.replace(/'(?:[^']|'')*'/g, "''");
}

/** Names of the entity sets in a `$metadata` document (OData CSDL XML §13.2), sorted. */
export function entitySetsIn(metadata: string): string[] {
	const names = [...metadata.matchAll(/<EntitySet\s[^>]*?\bName\s*=\s*(?:"([^"]+)"|'([^']+)')/g)].map(([, double, single]) => double ?? single ?? '');
	return [...new Set(names)].sort((a, b) => a.localeCompare(b));
}
