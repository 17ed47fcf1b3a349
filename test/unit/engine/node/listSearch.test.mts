import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listSearches } from '../../../../engine/node/listSearch';
import type { Vendor } from '../../../../engine/vendor';
import { acmeWithOrders } from '../../support/acmeCatalogue.mts';
import { node } from '../../support/fakes.mts';
import { json, queryOf } from '../../support/itemRun.mts';
import { Wire } from '../../support/wire.mts';

const vendor: Vendor = acmeWithOrders;

/** The list in the editor, against a simulated vendor. */
function editor(replies: ConstructorParameters<typeof Wire>[0], of: Vendor = vendor) {
	const wire = new Wire(replies);
	const context = wire.context({
		getCurrentNodeParameter: (name: string) => (name === 'authentication' ? 'apiKey' : 'none'),
		getCredentials: async () => ({ baseUrl: 'https://api.example.com' }),
		getNode: () => ({ ...node, credentials: { acmeApi: { id: '1', name: 'Acme' } } }),
	}) as unknown as ILoadOptionsFunctions;
	const search = async (list: string, filter?: string, token?: string): Promise<INodeListSearchResult> => await listSearches(of)[list]!.call(context, filter, token);
	return { wire, search };
}

const shops = (from: number, count: number) => Array.from({ length: count }, (_, n) => ({ id: `s${from + n}`, no: from + n, address: { city: `City ${from + n}` } }));
/** Three shops a page, as the vendor has it. */
const pageOf = (url: string, all: unknown[]) => {
	const { page, size } = queryOf(url);
	const start = (Number(page) - 1) * Number(size);
	return json({ items: all.slice(start, start + Number(size)) });
};

test('there is a method for each list', () => {
	expect(Object.keys(listSearches(vendor))).toEqual(['shops', 'anvils']);
	expect(listSearches({ ...vendor, pickLists: undefined })).toEqual({});
});

test('shows names, sends values, and goes on where it ended', async () => {
	const { wire, search } = editor(({ url }) => pageOf(url, shops(1, 4)));
	const first = await search('shops');
	expect(first.results).toEqual([
		{ name: '1 - City 1', value: 's1' },
		{ name: '2 - City 2', value: 's2' },
		{ name: '3 - City 3', value: 's3' },
	]);
	const second = await search('shops', undefined, first.paginationToken);
	expect(second).toEqual({ results: [{ name: '4 - City 4', value: 's4' }] });
	expect(wire.sent.map(({ url }) => queryOf(url).page)).toEqual(['1', '2']);
});

test('asks for JSON, checks certificates and follows no redirect', async () => {
	const { wire, search } = editor([json({ items: [] })]);
	await search('shops');
	expect(wire.sent[0]).toMatchObject({ headers: { accept: 'application/json' }, timeout: 30_000, disableFollowRedirect: true });
	expect(wire.sent[0]).not.toHaveProperty('skipSslCertificateValidation');
});

test('without a search, an empty page is shown as it is, and the next when it is wanted', async () => {
	const { wire, search } = editor([json({ items: [{ no: 1 }, { no: 2 }, { no: 3 }] })]);
	expect(await search('shops', ' ')).toEqual({ results: [], paginationToken: expect.stringContaining('page=2') });
	expect(wire.sent).toHaveLength(1);
});

test('what the vendor has searched is shown page by page, whatever is in it', async () => {
	const { wire, search } = editor([json({ items: [{}, {}, {}] })], { ...vendor, pagedPaths: ['/v1/anvils'] });
	expect((await search('anvils', 'big')).paginationToken).toContain('page=2');
	expect(wire.sent).toHaveLength(1);
});

test('a next page by link', async () => {
	const linked: Vendor = { ...vendor, paging: { style: 'nextLink', linkPaths: ['next'] } };
	const { wire, search } = editor((_options, count) => json({ items: [{ id: count }], ...(count === 1 ? { next: '/v1/list?from=2' } : {}) }), linked);
	const { paginationToken } = await search('shops');
	expect(paginationToken).toBe('https://api.example.com/v1/list?from=2');
	expect(await search('shops', undefined, paginationToken)).toEqual({ results: [{ name: '2', value: 2 }] });
	expect(wire.sent).toHaveLength(2);
});

test('a link that leads elsewhere is refused', async () => {
	const linked: Vendor = { ...vendor, paging: { style: 'nextLink', linkPaths: ['next'] } };
	await expect(editor([json({ items: [], next: 'https://evil.example.org/' })], linked).search('shops')).rejects.toThrow('https://evil.example.org');
});

test('what has no text is left out of a name', async () => {
	const { search } = editor([json({ items: [{ id: 's1', no: null, address: { city: 'Ulm' } }, { id: 's2', no: '', address: { city: 'Rom' } }, { id: 's3', no: 3, address: null }, { id: null, no: 4 }] })]);
	expect((await search('shops')).results.map(({ name }) => name)).toEqual(['Ulm', 'Rom', '3']);
});

