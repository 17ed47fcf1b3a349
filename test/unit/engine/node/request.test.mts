import type { IExecuteFunctions } from 'n8n-workflow';
import type { Body } from '../../../../engine/http/body';
import { readRequest } from '../../../../engine/node/request';
import { SettingsError } from '../../../../engine/settings';
import type { Vendor } from '../../../../engine/vendor';
import { acme } from '../../support/acme.mts';
import { decodeForm } from '../../support/decode.mts';
import { filledIn } from '../../support/fakes.mts';

/** Nothing of n8n is needed, unless there are binary files. */
const nothing = { isToolExecution: () => false } as IExecuteFunctions;

const read = async (parameters: Record<string, unknown>, reserved: string[] = ['authorization', 'x-api-key']) =>
	await readRequest(nothing, acme, filledIn({ method: 'GET', path: '/v1/records', ...parameters }), 0, reserved);
const built = async (body: Body | undefined) => String(await body?.build());
const pairs = (...list: Array<[name: unknown, value: unknown]>) => ({ parameters: list.map(([name, value]) => ({ name, value })) });

describe('the defaults of the form', () => {
	test('a GET of at most 50 records, one item a record, three tries', async () => {
		expect(await read({})).toEqual({
			method: 'GET',
			path: '/v1/records',
			query: [],
			headers: {},
			body: undefined,
			limit: 50,
			maxPages: undefined,
			pagination: {},
			transport: {
				timeout: undefined,
				maxRedirects: 21,
				proxy: undefined,
				allowUnauthorizedCerts: false,
				asStream: false,
				retry: { maxTries: 3, maxWait: 60_000, retryUnsafe: false },
			},
			response: { format: 'autodetect', property: 'data', splitIntoItems: true, fullResponse: false, neverError: false },
			trim: undefined,
		});
	});

	test('Return All has no limit, nor has what is not a read', async () => {
		expect((await read({ returnAll: true, limit: 5 })).limit).toBeUndefined();
		expect((await read({ method: 'POST', limit: 5 })).limit).toBeUndefined();
	});

	test('options', async () => {
		const options = {
			timeout: 1000,
			splitIntoItems: false,
			maxPages: 7,
			allowUnauthorizedCerts: true,
			proxy: 'http://proxy.example.com:3128',
			redirect: { redirect: { followRedirects: true, maxRedirects: 2 } },
			response: { response: { fullResponse: true, neverError: true, responseFormat: 'file', outputPropertyName: ' doc ' } },
			retry: { retry: { maxTries: 5, maxWait: 10, retryUnsafe: true } },
			pagination: { pagination: { paginationMode: 'linkHeader' } },
		};
		expect(await read({ options })).toMatchObject({
			maxPages: 7,
			pagination: { paginationMode: 'linkHeader' },
			transport: {
				timeout: 1000,
				maxRedirects: 2,
				proxy: { host: 'proxy.example.com', port: 3128 },
				allowUnauthorizedCerts: true,
				asStream: true,
				retry: { maxTries: 5, maxWait: 10_000, retryUnsafe: true },
			},
			response: { format: 'file', property: 'doc', splitIntoItems: false, fullResponse: true, neverError: true },
		});
	});

	test.each(['autodetect', 'json', 'text'])('%s is collected, only a file streamed', async (responseFormat) => {
		expect((await read({ options: { response: { response: { responseFormat } } } })).transport.asStream).toBe(false);
	});

	test.each([[0], [-1], [1.5], ['many'], [null], [NaN], [''], [Infinity]])('a limit of %p is refused', async (limit) => {
		await expect(read({ limit })).rejects.toThrow('Limit must be a whole number of at least 1.');
	});

	test('numbers may come as text, from expressions', async () => {
		expect((await read({ limit: '20' })).limit).toBe(20);
	});

	test.each([[0], [-5], ['soon']])('a timeout of %p is refused', async (timeout) => {
		await expect(read({ options: { timeout } })).rejects.toThrow('Timeout must be');
	});

	test.each([[0], [-1], ['x']])('%p pages at most are refused', async (maxPages) => {
		await expect(read({ options: { maxPages } })).rejects.toThrow('Max Pages must be');
	});
});

