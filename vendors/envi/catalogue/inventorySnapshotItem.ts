import type { Resource } from '../../../engine/catalogue';

/** What Simplify keeps of an inventory snapshot item. */
export const inventorySnapshotItemSimple: readonly string[] = [
	'inventorySnapshotItemId', 'inventorySnapshotId', 'reference', 'inventoryNo', 'inventoryDescription', 'locationNo', 'locationName',
	'quantity', 'cost', 'dateCreated',
];

export const inventorySnapshotItem: Resource = {
	name: 'Inventory Snapshot Item',
	value: 'inventorySnapshotItem',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get an inventory snapshot item',
			method: 'GET',
			path: '/odata/InventorySnapshotItems({inventorySnapshotItemId})',
			pathFields: [{ name: 'inventorySnapshotItemId', type: 'uuid', required: true }],
			result: { kind: 'record', simple: inventorySnapshotItemSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net InventorySnapshotItems',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many inventory snapshot items',
			method: 'GET',
			path: '/odata/InventorySnapshotItems',
			odata: true,
			result: { kind: 'list', simple: inventorySnapshotItemSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net InventorySnapshotItems',
		},
	],
};
