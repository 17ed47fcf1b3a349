import type { QueryPair } from '../http/url';
import { mixesAndOr, odataPairs, type Condition } from '../query/odata';
import type { Vendor } from '../vendor';
import type { ParameterReader } from './parameters';
import { textParameter, wholeNumber } from './text';

interface RawOData {
	conditions?: { condition?: Array<Partial<Record<keyof Condition, unknown>>> };
	join?: string;
	filter?: unknown;
	orderBy?: { field?: Array<{ field?: unknown; descending?: boolean }> };
	search?: unknown;
	skip?: unknown;
	top?: unknown;
}

/** The OData fields of an item as query pairs. */
export function readOData(reader: ParameterReader, item: number): QueryPair[] {
	const raw = reader.get<RawOData>('odata', item, {});
	return odataPairs({
		conditions: (raw.conditions?.condition ?? []).map(({ field, operator, value, type }) => ({
			field: textParameter(field, 'Field'),
			operator: textParameter(operator ?? 'eq', 'Operator'),
			value: textParameter(value, 'Value'),
			type: textParameter(type ?? 'text', 'Type'),
		})),
		join: raw.join === 'or' ? 'or' : 'and',
		filter: textParameter(raw.filter, 'Filter Expression'),
		orderBy: (raw.orderBy?.field ?? []).map(({ field, descending }) => ({ field: textParameter(field, 'Field'), descending: descending === true })),
		search: textParameter(raw.search, 'Search'),
		skip: raw.skip === undefined ? undefined : wholeNumber(raw.skip, 'Skip', 0),
		top: raw.top === undefined ? undefined : wholeNumber(raw.top, 'Top'),
	});
}

/** What the vendor's own pages contradict each other about: told as a hint, not refused. */
export function odataHint({ displayName, odata }: Vendor, query: URLSearchParams): string | undefined {
	if (!odata) return undefined;
	const fields = (query.get('$orderby') ?? '').split(',').filter((field) => field.trim() !== '').length;
	if (fields > 1) return `${displayName}'s pages disagree on whether a list can be sorted by more than one field. Check the order of the result.`;
	if (mixesAndOr(query.get('$filter') ?? '')) return `One of ${displayName}'s pages says that a filter cannot mix "and" and "or". If it is refused, split the request.`;
	return undefined;
}
