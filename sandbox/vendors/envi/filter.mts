import type { Row } from '../../records/collection.mts';
import { badRequest } from './errors.mts';
import type { Comparison, Filter, Literal } from './filterSyntax.mts';

/** Turns a filter into a test of rows. Field names may start with a capital, as in the vendor's Postman samples. */
export function rowTest(filter: Filter, fields: readonly string[]): (row: Row) => boolean {
	switch (filter.kind) {
		case 'and':
		case 'or': {
			const tests = filter.parts.map((part) => rowTest(part, fields));
			return filter.kind === 'and'
				? (row) => tests.every((test) => test(row))
				: (row) => tests.some((test) => test(row));
		}
		case 'contains': {
			const field = fieldName(filter.field, fields);
			const wanted = filter.value.toLowerCase();
			return (row) =>
				String(row[field] ?? '')
					.toLowerCase()
					.includes(wanted);
		}
		case 'in': {
			const field = fieldName(filter.field, fields);
			return (row) => filter.values.some((value) => compare(row[field], value, field) === 0);
		}
		case 'compare': {
			const field = fieldName(filter.field, fields);
			return (row) => holds(filter.operator, compare(row[field], filter.value, field));
		}
	}
}

export function fieldName(name: string, fields: readonly string[]): string {
	const lowered = name.charAt(0).toLowerCase() + name.slice(1);
	const found = fields.find((field) => field === name || field === lowered);
	if (!found) throw badRequest(`Could not find a property named "${name}".`);
	return found;
}

function holds(operator: Comparison, order: number | undefined): boolean {
	if (order === undefined) return false;
	return { eq: order === 0, gt: order > 0, ge: order >= 0, lt: order < 0, le: order <= 0 }[operator];
}

const isDate = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value);

/** Below, at or above zero; undefined where the two cannot be ordered, as with null. */
function compare(value: unknown, literal: Literal, field: string): number | undefined {
	if (value === null || value === undefined || literal === null) return value === literal ? 0 : undefined;
	if (typeof value !== typeof literal) {
		throw badRequest(`$filter: "${field}" holds a ${typeof value}, not a ${typeof literal}.`);
	}
	if (isDate(value) && isDate(literal)) return Date.parse(value) - Date.parse(literal);
	if (value === literal) return 0;
	return value > literal ? 1 : -1;
}
