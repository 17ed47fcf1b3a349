import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Operation } from '../../../../../engine/catalogue';
import { fieldForm } from '../../../../../engine/node/operation/fieldForm';
import { operationsForm } from '../../../../../engine/node/operation/form';
import { requestForm } from '../../../../../engine/node/properties';
import { acmeWithOrders } from '../../../support/acmeCatalogue.mts';
import { breaches } from '../../../support/conventions.mts';

const form = requestForm(acmeWithOrders);

/** What a builder sees for an operation. */
function shown(operation: string, more: Record<string, unknown> = {}): Record<string, INodeProperties> {
	const chosen: Record<string, unknown> = { resource: 'order', operation, returnAll: false, ...more };
	const isShown = ({ displayOptions }: INodeProperties): boolean => {
		const fits = (conditions: object | undefined, each: (name: string, values: unknown[]) => boolean) => Object.entries(conditions ?? {}).every(([name, values]) => each(name, values as unknown[]));
		return fits(displayOptions?.show, (name, values) => values.includes(chosen[name])) && fits(displayOptions?.hide, (name, values) => !values.includes(chosen[name]));
	};
	return Object.fromEntries(form.filter(isShown).map((property) => [property.name, property]));
}

const inner = (property: INodeProperties | undefined): string[] => ((property?.options ?? []) as INodeProperties[]).map(({ name }) => name);

test('keeps n8n\'s conventions', () => {
	expect(breaches(form)).toEqual([]);
});

test('the generic request stands among the resources and stays the default', () => {
	const resource = form.find(({ name }) => name === 'resource');
	expect(resource).toMatchObject({ options: [{ name: 'API Request', value: 'apiRequest' }, { name: 'Order', value: 'order' }], default: 'apiRequest' });
});

test('a resource has its operations, and begins with Get Many', () => {
	const { operation } = shown('getAll');
	expect(operation).toMatchObject({ noDataExpression: true, default: 'getAll' });
	expect(((operation?.options ?? []) as INodePropertyOptions[]).map(({ value }) => value)).toEqual(['addLines', 'create', 'delete', 'getAll', 'update']);
});

test('a list: Return All, Limit, Simplify, and its query as filters', () => {
	const fields = shown('getAll');
	expect(Object.keys(fields).filter((name) => !['resource', 'operation'].includes(name)).sort()).toEqual(['filters', 'limit', 'options', 'returnAll', 'simplify']);
	expect(inner(fields.filters).sort()).toEqual(['filter_field', 'filter_field_list', 'kind', 'shopIds', 'sort_field']);
	expect(Object.keys(shown('getAll', { returnAll: true }))).not.toContain('limit');
});

describe('each field whole', () => {
	const show = (operation: string, more: object = {}) => ({ show: { resource: ['order'], operation: [operation], ...more } });

	test('Operation', () => {
		expect(shown('getAll').operation).toEqual({
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { resource: ['order'] } },
			options: [
				{ name: 'Add Lines', value: 'addLines', action: 'Add lines to an order', description: 'One line an anvil' },
				{ name: 'Create', value: 'create', action: 'Create an order' },
				{ name: 'Delete', value: 'delete', action: 'Delete an order' },
				{ name: 'Get Many', value: 'getAll', action: 'Get many orders' },
				{ name: 'Update', value: 'update', action: 'Update an order' },
			],
			default: 'getAll',
		});
	});

	test('Return All, Limit and Simplify', () => {
		expect(shown('getAll').returnAll).toEqual({
			displayName: 'Return All', name: 'returnAll', type: 'boolean', displayOptions: show('getAll'), default: false, description: 'Whether to return all results or only up to a given limit',
		});
		expect(shown('getAll').limit).toEqual({
			displayName: 'Limit', name: 'limit', type: 'number', typeOptions: { minValue: 1 }, displayOptions: show('getAll', { returnAll: [false] }), default: 50, description: 'Max number of results to return',
		});
		expect(shown('getAll').simplify).toEqual({
			displayName: 'Simplify', name: 'simplify', type: 'boolean', displayOptions: show('getAll'), default: true, description: 'Whether to return a simplified version of the response instead of the raw data',
		});
	});

	test('Specify Body and JSON, of a list and of an object', () => {
		expect(shown('addLines').specifyBody).toEqual({
			displayName: 'Specify Body',
			name: 'specifyBody',
			type: 'options',
			displayOptions: show('addLines'),
			options: [{ name: 'Using Fields Below', value: 'keypair' }, { name: 'Using JSON', value: 'json' }],
			default: 'keypair',
		});
		expect(shown('addLines', { specifyBody: 'json' }).jsonBody).toEqual({
			displayName: 'JSON', name: 'jsonBody', type: 'json', displayOptions: show('addLines', { specifyBody: ['json'] }), default: '', placeholder: 'e.g. [{ "name": "value" }]', description: 'A list of objects, or one of them',
		});
		expect(shown('update', { specifyBody: 'json' }).jsonBody).toEqual({
			displayName: 'JSON', name: 'jsonBody', type: 'json', displayOptions: show('update', { specifyBody: ['json'] }), default: '', placeholder: 'e.g. { "name": "value" }', description: 'An object with the fields to send',
		});
	});
});

