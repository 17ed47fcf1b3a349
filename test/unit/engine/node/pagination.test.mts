import { jest } from '@jest/globals';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { SettingsError } from '../../../../engine/settings';
import { acme } from '../../support/acme.mts';
import { decodeForm } from '../../support/decode.mts';
import { ids, itemRun, json, queryOf, rows, type ItemSetting } from '../../support/itemRun.mts';
import { BASE, type WireReply } from '../../support/wire.mts';

const many = (count: number) => Array.from({ length: count }, (_, index) => index);
const number = (text: string | undefined, otherwise: number) => (text === undefined || text === '' ? otherwise : Number(text));
const TOTAL = 7;
const SIZE = 2;

/** Seven records, two a page, asked for in one style or another; a path that Acme's own way does not page. */
type Style = (query: Record<string, string>, options: IHttpRequestOptions) => WireReply;
const styles: Record<string, Style> = {
	pages: ({ p, n }) => json({ items: rows((number(p, 1) - 1) * number(n, SIZE), Math.min(TOTAL, number(p, 1) * number(n, SIZE))) }),
	offset: ({ skip, take }) => json({ items: rows(number(skip, 0), Math.min(TOTAL, number(skip, 0) + number(take, SIZE))) }),
	cursor: ({ after }) => {
		const from = number(after, 0);
		return json({ items: rows(from, Math.min(TOTAL, from + SIZE)), meta: from + SIZE < TOTAL ? { next: String(from + SIZE) } : {} });
	},
	link: ({ at }) => {
		const from = number(at, 0);
		const next = from + SIZE < TOTAL ? { paging: { next: `?at=${from + SIZE}` } } : {};
		return json({ items: rows(from, Math.min(TOTAL, from + SIZE)), ...next });
	},
	header: ({ at }) => {
		const from = number(at, 0);
		const link = from + SIZE < TOTAL ? { link: `</other?at=0>; rel="first", </other?at=${from + SIZE}>; rel="next"` } : {};
		return json(rows(from, Math.min(TOTAL, from + SIZE)), { headers: link });
	},
};

const ofStyle = (style: Style, pagination: Record<string, unknown>, more: ItemSetting = {}) =>
	itemRun((options) => style(queryOf(options.url), options), { pagination, ...more, parameters: { path: '/other', ...more.parameters } });

const parameter = (type: string, name: string, value: unknown) => ({ parameters: { parameters: [{ type, name, value }] } });
const update = (type: string, name: string, value: unknown, more: object = {}) => ({ paginationMode: 'updateAParameterInEachRequest', ...parameter(type, name, value), ...more });

