import { jsonObject, jsonValue, textParameter, wholeNumber } from '../../../../engine/node/text';
import { SettingsError } from '../../../../engine/settings';

describe('text', () => {
	test.each<[unknown, string]>([
		[' x ', ' x '],
		['', ''],
		[0, '0'],
		[-1.5, '-1.5'],
		[true, 'true'],
		[false, 'false'],
		[undefined, ''],
		[null, ''],
	])('%j is %j', (value, text) => {
		expect(textParameter(value, 'It')).toBe(text);
	});

	test.each<[unknown, string]>([
		[[], 'It must be text, but is a list.'],
		[{}, 'It must be text, but is an object.'],
	])('%j is none', (value, says) => {
		expect(() => textParameter(value, 'It')).toThrow(says);
		expect(() => textParameter(value, 'It')).toThrow(SettingsError);
	});
});

describe('JSON', () => {
	test.each<[unknown, unknown]>([
		['{"a":1}', { a: 1 }],
		['[1]', [1]],
		['"x"', 'x'],
		['null', null],
		['', {}],
		[' \n', {}],
		[{ a: 1 }, { a: 1 }],
		[[1], [1]],
		[7, 7],
		[null, null],
	])('%j is %j', (value, expected) => {
		expect(jsonValue(value, 'It')).toEqual(expected);
	});

	test('what is wrong with it is told', () => {
		expect(() => jsonValue('{"a":', 'It')).toThrow(/^It is not valid JSON: .*JSON/);
		expect(() => jsonValue('{"a":', 'It')).toThrow(SettingsError);
	});

	test('an object is an object', () => {
		expect(jsonObject('{"a":1}', 'It')).toEqual({ a: 1 });
		expect(jsonObject({ a: 1 }, 'It')).toEqual({ a: 1 });
		expect(jsonObject('', 'It')).toEqual({});
	});

	test.each(['[1]', 'null', '"x"', '7', 'true', [1], null, 7])('%j is no object', (value) => {
		expect(() => jsonObject(value, 'It')).toThrow('It must be an object such as { "name": "value" }.');
	});
});

describe('a whole number', () => {
	test.each<[unknown, number, number]>([
		[1, 1, 1],
		['7', 1, 7],
		[' 7 ', 1, 7],
		[0, 0, 0],
		[50, 10, 50],
		[10, 10, 10],
	])('%j, at least %d', (value, least, expected) => {
		expect(wholeNumber(value, 'It', least)).toBe(expected);
	});

	test('at least 1 unless said otherwise', () => {
		expect(wholeNumber(1, 'It')).toBe(1);
		expect(() => wholeNumber(0, 'It')).toThrow('It must be a whole number of at least 1.');
	});

	test.each<[unknown, number]>([
		['', 0],
		[-1, 0],
		[9, 10],
		[1.5, 0],
		['x', 0],
		[undefined, 0],
		[NaN, 0],
		[Infinity, 0],
		[{}, 0],
	])('%j is none, at least %d', (value, least) => {
		expect(() => wholeNumber(value, 'It', least)).toThrow(`It must be a whole number of at least ${least}.`);
	});
});
