import type { Field, Resource } from '../../../engine/catalogue';
import { inventoryFields, inventoryRecordFields } from './inventoryFields';
import { inventoryReads } from './inventoryReads';

const inventoryId: Field = { name: 'inventoryId', type: 'uuid', required: true, pick: 'inventory' };

export const inventory: Resource = {
	name: 'Inventory',
	value: 'inventory',
	operations: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create an inventory item',
			description: 'Envi marks nothing as required, but its example always sends Inventory Group ID, Inventory No, Inventory Description, Stock UOM, System Type ID and Active Status',
			method: 'POST',
			path: '/odata/Inventory',
			body: { fields: inventoryFields },
			result: { kind: 'id', field: 'inventoryId' },
			certainty: 'confirmed',
			source: 'developer.envi.net Inventory',
		},
		...inventoryReads,
		{
			name: 'Manage Purchasing',
			value: 'managePurchasing',
			action: 'Manage purchasing of an inventory item',
			method: 'POST',
			path: '/odata/Inventory({inventoryId})/ManagePurchasing',
			pathFields: [inventoryId],
			body: {
				wrapper: 'managePurchasing',
				fields: [
					{ name: 'disablePurchasing', type: 'boolean', description: 'Whether the item can no longer be purchased' },
					{ name: 'facility', type: 'uuid', description: 'The facility for which it applies', pick: 'facilities' },
				],
			},
			result: { kind: 'none' },
			certainty: 'confirmed',
			source: 'developer.envi.net Inventory',
		},
		{
			name: 'Replace',
			value: 'replace',
			action: 'Replace an inventory item',
			description: 'Updates the item as a whole; to change some fields only, use Update',
			method: 'PUT',
			path: '/odata/Inventory({inventoryId})',
			pathFields: [inventoryId],
			body: { fields: [...inventoryFields, ...inventoryRecordFields] },
			result: { kind: 'none' },
			certainty: 'confirmed',
			source: 'developer.envi.net Inventory',
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update an inventory item',
			method: 'PATCH',
			path: '/odata/Inventory({inventoryId})',
			pathFields: [inventoryId],
			body: { fields: [...inventoryFields, ...inventoryRecordFields] },
			result: { kind: 'none' },
			certainty: 'confirmed',
			source: 'developer.envi.net Inventory',
		},
	],
};
