import type { PickList, Resource } from '../../../engine/catalogue';
import type { Vendor } from '../../../engine/vendor';
import { acme } from './acme.mts';

const pickLists: Record<string, PickList> = {
	shops: { path: '/v1/list', value: 'id', label: ['no', 'address.city'], what: 'shop' },
	anvils: { path: { apiKey: '/v1/anvils' }, value: 'id', label: ['name'], what: 'anvil', search: { parameter: 'q' } },
};

export const order: Resource = {
	name: 'Order',
	value: 'order',
	operations: [
		{
			name: 'Add Lines',
			value: 'addLines',
			action: 'Add lines to an order',
			description: 'One line an anvil',
			method: 'POST',
			path: '/v1/orders/{orderId}/lines',
			pathFields: [{ name: 'orderId', type: 'uuid', required: true }],
			body: {
				wrapper: 'lines',
				list: 'Lines',
				fields: [
					{ name: 'anvilNo', type: 'string', required: true },
					{ name: 'price.amount', type: 'number' },
				],
			},
			result: { kind: 'message', accepts: 'all is well' },
			certainty: 'confirmed',
			source: 'acme.example/lines',
		},
		{
			name: 'Create',
			value: 'create',
			action: 'Create an order',
			method: 'POST',
			path: { apiKey: '/v1/orders', oAuth2: '/v2/orders' },
			body: {
				wrapper: 'order',
				fixed: { kind: 'sale' },
				fields: [
					{ name: 'shopId', type: 'uuid', required: true, pick: 'shops' },
					{ name: 'buyer.email', type: 'string' },
					{ name: 'buyer.born', type: 'date' },
					{ name: 'tags', type: 'list' },
					{ name: 'parts', type: 'list', fields: [{ name: 'no', type: 'string', required: true }, { name: 'size.width', type: 'integer' }] },
					{ name: 'due', type: 'dateTime' },
					{ name: 'express', type: 'boolean', description: 'Whether it is in a hurry' },
					{ name: 'state', type: 'enum', choices: ['OPEN_NOW', { name: 'Done', value: 2 }] },
					{ name: 'extra', type: 'object' },
					{ name: 'custom.<name>', label: 'Custom Fields', type: 'pairs', pick: 'shops' },
				],
			},
			result: { kind: 'id', field: 'orderId' },
			certainty: 'derived',
			source: 'acme.example/orders',
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete an order',
			method: 'DELETE',
			path: '/v1/orders/{orderId}',
			pathFields: [{ name: 'orderId', type: 'string', required: true }],
			result: { kind: 'none' },
			certainty: 'confirmed',
			source: 'acme.example/orders',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many orders',
			method: 'GET',
			path: '/v1/list',
			query: [
				{ name: 'shopIds', type: 'list', commas: true },
				{ name: 'filter[<field>]', label: 'Filters', type: 'pairs' },
				{ name: 'filter[<field>][]', label: 'Filters (Any Of)', type: 'pairs' },
				{ name: 'sort[<field>]', label: 'Sort', type: 'pairs', choices: ['ASC', 'DESC'] },
				{ name: 'kind', type: 'list' },
			],
			result: { kind: 'list', simple: ['id', 'shop.name'] },
			certainty: 'confirmed',
			source: 'acme.example/orders',
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update an order',
			method: 'PATCH',
			path: '/v1/orders/{orderId}',
			pathFields: [{ name: 'orderId', type: 'string', required: true }],
			headers: [{ name: 'X-Acme-Pace', type: 'enum', choices: ['slow', 'fast'] }],
			body: { fields: Array.from({ length: 12 }, (_, n) => ({ name: `field${n}`, type: 'string' as const })) },
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'acme.example/orders',
		},
	],
};

/** Acme with named operations and pick-lists. */
export const acmeWithOrders: Vendor = { ...acme, catalogue: [order], pickLists };
