import { jest } from '@jest/globals';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { RefusedError } from '../../../../engine/node/errors';
import { SettingsError } from '../../../../engine/settings';
import type { Vendor } from '../../../../engine/vendor';
import { acme } from '../../support/acme.mts';
import { ids, itemRun, json, queryOf, rows } from '../../support/itemRun.mts';
import { BASE, networkError, type WireReply } from '../../support/wire.mts';

/** Numbered pages, as Acme documents them. */
const numbered = (total: number) => ({ url }: IHttpRequestOptions): WireReply => {
	const { page = '1', size = '10' } = queryOf(url);
	const from = (Number(page) - 1) * Number(size);
	return json({ items: rows(from, Math.min(total, from + Number(size))) });
};
const many = (count: number) => Array.from({ length: count }, (_, index) => index);
const pair = (name: string, value: unknown) => ({ parameters: [{ name, value }] });

describe('pages', () => {
	test.each([0, 1, 2, 3, 4, 6, 7, 20])('%d records: each once and in order', async (total) => {
		const { run, wire } = itemRun(numbered(total));
		expect(ids(await run())).toEqual(many(total));
		expect(wire.sent).toHaveLength(Math.floor(total / 3) + 1);
	});

	test.each([
		[1, 1],
		[2, 1],
		[3, 1],
		[4, 2],
		[5, 2],
		[6, 2],
		[7, 3],
		[100, 7],
	])('with a limit of %d, %d requests for 20 records', async (limit, requests) => {
		const { run, wire } = itemRun(numbered(20), { parameters: { returnAll: false, limit } });
		expect(ids(await run())).toEqual(many(Math.min(limit, 20)));
		expect(wire.sent).toHaveLength(requests);
	});

	test('no more than Max Pages', async () => {
		const { run, wire } = itemRun(numbered(20), { options: { maxPages: 2 } });
		expect(ids(await run())).toEqual(many(6));
		expect(wire.sent).toHaveLength(2);
	});

	test('every page has the builder\'s query and headers', async () => {
		const parameters = { sendQuery: true, queryParameters: pair('filter', 'a b'), sendHeaders: true, headerParameters: pair('X-A', '1') };
		const { run, wire } = itemRun(numbered(7), { parameters });
		await run();
		expect(wire.urls.map(queryOf)).toEqual([1, 2, 3].map((page) => ({ filter: 'a b', page: String(page), size: '3' })));
		for (const { headers } of wire.sent) expect(headers).toMatchObject({ 'x-a': '1' });
	});

	test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'])('%s is one request', async (method) => {
		const { run, wire } = itemRun(numbered(20), { parameters: { method } });
		await run();
		expect(wire.urls).toEqual([`${BASE}/v1/list`]);
	});

	test('a path that is not known to be paged gets no parameter and is asked once', async () => {
		const { run, wire } = itemRun(numbered(20), { parameters: { path: '/v1/other' } });
		expect(ids(await run())).toEqual(many(10));
		expect(wire.urls).toEqual([`${BASE}/v1/other`]);
	});

	test('a record is one request', async () => {
		const { run, wire } = itemRun([json({ item: { id: 7 } })]);
		expect(ids(await run())).toEqual([7]);
		expect(wire.sent).toHaveLength(1);
	});

	test('a refusal in the middle is an error, not a part of the list', async () => {
		const { run } = itemRun((options, count) => (count < 3 ? numbered(20)(options) : json({ error: 'quota' }, { status: 403 })));
		await expect(run()).rejects.toThrow(RefusedError);
	});

	test('a page that breaks off is asked for again, and not twice in the output', async () => {
		jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
		const { run, wire } = itemRun((options, count) => (count === 2 ? networkError('ECONNRESET') : numbered(7)(options)), { options: { retry: { retry: { maxTries: 2 } } } });
		const running = run();
		await jest.advanceTimersByTimeAsync(10_000);
		jest.useRealTimers();
		expect(ids(await running)).toEqual(many(7));
		expect(wire.urls.map((url) => queryOf(url).page)).toEqual(['1', '2', '2', '3']);
	});
});

