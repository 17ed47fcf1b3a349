import { readToolTrim, trimForTool, type ToolTrim } from '../../../../engine/node/toolOutput';
import { filledIn } from '../../support/fakes.mts';

const trim = (changes: Partial<ToolTrim>): ToolTrim => ({ dataField: '', fields: 'all', names: [], maxLength: undefined, ...changes });
const record = { id: 1, name: 'Ada', address: { city: 'Paris', zip: '75000' }, tags: ['a', 'b'] };
const jsonOf = (changes: Partial<ToolTrim>, records: object[] = [record]): object[] =>
	trimForTool(records.map((json) => ({ json: json as never })), trim(changes)).map(({ json }) => json);

test.each([
	['all', trim({}), record],
	['selected, dotted', trim({ fields: 'selected', names: ['id', 'address.city', 'nothing'] }), { id: 1, address: { city: 'Paris' } }],
	['all but some, dotted', trim({ fields: 'except', names: ['tags', 'address.zip', 'nothing.at.all'] }), { id: 1, name: 'Ada', address: { city: 'Paris' } }],
	['a field that holds the data', trim({ dataField: 'address' }), record.address],
])('%s', (_what, choice, expected) => {
	expect(jsonOf(choice)).toEqual([expected]);
});

test('a field that holds a list gives a record each', () => {
	expect(jsonOf({ dataField: 'tags' })).toEqual([{ data: 'a' }, { data: 'b' }]);
});

test('the record itself stays as it was', () => {
	const before = JSON.stringify(record);
	jsonOf({ fields: 'except', names: ['address.city'] });
	expect(JSON.stringify(record)).toBe(before);
});

test('whole records up to the length, and at least one', () => {
	const records = Array.from({ length: 10 }, (_, id) => ({ id, text: 'x'.repeat(40) }));
	const length = JSON.stringify(records[0]).length;
	expect(jsonOf({ maxLength: 3 * length }, records)).toEqual(records.slice(0, 3));
	expect(jsonOf({ maxLength: 10 }, records)).toEqual([{ id: 0, text: 'x'.repeat(10) }]);
});

describe('what is kept of a record', () => {
	const nested = { a: { b: { c: 1, d: 2 }, e: [1, 2] }, 'x.y': 3, list: [{ a: 1 }], nothing: null };

	test.each<[string, Partial<ToolTrim>, object]>([
		['names without a choice', { fields: 'all', names: ['a'] }, nested],
		['a choice without names', { fields: 'selected', names: [] }, nested],
		['two of one branch', { fields: 'selected', names: ['a.b.c', 'a.e'] }, { a: { b: { c: 1 }, e: [1, 2] } }],
		['a branch and then a leaf of it', { fields: 'selected', names: ['a.b.c', 'a.b.d'] }, { a: { b: { c: 1, d: 2 } } }],
		['a field that holds nothing is there', { fields: 'selected', names: ['nothing'] }, { nothing: null }],
		['a name through what is no object', { fields: 'selected', names: ['list.a', 'nothing.b'] }, {}],
		['all but a leaf', { fields: 'except', names: ['a.b.c'] }, { ...nested, a: { b: { d: 2 }, e: [1, 2] } }],
		['all but what is not there', { fields: 'except', names: ['a.z', 'z', 'a.b.c.z'] }, nested],
		['all but something in a list: it stays', { fields: 'except', names: ['list.0', 'a.e.0'] }, nested],
		['all but something in nothing', { fields: 'except', names: ['nothing.a'] }, nested],
		['all but several', { fields: 'except', names: ['a', 'list', 'nothing'] }, { 'x.y': 3 }],
	])('%s', (_what, choice, expected) => {
		expect(jsonOf(choice, [nested])).toEqual([expected]);
	});

	/** An own property in JSON, and the prototype of all objects elsewhere. */
	test('a field called __proto__ is only a field', () => {
		const given = JSON.parse('{"__proto__":{"changed":true},"a":1}') as object;
		expect(JSON.stringify(jsonOf({ fields: 'selected', names: ['__proto__.changed', 'a'] }, [given]))).toBe('[{"__proto__":{"changed":true},"a":1}]');
		expect('changed' in {}).toBe(false);
	});

	test.each<[string, string, object[]]>([
		['that is missing', 'none', [{}]],
		['that holds nothing', 'nothing', [{}]],
		['that holds a list of objects', 'list', [{ a: 1 }]],
		['deeper down', 'a.b', [{ c: 1, d: 2 }]],
		['that holds a value', 'a.b.c', [{ data: 1 }]],
	])('a data field %s', (_what, dataField, expected) => {
		expect(jsonOf({ dataField }, [nested])).toEqual(expected);
	});

	test('lists within a list stay in one field', () => {
		expect(jsonOf({ dataField: 'rows' }, [{ rows: [[1, 2], null] }])).toEqual([{ data: [1, 2] }, { data: null }]);
	});

	test('a file stays with its record', () => {
		const binary = { data: { data: 'x', mimeType: 'text/plain' } };
		expect(trimForTool([{ json: {}, binary }, { json: {} }], trim({}))).toEqual([{ json: {}, binary }, { json: {} }]);
	});
});

