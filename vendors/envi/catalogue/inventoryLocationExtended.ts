import type { Resource } from '../../../engine/catalogue';

/** What Simplify keeps of an inventory location extended. */
const inventoryLocationExtendedSimple: readonly string[] = [
	'inventoryLocationId', 'inventoryNo', 'inventoryDescription', 'facilityName', 'locationName', 'vendorName', 'vendorItemNo', 'cost',
	'minQuantity', 'activeStatus',
];

export const inventoryLocationExtended: Resource = {
	name: 'Inventory Location Extended',
	value: 'inventoryLocationExtended',
	operations: [
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many extended inventory locations',
			description: 'Inventory locations together with fields of the item and of its vendor',
			method: 'GET',
			path: '/odata/InventoryLocationsExtended',
			odata: true,
			result: { kind: 'list', simple: inventoryLocationExtendedSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net InventoryLocationsExtended',
		},
	],
};