describe('a body that is wanted as it came', () => {
	test.each([
		['Split Into Items off', { splitIntoItems: false }],
		['with headers and status', { response: { response: { fullResponse: true } } }],
		['as text', { response: { response: { responseFormat: 'text' } } }],
	])('%s: with a limit, the first page', async (_name, options) => {
		const { run, wire } = itemRun(numbered(20), { options, parameters: { returnAll: false, limit: 50 } });
		expect(await run()).toHaveLength(1);
		expect(wire.sent).toHaveLength(1);
	});

	test.each([
		['Split Into Items off', { splitIntoItems: false }],
		['with headers and status', { response: { response: { fullResponse: true } } }],
	])('%s: with Return All, one item a page', async (_name, options) => {
		const { run } = itemRun(numbered(7), { options });
		expect(await run()).toHaveLength(3);
	});
});

describe('a list that turns in a circle ends in an error', () => {
	const cursor = { paginationMode: 'cursor', cursorParameter: 'after', cursorPath: 'next' };
	const link = { paginationMode: 'nextLink', nextLinkPath: 'next' };
	const CIRCLE = /Acme gave a page that was read already/;

	test('the vendor takes no page parameter, and gives the same full page for ever', async () => {
		const { run, wire } = itemRun([json({ items: rows(0, 3) })]);
		await expect(run()).rejects.toThrow(CIRCLE);
		expect(wire.sent).toHaveLength(2);
	});

	test('a link to the page itself', async () => {
		const { run, wire } = itemRun((_options, count) => json({ items: rows(count, count + 1), next: '/v1/list' }), { pagination: link });
		await expect(run()).rejects.toThrow(SettingsError);
		expect(wire.sent.length).toBeLessThan(4);
	});

	test('links that go round', async () => {
		const { run } = itemRun((_options, count) => json({ items: rows(count, count + 1), next: `/v1/list?p=${count % 3}` }), { pagination: link });
		await expect(run()).rejects.toThrow(CIRCLE);
	});

	test('a cursor that comes again', async () => {
		const { run } = itemRun((_options, count) => json({ items: rows(count, count + 1), next: 'same' }), { pagination: cursor });
		await expect(run()).rejects.toThrow(CIRCLE);
	});

	test('two pages that happen to be alike, with others between them, are none', async () => {
		const pages = [rows(0, 1), rows(1, 2), rows(0, 1)];
		const { run } = itemRun((_options, count) => json({ items: pages[count - 1], ...(count < 3 ? { next: String(count) } : {}) }), { pagination: cursor });
		expect(ids(await run())).toEqual([0, 1, 0]);
	});

	test('empty pages on the way, with cursors of their own, are none', async () => {
		const pages = [rows(0, 1), [], [], rows(1, 2)];
		const { run } = itemRun((_options, count) => json({ items: pages[count - 1], ...(count < 4 ? { next: String(count) } : {}) }), { pagination: cursor });
		expect(ids(await run())).toEqual([0, 1]);
	});

	test('a write that pages in its body asks the same URL, and is none', async () => {
		const pagination = { paginationMode: 'updateAParameterInEachRequest', parameters: { parameters: [{ type: 'body', name: 'page', value: '={{ $pageCount }}' }] } };
		const { run } = itemRun((_options, count) => json({ items: rows(count, count < 4 ? count + 1 : count) }), { pagination, parameters: { method: 'POST', sendBody: true } });
		expect(ids(await run())).toEqual([1, 2, 3]);
	});

	test('Max Pages comes first', async () => {
		const { run } = itemRun([json({ items: rows(0, 3) })], { options: { maxPages: 1 } });
		expect(ids(await run())).toEqual([0, 1, 2]);
	});

	/** Nothing else ends these: there would be requests, and records, until the memory is full. */
	test.each<[string, WireReply, Record<string, unknown>, Record<string, unknown>]>([
		['an empty page whose link leads to itself', json({ items: [], next: '/v1/list' }), link, {}],
		['an empty page with the same cursor for ever', json({ items: [], next: 'same' }), cursor, {}],
		['a list that is not where the vendor\'s lists are', json({ rows: rows(0, 3), next: '/v1/list' }), link, {}],
		['a record that links to itself', json({ id: 1, next: '/v1/list' }), { paginationMode: 'responseContainsNextURL', nextURL: '={{ $response.body.next }}' }, {}],
		[
			'text',
			{ status: 200, headers: { 'content-type': 'text/csv', link: '</v1/list>; rel="next"' }, body: Buffer.from('a,b') },
			{ paginationMode: 'linkHeader' },
			{ response: { response: { responseFormat: 'text' } } },
		],
		[
			'files',
			{ status: 200, headers: { 'content-type': 'application/pdf', link: '</v1/list>; rel="next"' }, body: Buffer.from('%PDF') },
			{ paginationMode: 'linkHeader' },
			{},
		],
		[
			'a refusal that is no error, page after page',
			json({ error: 'broken' }, { status: 500 }),
			{ paginationMode: 'updateAParameterInEachRequest', parameters: { parameters: [{ type: 'qs', name: 'page', value: '={{ $pageCount }}' }] } },
			{ response: { response: { neverError: true } } },
		],
	])('%s ends as well', async (_name, reply, pagination, options) => {
		const { run, wire } = itemRun([reply], { pagination, options, helpers: { prepareBinaryData: async () => ({ data: '', mimeType: '' }) } });
		await run().catch(() => undefined);
		expect(wire.sent.length).toBeLessThan(10);
	});
});

