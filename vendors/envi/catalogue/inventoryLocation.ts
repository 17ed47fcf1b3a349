import type { Field, Resource } from '../../../engine/catalogue';
import { getAllFromDate, includeInactive } from './fields';
import { inventoryLocationFields } from './inventoryLocationFields';

const inventoryLocationId: Field = { name: 'inventoryLocationId', type: 'uuid', required: true };

/** What Simplify keeps of an inventory location. */
export const inventoryLocationSimple: readonly string[] = [
	'inventoryLocationId', 'inventoryNo', 'facilityName', 'locationNo', 'locationName', 'quantityOnHand', 'minQuantity', 'maxQuantity',
	'cost', 'activeStatus',
];

export const inventoryLocation: Resource = {
	name: 'Inventory Location',
	value: 'inventoryLocation',
	operations: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create an inventory location',
			description: 'The answer is a sentence without the ID of the new record',
			method: 'POST',
			path: '/odata/Inventory({inventoryId})/InventoryLocation',
			pathFields: [{ name: 'inventoryId', type: 'uuid', required: true, pick: 'inventory' }],
			body: { fields: [{ name: 'locationId', type: 'uuid', required: true, pick: 'locations' }, ...inventoryLocationFields] },
			result: { kind: 'message' },
			certainty: 'confirmed',
			source: 'developer.envi.net Inventory',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get an inventory location',
			method: 'GET',
			path: '/odata/InventoryLocations({inventoryLocationId})',
			pathFields: [inventoryLocationId],
			result: { kind: 'record', simple: inventoryLocationSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net InventoryLocations',
		},
		getAllFromDate('InventoryLocations', 'inventory locations', {
			query: includeInactive('Inventory', 'InventoryLocations', 'Locations'),
			result: { kind: 'list', simple: inventoryLocationSimple },
		}),
		{
			name: 'Get Cost Layers',
			value: 'getCostLayers',
			action: 'Get cost layers of an inventory location',
			method: 'GET',
			path: '/odata/InventoryLocations({inventoryLocationId})/costLayers',
			pathFields: [inventoryLocationId],
			odata: true,
			result: { kind: 'list', simple: [
				'costLayerId', 'inventoryLocationId', 'locationNo', 'locationName', 'quantity', 'cost', 'dateCreated', 'lastUpdated',
			] },
			certainty: 'confirmed',
			source: 'developer.envi.net InventoryLocations',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many inventory locations',
			method: 'GET',
			path: '/odata/InventoryLocations',
			odata: true,
			result: { kind: 'list', simple: inventoryLocationSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net InventoryLocations',
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update an inventory location',
			method: 'PATCH',
			path: '/odata/InventoryLocations({inventoryLocationId})',
			pathFields: [inventoryLocationId],
			body: { fields: [...inventoryLocationFields, { name: 'activeStatus', type: 'boolean', description: 'Whether the item is active at this location' }] },
			result: { kind: 'none' },
			certainty: 'confirmed',
			source: 'developer.envi.net InventoryLocations',
		},
	],
};
