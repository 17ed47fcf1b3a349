import fc from 'fast-check';
import { nextLinkPager } from '../../../../engine/paging/nextLink';
import { numberIn, pageOf, records, walk, wish, type Query, type Reply } from '../../support/vendorList.mts';

/** As Envi documents it. */
const facts = {
	style: 'nextLink',
	linkPaths: ['@odata.nextLink', 'nextPageLink'],
	size: { parameter: '$top', max: 5000 },
	skip: { parameter: '$skip', countPath: '@odata.count' },
} as const;

/**
 * Server-driven paging (OData 4.01 protocol §11.2.6.7): pages of `most`, and a link while there is more.
 * @param topIsTotal the vendor takes $top for all that is wanted (as OData's text has it) and gives no link once it is served
 */
function vendor(total: number, most: number, topIsTotal: boolean, linkName: string = '@odata.nextLink') {
	return (query: Query): Reply => {
		const skip = numberIn(query, '$skip', 0);
		const top = numberIn(query, '$top', 20);
		const items = records(total).slice(skip, skip + Math.min(top, most));
		const served = skip + items.length;
		const left = topIsTotal ? top - items.length : Infinity;
		const link = served < total && left > 0 && items.length > 0 ? { [linkName]: `?$skip=${served}&$top=${topIsTotal ? left : top}` } : {};
		return { items, body: { '@odata.count': total, value: items, ...link } };
	};
}

describe.each([
	['gives a link while there is more', false],
	['takes $top for a total', true],
])('a vendor that %s', (_name, topIsTotal) => {
	test('property: any list is read once, in order, and to its end', () => {
		fc.assert(
			fc.property(fc.nat(300), fc.integer({ min: 1, max: 60 }), (total, max) => {
				const pager = nextLinkPager({ ...facts, size: { parameter: '$top', max } }, wish());
				expect(walk(pager, new Map(), vendor(total, max, topIsTotal)).items).toEqual(records(total));
			}),
		);
	});

	test('property: the builder\'s own $skip and $top win', () => {
		fc.assert(
			fc.property(fc.nat(300), fc.integer({ min: 1, max: 60 }), fc.nat(100), (total, top, skip) => {
				const own = new Map([
					['$top', String(top)],
					['$skip', String(skip)],
				]);
				const pager = nextLinkPager(facts, wish({ own }));
				expect(pager.firstQuery).toEqual([]);
				expect(walk(pager, own, vendor(total, 60, topIsTotal)).items).toEqual(records(total).slice(skip));
			}),
		);
	});
});

test('pages that the vendor makes smaller than asked are followed by their links', () => {
	const { items, asked } = walk(nextLinkPager(facts, wish()), new Map(), vendor(250, 100, false));
	expect(items).toEqual(records(250));
	expect(asked).toHaveLength(3);
});

test('the second name of the link', () => {
	expect(walk(nextLinkPager(facts, wish()), new Map(), vendor(120, 50, false, 'nextPageLink')).items).toEqual(records(120));
});

describe('end conditions', () => {
	const next = (body: unknown, count: number, isPagedPath = true) => nextLinkPager(facts, wish({ isPagedPath, limit: 20 })).next(pageOf(body, count));

	test('the link is opaque: it comes back as it is', () => {
		expect(next({ '@odata.nextLink': 'odata/x?$skiptoken=a%2Bb+c' }, 20)).toEqual({ link: 'odata/x?$skiptoken=a%2Bb+c' });
	});

	test('a link counts on a path that is not known to be paged as well', () => {
		expect(next({ '@odata.nextLink': '?x' }, 3, false)).toEqual({ link: '?x' });
	});

	test.each([[''], [null], [undefined], [7]])('a link of %j is none', (link) => {
		expect(next({ '@odata.nextLink': link }, 3)).toBeUndefined();
	});

	test.each([
		['a full page, and the count says more', { '@odata.count': 21 }, 20, true],
		['a full page, and the count says all', { '@odata.count': 20 }, 20, false],
		// The size may be a total to the service (OData protocol §11.2.6.3): only an empty answer tells.
		['a full page without a count', {}, 20, true],
		['a page that is not full', { '@odata.count': 21 }, 19, false],
		['nothing', { '@odata.count': 21 }, 0, false],
	])('%s: goes on is %s', (_name, body, count, goesOn) => {
		expect(next(body, count as number) !== undefined).toBe(goesOn);
	});

	/** With IEEE754Compatible the count is text (OData JSON format 4.01 §3.2); nothing hangs on it. */
	test('a count that is no number does not end the list', () => {
		expect(next({ '@odata.count': '20' }, 20)).toEqual({ query: [['$skip', '20']] });
	});

	test('an empty page is the end also where the pages before it made up the size', () => {
		const pager = nextLinkPager(facts, wish({ limit: 20 }));
		expect(pager.next(pageOf({ '@odata.nextLink': '?a' }, 20))).toEqual({ link: '?a' });
		expect(pager.next(pageOf({}, 0))).toBeUndefined();
	});

	test('not on a path that is not known to be paged', () => {
		expect(next({ '@odata.count': 21 }, 20, false)).toBeUndefined();
	});
});

test('asks for as many as are wanted, up to the vendor\'s most', () => {
	const top = (limit: number | undefined) => nextLinkPager(facts, wish({ limit })).firstQuery;
	expect(top(50)).toEqual([['$top', '50']]);
	expect(top(9999)).toEqual([['$top', '5000']]);
	expect(top(undefined)).toEqual([['$top', '5000']]);
	expect(nextLinkPager(facts, wish({ isPagedPath: false })).firstQuery).toEqual([]);
});

/** OData JSON format 4.01 §4.3: a relative URL counts from the context URL, which may be relative to the request's. */
describe('a relative link', () => {
	const url = 'https://api.example.com/v2/reports/list?$top=20';
	const linkOf = (context: unknown, link: string) => nextLinkPager(facts, wish()).next(pageOf({ '@odata.context': context, '@odata.nextLink': link }, 20, { url }));

	test.each<[string, unknown, string, string]>([
		['from an absolute context', 'https://api.example.com/odata/$metadata#Things', 'Things?$skiptoken=2', 'https://api.example.com/odata/Things?$skiptoken=2'],
		['from a context that is relative itself', '../odata/$metadata#Things', 'Things?$skiptoken=2', 'https://api.example.com/v2/odata/Things?$skiptoken=2'],
		['an absolute one goes where it says', 'https://api.example.com/odata/$metadata', 'https://other.example.com/x', 'https://other.example.com/x'],
		['without a context stays as it is', undefined, 'Things?$skiptoken=2', 'Things?$skiptoken=2'],
		['with a context that is no text', 7, 'Things?$skiptoken=2', 'Things?$skiptoken=2'],
		['with a context that is no URL', 'https://', 'Things?$skiptoken=2', 'Things?$skiptoken=2'],
		['that is no URL stays as it is', 'https://api.example.com/odata/$metadata', 'https://', 'https://'],
	])('%s', (_what, context, link, expected) => {
		expect(linkOf(context, link)).toEqual({ link: expected });
	});
});
