import { ok, type Answer, type Call } from '../../core/call.mts';
import type { ServedOperation } from '../../core/documents.mts';
import type { Collection, Row } from '../../records/collection.mts';
import { badRequest } from './errors.mts';
import { fieldName, rowTest } from './filter.mts';
import { parseFilter } from './filterSyntax.mts';

const DEFAULT_TOP = 20;
const LARGEST_TOP = 5_000;
const MOST_ORDER_FIELDS = 5;

/** Where a list takes its records from: a whole collection, or rows at hand. */
export type Source = Collection | readonly Row[];

/** A list as the vendor's Options and Limitations page describes it: count and next link always given. */
export function listAnswer(call: Call, operation: ServedOperation, source: Source, context: string): Answer {
	const top = wholeNumber(call, '$top', DEFAULT_TOP);
	const skip = wholeNumber(call, '$skip', 0);
	if (top > LARGEST_TOP)
		throw badRequest(
			`The limit of '${LARGEST_TOP}' for Top query has been exceeded. The value from the incoming request is '${top}'.`,
		);
	const selected = select(call, operation, source);
	const count = Array.isArray(selected) ? selected.length : (selected as Collection).count;
	const value = selected.slice(skip, skip + top, top);
	return ok({
		'@odata.context': `${call.origin}/odata/$metadata#${context}`,
		'@odata.count': count,
		value,
		...(top > 0 && skip + top < count && { '@odata.nextLink': nextLink(call, skip + top) }),
	});
}

/** Rows after search, filter and order; the collection itself when nothing was asked, so that only one page is made. */
function select(call: Call, operation: ServedOperation, source: Source): Sliceable {
	const { fields } = operation.response;
	const inactive = operation.query.filter((one) => one.name.startsWith('includeInactive')).map((one) => one.name);
	const hideInactive =
		inactive.length > 0 &&
		fields.includes('activeStatus') &&
		!inactive.some((name) => call.query.get(name)?.toLowerCase() === 'true');
	const options = ['$search', '$filter', '$orderby', 'from', 'to', 'entityTypePK'];
	if (!hideInactive && !options.some((name) => call.query.has(name))) return sliceable(source);
	const filter = call.query.get('$filter');
	const passes = filter === null ? undefined : rowTest(parseFilter(filter, operatorsOf(operation)), fields);
	const order = call.query.get('$orderby');
	const terms = order === null ? undefined : orderTerms(order, fields);
	let rows: readonly Row[] = 'rows' in source ? source.rows() : source;
	if (hideInactive) rows = rows.filter((row) => row.activeStatus !== false);
	rows = between(call, rows);
	const search = call.query.get('$search');
	if (search) rows = rows.filter((row) => mentions(row, search.replace(/^"|"$/g, '').toLowerCase()));
	if (passes) rows = rows.filter(passes);
	return sliceable(terms ? sorted(rows, terms) : rows);
}

interface Sliceable {
	length?: number;
	count?: number;
	slice(start: number, end: number, length: number): readonly Row[];
}

function sliceable(source: Source): Sliceable {
	if (!('rows' in source)) return source as readonly Row[];
	return { count: source.count, slice: (start, _, length) => source.slice(start, length) };
}

/** The operators a resource's own page lists for `$filter`, such as "eq contains() and or". */
function operatorsOf(operation: ServedOperation): Set<string> {
	const text = operation.query.find((one) => one.name === '$filter')?.description ?? '';
	return new Set(
		text
			.split(';')[0]!
			.split(' ')
			.filter((word) => word !== ''),
	);
}

function mentions(row: Row, text: string): boolean {
	return Object.values(row).some((value) => typeof value === 'string' && value.toLowerCase().includes(text));
}

/** `from` and `to` of usage and adjustment items: by the day they were submitted. */
function between(call: Call, rows: readonly Row[]): readonly Row[] {
	const from = Date.parse(call.query.get('from') ?? '') || -Infinity;
	const to = Date.parse(call.query.get('to') ?? '') || Infinity;
	if (from === -Infinity && to === Infinity) return rows;
	return rows.filter((row) => {
		const at = Date.parse(String(row.dateSubmitted));
		return at >= from && at <= to;
	});
}

interface OrderTerm {
	field: string;
	sign: number;
}

function orderTerms(order: string, fields: readonly string[]): OrderTerm[] {
	const terms = order.split(',').map((term) => {
		const [name = '', direction = 'asc', ...rest] = term.trim().split(/\s+/);
		if (rest.length > 0 || !['asc', 'desc'].includes(direction))
			throw badRequest(`$orderby cannot be read: "${term.trim()}".`);
		return { field: fieldName(name, fields), sign: direction === 'asc' ? 1 : -1 };
	});
	if (terms.length > MOST_ORDER_FIELDS) throw badRequest(`$orderby takes at most ${MOST_ORDER_FIELDS} fields.`);
	return terms;
}

function sorted(rows: readonly Row[], terms: readonly OrderTerm[]): Row[] {
	return [...rows].sort((one, other) => {
		for (const { field, sign } of terms) {
			const difference = compareValues(one[field], other[field]);
			if (difference !== 0) return sign * difference;
		}
		return 0;
	});
}

function compareValues(one: unknown, other: unknown): number {
	if (one === other) return 0;
	if (one === null || one === undefined) return -1;
	if (other === null || other === undefined) return 1;
	return one > other ? 1 : -1;
}

function wholeNumber(call: Call, name: string, otherwise: number): number {
	const text = call.query.get(name);
	if (text === null) return otherwise;
	if (!/^\d+$/.test(text)) throw badRequest(`${name} must be a non-negative integer, not "${text}".`);
	return Number(text);
}

/** The same request further on; absolute, and for clients opaque (OData 4.01 part 1, section 11.2.6.7). */
function nextLink(call: Call, skip: number): string {
	const url = new URL(call.origin + call.path + call.search);
	url.searchParams.set('$skip', String(skip));
	return url.href.replaceAll('%24', '$');
}
