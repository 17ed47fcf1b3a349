import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { fieldForm } from '../../../../../engine/node/operation/fieldForm';
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
