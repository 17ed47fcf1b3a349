import fc from 'fast-check';
import { cursorPager } from '../../../../engine/paging/cursor';
import { numberIn, pageOf, records, walk, type Query } from '../../support/vendorList.mts';

const facts = { style: 'cursor', cursor: { parameter: 'nextKey', path: 'nextKey' } } as const;

/** As Enboarder documents it: the key comes with the page and goes back with the same filters. */
const vendor = (total: number, size: number) => (query: Query) => {
	expect(query.get('filter')).toBe('kept');
	const from = numberIn(query, 'nextKey', 0);
	const items = records(total).slice(from, from + size);
	const more = from + size < total ? { nextKey: String(from + size) } : {};
	return { items, body: { items, ...more } };
};

test('property: any list is read once, in order, and to its end, with the filters in every request', () => {
	fc.assert(
		fc.property(fc.nat(300), fc.integer({ min: 1, max: 60 }), (total, size) => {
			expect(walk(cursorPager(facts), new Map([['filter', 'kept']]), vendor(total, size)).items).toEqual(records(total));
		}),
	);
});

describe('the key', () => {
	const next = (body: unknown) => cursorPager(facts).next(pageOf(body, 5));

	test.each([
		['a text', 'a b', 'a b'],
		['a number', 500, '500'],
		['zero', 0, '0'],
	])('%s is sent back', (_name, nextKey, text) => {
		expect(next({ nextKey })).toEqual({ query: [['nextKey', text]] });
	});

	test.each([[''], [null], [undefined], [false], [{}], [[]]])('%j is the end', (nextKey) => {
		expect(next({ nextKey })).toBeUndefined();
	});

	test('a bare list has none', () => {
		expect(next([{ nextKey: 'x' }])).toBeUndefined();
	});
});

test('nothing is added to the first request', () => {
	expect(cursorPager(facts).firstQuery).toEqual([]);
});