describe('path', () => {
	test('a number is a path, for an expression that gives an ID', async () => {
		expect((await read({ path: 42 })).path).toBe('42');
	});

	test.each([[''], ['  '], [undefined], [null]])('%j is refused: it is the root of the API only when that is said', async (path) => {
		await expect(read({ path })).rejects.toThrow('Path is empty. Fill it in');
	});

	test.each([
		[['a'], 'a list'],
		[{ a: 1 }, 'an object'],
	])('%j is not', async (path, what) => {
		await expect(read({ path })).rejects.toThrow(`Path must be text, but is ${what}.`);
	});
});

describe('a vendor with OData', () => {
	const odata: Vendor = { ...acme, odata: { root: '/odata/', metadataPath: '/odata/$metadata', limits: { top: 10, filterExpressions: 2, orderByFields: 2 } } };
	const of = async (vendor: Vendor, parameters: Record<string, unknown>) => await readRequest(nothing, vendor, filledIn({ method: 'GET', ...parameters }), 0, []);

	test('an entity set serves where there is no path', async () => {
		expect((await of(odata, { path: '', entitySet: ' Facilities ' })).path).toBe('/odata/Facilities');
		expect((await of(odata, { path: '/v1/x', entitySet: 'Facilities' })).path).toBe('/v1/x');
	});

	test('neither is told', async () => {
		await expect(of(odata, { path: '' })).rejects.toThrow('Path is empty. Fill it in, or choose an entity set.');
		await expect(of(odata, { path: '', entitySet: ' ' })).rejects.toThrow('choose an entity set');
		await expect(of(odata, { path: '', entitySet: [] })).rejects.toThrow('Entity Set must be text');
		await expect(of(acme, { path: '', entitySet: 'Facilities' })).rejects.toThrow(/Path is empty\. Fill it in\.$/);
	});

	test('its query fields stand before the builder\'s own, of a read alone', async () => {
		const parameters = { path: '/x', odata: { top: 5 }, sendQuery: true, queryParameters: pairs(['a', '1']) };
		expect((await of(odata, parameters)).query).toEqual([['$top', '5'], ['a', '1']]);
		expect((await of(odata, { ...parameters, method: 'POST' })).query).toEqual([['a', '1']]);
		expect((await of(acme, parameters)).query).toEqual([['a', '1']]);
	});
});

describe('what is not switched on is not sent', () => {
	test('query, headers and body that were filled in before', async () => {
		const filled = { queryParameters: pairs(['a', '1']), headerParameters: pairs(['X-A', '1']), bodyParameters: pairs(['a', '1']), method: 'POST' };
		expect(await read(filled)).toMatchObject({ query: [], headers: {}, body: undefined });
	});
});

