import fc from 'fast-check';
import qs from 'qs';
import { toPairs, type ArrayFormat } from '../../../../engine/node/query';

const of = (values: object, format?: ArrayFormat) => toPairs(Object.entries(values), format);

describe('values', () => {
	test.each([
		['a text', { a: 'x' }, [['a', 'x']]],
		['the empty text', { a: '' }, [['a', '']]],
		['a number', { a: 0 }, [['a', '0']]],
		['a boolean', { a: false }, [['a', 'false']]],
		['null and nothing are left out', { a: null, b: undefined }, []],
		['a list gives its name several times', { a: [1, 'x', true] }, [['a', '1'], ['a', 'x'], ['a', 'true']]],
		['an empty list gives nothing', { a: [] }, []],
		['an object', { a: { b: 1, c: { d: 'x' } } }, [['a[b]', '1'], ['a[c][d]', 'x']]],
		['an empty object gives nothing', { a: {} }, []],
		['nothing inside an object is left out', { a: { b: null, c: undefined, d: 0 } }, [['a[d]', '0']]],
		['a date, as in JSON', { a: new Date(0) }, [['a', '1970-01-01T00:00:00.000Z']]],
		['a key called __proto__', JSON.parse('{"__proto__":"x"}') as object, [['__proto__', 'x']]],
	])('%s', (_name, values, expected) => {
		expect(of(values)).toEqual(expected);
	});

	/** As outside of a list: null is no value, and "null" is a wrong one. */
	test('null and nothing inside a list are left out as well', () => {
		expect(of({ a: ['x', null, undefined] })).toEqual([['a', 'x']]);
	});
});

describe('lists', () => {
	test.each<[ArrayFormat, string[]]>([
		['repeat', ['a', 'a']],
		['brackets', ['a[]', 'a[]']],
		['indices', ['a[0]', 'a[1]']],
	])('%s', (format, names) => {
		const expected = names.map((name, index) => [name, String(index)]);
		expect(of({ a: [0, 1] }, format)).toEqual(expected);
		expect(toPairs([['a', 0], ['a', 1]], format)).toEqual(expected);
		expect(toPairs([['a', [0]], ['a', 1]], format)).toEqual(expected);
	});

	test.each<[ArrayFormat, string]>([
		['repeat', 'a'],
		['brackets', 'a[]'],
		['indices', 'a[0]'],
	])('of one value, in the format %s, is a list as well', (format, name) => {
		expect(of({ a: ['x'] }, format)).toEqual([[name, 'x']]);
	});

	test('one value that is not in a list is none', () => {
		expect(of({ a: 'x' }, 'brackets')).toEqual([['a', 'x']]);
	});

	test('repeat unless said otherwise', () => {
		expect(of({ a: [1, 2] })).toEqual(of({ a: [1, 2] }, 'repeat'));
	});

	test('indices count only what is sent', () => {
		expect(of({ a: [null, 'x', 'y'] }, 'indices')).toEqual([['a[0]', 'x'], ['a[1]', 'y']]);
	});

	test.each<[ArrayFormat, Array<[string, string]>]>([
		['repeat', [['a[b]', '1'], ['a[b]', '2']]],
		['brackets', [['a[][b]', '1'], ['a[][b]', '2']]],
		['indices', [['a[0][b]', '1'], ['a[1][b]', '2']]],
	])('of objects: %s', (format, expected) => {
		expect(of({ a: [{ b: 1 }, { b: 2 }] }, format)).toEqual(expected);
	});

	test.each<[ArrayFormat, Array<[string, string]>]>([
		['repeat', [['a[b]', '1'], ['a[b]', '2']]],
		['brackets', [['a[b][]', '1'], ['a[b][]', '2']]],
		['indices', [['a[b][0]', '1'], ['a[b][1]', '2']]],
	])('in an object: %s', (format, expected) => {
		expect(of({ a: { b: [1, 2] } }, format)).toEqual(expected);
	});
});

/** `qs` is what n8n's HTTP Request node writes its queries with. */
describe('beside qs', () => {
	const leaf = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 6 }), fc.integer(), fc.boolean());
	const key = fc.string({ unit: fc.constantFrom(...'abcXYZ_$.-ü '.split('')), minLength: 1, maxLength: 5 });
	const tree = fc.letrec<{ value: unknown; object: Record<string, unknown> }>((tie) => ({
		value: fc.oneof({ depthSize: 'small' }, leaf, fc.array(leaf, { maxLength: 4 }), tie('object'), fc.array(tie('object'), { maxLength: 3 })),
		object: fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
	})).object;

	test.each<[ArrayFormat]>([['repeat'], ['brackets'], ['indices']])('property: %s is written alike', (format) => {
		fc.assert(
			fc.property(tree, (values) => {
				const text = of(values, format).map(([name, value]) => `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(value.toWellFormed())}`);
				expect(text.join('&')).toBe(qs.stringify(values, { arrayFormat: format, encoder: (part) => encodeURIComponent(String(part).toWellFormed()) }));
			}),
			{ numRuns: 300 },
		);
	});

	test('property: with indices, a server that reads with qs gets what was meant', () => {
		const words = (value: unknown): unknown => {
			if (Array.isArray(value)) return value.map(words).filter((one) => one !== undefined);
			if (value === null || typeof value !== 'object') return String(value);
			const entries = Object.entries(value).map(([name, one]): [string, unknown] => [name, words(one)]);
			return Object.fromEntries(entries);
		};
		const filled = fc.dictionary(fc.constantFrom('a', 'b', 'c d', 'ü'), fc.oneof(leaf, fc.array(leaf, { minLength: 1, maxLength: 9 })), { noNullPrototype: true });
		fc.assert(
			fc.property(filled, (values) => {
				const text = new URLSearchParams(of(values, 'indices').map(([name, value]) => [name, value])).toString();
				expect(qs.parse(text)).toEqual(words(values));
			}),
		);
	});
});
