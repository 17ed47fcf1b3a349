import { ok, type Answer, type Call } from '../../core/call.mts';
import type { Row } from '../../records/collection.mts';
import { envizageRefusal } from './errors.mts';

const DEFAULT_SIZE = 20;
/** The largest size is not published; this is the framework's own. */
const LARGEST_SIZE = 2_000;

/** A page: `page` from 0, `size`, `sort=property,(asc|desc)` repeatable; the records are in `content`. */
export function pageAnswer(call: Call, all: readonly Row[]): Answer {
	const number = Number(call.query.get('page') ?? 0);
	const size = Number(call.query.get('size') ?? DEFAULT_SIZE);
	if (number < 0) throw envizageRefusal(call, 400, 'Page index must not be less than zero.');
	if (size < 1 || size > LARGEST_SIZE) throw envizageRefusal(call, 400, `size must be from 1 to ${LARGEST_SIZE}.`);
	const orders = call.query.getAll('sort').map((sort) => readSort(call, sort, all[0]));
	const rows = orders.length === 0 ? all : [...all].sort((one, other) => compareBy(orders, one, other));
	const content = rows.slice(number * size, (number + 1) * size);
	const totalPages = Math.ceil(rows.length / size);
	const sort = { sorted: orders.length > 0, unsorted: orders.length === 0, empty: orders.length === 0 };
	return ok({
		content,
		pageable: { pageNumber: number, pageSize: size, offset: number * size, paged: true, unpaged: false, sort },
		totalElements: rows.length,
		totalPages,
		number,
		size,
		numberOfElements: content.length,
		first: number === 0,
		last: number >= totalPages - 1,
		empty: content.length === 0,
		sort,
	});
}

interface Order {
	field: string;
	sign: number;
}

function readSort(call: Call, text: string, sample: Row | undefined): Order {
	const [field = '', direction = 'asc', more] = text.split(',');
	if (more !== undefined || !/^(?:asc|desc)$/i.test(direction))
		throw envizageRefusal(call, 400, `sort "${text}" is not property,(asc|desc).`);
	if (sample && !(field in sample)) throw envizageRefusal(call, 400, `No property ${field} found.`);
	return { field, sign: /^desc$/i.test(direction) ? -1 : 1 };
}

function compareBy(orders: readonly Order[], one: Row, other: Row): number {
	for (const { field, sign } of orders) {
		const [left, right] = [one[field], other[field]];
		const difference =
			typeof left === 'number' && typeof right === 'number'
				? left - right
				: String(left).localeCompare(String(right), 'en', { numeric: true });
		if (difference !== 0) return sign * difference;
	}
	return 0;
}
