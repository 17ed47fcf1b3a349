import type { Resource } from '../../../engine/catalogue';
import { includeInactive } from './fields';

/** What Simplify keeps of the cost and quantity of an inventory location. */
export const inventoryLocationCostAndQuantitySimple: readonly string[] = [
	'inventoryLocationId', 'inventoryId', 'inventoryNo', 'locationNo', 'cost', 'quantityOnHand', 'activeStatus', 'costLastUpdated',
	'lastUpdated',
];

export const inventoryLocationCostAndQuantity: Resource = {
	name: 'Inventory Location Cost and Quantity',
	value: 'inventoryLocationCostAndQuantity',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get the cost and quantity of an inventory location',
			method: 'GET',
			path: '/odata/InventoryLocationsCostAndQuantity({inventoryLocationId})',
			pathFields: [{ name: 'inventoryLocationId', type: 'uuid', required: true }],
			result: { kind: 'record', simple: inventoryLocationCostAndQuantitySimple },
			certainty: 'confirmed',
			source: 'developer.envi.net InventoryLocationsCostAndQuantity',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many costs and quantities of inventory locations',
			method: 'GET',
			path: '/odata/InventoryLocationsCostAndQuantity',
			query: includeInactive('Inventory', 'Locations', 'InventoryLocations'),
			odata: true,
			result: { kind: 'list', simple: inventoryLocationCostAndQuantitySimple },
			certainty: 'confirmed',
			source: 'developer.envi.net InventoryLocationsCostAndQuantity',
		},
	],
};