describe('which fields an operation has', () => {
	const call: Operation = { name: 'Do', value: 'do', action: 'Do it', method: 'POST', path: '/do', result: { kind: 'record' }, certainty: 'confirmed', source: 'acme.example' };
	const formOf = (more: Partial<Operation>) => operationsForm({ ...acmeWithOrders, catalogue: [{ name: 'Thing', value: 'thing', operations: [{ ...call, ...more }] }] });
	const names = (more: Partial<Operation>) => formOf(more).map(({ name }) => name);
	const many = Array.from({ length: 11 }, (_, n) => ({ name: `field${n}`, type: 'string' as const }));

	test('a vendor without operations has no such fields', () => {
		expect(operationsForm({ ...acmeWithOrders, catalogue: undefined, pickLists: undefined })).toEqual([]);
	});

	test('operations stand in alphabetical order; without a Get Many the first of them is the default', () => {
		const operations = ['Send', 'Archive', 'Move'].map((name) => ({ ...call, name, value: name.toLowerCase() }));
		const [field] = operationsForm({ ...acmeWithOrders, catalogue: [{ name: 'Thing', value: 'thing', operations }] });
		expect((field?.options as INodePropertyOptions[]).map(({ value }) => value)).toEqual(['archive', 'move', 'send']);
		expect(field?.default).toBe('archive');
	});

	test('one alone is the default', () => {
		expect(formOf({})[0]).toMatchObject({ name: 'operation', default: 'do' });
	});

	test.each<[string, Partial<Operation>, string[]]>([
		['nothing to fill in', {}, []],
		['a record has no limit', { result: { kind: 'record', simple: ['id'] } }, ['simplify']],
		['OData', { odata: true, result: { kind: 'list' } }, ['returnAll', 'limit', 'odata']],
		['a query, required and not', { query: [{ name: 'a', type: 'string', required: true }, { name: 'b', type: 'string' }] }, ['a', 'filters']],
		['a body that is not described', { body: { fields: [] } }, ['jsonBody']],
		['ten fields', { body: { fields: many.slice(1) } }, ['additionalFields']],
		['eleven', { body: { fields: many } }, ['specifyBody', 'jsonBody', 'additionalFields']],
		['all required', { body: { fields: [{ name: 'a', type: 'string', required: true }] } }, ['a']],
		['a change (PATCH)', { method: 'PATCH', body: { fields: many.slice(1) } }, ['updateFields']],
		['a change (PUT)', { method: 'PUT', body: { fields: many.slice(1) } }, ['updateFields']],
		['a list as the body', { body: { list: 'Lines', fields: [{ name: 'a', type: 'string' }] } }, ['specifyBody', 'jsonBody', 'entries']],
	])('%s', (_what, more, expected) => {
		expect(names(more)).toEqual(['operation', ...expected]);
	});

	test('a field that is required is not among those that may be left out', () => {
		const fields = [{ name: 'a', type: 'string' as const, required: true as const }, { name: 'b', type: 'string' as const }];
		const form = formOf({ query: fields, body: { fields: fields.map((field) => ({ ...field, name: `body.${field.name}` })) } });
		expect(form.map(({ name }) => name)).toEqual(['operation', 'a', 'body_a', 'additionalFields', 'filters']);
		expect(inner(form.find(({ name }) => name === 'filters'))).toEqual(['b']);
		expect(inner(form.find(({ name }) => name === 'additionalFields'))).toEqual(['body_b']);
		expect(form.find(({ name }) => name === 'additionalFields')?.displayName).toBe('Additional Fields');
	});

	test('what may be changed is called so', () => {
		expect(formOf({ method: 'PUT', body: { fields: many.slice(1) } })[1]).toMatchObject({ name: 'updateFields', displayName: 'Update Fields' });
	});
});