describe('query', () => {
	const query = async (parameters: Record<string, unknown>) => (await read({ sendQuery: true, ...parameters })).query;

	test('is not sent unless switched on', async () => {
		expect((await read({ sendQuery: false, queryParameters: pairs(['a', '1']) })).query).toEqual([]);
	});

	test('fields, those of one name together and in their order, nameless ones left out', async () => {
		const list = await query({ queryParameters: pairs(['b', '2'], ['', 'x'], ['a', 1], ['b', true]) });
		expect(list).toEqual([['b', '2'], ['b', 'true'], ['a', '1']]);
	});

	test.each([
		['text', '{"a":1,"b":[1,2]}'],
		['an object, from an expression', { a: 1, b: [1, 2] }],
	])('JSON as %s', async (_name, jsonQuery) => {
		expect(await query({ specifyQuery: 'json', jsonQuery })).toEqual([['a', '1'], ['b', '1'], ['b', '2']]);
	});

	test.each([
		['repeat', ['b', 'b']],
		['brackets', ['b[]', 'b[]']],
		['indices', ['b[0]', 'b[1]']],
	])('lists in the format %s, from JSON and from fields alike', async (queryParameterArrays, names) => {
		const options = { queryParameterArrays };
		const expected = names.map((name, index) => [name, String(index)]);
		expect(await query({ options, specifyQuery: 'json', jsonQuery: { b: [0, 1] } })).toEqual(expected);
		expect(await query({ options, queryParameters: pairs(['b', 0], ['b', 1]) })).toEqual(expected);
	});

	test('empty JSON is none', async () => {
		expect(await query({ specifyQuery: 'json', jsonQuery: ' ' })).toEqual([]);
	});

	test.each([
		['broken JSON', '{"a":', 'JSON in Query Parameters is not valid JSON'],
		['a list', '[1]', 'JSON in Query Parameters must be an object such as'],
		['null', 'null', 'must be an object'],
		['a text', '"a"', 'must be an object'],
		['a number', 7, 'must be an object'],
	])('%s is refused with a sentence', async (_name, jsonQuery, words) => {
		await expect(query({ specifyQuery: 'json', jsonQuery })).rejects.toThrow(SettingsError);
		await expect(query({ specifyQuery: 'json', jsonQuery })).rejects.toThrow(words);
	});
});

describe('headers', () => {
	const headers = async (...list: Array<[unknown, unknown]>) => (await read({ sendHeaders: true, headerParameters: pairs(...list) })).headers;
	const jsonHeaders = async (jsonHeaders: unknown) => (await read({ sendHeaders: true, specifyHeaders: 'json', jsonHeaders })).headers;

	test('fields and JSON, names in lower case as in HTTP Request', async () => {
		expect(await headers(['Accept', 'text/csv'], ['X-Number', 7], ['', 'x'])).toEqual({ accept: 'text/csv', 'x-number': '7' });
		expect(await jsonHeaders('{"X-A":"1","X-B":2}')).toEqual({ 'x-a': '1', 'x-b': '2' });
	});

	test('Lowercase Headers off: names as they were typed', async () => {
		const parameters = { sendHeaders: true, headerParameters: pairs(['X-A', '1']), options: { lowercaseHeaders: false } };
		expect((await read(parameters)).headers).toEqual({ 'X-A': '1' });
	});

	test('are not sent unless switched on', async () => {
		expect((await read({ headerParameters: pairs(['X-A', '1']) })).headers).toEqual({});
	});

	test.each([
		['CR LF', 'a\r\nAuthorization: Bearer x'],
		['LF', 'a\nb'],
		['CR', 'a\rb'],
		['NUL', 'a\0b'],
	])('a value with %s is refused (RFC 9110 §5.5)', async (_name, value) => {
		await expect(headers(['X-A', value])).rejects.toThrow('line break');
		await expect(jsonHeaders({ 'X-A': value })).rejects.toThrow(SettingsError);
	});

	test.each([['X A'], ['X:A'], ['X-A\r\nY'], ['Ü'], ['X-A '], ['(x)'], ['"x"']])('%j is no header name (RFC 9110 §5.1)', async (name) => {
		await expect(headers([name, 'x'])).rejects.toThrow('is not a header name');
	});

	test('a token of RFC 9110 §5.6.2 is one, with all its odd characters', async () => {
		expect(await headers(["!#$%&'*+-.^_`|~09azAZ", 'x'])).toEqual({ "!#$%&'*+-.^_`|~09azaz": 'x' });
	});

	test.each([['Authorization'], ['authorization'], ['AUTHORIZATION'], ['X-API-Key']])('%s is the credential\'s own', async (name) => {
		await expect(headers([name, 'Bearer x'])).rejects.toThrow('set by the credential');
		await expect(jsonHeaders({ [name]: 'x' })).rejects.toThrow('set by the credential');
	});

	test.each([
		['a list', ['a']],
		['an object', { a: 1 }],
	])('a value that is %s is refused', async (what, value) => {
		await expect(jsonHeaders({ 'X-A': value })).rejects.toThrow(`header X-A must be text, but is ${what}.`);
	});

	test.each(['Host', 'Content-Length', 'Transfer-Encoding', 'Connection', 'connection'])('%s belongs to the connection', async (name) => {
		await expect(headers([name, '1'])).rejects.toThrow(`The header ${name} belongs to the connection and is set by n8n. Remove it from the node.`);
	});

	test('a name that is no name is not quoted in full, and one that is no text is told', async () => {
		await expect(headers([`${'x'.repeat(200)} `, '1'])).rejects.toThrow(`"${'x'.repeat(80)}" is not a header name.`);
		await expect(headers([['X-A'], '1'])).rejects.toThrow('Name must be text, but is a list.');
	});

	test('broken JSON is told by its field', async () => {
		await expect(jsonHeaders('{')).rejects.toThrow('JSON in Headers is not valid JSON');
	});

	test('switched on and left empty, there are none', async () => {
		expect((await read({ sendHeaders: true })).headers).toEqual({});
	});

	/** Behind a shared front, the Host header decides who gets the request, and with it the credential. */
	test.each([['Host'], ['host']])('%s is not the builder\'s to set: the credential goes to its own origin only', async (name) => {
		await expect(headers([name, 'evil.example.org'])).rejects.toThrow(SettingsError);
	});
});