describe('each mode reads a simulated vendor to its end', () => {
	test.each<[string, Style, Record<string, unknown>, requests: number]>([
		['pageNumber', styles.pages as Style, { paginationMode: 'pageNumber', pageParameter: 'p', sizeParameter: 'n', firstPage: 1, pageSize: 2 }, 4],
		['offset', styles.offset as Style, { paginationMode: 'offset', offsetParameter: 'skip', limitParameter: 'take', pageSize: 3 }, 3],
		['cursor', styles.cursor as Style, { paginationMode: 'cursor', cursorParameter: 'after', cursorPath: 'meta.next' }, 4],
		['nextLink', styles.link as Style, { paginationMode: 'nextLink', nextLinkPath: 'paging.next' }, 4],
		['linkHeader', styles.header as Style, { paginationMode: 'linkHeader' }, 4],
		['responseContainsNextURL', styles.link as Style, { paginationMode: 'responseContainsNextURL', nextURL: '={{ $response.body.paging?.next }}' }, 4],
		['responseContainsNextURL, made of parts', styles.cursor as Style, { paginationMode: 'responseContainsNextURL', nextURL: '={{ $response.body.meta.next ? "?after=" + $response.body.meta.next : "" }}' }, 4],
		['updateAParameterInEachRequest, by the number of pages', styles.pages as Style, update('qs', 'p', '={{ $pageCount + 1 }}'), 5],
		['updateAParameterInEachRequest, by the offset', styles.offset as Style, update('qs', 'skip', '={{ $pageCount * 2 }}'), 5],
	])('%s', async (_name, style, pagination, requests) => {
		const { run, wire } = ofStyle(style, pagination);
		expect(ids(await run())).toEqual(many(TOTAL));
		expect(wire.sent).toHaveLength(requests);
	});

	test.each<[string, Record<string, unknown>, Record<string, string>]>([
		['pageNumber', { paginationMode: 'pageNumber' }, { page: '1', pageSize: '100' }],
		['pageNumber from 0', { paginationMode: 'pageNumber', firstPage: 0 }, { page: '0', pageSize: '100' }],
		['offset', { paginationMode: 'offset' }, { offset: '0', limit: '100' }],
		['cursor', { paginationMode: 'cursor' }, {}],
		['nextLink', { paginationMode: 'nextLink' }, {}],
		['linkHeader', { paginationMode: 'linkHeader' }, {}],
	])('%s, as the form has it at first, begins with %j', async (_name, pagination, query) => {
		const { run, wire } = itemRun([json({ items: [] })], { pagination, parameters: { path: '/other' } });
		await run();
		expect(wire.urls.map(queryOf)).toEqual([query]);
	});

	test('pageNumber from 0', async () => {
		const style: Style = ({ page }) => json({ items: rows(Number(page) * 2, Math.min(TOTAL, Number(page) * 2 + 2)) });
		const { run } = ofStyle(style, { paginationMode: 'pageNumber', firstPage: 0, pageSize: 2 });
		expect(ids(await run())).toEqual(many(TOTAL));
	});

	test('with a limit, no larger page is asked for, and no more pages than needed', async () => {
		const { run, wire } = ofStyle(styles.offset as Style, { paginationMode: 'offset', offsetParameter: 'skip', limitParameter: 'take', pageSize: 2 }, { parameters: { returnAll: false, limit: 3 } });
		expect(ids(await run())).toEqual(many(3));
		expect(wire.urls.map(queryOf)).toEqual([{ skip: '0', take: '2' }, { skip: '2', take: '2' }]);
	});

	test('off is one request', async () => {
		const { run, wire } = itemRun([json({ items: rows(0, 3), next: '/x' })], { pagination: { paginationMode: 'off' } });
		expect(ids(await run())).toEqual(many(3));
		expect(wire.urls).toEqual([`${BASE}/v1/list`]);
	});

	test('a mode that does not exist is told', async () => {
		await expect(itemRun([json({})], { pagination: { paginationMode: 'sideways' } }).run()).rejects.toThrow('There is no pagination mode "sideways"');
	});

	test.each([
		['Page Size', { paginationMode: 'pageNumber', pageSize: 0 }],
		['Page Size', { paginationMode: 'offset', pageSize: -5 }],
		['First Page', { paginationMode: 'pageNumber', firstPage: -1 }],
	])('%s that is none is refused', async (name, pagination) => {
		const { run, wire } = itemRun([json({})], { pagination });
		await expect(run()).rejects.toThrow(`${name} must be a whole number`);
		expect(wire.sent).toHaveLength(0);
	});

	/** Only the vendor's own places for lists are known. A part of the list must not pass for the whole. */
	test.each([
		['pageNumber', { paginationMode: 'pageNumber', pageSize: 2 }],
		['offset', { paginationMode: 'offset', pageSize: 2 }],
	])('a list that is not found in the answer is read to its end, or told', async (_name, pagination) => {
		const { run, wire, hints } = itemRun((_options, count) => json({ rows: rows(2 * count, 2 * count + (count < 3 ? 2 : 0)) }), { pagination });
		const outcome = await run().then(() => 'done', () => 'told');
		expect(outcome === 'told' || hints.size > 0 || wire.sent.length > 1).toBe(true);
	});
});

describe('fields that are left as they are', () => {
	test('cursor: "cursor" and "nextCursor"', async () => {
		const { run, wire } = itemRun((_options, count) => json({ items: rows(count, count + 1), ...(count < 2 ? { nextCursor: 'k' } : {}) }), { pagination: { paginationMode: 'cursor' } });
		await run();
		expect(wire.urls.map(queryOf)).toEqual([{}, { cursor: 'k' }]);
	});

	test('nextLink: "@odata.nextLink"', async () => {
		const { run, wire } = itemRun((_options, count) => json({ items: rows(count, count + 1), ...(count < 2 ? { '@odata.nextLink': '/other?p=2' } : {}) }), { pagination: { paginationMode: 'nextLink' } });
		await run();
		expect(wire.urls[1]).toBe(`${BASE}/other?p=2`);
	});
});

