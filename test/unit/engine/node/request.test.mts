import { readRequest, toPairs } from '../../../../engine/node/request';
import { SettingsError } from '../../../../engine/settings';
import { decodeForm } from '../../support/decode.mts';
import { filledIn } from '../../support/fakes.mts';

const read = (parameters: Record<string, unknown>, reserved: string[] = ['authorization', 'x-api-key']) =>
	readRequest(filledIn({ method: 'GET', path: '/v1/records', ...parameters }), 0, reserved);
const pairs = (...list: Array<[name: unknown, value: unknown]>) => ({ parameters: list.map(([name, value]) => ({ name, value })) });

describe('the defaults of the form', () => {
	test('a GET of at most 50 records, one item a record', () => {
		expect(read({})).toEqual({
			method: 'GET',
			path: '/v1/records',
			query: [],
			headers: {},
			body: undefined,
			limit: 50,
			timeout: undefined,
			splitIntoItems: true,
			fullResponse: false,
			neverError: false,
		});
	});

	test('Return All has no limit, nor has what is not a read', () => {
		expect(read({ returnAll: true, limit: 5 }).limit).toBeUndefined();
		expect(read({ method: 'POST', limit: 5 }).limit).toBeUndefined();
	});

	test('options', () => {
		const options = { timeout: 1000, splitIntoItems: false, response: { response: { fullResponse: true, neverError: true } } };
		expect(read({ options })).toMatchObject({ timeout: 1000, splitIntoItems: false, fullResponse: true, neverError: true });
	});

	test.each([[0], [-1], [1.5], ['many'], [null], [NaN]])('a limit of %p is refused', (limit) => {
		expect(() => read({ limit })).toThrow('Limit must be a whole number of at least 1.');
	});

	test('numbers may come as text, from expressions', () => {
		expect(read({ limit: '20' }).limit).toBe(20);
	});

	test.each([[0], [-5], ['soon']])('a timeout of %p is refused', (timeout) => {
		expect(() => read({ options: { timeout } })).toThrow('Timeout must be');
	});
});

describe('path', () => {
	test('a number is a path, for an expression that gives an ID', () => {
		expect(read({ path: 42 }).path).toBe('42');
	});

	test.each([
		[['a'], 'a list'],
		[{ a: 1 }, 'an object'],
	])('%j is not', (path, what) => {
		expect(() => read({ path })).toThrow(`Path must be text, but is ${what}.`);
	});
});

describe('query', () => {
	const query = (parameters: Record<string, unknown>) => read({ sendQuery: true, ...parameters }).query;

	test('is not sent unless switched on', () => {
		expect(read({ sendQuery: false, queryParameters: pairs(['a', '1']) }).query).toEqual([]);
	});

	test('fields, in their order, nameless ones left out', () => {
		expect(query({ queryParameters: pairs(['b', '2'], ['', 'x'], ['a', 1], ['b', true]) })).toEqual([['b', '2'], ['a', '1'], ['b', 'true']]);
	});

	test.each([
		['text', '{"a":1,"b":[1,2]}'],
		['an object, from an expression', { a: 1, b: [1, 2] }],
	])('JSON as %s', (_name, jsonQuery) => {
		expect(query({ specifyQuery: 'json', jsonQuery })).toEqual([['a', '1'], ['b', '1'], ['b', '2']]);
	});

	test('empty JSON is none', () => {
		expect(query({ specifyQuery: 'json', jsonQuery: ' ' })).toEqual([]);
	});

	test.each([
		['broken JSON', '{"a":', 'JSON in Query Parameters is not valid JSON'],
		['a list', '[1]', 'JSON in Query Parameters must be an object such as'],
		['null', 'null', 'must be an object'],
		['a text', '"a"', 'must be an object'],
		['a number', 7, 'must be an object'],
	])('%s is refused with a sentence', (_name, jsonQuery, words) => {
		expect(() => query({ specifyQuery: 'json', jsonQuery })).toThrow(SettingsError);
		expect(() => query({ specifyQuery: 'json', jsonQuery })).toThrow(words);
	});
});

describe('toPairs', () => {
	test.each([
		['a text', { a: 'x' }, [['a', 'x']]],
		['the empty text', { a: '' }, [['a', '']]],
		['a number', { a: 0 }, [['a', '0']]],
		['a boolean', { a: false }, [['a', 'false']]],
		['null and nothing are left out', { a: null, b: undefined }, []],
		['a list gives its name several times', { a: [1, 'x', true] }, [['a', '1'], ['a', 'x'], ['a', 'true']]],
		['an empty list gives nothing', { a: [] }, []],
		['an object becomes JSON', { a: { b: 1 } }, [['a', '{"b":1}']]],
		['objects in a list become JSON', { a: [{ b: 1 }, { b: 2 }] }, [['a', '{"b":1}'], ['a', '{"b":2}']]],
	])('%s', (_name, values, expected) => {
		expect(toPairs(values)).toEqual(expected);
	});

	/** As outside of a list: null is no value, and "null" is a wrong one. */
	test('DEFECT engine/node/request.ts toPairs: null and nothing inside a list are left out as well', () => {
		expect(toPairs({ a: ['x', null, undefined] })).toEqual([['a', 'x']]);
	});
});

