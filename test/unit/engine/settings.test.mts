import { at, fieldsOfAddress, fillTemplate, putAt, resolveAddress, secretOf, SettingsError, textOf, valueOf } from '../../../engine/settings';
import type { Address } from '../../../engine/vendor';

describe('texts of fields', () => {
	test.each([
		['text', 'a', 'a', 'a'],
		['white space around it', ' a\n', 'a', ' a\n'],
		['a number', 42, '42', '42'],
		['a boolean', false, 'false', 'false'],
		['nothing', undefined, '', ''],
		['null', null, '', ''],
		['an object', { a: 1 }, '', ''],
	])('%s', (_name, value, text, secret) => {
		expect(textOf({ field: value }, 'field')).toBe(text);
		expect(secretOf({ field: value }, 'field')).toBe(secret);
	});

	test('a source is fixed or a field, without pasted white space unless it must stay exact', () => {
		expect(valueOf({ text: 'password' }, {})).toBe('password');
		expect(valueOf({ field: 'p' }, { p: ' x ' })).toBe('x');
		expect(valueOf({ field: 'p', exact: true }, { p: ' x ' })).toBe(' x ');
	});
});

describe('addresses', () => {
	const region: Address = { region: 'region', hosts: { eu: 'https://eu.example.com' }, otherwise: 'baseUrl' };

	test.each<[string, Address, Record<string, string>, string]>([
		['a field', { field: 'baseUrl' }, { baseUrl: ' https://a.example.com// ' }, 'https://a.example.com'],
		['a path', { path: '/token' }, {}, 'https://base.example.com/token'],
		['a region', region, { region: 'eu', baseUrl: 'https://ignored' }, 'https://eu.example.com'],
		['a region typed by hand', region, { region: 'custom', baseUrl: 'https://b.example.com/' }, 'https://b.example.com'],
	])('%s', (_name, address, settings, url) => {
		expect(resolveAddress(address, settings, 'base URL', 'https://base.example.com')).toBe(url);
	});

	test('an empty one says which, and what to do', () => {
		expect(() => resolveAddress({ field: 'x' }, { x: ' / ' }, 'token URL')).toThrow(SettingsError);
		expect(() => resolveAddress(region, { region: 'ca' }, 'base URL')).toThrow('The base URL is empty. Fill it in on the credential.');
	});

	test('fields that an address depends on', () => {
		expect(fieldsOfAddress({ field: 'tokenUrl' })).toEqual(['tokenUrl']);
		expect(fieldsOfAddress({ path: '/token' })).toEqual([]);
		expect(fieldsOfAddress(region)).toEqual(['region', 'baseUrl']);
	});
});

describe('fillTemplate', () => {
	const template = '{identityUrl}/realms/{realm}';

	test.each([
		['plain', { identityUrl: 'https://id.example.com', realm: 'shop' }, 'https://id.example.com/realms/shop'],
		['slashes at the end', { identityUrl: 'https://id.example.com/', realm: 'shop/' }, 'https://id.example.com/realms/shop'],
		['encoded', { identityUrl: 'https://id.example.com', realm: 'a/b ?#' }, 'https://id.example.com/realms/a%2Fb%20%3F%23'],
		['an identity URL with a path (older Keycloak)', { identityUrl: 'https://id.example.com/auth', realm: 'r' }, 'https://id.example.com/auth/realms/r'],
	])('%s', (_name, settings, filled) => {
		expect(fillTemplate(template, settings)).toBe(filled);
	});

	test('an empty field is named', () => {
		expect(() => fillTemplate(template, { identityUrl: 'https://id.example.com', realm: '' })).toThrow('realm');
	});
});

describe('at: a dotted path', () => {
	test.each([
		['one step', { a: 1 }, 'a', 1],
		['several', { a: { b: { c: 1 } } }, 'a.b.c', 1],
		['into a list', { errors: [{ detail: 'x' }] }, 'errors.0.detail', 'x'],
		['a key with dots', { '@odata.nextLink': 'x' }, '@odata.nextLink', 'x'],
		['a key with dots, further in', { a: { 'b.c': 1 } }, 'a.b.c', 1],
		['null at the end', { a: null }, 'a', null],
		['beyond null', { a: null }, 'a.b', undefined],
		['beyond a text', { a: 'text' }, 'a.length', undefined],
		['not there', {}, 'a.b', undefined],
		['of nothing', undefined, 'a', undefined],
		['what every object has', {}, 'constructor.name', undefined],
		['the length of a list', { a: [1] }, 'a.length', 1],
	])('%s', (_name, value, path, found) => {
		expect(at(value, path)).toEqual(found);
	});
});

describe('putting a value at a path', () => {
	const put = (object: Record<string, unknown>, path: string, value: unknown) => {
		putAt(object, path.split('.'), value);
		return object;
	};

	test.each<[string, Record<string, unknown>, string, unknown, object]>([
		['a name', {}, 'a', 1, { a: 1 }],
		['another one beside it', { a: 1 }, 'b', 2, { a: 1, b: 2 }],
		['the last one counts', { a: 1 }, 'a', 2, { a: 2 }],
		['objects on the way are made', {}, 'a.b.c', 1, { a: { b: { c: 1 } } }],
		['and kept where they are', { a: { b: 1 } }, 'a.c', 2, { a: { b: 1, c: 2 } }],
		['null on the way is no object', { a: null }, 'a.b', 1, { a: { b: 1 } }],
		['a value of null', {}, 'a', null, { a: null }],
		['a name that all objects know', {}, 'toString.b', 1, { toString: { b: 1 } }],
	])('%s', (_what, object, path, value, expected) => {
		expect(put(object, path, value)).toEqual(expected);
	});

	test('what was put can be changed, and is found', () => {
		const object = put({}, 'a.b', 1) as { a: { b: number } };
		object.a.b = 2;
		expect(at(object, 'a.b')).toBe(2);
	});

	test('a name of __proto__ changes no other object', () => {
		expect(JSON.stringify(put({}, '__proto__.changed', true))).toBe('{"__proto__":{"changed":true}}');
		expect('changed' in {}).toBe(false);
	});
});
