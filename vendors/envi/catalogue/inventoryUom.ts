import type { Resource } from '../../../engine/catalogue';

export const inventoryUom: Resource = {
	name: 'Inventory UOM',
	value: 'inventoryUom',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get an inventory UOM',
			method: 'GET',
			path: '/odata/InventoryUOMs({inventoryUOMId})',
			pathFields: [{ name: 'inventoryUOMId', type: 'uuid', required: true }],
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'developer.envi.net InventoryUOMs',
		},
	],
};