describe('the same page again, where nothing but its sameness tells', () => {
	const again = (options: object) => ({ paginationMode: 'updateAParameterInEachRequest', parameters: { parameters: [{ type: 'qs', name: 'page', value: '={{ $pageCount }}' }] }, ...options });

	test('one who waits for a job may hear the same three times more', async () => {
		const pagination = again({ paginationCompleteWhen: 'other', completeExpression: '={{ false }}' });
		const { run, wire } = itemRun([json({ state: 'busy' })], { pagination });
		await expect(run()).rejects.toThrow('gave a page that was read already');
		expect(wire.sent).toHaveLength(5);
	});

	test('also a list', async () => {
		const pagination = again({ paginationCompleteWhen: 'other', completeExpression: '={{ $pageCount >= 4 }}' });
		const { run } = itemRun([json({ items: rows(0, 1) })], { pagination });
		expect(ids(await run())).toEqual([0, 0, 0, 0]);
	});

	test('what is no list, at other addresses: three times more', async () => {
		const { run, wire } = itemRun([json({ state: 'busy' })], { pagination: again({}) });
		await expect(run()).rejects.toThrow('gave a page that was read already');
		expect(wire.sent).toHaveLength(5);
	});

	test('a list, at other addresses: not once', async () => {
		const { run, wire } = itemRun([json({ items: rows(0, 1) })], { pagination: again({}) });
		await expect(run()).rejects.toThrow('gave a page that was read already');
		expect(wire.sent).toHaveLength(2);
	});
});