describe('headers', () => {
	const headers = (...list: Array<[unknown, unknown]>) => read({ sendHeaders: true, headerParameters: pairs(...list) }).headers;
	const jsonHeaders = (jsonHeaders: unknown) => read({ sendHeaders: true, specifyHeaders: 'json', jsonHeaders }).headers;

	test('fields and JSON', () => {
		expect(headers(['Accept', 'text/csv'], ['X-Number', 7], ['', 'x'])).toEqual({ Accept: 'text/csv', 'X-Number': '7' });
		expect(jsonHeaders('{"X-A":"1","X-B":2}')).toEqual({ 'X-A': '1', 'X-B': '2' });
	});

	test('are not sent unless switched on', () => {
		expect(read({ headerParameters: pairs(['X-A', '1']) }).headers).toEqual({});
	});

	test.each([
		['CR LF', 'a\r\nAuthorization: Bearer x'],
		['LF', 'a\nb'],
		['CR', 'a\rb'],
		['NUL', 'a\0b'],
	])('a value with %s is refused (RFC 9110 §5.5)', (_name, value) => {
		expect(() => headers(['X-A', value])).toThrow('line break');
		expect(() => jsonHeaders({ 'X-A': value })).toThrow(SettingsError);
	});

	test.each([['X A'], ['X:A'], ['X-A\r\nY'], ['Ü'], ['X-A '], ['(x)'], ['"x"']])('%j is no header name (RFC 9110 §5.1)', (name) => {
		expect(() => headers([name, 'x'])).toThrow('is not a header name');
	});

	test('a token of RFC 9110 §5.6.2 is one, with all its odd characters', () => {
		expect(headers(["!#$%&'*+-.^_`|~09azAZ", 'x'])).toEqual({ "!#$%&'*+-.^_`|~09azAZ": 'x' });
	});

	test.each([['Authorization'], ['authorization'], ['AUTHORIZATION'], ['X-API-Key']])('%s is the credential\'s own', (name) => {
		expect(() => headers([name, 'Bearer x'])).toThrow('set by the credential');
		expect(() => jsonHeaders({ [name]: 'x' })).toThrow('set by the credential');
	});

	test.each([
		['a list', ['a']],
		['an object', { a: 1 }],
	])('a value that is %s is refused', (what, value) => {
		expect(() => jsonHeaders({ 'X-A': value })).toThrow(`header X-A must be text, but is ${what}.`);
	});

	/** Behind a shared front, the Host header decides who gets the request, and with it the credential. */
	test.each([['Host'], ['host']])('DEFECT engine/node/request.ts readHeaders: %s is not the builder\'s to set: the credential goes to its own origin only', (name) => {
		expect(() => headers([name, 'evil.example.org'])).toThrow(SettingsError);
	});
});

describe('body', () => {
	const body = (parameters: Record<string, unknown>) => read({ method: 'POST', sendBody: true, ...parameters }).body;

	test.each(['GET', 'HEAD'])('%s has none', (method) => {
		expect(body({ method, bodyParameters: pairs(['a', '1']) })).toBeUndefined();
	});

	test.each(['DELETE', 'OPTIONS', 'PATCH', 'POST', 'PUT'])('%s has one when it is switched on', (method) => {
		expect(body({ method, bodyParameters: pairs(['a', '1']) })?.build()).toBe('{"a":"1"}');
		expect(body({ method, sendBody: false, bodyParameters: pairs(['a', '1']) })).toBeUndefined();
	});

	test('JSON of fields keeps the kinds of values', () => {
		const built = body({ bodyParameters: pairs(['text', 'x'], ['number', 1], ['list', [1]], ['object', { a: null }], ['', 'no name']) });
		expect(built?.contentType).toBe('application/json');
		expect(JSON.parse(built?.build() ?? '')).toEqual({ text: 'x', number: 1, list: [1], object: { a: null } });
	});

	test.each([
		['text', '[{"a":1}]', [{ a: 1 }]],
		['a list, from an expression', [{ a: 1 }], [{ a: 1 }]],
		['an object, from an expression', { a: 1 }, { a: 1 }],
		['nothing', '', {}],
		['a bare value', 'true', true],
	])('JSON as %s', (_name, jsonBody, value) => {
		expect(JSON.parse(body({ specifyBody: 'json', jsonBody })?.build() ?? '')).toEqual(value);
	});

	test('broken JSON is refused with a sentence', () => {
		expect(() => body({ specifyBody: 'json', jsonBody: '{a:1}' })).toThrow(/^JSON in Body is not valid JSON: ./);
	});

	test('a form of fields', () => {
		const built = body({ contentType: 'form-urlencoded', bodyParameters: pairs(['a', 'x y'], ['list', [1, 2]], ['none', null]) });
		expect(built?.contentType).toBe('application/x-www-form-urlencoded');
		expect(decodeForm(built?.build() ?? '')).toEqual([['a', 'x y'], ['list', '1'], ['list', '2']]);
	});

	test('a form in one field goes as it is', () => {
		const built = body({ contentType: 'form-urlencoded', specifyBody: 'string', body: 'a=1&b=x+y' });
		expect(built).toMatchObject({ contentType: 'application/x-www-form-urlencoded' });
		expect(built?.build()).toBe('a=1&b=x+y');
	});

	test('a field called __proto__ is only a field', () => {
		expect(body({ bodyParameters: pairs(['__proto__', 'x']) })?.build()).toBe('{"__proto__":"x"}');
	});
});
