import type { Field, Resource } from '../../../engine/catalogue';
import { inventoryVendorCreateFields, inventoryVendorUpdateFields } from './inventoryVendorFields';
import { purchasingUnitSimple } from './purchasingUnit';

const inventoryVendorId: Field = { name: 'inventoryVendorId', type: 'uuid', required: true };

/** What Simplify keeps of an inventory vendor. */
export const inventoryVendorSimple: readonly string[] = [
	'inventoryVendorId', 'inventoryNo', 'vendorNo', 'vendorName', 'facilityName', 'vendorItemNo', 'vendorUOM', 'vendorCost', 'contractNo',
	'activeStatus',
];

export const inventoryVendor: Resource = {
	name: 'Inventory Vendor',
	value: 'inventoryVendor',
	operations: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create an inventory vendor',
			description: 'The answer is a sentence without the ID of the new record',
			method: 'POST',
			path: '/odata/Inventory({inventoryId})/InventoryVendor',
			pathFields: [{ name: 'inventoryId', type: 'uuid', required: true, pick: 'inventory' }],
			body: { fields: inventoryVendorCreateFields },
			result: { kind: 'message' },
			certainty: 'confirmed',
			source: 'developer.envi.net Inventory',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get an inventory vendor',
			method: 'GET',
			path: '/odata/InventoryVendors({inventoryVendorId})',
			pathFields: [inventoryVendorId],
			query: [{ name: 'includeInactiveInventory', type: 'boolean', description: 'Whether to include inactive inventory items' }],
			result: { kind: 'record', simple: inventoryVendorSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net InventoryVendors',
		},
		{
			name: 'Get All From Date',
			value: 'getAllFromDate',
			action: 'Get all inventory vendors from a date on',
			description: 'Answers all of it at once, without pages',
			method: 'GET',
			path: '/odata/InventoryVendors/GetAllFromDate(from={from},facilityId={facilityId},syncFlag={syncFlag})',
			pathFields: [
				{ name: 'from', type: 'dateTime', required: true, description: 'Start date' },
				{ name: 'facilityId', type: 'uuid', required: true, pick: 'facilities' },
				{ name: 'syncFlag', type: 'boolean', required: true, description: 'Whether to return only items that are flagged for synchronization' },
			],
			query: [
				{ name: 'includeInactiveInventory', type: 'boolean', description: 'Whether to include inactive inventory items' },
				{ name: 'includeInactiveInventoryLocations', type: 'boolean', description: 'Whether to include inactive inventory locations' },
				{ name: 'includeInactiveVendorFacilities', type: 'boolean', description: 'Whether to include inactive vendor facilities' },
				{ name: 'includeInactiveInventoryVendors', type: 'boolean', description: 'Whether to include inactive inventory vendors' },
				{ name: 'includeInactiveLocations', type: 'boolean', description: 'Whether to include inactive locations' },
			],
			result: { kind: 'list', simple: inventoryVendorSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net InventoryVendors',
		},
		{
			name: 'Get Cost History',
			value: 'getCostHistory',
			action: 'Get the cost history of an inventory vendor',
			method: 'GET',
			path: '/odata/InventoryVendors({inventoryVendorId})/costHistory',
			pathFields: [inventoryVendorId],
			odata: true,
			result: { kind: 'list', simple: [
				'inventoryVendorCostHistoryId', 'inventoryVendorId', 'vendorNo', 'vendorName', 'vendorCost', 'vendorUOM',
				'vendorConversionFactor', 'costUpdated', 'costUpdatedByName',
			] },
			certainty: 'confirmed',
			source: 'developer.envi.net InventoryVendors',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many inventory vendors',
			method: 'GET',
			path: '/odata/InventoryVendors',
			query: [{ name: 'includeInactiveInventory', type: 'boolean', description: 'Whether to include inactive inventory items' }],
			odata: true,
			result: { kind: 'list', simple: inventoryVendorSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net InventoryVendors',
		},
		{
			name: 'Get Purchasing Units',
			value: 'getPurchasingUnits',
			action: 'Get purchasing units of an inventory vendor',
			method: 'GET',
			path: '/odata/InventoryVendors({inventoryVendorId})/purchasingUnits',
			pathFields: [inventoryVendorId],
			odata: true,
			result: { kind: 'list', simple: purchasingUnitSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net InventoryVendors',
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update an inventory vendor',
			description: 'Vendor UOM and Vendor Conversion Factor have to be sent together. Lock Cost, the cost of a locked vendor and PIM Key need privileges of their own.',
			method: 'PATCH',
			path: '/odata/InventoryVendors({inventoryVendorId})',
			pathFields: [inventoryVendorId],
			body: { fields: inventoryVendorUpdateFields },
			result: { kind: 'none' },
			certainty: 'confirmed',
			source: 'developer.envi.net InventoryVendors',
		},
	],
};