describe('what is checked and told before and beside', () => {
	const odata: Vendor = { ...acme, odata: { root: '/odata/', metadataPath: '/odata/$metadata', limits: { top: 10, filterExpressions: 2, orderByFields: 2 } } };
	const query = (name: string, value: string) => ({ sendQuery: true, queryParameters: pair(name, value) });

	test('a documented limit, before anything is sent', async () => {
		const { run, wire } = itemRun([json({ items: [] })], { vendor: odata, parameters: query('$top', '11') });
		await expect(run()).rejects.toThrow('at most 10 records');
		expect(wire.sent).toHaveLength(0);
	});

	test.each<[string, Vendor, Record<string, unknown>]>([
		['a write', odata, { method: 'POST', ...query('$top', '11') }],
		['a vendor without OData', acme, query('$top', '11')],
		['a query within it', odata, query('$top', '10')],
	])('%s is not held to it', async (_what, vendor, parameters: Record<string, unknown>) => {
		const { run, wire } = itemRun([json({ items: [] })], { vendor, parameters });
		await run();
		expect(wire.sent).toHaveLength(1);
	});

	test('what the documents disagree about is a hint', async () => {
		const { run, hints } = itemRun([json({ items: [] })], { vendor: odata, parameters: query('$orderby', 'a,b') });
		await run();
		expect([...hints]).toEqual([expect.stringContaining('disagree')]);
		const plain = itemRun([json({ items: [] })], { vendor: odata, parameters: query('$orderby', 'a') });
		await plain.run();
		expect(plain.hints.size).toBe(0);
	});

	test.each<[string, Record<string, unknown>, WireReply, boolean]>([
		['a list as it came', { splitIntoItems: false }, json({ items: [] }), true],
		['a list with headers and status', { response: { response: { fullResponse: true } } }, json({ items: [] }), true],
		['a list in items', {}, json({ items: [] }), false],
		['a record as it came', { splitIntoItems: false }, json({ id: 1 }), false],
		['text as it came', { splitIntoItems: false }, { status: 200, headers: { 'content-type': 'text/plain' }, body: Buffer.from('items') }, false],
	])('%s: how to get items is told: %p %p %p', async (_what, options, reply, isTold) => {
		const { run, hints } = itemRun([reply], { options });
		await run();
		expect([...hints].some((hint) => hint.startsWith('To get one item for each record, switch Split Into Items on'))).toBe(isTold);
	});
});

describe('links', () => {
	const pagination = { paginationMode: 'nextLink', nextLinkPath: 'next' };
	const twoPages = (next: string) => (_options: unknown, count: number) => json({ items: rows(count, count + 1), ...(count === 1 ? { next } : {}) });

	test.each([
		['absolute', `${BASE}/v1/list?page=2`, `${BASE}/v1/list?page=2`],
		['from the root', '/v2/list?page=2', `${BASE}/v2/list?page=2`],
		['only a query', '?page=2', `${BASE}/v1/list?page=2`],
		['beside it', 'more?x=%2F', `${BASE}/v1/more?x=%2F`],
		['opaque: nothing is added to it', '/v1/list?token=a%2Bb+c', `${BASE}/v1/list?token=a%2Bb+c`],
	])('%s', async (_name, next, second) => {
		const { run, wire } = itemRun(twoPages(next), { pagination, parameters: { sendQuery: true, queryParameters: pair('filter', 'x') } });
		expect(ids(await run())).toEqual([1, 2]);
		expect(wire.urls).toEqual([`${BASE}/v1/list?filter=x`, second]);
	});

	test.each(['https://evil.example.org/list', '//evil.example.org/list', 'http://api.example.com/list', 'https://api.example.com:8443/', 'https://u:p@api.example.com/'])(
		'%s is refused before anything is sent there',
		async (next) => {
			const { run, wire } = itemRun(twoPages(next), { pagination });
			await expect(run()).rejects.toThrow(/link to the next page/);
			expect(wire.urls).toEqual([`${BASE}/v1/list`]);
		},
	);

	/** RFC 3986 §5.1.3: the base is the URI that was used last, "in the case of a redirect" the one that led to the representation. */
	test('after a redirect, a relative link counts from where the page came from', async () => {
		const { run, wire } = itemRun(({ url }) => (url.includes('/v1/') ? { status: 301, location: url.replace('/v1/', '/v2/') } : json({ items: rows(0, 1), ...(url.includes('?') ? {} : { next: '?page=2' }) })), {
			pagination,
			parameters: { path: '/v1/list' },
		});
		await run().catch(() => undefined);
		expect(wire.urls).toEqual([`${BASE}/v1/list`, `${BASE}/v2/list`, `${BASE}/v2/list?page=2`]);
	});
});