describe('a parameter in each request', () => {
	const stop = { paginationCompleteWhen: 'other', completeExpression: '={{ $pageCount >= 3 }}' };
	const sent = async (pagination: Record<string, unknown>, parameters: Record<string, unknown> = {}, options: Record<string, unknown> = {}) => {
		const { run, wire } = itemRun((_options, count) => json({ items: rows(count, count + 1), next: `key${count}` }), { pagination, parameters: { path: '/other', ...parameters }, options });
		await run();
		return wire.sent;
	};

	test('in the query, the first request included; $pageCount is 0 there', async () => {
		const requests = await sent(update('qs', 'page', '={{ $pageCount }}', stop), { sendQuery: true, queryParameters: { parameters: [{ name: 'page', value: 'own' }, { name: 'a', value: 'b' }] } });
		expect(requests.map(({ url }) => queryOf(url))).toEqual([0, 1, 2].map((page) => ({ a: 'b', page: String(page) })));
	});

	test('in a header', async () => {
		const requests = await sent(update('headers', 'X-Page', '={{ $pageCount }}', stop), { method: 'POST' });
		expect(requests.map(({ headers }) => headers?.['x-page'])).toEqual(['0', '1', '2']);
	});

	test('in a header of a GET: the same URL is another page then', async () => {
		const requests = await sent(update('headers', 'X-Page', '={{ $pageCount }}', stop));
		expect(requests.map(({ headers }) => headers?.['x-page'])).toEqual(['0', '1', '2']);
	});

	test('in a JSON body, with its kind kept', async () => {
		const requests = await sent(update('body', 'page', '={{ $pageCount }}', stop), { method: 'POST', sendBody: true, specifyBody: 'json', jsonBody: '{"a":1,"page":9}' });
		expect(requests.map(({ body }) => JSON.parse(String(body)) as unknown)).toEqual([0, 1, 2].map((page) => ({ a: 1, page })));
	});

	test('in a form', async () => {
		const requests = await sent(update('body', 'page', '={{ $pageCount }}', stop), { method: 'POST', sendBody: true, contentType: 'form-urlencoded', bodyParameters: { parameters: [{ name: 'a', value: '1' }] } });
		expect(requests.map(({ body }) => decodeForm(String(body)))).toEqual(['0', '1', '2'].map((page) => [['a', '1'], ['page', page]]));
	});

	test.each([
		['raw', { contentType: 'raw', body: 'x' }],
		['a JSON list', { specifyBody: 'json', jsonBody: '[1]' }],
	])('not in a body that is %s', async (_name, body) => {
		await expect(sent(update('body', 'page', '1', stop), { method: 'POST', sendBody: true, ...body })).rejects.toThrow('Pagination can set a parameter in a JSON object or a form only.');
	});

	test('by what the page before held', async () => {
		const requests = await sent(update('qs', 'after', '={{ $response.body.next || "start" }}', stop));
		expect(requests.map(({ url }) => queryOf(url).after)).toEqual(['start', 'key1', 'key2']);
	});

	test('its name may be an expression', async () => {
		const requests = await sent(update('qs', '={{ "p" + $version }}', '={{ $pageCount }}', stop));
		expect(requests.map(({ url }) => queryOf(url).p1)).toEqual(['0', '1', '2']);
	});

	test('$request is the request of the builder', async () => {
		const requests = await sent(update('qs', 'size', '={{ $request.qs.size * ($pageCount + 1) }}', stop), { sendQuery: true, queryParameters: { parameters: [{ name: 'size', value: '5' }] } });
		expect(requests.map(({ url }) => queryOf(url).size)).toEqual(['5', '10', '15']);
	});

	test('no secret of the credential stands in $request', async () => {
		const pagination = update('qs', 'x', '={{ $pageCount + JSON.stringify($request) }}', stop);
		const requests = await sent(pagination);
		expect(requests.map(({ url }) => queryOf(url).x).join()).not.toMatch(/authorization/i);
	});

	test.each([
		['none', { parameters: { parameters: [] } }],
		['no name', parameter('qs', '', 'x')],
	])('%s is refused before anything is sent', async (_name, more) => {
		const { run, wire } = itemRun([json({})], { pagination: { paginationMode: 'updateAParameterInEachRequest', ...more } });
		await expect(run()).rejects.toThrow('each parameter needs a name');
		expect(wire.sent).toHaveLength(0);
	});

	test.each([
		['the credential\'s header', update('headers', 'Authorization', 'Bearer x', stop)],
		['Host', update('headers', 'Host', 'evil.example.org', stop)],
		['a line break', update('headers', 'X-A', 'a\r\nX-Evil: 1', stop)],
	])('%s is not the builder\'s to set', async (_name, pagination) => {
		await expect(sent(pagination)).rejects.toThrow(SettingsError);
	});

	test('several, each in its own place; without one, in the query', async () => {
		const parameters = [{ name: 'page', value: '={{ $pageCount }}' }, { type: 'headers', name: 'X-Page', value: '={{ $pageCount }}' }, { type: 'body', name: 'at', value: '={{ $pageCount }}' }];
		const requests = await sent({ paginationMode: 'updateAParameterInEachRequest', parameters: { parameters }, ...stop }, { method: 'POST', sendBody: true });
		expect(requests.map(({ url, headers, body }) => [queryOf(url), headers?.['x-page'], JSON.parse(String(body))])).toEqual([0, 1, 2].map((page) => [{ page: String(page) }, String(page), { at: page }]));
		for (const { headers } of requests) expect(headers).not.toHaveProperty('page');
	});

	test('one without a name among others is told', async () => {
		const parameters = [{ type: 'qs', name: 'page', value: '1' }, { type: 'qs', name: '', value: '2' }];
		await expect(sent({ paginationMode: 'updateAParameterInEachRequest', parameters: { parameters }, ...stop })).rejects.toThrow('each parameter needs a name');
	});

	test('a name that is no text is told by what it is', async () => {
		await expect(sent(update('qs', '={{ [1] }}', '1', stop))).rejects.toThrow('Name of the pagination parameter must be text');
	});

	test('$request holds the builder\'s headers', async () => {
		const requests = await sent(update('qs', 'a', '={{ $request.headers["x-own"] + $request.method }}', stop), { sendHeaders: true, headerParameters: { parameters: [{ name: 'X-Own', value: 'mine' }] } });
		expect(requests.map(({ url }) => queryOf(url).a)).toEqual(['mineGET', 'mineGET', 'mineGET']);
	});

	test('a header takes the place of the builder\'s own', async () => {
		const headers = { method: 'POST', sendHeaders: true, headerParameters: { parameters: [{ name: 'X-Page', value: 'own' }] } };
		const requests = await sent(update('headers', 'X-Page', '={{ $pageCount }}', stop), headers);
		expect(requests.map((request) => Object.entries(request.headers ?? {}).filter(([name]) => /^x-page$/i.test(name)))).toEqual([[['x-page', '0']], [['x-page', '1']], [['x-page', '2']]]);
	});

	test('also where header names are not made lower case', async () => {
		const headers = { method: 'POST', sendHeaders: true, headerParameters: { parameters: [{ name: 'X-Page', value: 'own' }] } };
		const requests = await sent(update('headers', 'X-Page', '={{ $pageCount }}', stop), headers, { lowercaseHeaders: false });
		expect(requests.map((request) => Object.entries(request.headers ?? {}).filter(([name]) => /^x-page$/i.test(name)).length)).toEqual([1, 1, 1]);
	});

	/** As in HTTP Request: the way to have no cursor in the first request. */
	test('a value that is nothing is not sent', async () => {
		const requests = await sent(update('qs', 'after', '={{ $response.body.next }}', stop));
		expect(requests.map(({ url }) => queryOf(url))).toEqual([{}, { after: 'key1' }, { after: 'key2' }]);
	});
});

