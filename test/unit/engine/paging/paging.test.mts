import { pagerFor } from '../../../../engine/paging/paging';
import type { Vendor } from '../../../../engine/vendor';
import { enboarder } from '../../../../vendors/enboarder';
import { envi } from '../../../../vendors/envi';
import { envizage } from '../../../../vendors/envizage';
import { envoke } from '../../../../vendors/envoke';
import { envoy } from '../../../../vendors/envoy';
import { pageOf, wish } from '../../support/vendorList.mts';

/** The second request of each vendor's list, as its page documents it, after a first page of 50. */
describe('each vendor\'s way of paging', () => {
	test.each<[string, Vendor, first: object, body: unknown, next: unknown]>([
		['Envi: $top, then the link', envi, { $top: '50' }, { '@odata.nextLink': 'https://x/y' }, { link: 'https://x/y' }],
		['Envoy: page from 1 and perPage, meta.total', envoy, { page: '1', perPage: '50' }, { meta: { total: 70 } }, { query: [['page', '2']] }],
		['Envoke: skip and limit', envoke, { skip: '0', limit: '50' }, [], { query: [['skip', '50']] }],
		['Envizage: page from 0 and size', envizage, { page: '0', size: '50' }, { content: [], last: false }, { query: [['page', '1']] }],
		['Enboarder: nextKey', enboarder, {}, { items: [], nextKey: 'K' }, { query: [['nextKey', 'K']] }],
	])('%s', (_name, vendor, first, body, next) => {
		const pager = pagerFor(vendor.paging, wish({ limit: 50 }));
		expect(Object.fromEntries(pager.firstQuery)).toEqual(first);
		expect(pager.next(pageOf(body, 50))).toEqual(next);
	});

	test.each<[string, Vendor, Record<string, string>]>([
		['Envi: 5,000', envi, { $top: '5000' }],
		['Envoy: 100', envoy, { perPage: '100' }],
		['Envoke: 100', envoke, { limit: '100' }],
	])('the largest page that is documented is asked for when all is wanted: %s', (_name, vendor, size) => {
		expect(Object.fromEntries(pagerFor(vendor.paging, wish()).firstQuery)).toMatchObject(size);
	});
});