describe('a limit where no records are counted', () => {
	const link = { headers: { link: '</v1/other?p=2>; rel="next"' } };

	test.each<[string, WireReply]>([
		['text', { status: 200, headers: { 'content-type': 'text/csv', ...link.headers }, body: Buffer.from('a,b') }],
		['file', { status: 200, headers: { 'content-type': 'text/csv', ...link.headers }, body: Buffer.from('a,b') }],
	])('of %s means the first page', async (responseFormat, reply) => {
		const { run, wire } = itemRun([reply], {
			pagination: { paginationMode: 'linkHeader' },
			parameters: { returnAll: false, limit: 50 },
			options: { response: { response: { responseFormat } } },
			helpers: { prepareBinaryData: async () => ({ data: '', mimeType: '' }) },
		});
		await run();
		expect(wire.sent).toHaveLength(1);
	});

	test('text is there for the expressions', async () => {
		const pagination = { paginationMode: 'responseContainsNextURL', nextURL: '={{ $response.body.includes("more") ? "/v1/other?p=2" : "" }}' };
		const { run, wire } = itemRun((_options, count) => ({ status: 200, headers: { 'content-type': 'text/plain' }, body: Buffer.from(count === 1 ? 'more' : 'last') }), { pagination });
		await run();
		expect(wire.sent).toHaveLength(2);
	});

	test('a way of paging that counts records says where there are none', async () => {
		await expect(itemRun([json({ rows: [] })], { pagination: { paginationMode: 'pageNumber' } }).run()).rejects.toThrow('There is no list in the response where this kind of pagination can count records.');
	});

	test('a refusal that is an item ends the list', async () => {
		const { run, wire } = itemRun([json({ items: rows(0, 3) }, { status: 300 })], { options: { response: { response: { neverError: true } } } });
		await run();
		expect(wire.sent).toHaveLength(1);
	});
});

describe('answers', () => {
	test('a write without one may have been carried out, and says so', async () => {
		await expect(itemRun([networkError('ECONNRESET')], { parameters: { method: 'POST' } }).run()).rejects.toThrow('may have been carried out all the same');
		await expect(itemRun([networkError('ECONNRESET')]).run()).rejects.not.toThrow('may have been carried out');
	});

	test('a refusal is one also where text is wanted', async () => {
		const { run } = itemRun([{ status: 404, headers: { 'content-type': 'text/html' }, body: Buffer.from('<html>x') }], { options: { response: { response: { responseFormat: 'text' } } } });
		await expect(run()).rejects.toThrow(RefusedError);
	});

	test.each<[string, WireReply, RegExp]>([
		['a refusal', json({ error: 'no such list' }, { status: 404 }), /404/],
		['a web page', { status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from('<html><title>Sign in</title>') }, /web page/],
		['broken JSON', { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from('{"items":[') }, /cut off or broken/],
		['a redirect that is not followed', { status: 302 }, /302/],
	])('%s is an error', async (_name, reply, words) => {
		await expect(itemRun([reply]).run()).rejects.toThrow(words);
	});

	test.each<[string, WireReply, unknown]>([
		['a refusal', json({ error: 'no' }, { status: 404 }), { error: 'no' }],
		['a web page', { status: 503, headers: { 'content-type': 'text/html' }, body: Buffer.from('<html>x') }, { data: '<html>x' }],
		['broken JSON', { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from('{') }, { data: '{' }],
		['nothing', { status: 500 }, {}],
	])('Never Error: %s is an item', async (_name, reply, item) => {
		const { run, wire } = itemRun([reply], { options: { response: { response: { neverError: true } } } });
		expect((await run()).map((one) => one.json)).toEqual([item]);
		expect(wire.sent).toHaveLength(1);
	});

	test('a 200 that says it failed is an error', async () => {
		const vendor = { ...acme, errors: { ...acme.errors, failure: { path: 'ok', equals: false } } };
		await expect(itemRun([json({ ok: false, error: 'no' })], { vendor }).run()).rejects.toThrow(RefusedError);
	});

	test('a web page is text where text is wanted', async () => {
		const { run } = itemRun([{ status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from('<html>x') }], { options: { response: { response: { responseFormat: 'text' } } } });
		expect((await run()).map((one) => one.json)).toEqual([{ data: '<html>x' }]);
	});

	test('a file is one item with the file in it', async () => {
		const prepareBinaryData = jest.fn(async () => ({ data: 'stored', mimeType: 'application/pdf' }));
		const { run, wire } = itemRun([{ status: 200, headers: { 'content-type': 'application/pdf' }, body: Buffer.from('%PDF') }], {
			options: { response: { response: { responseFormat: 'file', outputPropertyName: 'doc' } } },
			parameters: { path: '/v1/doc.pdf' },
			helpers: { prepareBinaryData },
		});
		expect(await run()).toEqual([{ json: {}, binary: { doc: { data: 'stored', mimeType: 'application/pdf' } } }]);
		expect(wire.sent[0]?.encoding).toBe('stream');
		expect(prepareBinaryData).toHaveBeenCalledWith(expect.anything(), 'doc.pdf', 'application/pdf');
	});
});

