import type { Field, PickList } from '../../../../../engine/catalogue';
import { collectionForm, entriesForm, fieldForm } from '../../../../../engine/node/operation/fieldForm';

const shops: PickList = { path: '/v1/shops', value: 'id', label: ['name'], what: 'shop' };
const lists = { shops, anvils: { ...shops, what: 'anvil' } };
const form = (field: Partial<Field>) => fieldForm({ name: 'unitPrice', type: 'string', ...field }, lists);
const common = { displayName: 'Unit Price', name: 'unitPrice' };
const field = (name: string, more: Partial<Field> = {}): Field => ({ name, type: 'string', ...more });

describe('each type of field as n8n shows it', () => {
	test.each<[string, Partial<Field>, object]>([
		['a text', {}, { type: 'string', default: '' }],
		['a text with an example', { placeholder: 'name@example.com' }, { type: 'string', default: '', placeholder: 'e.g. name@example.com' }],
		['a required field with a description', { required: true, description: 'Per unit' }, { type: 'string', default: '', required: true, description: 'Per unit' }],
		['lines', { type: 'text', placeholder: 'Dear' }, { type: 'string', typeOptions: { rows: 4 }, default: '', placeholder: 'e.g. Dear' }],
		['an ID', { type: 'uuid' }, { type: 'string', default: '' }],
		['a number', { type: 'number' }, { type: 'number', default: 0 }],
		['a whole number', { type: 'integer' }, { type: 'number', typeOptions: { numberPrecision: 0 }, default: 0 }],
		['yes or no', { type: 'boolean' }, { type: 'boolean', default: false }],
		['a day', { type: 'date' }, { type: 'dateTime', typeOptions: { dateOnly: true }, default: '' }],
		['a moment', { type: 'dateTime' }, { type: 'dateTime', default: '' }],
		['texts', { type: 'list' }, { type: 'string', typeOptions: { multipleValues: true }, default: [] }],
		['texts with an example', { type: 'list', placeholder: 'red' }, { type: 'string', typeOptions: { multipleValues: true }, default: [], placeholder: 'e.g. red' }],
		['JSON', { type: 'object' }, { type: 'json', default: '', placeholder: 'e.g. { "name": "value" }' }],
		['JSON with an example', { type: 'object', placeholder: '{ "a": 1 }' }, { type: 'json', default: '', placeholder: 'e.g. { "a": 1 }' }],
		['a choice where none are known', { type: 'enum' }, { type: 'options', options: [], default: '' }],
	])('%s', (_what, given, shown) => {
		expect(form(given)).toEqual({ ...common, ...shown });
	});

	test('choices in alphabetical order, constants as words, short ones as they are', () => {
		expect(form({ type: 'enum', choices: ['IN_REVIEW', 'EUR', 'open', { name: 'After Work', value: 7 }, 'aLITTLE'] })).toEqual({
			...common,
			type: 'options',
			options: [
				{ name: 'A LITTLE', value: 'aLITTLE' },
				{ name: 'After Work', value: 7 },
				{ name: 'EUR', value: 'EUR' },
				{ name: 'In Review', value: 'IN_REVIEW' },
				{ name: 'Open', value: 'open' },
			],
			default: 'aLITTLE',
		});
	});
});

describe('a list to pick from', () => {
	test('chosen or typed', () => {
		expect(form({ pick: 'shops', type: 'uuid' })).toEqual({
			...common,
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			modes: [
				{ displayName: 'From List', name: 'list', type: 'list', placeholder: 'Select a shop…', typeOptions: { searchListMethod: 'shops', searchable: true } },
				{ displayName: 'By ID', name: 'id', type: 'string' },
			],
		});
	});

	test('with its article', () => {
		expect(form({ pick: 'anvils' }).modes?.[0]).toMatchObject({ placeholder: 'Select an anvil…' });
	});

	test('one that the vendor does not have leaves the plain field', () => {
		expect(form({ pick: 'nothing' })).toEqual({ ...common, type: 'string', default: '' });
	});
});

describe('names and values', () => {
	const pairs = (value: object) => ({
		...common,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add field',
		default: {},
		options: [{ displayName: 'Unit Price', name: 'entries', values: [{ displayName: 'Field', name: 'field', type: 'string', default: '' }, value] }],
	});

	test('as texts', () => {
		expect(form({ type: 'pairs' })).toEqual(pairs({ displayName: 'Value', name: 'value', type: 'string', default: '' }));
	});

	test('with values to choose from', () => {
		expect(form({ type: 'pairs', choices: ['rising', 'falling'] })).toEqual(
			pairs({ displayName: 'Value', name: 'value', type: 'options', options: [{ name: 'Falling', value: 'falling' }, { name: 'Rising', value: 'rising' }], default: 'falling' }),
		);
	});

	test('with names to pick', () => {
		const [group] = form({ type: 'pairs', pick: 'shops' }).options as Array<{ values: Array<{ name: string; type: string }> }>;
		expect(group?.values.map(({ name, type }) => [name, type])).toEqual([['field', 'resourceLocator'], ['value', 'string']]);
	});
});

describe('one group of fields for each element', () => {
	const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name, index) => field(name, index < 2 ? { required: true } : {}));
	const valuesOf = (fields: readonly Field[]) => (entriesForm('Lines', fields, lists).options as Array<{ values: Array<{ name: string }> }>)[0]?.values.map(({ name }) => name);

	test('its form', () => {
		expect(entriesForm('Order Lines', [field('no', { required: true })], lists)).toEqual({
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add order lines',
			default: {},
			options: [{ displayName: 'Order Lines', name: 'entries', values: [{ displayName: 'No', name: 'no', required: true, type: 'string', default: '' }] }],
		});
	});

	test('six stand side by side; of seven those that may be left out stand apart', () => {
		expect(valuesOf(many.slice(0, 6))).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
		expect(valuesOf(many)).toEqual(['a', 'b', 'additionalFields']);
		const [group] = entriesForm('Lines', many, lists).options as Array<{ values: object[] }>;
		expect(group?.values[2]).toMatchObject({ displayName: 'Additional Fields', type: 'collection', options: ['c', 'd', 'e', 'f', 'g'].map((name) => ({ name })) });
	});

	test('seven that are all required', () => {
		expect(valuesOf(many.map((one) => ({ ...one, required: true as const })))).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
	});

	test('as a field', () => {
		expect(form({ type: 'list', fields: [field('no')] })).toMatchObject({ ...common, type: 'fixedCollection', placeholder: 'Add unit price' });
	});
});

test.each([
	['filters', 'Add filter'],
	['additionalFields', 'Add field'],
])('what may be left out, in alphabetical order: %s', (name, placeholder) => {
	expect(collectionForm(name, 'Some Fields', [field('b'), field('a')], lists)).toEqual({
		displayName: 'Some Fields',
		name,
		type: 'collection',
		placeholder,
		default: {},
		options: [
			{ displayName: 'A', name: 'a', type: 'string', default: '' },
			{ displayName: 'B', name: 'b', type: 'string', default: '' },
		],
	});
});