test('an answer that is no list is an empty one', async () => {
	expect(await editor([json({ id: 1 })]).search('shops')).toEqual({ results: [] });
});

test('a search that the vendor does', async () => {
	const { wire, search } = editor([json({ items: [{ id: 7, name: 'Big & heavy' }] })]);
	expect(await search('anvils', ' big & ')).toEqual({ results: [{ name: 'Big & heavy', value: 7 }] });
	expect(queryOf(wire.sent[0]?.url ?? '')).toMatchObject({ q: 'big &' });
});

test('a search in OData, in several fields at once', async () => {
	const odata = { ...vendor, pickLists: { shops: { path: '/v1/list', value: 'id', label: ['no'], what: 'shop', search: { odata: ['no', 'name'] } } } };
	const { wire, search } = editor([json({ items: [] })], odata);
	await search('shops', 'O\'Hara');
	expect(queryOf(wire.sent[0]?.url ?? '').$filter).toBe('contains(no,\'O\'\'Hara\') or contains(name,\'O\'\'Hara\')');
});

test('where the vendor cannot search, the pages are looked through', async () => {
	const { wire, search } = editor(({ url }) => pageOf(url, shops(1, 10)));
	expect((await search('shops', 'city 8')).results).toEqual([{ name: '8 - City 8', value: 's8' }]);
	expect(wire.sent).toHaveLength(3);
});

test('but not for ever', async () => {
	const { wire, search } = editor(({ url }) => pageOf(url, shops(1, 1000)));
	const { results, paginationToken } = await search('shops', 'nowhere');
	expect(results).toEqual([]);
	expect(paginationToken).toBeDefined();
	expect(wire.sent).toHaveLength(20);
});

test('a record without the value cannot be picked; one without a name shows its value', async () => {
	const { search } = editor([json({ items: [{ no: 1 }, { id: 's2' }, 'text', null, { id: {} }] })]);
	expect((await search('shops')).results).toEqual([{ name: 's2', value: 's2' }]);
});

test('a token that points elsewhere is refused before anything is sent', async () => {
	const { wire, search } = editor([json({ items: [] })]);
	await expect(search('shops', undefined, 'https://evil.example.org/v1/list')).rejects.toThrow('https://evil.example.org');
	expect(wire.sent).toHaveLength(0);
});

test('a refusal is told in the vendor\'s words', async () => {
	const { search } = editor([json({ error: 'no shops for you' }, { status: 403 })]);
	await expect(search('shops')).rejects.toMatchObject({ description: expect.stringContaining('no shops for you') });
});

test('a map is a list of its entries', async () => {
	const mapped = { ...vendor, pickLists: { shops: { path: '/v1/map', map: true as const, value: 'key', label: ['value'], what: 'shop' } } };
	const { search } = editor([json({ 12: 'Uptown', 7: 'Downtown' })], mapped);
	expect(await search('shops', 'up')).toEqual({ results: [{ name: 'Uptown', value: '12' }] });
});

test('where sources differ between a map and a list, both are taken, and the first field that is there', async () => {
	const list = { path: '/v1/map', map: true as const, value: ['value', 'no'], label: ['value', 'title'], what: 'shop' };
	const mapped = { ...vendor, pickLists: { shops: list } };
	expect(await editor([json({ 12: 'Uptown' })], mapped).search('shops')).toEqual({ results: [{ name: 'Uptown', value: 'Uptown' }] });
	expect(await editor([json([{ no: 'up', title: 'Uptown' }])], mapped).search('shops')).toEqual({ results: [{ name: 'Uptown', value: 'up' }] });
});

test('a list that the way in does not have says so', async () => {
	const other = { ...vendor, pickLists: { shops: { path: { oAuth2: '/v2/list' }, value: 'id', label: ['no'], what: 'shop' } } };
	await expect(editor([], other).search('shops')).rejects.toThrow('Type the ID');
});

test('the credential is that of the way in that was chosen', async () => {
	const [way] = vendor.signIns;
	const several = { ...vendor, signIns: ['apiKey', 'oAuth2'].map((value) => ({ ...way!, option: { value, name: value } })) };
	expect((await editor([json({ items: [{ id: 1 }] })], several).search('shops')).results).toHaveLength(1);
	expect((await editor([json({ items: [{ id: 1 }] })], several).search('anvils')).results).toHaveLength(1);
	const other = { ...several, signIns: several.signIns.slice(1).concat(several.signIns.slice(1)) };
	await expect(editor([json({ items: [] })], other).search('shops')).rejects.toThrow('no way in called "apiKey"');
});