test('a create: what is required stands first, the rest in a collection', () => {
	const fields = shown('create');
	expect(fields.shopId).toMatchObject({ required: true, type: 'resourceLocator' });
	expect(fields.additionalFields).toMatchObject({ type: 'collection', displayName: 'Additional Fields' });
	expect(inner(fields.additionalFields).sort()).toEqual(['buyer_born', 'buyer_email', 'custom_name', 'due', 'express', 'extra', 'parts', 'state', 'tags']);
	expect(Object.keys(fields)).not.toContain('specifyBody');
});

test('a field with a pick-list can be chosen or typed', () => {
	expect(shown('create').shopId?.modes).toMatchObject([
		{ name: 'list', type: 'list', typeOptions: { searchListMethod: 'shops', searchable: true } },
		{ name: 'id', type: 'string', displayName: 'By ID' },
	]);
	expect(fieldForm({ name: 'shopNo', type: 'string', pick: 'numbers' }, { numbers: { path: '/', value: 'no', by: 'Number', label: [], what: 'shop' } }).modes?.[1]).toMatchObject({
		name: 'id',
		displayName: 'By Number',
	});
});

test('many fields can be filled in as JSON as well', () => {
	const asFields = shown('update', { specifyBody: 'keypair' });
	expect(Object.keys(asFields)).toEqual(expect.arrayContaining(['orderId', 'specifyBody', 'updateFields']));
	expect(Object.keys(asFields)).not.toContain('jsonBody');
	const asJson = shown('update', { specifyBody: 'json' });
	expect(Object.keys(asJson)).toEqual(expect.arrayContaining(['orderId', 'specifyBody', 'jsonBody']));
	expect(Object.keys(asJson)).not.toContain('updateFields');
});

test('a header has a field of its own', () => {
	expect(shown('update').X_Acme_Pace).toMatchObject({ displayName: 'X Acme Pace', type: 'options', default: 'fast' });
});

test('a body that is a list has one group of fields for each element', () => {
	const { entries } = shown('addLines', { specifyBody: 'keypair' });
	expect(entries).toMatchObject({ type: 'fixedCollection', typeOptions: { multipleValues: true }, displayName: 'Lines' });
	expect((entries?.options?.[0] as { values: INodeProperties[] }).values.map(({ name }) => name)).toEqual(['anvilNo', 'price_amount']);
});

test('each way to fill in a value', () => {
	const options = Object.fromEntries((shown('create').additionalFields?.options as INodeProperties[]).map((property) => [property.name, property]));
	expect(options.buyer_born).toMatchObject({ type: 'dateTime', typeOptions: { dateOnly: true } });
	expect(options.due).toMatchObject({ type: 'dateTime' });
	expect(options.express).toMatchObject({ type: 'boolean', default: false });
	expect(options.tags).toMatchObject({ type: 'string', typeOptions: { multipleValues: true } });
	expect(options.parts).toMatchObject({ type: 'fixedCollection' });
	expect(options.custom_name?.options?.[0]).toMatchObject({ values: [{ name: 'field', type: 'resourceLocator' }, { name: 'value', type: 'string' }] });
	expect(options.extra).toMatchObject({ type: 'json' });
	expect(options.state).toMatchObject({ type: 'options', options: [{ name: 'Done', value: 2 }, { name: 'Open Now', value: 'OPEN_NOW' }], default: 2 });
});

test('the options of an operation leave out what it has no use for', () => {
	const names = inner(shown('getAll').options);
	expect(names).toEqual(expect.arrayContaining(['retry', 'timeout', 'maxPages', 'response']));
	for (const name of ['pagination', 'splitIntoItems', 'lowercaseHeaders', 'queryParameterArrays']) expect(names).not.toContain(name);
});

test('nothing of the operations is shown for the generic request', () => {
	const fields = shown('send', { resource: 'apiRequest', method: 'GET' });
	expect(Object.keys(fields)).toEqual(expect.arrayContaining(['method', 'path', 'options']));
	for (const name of ['shopId', 'orderId', 'filters', 'simplify', 'additionalFields']) expect(Object.keys(fields)).not.toContain(name);
});