describe('Accept', () => {
	const headersOf = async (parameters: Record<string, unknown>, options: Record<string, unknown> = {}) => {
		const { run, wire } = itemRun([json({})], { parameters, options, helpers: { prepareBinaryData: async () => ({ data: '', mimeType: '' }) } });
		await run();
		return wire.sent[0]?.headers ?? {};
	};

	test('JSON first, and anything for a file', async () => {
		expect(await headersOf({})).toEqual({ accept: expect.stringMatching(/^application\/json,.*\*\/\*/) });
		expect(await headersOf({}, { response: { response: { responseFormat: 'file' } } })).toEqual({ accept: '*/*' });
	});

	test('the builder\'s own wins', async () => {
		expect(await headersOf({ sendHeaders: true, headerParameters: pair('Accept', 'text/csv') })).toEqual({ accept: 'text/csv' });
	});

	test('also where header names are not made lower case', async () => {
		const headers = await headersOf({ sendHeaders: true, headerParameters: pair('Accept', 'text/csv') }, { lowercaseHeaders: false });
		expect(Object.entries(headers)).toEqual([[expect.stringMatching(/^accept$/i), 'text/csv']]);
	});
});

describe('in the editor', () => {
	test('the request is shown, without the credential', async () => {
		const sendMessageToUI = jest.fn();
		await itemRun([json({})], { context: { getMode: () => 'manual', sendMessageToUI } }).run();
		expect(sendMessageToUI).toHaveBeenCalledTimes(1);
		expect(sendMessageToUI).toHaveBeenCalledWith(expect.objectContaining({ method: 'GET', url: expect.stringContaining(`${BASE}/v1/list`) }));
		expect(JSON.stringify(sendMessageToUI.mock.calls)).not.toMatch(/authorization/i);
	});

	test.each([
		[9, 1],
		[10, 0],
	])('of many items the first ten: item %d is shown %d times', async (item, times) => {
		const sendMessageToUI = jest.fn();
		await itemRun([json({})], { item, context: { getMode: () => 'manual', sendMessageToUI } }).run();
		expect(sendMessageToUI).toHaveBeenCalledTimes(times);
	});

	test('otherwise nothing is', async () => {
		const sendMessageToUI = jest.fn();
		await itemRun([json({})], { context: { sendMessageToUI } }).run();
		expect(sendMessageToUI).not.toHaveBeenCalled();
	});
});
