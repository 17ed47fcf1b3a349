import type { Field, Resource } from '../../../engine/catalogue';
import { getAllFromDate, includeInactive } from './fields';
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
			query: includeInactive('Inventory'),
			result: { kind: 'record', simple: inventoryVendorSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net InventoryVendors',
		},
		getAllFromDate('InventoryVendors', 'inventory vendors', {
			query: includeInactive('Inventory', 'InventoryLocations', 'VendorFacilities', 'InventoryVendors', 'Locations'),
			result: { kind: 'list', simple: inventoryVendorSimple },
		}),
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
			query: includeInactive('Inventory'),
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