describe('the length', () => {
	const lengthOf = (record: object) => JSON.stringify(record).length;

	test('what fits to the character is whole, one more is not', () => {
		const records = [{ id: 1 }, { id: 2 }];
		expect(jsonOf({ maxLength: lengthOf(records[0]!) * 2 }, records)).toEqual(records);
		expect(jsonOf({ maxLength: lengthOf(records[0]!) * 2 - 1 }, records)).toEqual([{ id: 1 }]);
	});

	test('nothing is left out in the middle: after one that is too long there are no more', () => {
		expect(jsonOf({ maxLength: 20 }, [{ id: 1 }, { text: 'x'.repeat(40) }, { id: 2 }])).toEqual([{ id: 1 }]);
	});

	test('of the only record texts are cut, and what is no text stays', () => {
		expect(jsonOf({ maxLength: 3 }, [{ text: 'abcdef', number: 123456, list: ['abcdef'] }])).toEqual([{ text: 'abc', number: 123456, list: ['abcdef'] }]);
	});

	test('a first record that is too long stands alone', () => {
		expect(jsonOf({ maxLength: 5 }, [{ text: 'abcdefgh' }, { a: 1 }])).toEqual([{ text: 'abcde' }]);
	});

	test('no limit, no cut', () => {
		const records = [{ text: 'x'.repeat(10_000) }, { text: 'y' }];
		expect(jsonOf({}, records)).toEqual(records);
	});
});

describe('as it is filled in', () => {
	const read = (parameters: Record<string, unknown>) => readToolTrim(filledIn({ optimizeResponse: true, ...parameters }), 0);

	test('is off unless it is switched on', () => {
		expect(readToolTrim(filledIn({}), 0)).toBeUndefined();
		expect(read({ optimizeResponse: false })).toBeUndefined();
	});

	test('keeps everything at first', () => {
		expect(read({})).toEqual({ dataField: '', fields: 'all', names: [], maxLength: undefined });
	});

	test('names are separated by commas, with space or without', () => {
		expect(read({ fieldsToInclude: 'selected', fields: ' a , b.c,, ' })).toMatchObject({ fields: 'selected', names: ['a', 'b.c'] });
	});

	test('a data field has no space around it', () => {
		expect(read({ dataField: ' rows ' })?.dataField).toBe('rows');
	});

	test('the length counts when it is switched on, 1,000 unless said otherwise', () => {
		expect(read({ maxLength: 5 })?.maxLength).toBeUndefined();
		expect(read({ truncateResponse: true })?.maxLength).toBe(1000);
		expect(read({ truncateResponse: true, maxLength: 5 })?.maxLength).toBe(5);
	});

	test.each<[Record<string, unknown>, RegExp]>([
		[{ truncateResponse: true, maxLength: 0 }, /^Max Response Characters must be/],
		[{ fields: {} }, /^Fields must be text/],
		[{ dataField: [] }, /^Field Containing Data must be text/],
	])('%j is refused by its name', (parameters, says) => {
		expect(() => read(parameters)).toThrow(says);
	});
});