describe('body', () => {
	const body = async (parameters: Record<string, unknown>) => (await read({ method: 'POST', sendBody: true, ...parameters })).body;

	test.each(['GET', 'HEAD'])('%s has none', async (method) => {
		expect(await body({ method, bodyParameters: pairs(['a', '1']) })).toBeUndefined();
	});

	test.each(['DELETE', 'OPTIONS', 'PATCH', 'POST', 'PUT'])('%s has one when it is switched on', async (method) => {
		expect(await built(await body({ method, bodyParameters: pairs(['a', '1']) }))).toBe('{"a":"1"}');
		expect(await body({ method, sendBody: false, bodyParameters: pairs(['a', '1']) })).toBeUndefined();
	});

	test('JSON of fields keeps the kinds of values', async () => {
		const read = await body({ bodyParameters: pairs(['text', 'x'], ['number', 1], ['list', [1]], ['object', { a: null }], ['', 'no name']) });
		expect(read?.contentType).toBe('application/json');
		expect(JSON.parse(await built(read))).toEqual({ text: 'x', number: 1, list: [1], object: { a: null } });
	});

	test.each([
		['text', '[{"a":1}]', [{ a: 1 }]],
		['a list, from an expression', [{ a: 1 }], [{ a: 1 }]],
		['an object, from an expression', { a: 1 }, { a: 1 }],
		['nothing', '', {}],
		['a bare value', 'true', true],
	])('JSON as %s', async (_name, jsonBody, value) => {
		expect(JSON.parse(await built(await body({ specifyBody: 'json', jsonBody })))).toEqual(value);
	});

	test('broken JSON is refused with a sentence', async () => {
		await expect(body({ specifyBody: 'json', jsonBody: '{a:1}' })).rejects.toThrow(/^JSON in Body is not valid JSON: ./);
	});

	test('a form of fields', async () => {
		const read = await body({ contentType: 'form-urlencoded', bodyParameters: pairs(['a', 'x y'], ['list', [1, 2]], ['none', null]) });
		expect(read?.contentType).toBe('application/x-www-form-urlencoded');
		expect(decodeForm(await built(read))).toEqual([['a', 'x y'], ['list', '1'], ['list', '2']]);
	});

	test('a form in one field goes as it is', async () => {
		const read = await body({ contentType: 'form-urlencoded', specifyBody: 'string', body: 'a=1&b=x+y' });
		expect(read).toMatchObject({ contentType: 'application/x-www-form-urlencoded' });
		expect(await built(read)).toBe('a=1&b=x+y');
	});

	test('a field called __proto__ is only a field', async () => {
		expect(await built(await body({ bodyParameters: pairs(['__proto__', 'x']) }))).toBe('{"__proto__":"x"}');
	});
});
