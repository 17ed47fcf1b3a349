import type { Field, Resource } from '../../../engine/catalogue';
import { inventorySnapshotItemSimple } from './inventorySnapshotItem';

const inventorySnapshotId: Field = { name: 'inventorySnapshotId', type: 'uuid', required: true };

export const inventorySnapshot: Resource = {
	name: 'Inventory Snapshot',
	value: 'inventorySnapshot',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get an inventory snapshot',
			method: 'GET',
			path: '/odata/InventorySnapshots({inventorySnapshotId})',
			pathFields: [inventorySnapshotId],
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'developer.envi.net InventorySnapshots',
		},
		{
			name: 'Get Items',
			value: 'getItems',
			action: 'Get items of an inventory snapshot',
			method: 'GET',
			path: '/odata/InventorySnapshots({inventorySnapshotId})/inventorySnapshotItems',
			pathFields: [inventorySnapshotId],
			odata: true,
			result: { kind: 'list', simple: inventorySnapshotItemSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net InventorySnapshots',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many inventory snapshots',
			method: 'GET',
			path: '/odata/InventorySnapshots',
			odata: true,
			result: { kind: 'list' },
			certainty: 'confirmed',
			source: 'developer.envi.net InventorySnapshots',
		},
	],
};
