import type { Resource } from '../../../engine/catalogue';

/** What Simplify keeps of an inventory activity. */
const inventoryActivitySimple: readonly string[] = [
	'inventoryActivityId', 'activityTypeName', 'referenceNo', 'facilityName', 'locationName', 'inventoryNo', 'inventoryDescription',
	'transactionQuantity', 'extendedCost', 'lastUpdated',
];

export const inventoryActivity: Resource = {
	name: 'Inventory Activity',
	value: 'inventoryActivity',
	operations: [
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many inventory activities',
			method: 'GET',
			path: '/odata/InventoryActivity',
			odata: true,
			result: { kind: 'list', simple: inventoryActivitySimple },
			certainty: 'confirmed',
			source: 'developer.envi.net InventoryActivity',
		},
	],
};
