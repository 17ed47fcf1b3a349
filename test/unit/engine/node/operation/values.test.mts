import type { Field } from '../../../../../engine/catalogue';
import { flattened, objectOf, valueOfField } from '../../../../../engine/node/operation/values';
import { SettingsError } from '../../../../../engine/settings';

const field = (type: Field['type'], more: Partial<Field> = {}): Field => ({ name: 'unitPrice', type, ...more });
const value = (given: Field, raw: unknown) => valueOfField(given, raw, 'America/Toronto');

describe('what a field takes, and what is sent', () => {
	const choices: Field['choices'] = ['OPEN', 'closed', { name: 'Two', value: 2 }];
	const parts: Field['fields'] = [{ name: 'no', type: 'string' }, { name: 'size.width', type: 'integer' }];

	test.each<[string, Field, unknown, unknown]>([
		['a text as it stands', field('string'), ' x ', ' x '],
		['lines', field('text'), 'a\nb', 'a\nb'],
		['a number in a text field', field('string'), 7, '7'],
		['an ID without the space around it', field('uuid'), ' 4f6c ', '4f6c'],
		['a number', field('number'), 1.5, 1.5],
		['a number as text', field('number'), '1.5', 1.5],
		['zero', field('number'), 0, 0],
		['a whole number', field('integer'), '12', 12],
		['true', field('boolean'), true, true],
		['false', field('boolean'), false, false],
		['true as text', field('boolean'), 'True', true],
		['false as text', field('boolean'), 'FALSE', false],
		['a day', field('date'), '2026-01-31T10:00:00', '2026-01-31'],
		['a moment in the workflow\'s time zone', field('dateTime'), '2026-01-31T10:00:00', '2026-01-31T10:00:00-05:00'],
		['a choice', field('enum', { choices }), 'OPEN', 'OPEN'],
		['a choice in other case', field('enum', { choices }), 'Closed', 'closed'],
		['a choice by its value, whose kind is kept', field('enum', { choices }), '2', 2],
		['a choice that is newer than the list', field('enum', { choices }), 'PAUSED', 'PAUSED'],
		['a choice where none are known', field('enum'), 'x', 'x'],
		['a list', field('list'), ['a', 'b'], ['a', 'b']],
		['a list with commas', field('list'), ' a ,, b ', ['a', 'b']],
		['a list as JSON', field('list'), ' ["a", 1]', ['a', 1]],
		['a list with a bracket in it', field('list'), 'a [1], b', ['a [1]', 'b']],
		['elements', field('list', { fields: parts }), { entries: [{ no: '1', size_width: '2' }, { no: '2' }] }, [{ no: '1', size: { width: 2 } }, { no: '2' }]],
		['one element alone', field('list', { fields: parts }), { entries: { no: '1' } }, [{ no: '1' }]],
		['elements whose optional fields stand apart', field('list', { fields: parts }), { entries: [{ no: '1', additionalFields: { size_width: 3 } }] }, [{ no: '1', size: { width: 3 } }]],
		['elements as JSON', field('list', { fields: parts }), '[{"no":"1","any":true}]', [{ no: '1', any: true }]],
		['an object as JSON', field('object'), '{"a":1}', { a: 1 }],
		['an object', field('object'), { a: 1 }, { a: 1 }],
		['pairs', field('pairs'), { entries: [{ field: 'a', value: 'b' }] }, [{ field: 'a', value: 'b' }]],
		['no pairs', field('pairs'), {}, []],
		['what was picked from a list', field('uuid'), { __rl: true, mode: 'list', value: 'id1' }, 'id1'],
		['an object that only looks picked', field('object'), { value: 1 }, { value: 1 }],
	])('%s', (_what, given, raw, expected) => {
		expect(value(given, raw)).toEqual(expected);
	});
});

