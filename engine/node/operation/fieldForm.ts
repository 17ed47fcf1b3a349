import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Choice, Field, PickList } from '../../catalogue';
import { parameterName, titleOf } from './names';

/** What the form of a field needs besides the field. */
export type PickLists = Readonly<Record<string, PickList>>;

/** A field of the catalogue as n8n shows it. */
export function fieldForm(field: Field, pickLists: PickLists): INodeProperties {
	const common = {
		displayName: titleOf(field),
		name: parameterName(field),
		...(field.required ? { required: true } : {}),
		...(field.description ? { description: field.description } : {}),
	};
	const list = field.pick === undefined ? undefined : pickLists[field.pick];
	if (field.pick !== undefined && list && field.type !== 'pairs') return { ...common, ...pickForm(field.pick, list) };
	const placeholder = field.placeholder ? { placeholder: `e.g. ${field.placeholder}` } : {};
	switch (field.type) {
		case 'text':
			return { ...common, type: 'string', typeOptions: { rows: 4 }, default: '', ...placeholder };
		case 'number':
			return { ...common, type: 'number', default: 0 };
		case 'integer':
			return { ...common, type: 'number', typeOptions: { numberPrecision: 0 }, default: 0 };
		case 'boolean':
			return { ...common, type: 'boolean', default: false };
		case 'date':
			return { ...common, type: 'dateTime', typeOptions: { dateOnly: true }, default: '' };
		case 'dateTime':
			return { ...common, type: 'dateTime', default: '' };
		case 'enum': {
			const options = choiceOptions(field.choices ?? []);
			return { ...common, type: 'options', options, default: options[0]?.value ?? '' };
		}
		case 'list':
			return { ...common, ...(field.fields ? entriesForm(titleOf(field), field.fields, pickLists) : textsForm(field)) };
		case 'object':
			return { ...common, type: 'json', default: '', placeholder: `e.g. ${field.placeholder ?? '{ "name": "value" }'}` };
		case 'pairs':
			return { ...common, ...pairsForm(field, pickLists) };
		default:
			return { ...common, type: 'string', default: '', ...placeholder };
	}
}

type Shape = Omit<INodeProperties, 'displayName' | 'name'>;

function choiceOptions(choices: readonly Choice[]): INodePropertyOptions[] {
	return choices
		.map((choice) => (typeof choice === 'object' ? { name: choice.name, value: choice.value } : { name: titleOf({ name: spelled(choice) }), value: choice }))
		.sort((a, b) => a.name.localeCompare(b.name));
}

/** A constant in capitals (`IN_REVIEW`) reads better as words. */
function spelled(choice: string | number): string {
	const text = String(choice);
	return /^[A-Z0-9_]{4,}$/.test(text) ? text.toLowerCase() : text;
}

function textsForm({ placeholder }: Field): Shape {
	return { type: 'string', typeOptions: { multipleValues: true }, default: [], ...(placeholder ? { placeholder: `e.g. ${placeholder}` } : {}) };
}

/** One group of fields for each element; those that may be left out stand in a collection of their own. */
export function entriesForm(title: string, fields: readonly Field[], pickLists: PickLists): Shape {
	const needed = fields.filter(({ required }) => required);
	const others = fields.filter(({ required }) => !required);
	const isShort = fields.length <= 6;
	const values = (isShort ? fields : needed).map((field) => fieldForm(field, pickLists));
	if (!isShort && others.length > 0) values.push(collectionForm('additionalFields', 'Additional Fields', others, pickLists));
	return {
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: `Add ${title.toLowerCase()}`,
		default: {},
		options: [{ displayName: title, name: 'entries', values }],
	};
}

function pairsForm(field: Field, pickLists: PickLists): Shape {
	const options = choiceOptions(field.choices ?? []);
	const name = fieldForm({ name: 'field', type: 'string', ...(field.pick ? { pick: field.pick } : {}) }, pickLists);
	const value: INodeProperties =
		options.length > 0
			? { displayName: 'Value', name: 'value', type: 'options', options, default: options[0]?.value ?? '' }
			: { displayName: 'Value', name: 'value', type: 'string', default: '' };
	return {
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add field',
		default: {},
		options: [{ displayName: titleOf(field), name: 'entries', values: [name, value] }],
	};
}

/** Fields that may be left out; the builder adds those that are wanted. */
export function collectionForm(name: string, displayName: string, fields: readonly Field[], pickLists: PickLists): INodeProperties {
	return {
		displayName,
		name,
		type: 'collection',
		placeholder: name === 'filters' ? 'Add filter' : 'Add field',
		default: {},
		options: fields.map((field) => fieldForm(field, pickLists)).sort((a, b) => a.displayName.localeCompare(b.displayName)),
	};
}

/** Chosen from a list with search, or typed. */
function pickForm(key: string, { what, by = 'ID' }: PickList): Shape {
	return {
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Select ${/^[aeiou]/i.test(what) ? 'an' : 'a'} ${what}…`,
				typeOptions: { searchListMethod: key, searchable: true },
			},
			{ displayName: `By ${by}`, name: 'id', type: 'string' },
		],
	};
}
