import fc from 'fast-check';
import { pagePager } from '../../../../engine/paging/page';
import { SettingsError } from '../../../../engine/settings';
import type { Paging } from '../../../../engine/vendor';
import { numberIn, pageOf, records, walk, wish, type Query, type Reply } from '../../support/vendorList.mts';

type Facts = Extract<Paging, { style: 'page' }>;

/** page from 1, meta.total, nothing beyond 10,000 (Envoy). */
const withTotal: Facts = {
	style: 'page',
	page: { parameter: 'page', first: 1 },
	size: { parameter: 'perPage', max: 100 },
	totalPath: 'meta.total',
	ceiling: 10_000,
};

/** page from 0, a flag on the last page (Spring, as Envizage). */
const withFlag: Facts = { style: 'page', page: { parameter: 'page', first: 0 }, size: { parameter: 'size', max: 100 }, lastPath: 'last' };

/** Nothing but the records. */
const bare: Facts = { style: 'page', page: { parameter: 'page', first: 1 }, size: { parameter: 'size', max: 100 } };

function vendor(facts: Facts, total: number, unasked = 20) {
	return (query: Query): Reply => {
		const size = Math.min(facts.size.max, numberIn(query, facts.size.parameter, unasked));
		const index = numberIn(query, facts.page.parameter, facts.page.first) - facts.page.first;
		const items = records(total).slice(index * size, (index + 1) * size);
		return { items, body: { items, meta: { total }, last: (index + 1) * size >= total } };
	};
}

describe.each([
	['a total', withTotal],
	['a flag on the last page', withFlag],
	['neither', bare],
])('a list with %s', (_name, facts) => {
	test('property: is read once, in order, and to its end', () => {
		fc.assert(
			fc.property(fc.nat(450), fc.integer({ min: 1, max: 100 }), (total, max) => {
				const sized = { ...facts, size: { ...facts.size, max } };
				expect(walk(pagePager(sized, wish()), new Map(), vendor(sized, total)).items).toEqual(records(total));
			}),
		);
	});

	test('property: with the builder\'s own size and first page, the rest is read from there', () => {
		fc.assert(
			fc.property(fc.nat(300), fc.integer({ min: 1, max: 100 }), fc.nat(5), (total, size, skippedPages) => {
				const own = new Map([
					[facts.size.parameter, String(size)],
					[facts.page.parameter, String(facts.page.first + skippedPages)],
				]);
				const pager = pagePager(facts, wish({ own }));
				expect(pager.firstQuery).toEqual([]);
				expect(walk(pager, own, vendor(facts, total)).items).toEqual(records(total).slice(skippedPages * size));
			}),
		);
	});

	test('asks for as many as are wanted, up to the vendor\'s most', () => {
		const size = (limit: number | undefined) => new Map(pagePager(facts, wish({ limit })).firstQuery).get(facts.size.parameter);
		expect([size(1), size(50), size(100), size(1000), size(undefined)]).toEqual(['1', '50', '100', '100', '100']);
	});

	test('an empty page is the end, whatever the vendor says', () => {
		const body = { meta: { total: 5000 }, last: false };
		expect(pagePager(facts, wish()).next(pageOf(body, 0))).toBeUndefined();
	});
});

describe('end conditions', () => {
	const next = (facts: Facts, body: unknown, count: number, isPagedPath = true) =>
		pagePager(facts, wish({ isPagedPath })).next(pageOf(body, count));

	test('a total that is reached ends a full page', () => {
		expect(next(withTotal, { meta: { total: 100 } }, 100)).toBeUndefined();
	});

	test('a total that is not reached goes on after a page that is not full', () => {
		expect(next(withTotal, { meta: { total: 100 } }, 60)).toEqual({ query: [['page', '2']] });
	});

	test.each([[undefined], [null], ['100']])('a total of %j is none: a page that is not full is the end', (total) => {
		expect(next(withTotal, { meta: { total } }, 60)).toBeUndefined();
		expect(next(withTotal, { meta: { total } }, 100)).toEqual({ query: [['page', '2']] });
	});

	test('what was left out by beginning at a later page counts as read', () => {
		const begunAt = (page: string) => pagePager(withTotal, wish({ own: new Map([['page', page]]) }));
		expect(begunAt('3').next(pageOf({ meta: { total: 300 } }, 100))).toBeUndefined();
		expect(begunAt('3').next(pageOf({ meta: { total: 301 } }, 100))).toEqual({ query: [['page', '4']] });
	});

	test('a flag that says "not the last" goes on after a page that is not full', () => {
		expect(next(withFlag, { last: false }, 60)).toEqual({ query: [['page', '1']] });
	});

	test('a flag that says "the last" ends a full page', () => {
		expect(next(withFlag, { last: true }, 100)).toBeUndefined();
	});

	test('on a path that is not known to be paged, only the vendor\'s own word goes on', () => {
		expect(next(bare, {}, 100, false)).toBeUndefined();
		expect(next(withFlag, {}, 100, false)).toBeUndefined();
		expect(next(withFlag, { last: false }, 20, false)).toEqual({ query: [['page', '1']] });
		expect(next(withTotal, { meta: { total: 60 } }, 20, false)).toEqual({ query: [['page', '2']] });
	});

	test('such a path gets no parameter', () => {
		expect(pagePager(withTotal, wish({ isPagedPath: false })).firstQuery).toEqual([]);
	});
});

describe('the vendor\'s ceiling: page × size stays within 10,000', () => {
	test('a list of exactly 10,000 is read', () => {
		expect(walk(pagePager(withTotal, wish()), new Map(), vendor(withTotal, 10_000)).items).toHaveLength(10_000);
	});

	test('a longer one is an error that says how many there are and what to do, not a part of it', () => {
		const read = () => walk(pagePager(withTotal, wish()), new Map(), vendor(withTotal, 12_345));
		expect(read).toThrow(SettingsError);
		expect(read).toThrow(/12345.*10000.*filter/);
	});

	test('a vendor that names no total: there are more than were read', () => {
		const pager = pagePager({ ...withTotal, totalPath: undefined, ceiling: 100 }, wish());
		expect(() => pager.next(pageOf({}, 100))).toThrow(/more than 100 records.*only the first 100 .*filter.*100 or less/);
	});

	test('no request is made beyond it', () => {
		const asked: number[] = [];
		const answer = (query: Query) => {
			asked.push(numberIn(query, 'page', 1) * numberIn(query, 'perPage', 100));
			return vendor(withTotal, 12_345)(query);
		};
		expect(() => walk(pagePager(withTotal, wish()), new Map(), answer)).toThrow();
		expect(Math.max(...asked)).toBe(10_000);
	});
});