describe('nothing', () => {
	const kinds: Array<Field['type']> = ['number', 'integer', 'boolean', 'date', 'dateTime', 'uuid', 'enum', 'list', 'object', 'pairs'];

	test.each(kinds)('%s: an empty text is left out, and a null stays a null', (type) => {
		expect(value(field(type), '')).toBeUndefined();
		expect(value(field(type), ' ')).toBeUndefined();
		expect(value(field(type), undefined)).toBeUndefined();
		expect(value(field(type), null)).toBeNull();
		expect(value(field(type), { __rl: true, value: '' })).toBeUndefined();
	});

	test.each<Field['type']>(['string', 'text'])('%s: an emptied text is a value', (type) => {
		expect(value(field(type), '')).toBe('');
		expect(value(field(type), ' ')).toBe(' ');
	});

	test('lists without elements are left out', () => {
		expect(value(field('list'), [])).toBeUndefined();
		expect(value(field('list', { fields: [{ name: 'a', type: 'string' }] }), {})).toBeUndefined();
		expect(value(field('list', { fields: [{ name: 'a', type: 'string' }] }), { entries: [] })).toBeUndefined();
	});

	test.each([...kinds, 'string', 'text'] as const)('%s: a required field is told by its title', (type) => {
		for (const raw of ['', ' ', null, undefined, { __rl: true, value: '' }]) {
			expect(() => value(field(type, { required: true }), raw)).toThrow('Unit Price is empty. Fill it in.');
			expect(() => value(field(type, { required: true }), raw)).toThrow(SettingsError);
		}
	});

	test('zero and false are values, also of a required field', () => {
		expect(value(field('number', { required: true }), 0)).toBe(0);
		expect(value(field('boolean', { required: true }), false)).toBe(false);
	});
});

describe('what cannot be sent is told by the title of its field', () => {
	test.each<[Field, unknown, string]>([
		[field('number'), 'x', 'Unit Price must be a number.'],
		[field('number'), true, 'Unit Price must be a number.'],
		[field('number'), Infinity, 'Unit Price must be a number.'],
		[field('integer'), 1.5, 'Unit Price must be a whole number.'],
		[field('integer'), [], 'Unit Price must be a whole number.'],
		[field('boolean'), 'yes', 'Unit Price must be true or false.'],
		[field('boolean'), 1, 'Unit Price must be true or false.'],
		[field('date'), 'soon', 'Unit Price is not a date.'],
		[field('dateTime'), 'soon', 'Unit Price is not a date.'],
		[field('object'), '{', 'Unit Price is not valid JSON'],
		[field('list'), '[', 'Unit Price is not valid JSON'],
		[field('list'), {}, 'Unit Price must be text, but is an object.'],
		[field('uuid'), [], 'Unit Price must be text, but is a list.'],
		[field('string'), {}, 'Unit Price must be text, but is an object.'],
	])('%j: %j', (given, raw, says) => {
		expect(() => value(given, raw)).toThrow(says);
		expect(() => value(given, raw)).toThrow(SettingsError);
	});
});

describe('an object of fields', () => {
	test('dots in a name lead into inner objects, what is empty is left out', () => {
		const fields: Field[] = [{ name: 'a.b', type: 'string' }, { name: 'a.c', type: 'number' }, { name: 'd', type: 'number' }];
		expect(objectOf(fields, { a_b: 'x', a_c: 1, d: '', other: 'y' }, 'UTC')).toEqual({ a: { b: 'x', c: 1 } });
		expect(objectOf(fields, {}, 'UTC')).toEqual({});
	});

	test('the name of a pair is put where the vendor has it, and only there', () => {
		const fields: Field[] = [{ name: 'custom.<name>', type: 'pairs' }, { name: 'a<b>c.<name>', type: 'pairs' }];
		expect(objectOf(fields, { custom_name: { entries: [{ field: 'x', value: '1' }] }, a_b_c_name: { entries: [{ field: 'y', value: '2' }] } }, 'UTC')).toEqual({
			custom: { x: '1' },
			'a<b>c': { y: '2' },
		});
	});

	test.each([
		[{ field: {}, value: '1' }, 'Field must be text'],
		[{ field: 'x', value: {} }, 'Value must be text'],
	])('a pair that cannot be sent: %j', (entry, says) => {
		expect(() => objectOf([{ name: 'custom.<name>', type: 'pairs' }], { custom_name: { entries: [entry] } }, 'UTC')).toThrow(says);
	});

	test('fields that stand apart join the others', () => {
		expect(flattened({ a: 1, additionalFields: { b: 2 } })).toMatchObject({ a: 1, b: 2 });
		expect(flattened({ a: 1 })).toEqual({ a: 1 });
	});
});
