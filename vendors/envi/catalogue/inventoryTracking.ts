import type { Resource } from '../../../engine/catalogue';

/** What Simplify keeps of an inventory tracking. */
export const inventoryTrackingSimple: readonly string[] = [
	'inventoryTrackingId', 'inventoryId', 'inventoryNo', 'facilityNo', 'facilityName', 'trackLot', 'trackExpiration', 'trackSerialNo',
	'isOptional', 'lastUpdated',
];

export const inventoryTracking: Resource = {
	name: 'Inventory Tracking',
	value: 'inventoryTracking',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get an inventory tracking',
			method: 'GET',
			path: '/odata/InventoryTrackings({inventoryTrackingId})',
			pathFields: [{ name: 'inventoryTrackingId', type: 'uuid', required: true }],
			result: { kind: 'record', simple: inventoryTrackingSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net InventoryTrackings',
		},
	],
};
