import fc from 'fast-check';
import { offsetPager } from '../../../../engine/paging/offset';
import { numberIn, pageOf, records, walk, wish, type Query } from '../../support/vendorList.mts';

const facts = { style: 'offset', offset: { parameter: 'skip' }, size: { parameter: 'limit', max: 100 } } as const;

/** As Envoke documents it: 10 unless asked, plain array, no total. What it does above 100 is not documented; here it gives 100. */
const vendor = (total: number) => (query: Query) => {
	const skip = numberIn(query, 'skip', 0);
	const items = records(total).slice(skip, skip + Math.min(100, numberIn(query, 'limit', 10)));
	return { items, body: items };
};

test('property: any list is read once, in order, and to its end', () => {
	fc.assert(
		fc.property(fc.nat(450), fc.integer({ min: 1, max: 100 }), (total, max) => {
			const pager = offsetPager({ ...facts, size: { parameter: 'limit', max } }, wish());
			expect(walk(pager, new Map(), vendor(total)).items).toEqual(records(total));
		}),
	);
});

test('property: with a limit, enough is read, and no more pages than needed', () => {
	fc.assert(
		fc.property(fc.nat(450), fc.integer({ min: 1, max: 300 }), (total, limit) => {
			const { asked, items } = walk(offsetPager(facts, wish({ limit })), new Map(), vendor(total));
			expect(items.slice(0, limit)).toEqual(records(total).slice(0, limit));
			expect(asked[0]).toBe(`skip=0&limit=${Math.min(limit, 100)}`);
		}),
	);
});

describe('the builder\'s own query wins', () => {
	test.each([
		['a size', { limit: '7' }, 0],
		['a beginning', { skip: '30' }, 30],
		['both', { skip: '30', limit: '7' }, 30],
	])('%s', (_name, own, from) => {
		const query = new Map(Object.entries(own));
		const pager = offsetPager(facts, wish({ own: query }));
		expect(pager.firstQuery.map(([name]) => name).filter((name) => query.has(name))).toEqual([]);
		expect(walk(pager, query, vendor(55)).items).toEqual(records(55).slice(from));
	});

	test.each([['0'], ['-3'], ['x'], ['1.5'], ['']])('a size of %j cannot be counted with; ours counts for the end', (limit) => {
		const pager = offsetPager(facts, wish({ own: new Map([['limit', limit]]) }));
		expect(pager.next(pageOf([], 0))).toBeUndefined();
	});

	/** The vendor gives its most; a page of 100 is full, whatever was asked. Otherwise Return All returns a part without a word. */
	test('a size above the vendor\'s most does not end the list after one page', () => {
		const own = new Map([['limit', '500']]);
		expect(walk(offsetPager(facts, wish({ own })), own, vendor(250)).items).toEqual(records(250));
	});
});

test('an empty page is the last, also where the total says that there is more', () => {
	const pager = offsetPager({ ...facts, totalPath: 'meta.total' }, wish());
	expect(pager.next(pageOf({ meta: { total: 300 } }, 100))).toEqual({ query: [['skip', '100']] });
	expect(pager.next(pageOf({ meta: { total: 300 } }, 0))).toBeUndefined();
});

describe('a path that is not known to be paged', () => {
	test('gets no parameter and is asked once', () => {
		const pager = offsetPager(facts, wish({ isPagedPath: false }));
		expect(pager.firstQuery).toEqual([]);
		expect(pager.next(pageOf([], 1000))).toBeUndefined();
	});
});

test('an empty list is asked for once', () => {
	expect(walk(offsetPager(facts, wish()), new Map(), vendor(0)).asked).toEqual(['skip=0&limit=100']);
});

test('a last page that is full is followed by an empty one', () => {
	expect(walk(offsetPager(facts, wish()), new Map(), vendor(200)).asked).toEqual(['skip=0&limit=100', 'skip=100&limit=100', 'skip=200&limit=100']);
});

test('with a total, it decides: a vendor that gives smaller pages than asked for is read to the end', () => {
	const small = (query: Query) => {
		const skip = numberIn(query, 'skip', 0);
		const items = records(130).slice(skip, skip + Math.min(25, numberIn(query, 'limit', 25)));
		return { items, body: { items, meta: { total: 130 } } };
	};
	const { items, asked } = walk(offsetPager({ ...facts, totalPath: 'meta.total' }, wish()), new Map(), small);
	expect(items).toEqual(records(130));
	expect(asked).toHaveLength(6);
});
