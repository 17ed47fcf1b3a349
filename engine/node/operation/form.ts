import type { INodeProperties } from 'n8n-workflow';
import type { Field, Operation, Resource } from '../../catalogue';
import type { Vendor } from '../../vendor';
import { odataQueryField } from '../odataForm';
import { collectionForm, entriesForm, fieldForm, type PickLists } from './fieldForm';

/** When a field is shown. */
type Show = Record<string, Array<string | boolean>>;

/** Bodies with more fields than this can be filled in as JSON as well. */
const MANY_FIELDS = 10;

/** The Operation field of each resource, and the fields of each operation. */
export function operationsForm({ catalogue = [], pickLists = {} }: Vendor): INodeProperties[] {
	return [...catalogue.map(operationField), ...catalogue.flatMap((resource) => resource.operations.flatMap((operation) => formOf(resource, operation, pickLists)))];
}

function operationField({ value, operations }: Resource): INodeProperties {
	const options = operations
		.map(({ name, value: operation, action, description }) => ({ name, value: operation, action, ...(description ? { description } : {}) }))
		.sort((a, b) => a.name.localeCompare(b.name));
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [value] } },
		options,
		// Reading many is what people begin with.
		default: (options.find((option) => option.value === 'getAll') ?? options[0])?.value ?? '',
	};
}

/** The fields of one operation, those that must be filled in first. */
function formOf(resource: Resource, operation: Operation, pickLists: PickLists): INodeProperties[] {
	const show: Show = { resource: [resource.value], operation: [operation.value] };
	const { pathFields = [], query = [], headers = [], result } = operation;
	return [
		...fieldsForm(pathFields, show, pickLists),
		...fieldsForm(query.filter(isRequired), show, pickLists),
		...bodyForm(operation, show, pickLists),
		...fieldsForm(headers, show, pickLists),
		...(result.kind === 'list' ? limitFields(show) : []),
		...(operation.odata ? [odataQueryField(show)] : []),
		...optional('filters', 'Filters', query.filter(isOptional), show, pickLists),
		...('simple' in result ? [simplifyField(show)] : []),
	];
}

/** The name of the collection that holds the body fields that may be left out. */
export function collectionOf({ method }: Operation): 'additionalFields' | 'updateFields' {
	return method === 'PATCH' || method === 'PUT' ? 'updateFields' : 'additionalFields';
}

/** Whether the builder chooses between fields and JSON. */
export function hasBodyChoice({ body }: Operation): boolean {
	return body !== undefined && body.fields.length > 0 && (body.list !== undefined || body.fields.length > MANY_FIELDS);
}

function bodyForm(operation: Operation, show: Show, pickLists: PickLists): INodeProperties[] {
	const { body } = operation;
	if (!body) return [];
	const json = (shown: Show): INodeProperties => ({
		displayName: 'JSON',
		name: 'jsonBody',
		type: 'json',
		displayOptions: { show: shown },
		default: '',
		placeholder: body.list ? 'e.g. [{ "name": "value" }]' : 'e.g. { "name": "value" }',
		description: body.list ? 'A list of objects, or one of them' : 'An object with the fields to send',
	});
	if (body.fields.length === 0) return [json(show)];
	if (!hasBodyChoice(operation)) return keypairForm(operation, body.fields, show, pickLists);
	return [
		{
			displayName: 'Specify Body',
			name: 'specifyBody',
			type: 'options',
			displayOptions: { show },
			options: [
				{ name: 'Using Fields Below', value: 'keypair' },
				{ name: 'Using JSON', value: 'json' },
			],
			default: 'keypair',
		},
		json({ ...show, specifyBody: ['json'] }),
		...(body.list
			? [{ displayName: body.list, name: 'entries', ...entriesForm(body.list, body.fields, pickLists), displayOptions: { show: { ...show, specifyBody: ['keypair'] } } }]
			: keypairForm(operation, body.fields, { ...show, specifyBody: ['keypair'] }, pickLists)),
	];
}

function keypairForm(operation: Operation, fields: readonly Field[], show: Show, pickLists: PickLists): INodeProperties[] {
	const name = collectionOf(operation);
	return [
		...fieldsForm(fields.filter(isRequired), show, pickLists),
		...optional(name, name === 'updateFields' ? 'Update Fields' : 'Additional Fields', fields.filter(isOptional), show, pickLists),
	];
}

function fieldsForm(fields: readonly Field[], show: Show, pickLists: PickLists): INodeProperties[] {
	return fields.map((field) => ({ ...fieldForm(field, pickLists), displayOptions: { show } }));
}

function optional(name: string, displayName: string, fields: readonly Field[], show: Show, pickLists: PickLists): INodeProperties[] {
	return fields.length === 0 ? [] : [{ ...collectionForm(name, displayName, fields, pickLists), displayOptions: { show } }];
}

const isRequired = ({ required }: Field): boolean => required === true;
const isOptional = ({ required }: Field): boolean => required !== true;

function limitFields(show: Show): INodeProperties[] {
	return [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			displayOptions: { show },
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			displayOptions: { show: { ...show, returnAll: [false] } },
			default: 50,
			description: 'Max number of results to return',
		},
	];
}

function simplifyField(show: Show): INodeProperties {
	return {
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		displayOptions: { show },
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	};
}