describe('the end', () => {
	const byCount = (pagination: Record<string, unknown>, replies: WireReply[], more: ItemSetting = {}) =>
		itemRun(replies, { ...more, pagination: update('qs', 'page', '={{ $pageCount }}', pagination), parameters: { path: '/other', ...more.parameters } });

	test.each<[string, WireReply]>([
		['an empty list in the vendor\'s place', json({ items: [], total: 5 })],
		['an empty list', json([])],
		['an empty object', json({})],
		['null', json(null)],
		['no body', { status: 204 }],
		['an empty text', { status: 200, headers: { 'content-type': 'text/plain' }, body: Buffer.from('') }],
	])('Response Is Empty: %s', async (_name, last) => {
		const { run, wire } = byCount({}, [json({ items: rows(0, 2) }), json({ items: rows(2, 3) }), last]);
		expect(ids(await run()).filter((id) => id !== undefined && id !== null)).toEqual(many(3));
		expect(wire.sent).toHaveLength(3);
	});

	test('an expression, of the page that was just read', async () => {
		const { run, wire } = byCount({ paginationCompleteWhen: 'other', completeExpression: '={{ $response.body.last }}' }, [
			json({ items: rows(0, 2), last: false }),
			json({ items: [], last: 0 }),
			json({ items: rows(2, 3), last: true }),
		]);
		expect(ids(await run())).toEqual(many(3));
		expect(wire.sent).toHaveLength(3);
	});

	test.each([['={{ $response.headers["x-last"] === "1" }}'], ['={{ $response.statusCode === 203 }}'], ['={{ $pageCount === 2 }}']])('%s', async (completeExpression) => {
		const { run, wire } = byCount({ paginationCompleteWhen: 'other', completeExpression }, [json({ items: rows(0, 1) }), json({ items: rows(1, 2) }, { status: 203, headers: { 'x-last': '1' } })]);
		expect(ids(await run())).toEqual(many(2));
		expect(wire.sent).toHaveLength(2);
	});

	test.each([[''], ['true'], [undefined]])('a complete expression of %j is none, and told', async (completeExpression) => {
		const { run } = byCount({ paginationCompleteWhen: 'other', completeExpression }, [json({ items: rows(0, 1) })]);
		await expect(run()).rejects.toThrow('Complete Expression under Options > Pagination must be an expression');
	});

	test.each<[string, string, number]>([
		['one', '404', 404],
		['one of several', '416, 404 ,204', 404],
		['no refusal', '204', 204],
	])('a status code: %s', async (_name, statusCodesWhenComplete, status) => {
		const { run, wire } = byCount({ paginationCompleteWhen: 'receiveSpecificStatusCodes', statusCodesWhenComplete }, [
			json({ items: rows(0, 2) }),
			json({ items: [] }),
			json({ items: rows(2, 3) }),
			json({ error: 'no more' }, { status }),
		]);
		expect(ids(await run())).toEqual(many(3));
		expect(wire.sent).toHaveLength(4);
	});

	test('text that is not empty is no end', async () => {
		const { run, wire } = byCount({}, [{ status: 200, headers: { 'content-type': 'text/plain' }, body: Buffer.from('a') }, { status: 200, headers: { 'content-type': 'text/plain' }, body: Buffer.from('') }]);
		await run();
		expect(wire.sent).toHaveLength(2);
	});

	test.each(['={{ "  /other?p=2 \\n" }}'])('a next URL has no white space around it: %s', async (nextURL) => {
		const { run, wire } = itemRun((_options, count) => json({ items: count < 2 ? rows(0, 1) : [] }), { pagination: { paginationMode: 'responseContainsNextURL', nextURL }, parameters: { path: '/other' } });
		await run();
		expect(wire.urls).toEqual([`${BASE}/other`, `${BASE}/other?p=2`]);
	});

	test.each([[''], ['403'], ['x'], ['99'], ['40.4'], [undefined]])('with the codes %j, a 404 is a refusal', async (statusCodesWhenComplete) => {
		const { run } = byCount({ paginationCompleteWhen: 'receiveSpecificStatusCodes', statusCodesWhenComplete }, [json({ items: rows(0, 2) }), json({ error: 'no' }, { status: 404 })]);
		await expect(run()).rejects.toThrow('404');
	});

	test('a status code that is only a rule for the expression modes ends nothing else', async () => {
		const { run } = itemRun([json({ error: 'no' }, { status: 404 })], { pagination: { paginationMode: 'cursor', paginationCompleteWhen: 'receiveSpecificStatusCodes', statusCodesWhenComplete: '404' } });
		await expect(run()).rejects.toThrow('404');
	});

	test.each([1, 2, 5])('Limit Pages Fetched: %d', async (maxRequests) => {
		const { run, wire } = itemRun((_options, count) => json({ items: rows(count, count + 1) }), { pagination: update('qs', 'page', '={{ $pageCount }}', { limitPagesFetched: true, maxRequests }) });
		await run();
		expect(wire.sent).toHaveLength(maxRequests);
	});

	test('a number of pages counts only when it is switched on', async () => {
		const { run, wire } = itemRun((_options, count) => json({ items: rows(count, count < 4 ? count + 1 : count) }), { pagination: update('qs', 'page', '={{ $pageCount }}', { limitPagesFetched: false, maxRequests: 1 }) });
		await run();
		expect(wire.sent).toHaveLength(4);
	});

	test('Max Pages of the options counts in every mode', async () => {
		const { run, wire } = itemRun((_options, count) => json({ items: rows(count, count + 1) }), { pagination: update('qs', 'page', '={{ $pageCount }}'), options: { maxPages: 3 } });
		await run();
		expect(wire.sent).toHaveLength(3);
	});

	test.each([['={{ $response.body.next }}'], ['={{ $response.body.nothing?.next }}'], ['={{ "  " }}'], ['={{ null }}'], ['={{ false }}']])('a next URL of %s is the end', async (nextURL) => {
		const { run, wire } = itemRun([json({ items: rows(0, 1), next: '' })], { pagination: { paginationMode: 'responseContainsNextURL', nextURL } });
		expect(ids(await run())).toEqual([0]);
		expect(wire.sent).toHaveLength(1);
	});

	test('a next URL elsewhere is refused', async () => {
		const { run, wire } = itemRun([json({ items: rows(0, 1) })], { pagination: { paginationMode: 'responseContainsNextURL', nextURL: '=https://evil.example.org/' } });
		await expect(run()).rejects.toThrow('points to https://evil.example.org');
		expect(wire.sent).toHaveLength(1);
	});

	/** As in HTTP Request: "query params of the next URL win over the configured ones"; the others go on being sent. */
	test('Response Contains Next URL keeps the builder\'s own query, where the next URL does not say otherwise', async () => {
		const { run, wire } = itemRun((_options, count) => json({ items: rows(count, count + 1), next: count < 2 ? '/other?at=2' : '' }), {
			pagination: { paginationMode: 'responseContainsNextURL', nextURL: '={{ $response.body.next }}' },
			parameters: { path: '/other', sendQuery: true, queryParameters: { parameters: [{ name: 'filter', value: 'x' }, { name: 'at', value: '1' }] } },
		});
		await run();
		expect(wire.urls.map(queryOf)).toEqual([{ filter: 'x', at: '1' }, { filter: 'x', at: '2' }]);
	});
});

describe('between pages', () => {
	test('as long as was asked for, and not before the first', async () => {
		const begun = Date.UTC(2026, 0, 1);
		jest.useFakeTimers({ now: begun, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
		const { run, wire } = itemRun((_options, count) => json({ items: rows(count, count < 3 ? count + 1 : count) }), { pagination: update('qs', 'page', '={{ $pageCount }}', { requestInterval: 700 }) });
		const running = run();
		await jest.advanceTimersByTimeAsync(10_000);
		jest.useRealTimers();
		await running;
		expect(wire.times.map((time) => time - begun)).toEqual([0, 700, 1400]);
	});

	test('a cancelled execution waits no longer', async () => {
		jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
		const controller = new AbortController();
		const { run, wire } = itemRun((_options, count) => json({ items: rows(count, count + 1) }), {
			pagination: update('qs', 'page', '={{ $pageCount }}', { requestInterval: 60_000 }),
			context: { getExecutionCancelSignal: () => controller.signal },
		});
		const outcome = run().catch((error: Error) => error.name);
		await jest.advanceTimersByTimeAsync(10);
		controller.abort();
		await jest.advanceTimersByTimeAsync(0);
		jest.useRealTimers();
		expect(await outcome).toBe('CancelledError');
		expect(wire.sent).toHaveLength(1);
	});
});

test('a link in a field that the builder names: no parameter is added that the path might not know', async () => {
	const vendor = { ...acme, paging: { style: 'nextLink', linkPaths: ['x'], size: { parameter: '$top', max: 9 } } as const };
	const { run, wire } = itemRun([json({ items: [] })], { vendor, pagination: { paginationMode: 'nextLink', nextLinkPath: 'y' } });
	await run();
	expect(wire.urls.map(queryOf)).toEqual([{}]);
});
