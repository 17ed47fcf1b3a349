import type { Field, Operation } from '../../../engine/catalogue';
import { getAllFromDate, includeInactive } from './fields';
import { futurePricingSimple } from './futurePricing';
import { inventoryLocationSimple } from './inventoryLocation';
import { inventoryLocationCostAndQuantitySimple } from './inventoryLocationCostAndQuantity';
import { inventoryTrackingSimple } from './inventoryTracking';
import { inventoryVendorSimple } from './inventoryVendor';

const inventoryId: Field = { name: 'inventoryId', type: 'uuid', required: true, pick: 'inventory' };

/** What Simplify keeps of an inventory item. */
const inventorySimple: readonly string[] = [
	'inventoryId', 'inventoryNo', 'inventoryDescription', 'stockUOM', 'classificationName', 'systemType', 'inventoryGroupName',
	'activeStatus', 'dateAdded', 'lastUpdated',
];

/** Reading operations; they follow one another in the alphabet. */
export const inventoryReads: readonly Operation[] = [
	{
		name: 'Get',
		value: 'get',
		action: 'Get an inventory item',
		method: 'GET',
		path: '/odata/Inventory({inventoryId})',
		pathFields: [inventoryId],
		result: { kind: 'record', simple: inventorySimple },
		certainty: 'confirmed',
		source: 'developer.envi.net Inventory',
	},
	getAllFromDate('Inventory', 'inventory items', {
		query: includeInactive('Inventory', 'InventoryLocations', 'Locations'),
		result: { kind: 'list', simple: inventorySimple },
	}),
	{
		name: 'Get Costs and Quantities',
		value: 'getCostsAndQuantities',
		action: 'Get costs and quantities of an inventory item',
		method: 'GET',
		path: '/odata/Inventory({inventoryId})/inventoryLocationsCostAndQuantity',
		pathFields: [inventoryId],
		query: includeInactive('Inventory', 'Locations', 'InventoryLocations'),
		odata: true,
		result: { kind: 'list', simple: inventoryLocationCostAndQuantitySimple },
		certainty: 'confirmed',
		source: 'developer.envi.net Inventory',
	},
	{
		name: 'Get Future Pricing',
		value: 'getFuturePricing',
		action: 'Get future pricing of an inventory item',
		method: 'GET',
		path: '/odata/Inventory({inventoryId})/futurePricing',
		pathFields: [inventoryId],
		odata: true,
		result: { kind: 'list', simple: futurePricingSimple },
		certainty: 'confirmed',
		source: 'developer.envi.net Inventory',
	},
	{
		name: 'Get Locations',
		value: 'getLocations',
		action: 'Get locations of an inventory item',
		method: 'GET',
		path: '/odata/Inventory({inventoryId})/inventoryLocations',
		pathFields: [inventoryId],
		odata: true,
		result: { kind: 'list', simple: inventoryLocationSimple },
		certainty: 'confirmed',
		source: 'developer.envi.net Inventory',
	},
	{
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many inventory items',
		method: 'GET',
		path: '/odata/Inventory',
		odata: true,
		result: { kind: 'list', simple: inventorySimple },
		certainty: 'confirmed',
		source: 'developer.envi.net Inventory',
	},
	{
		name: 'Get PO History',
		value: 'getPoHistory',
		action: 'Get the PO history of an inventory item',
		description: 'What was ordered, by month',
		method: 'GET',
		path: '/odata/Inventory({inventoryId})/poHistoryItems',
		pathFields: [inventoryId],
		query: [{ name: 'facility', label: 'Facility Name', type: 'string', description: 'Name of the facility' }],
		odata: true,
		result: { kind: 'list' },
		certainty: 'confirmed',
		source: 'developer.envi.net Inventory',
	},
	{
		name: 'Get Tracking Values',
		value: 'getTrackingValues',
		action: 'Get tracking values of an inventory item',
		method: 'GET',
		path: '/odata/Inventory({inventoryId})/inventoryTrackingValues',
		pathFields: [inventoryId],
		query: [
			{ name: 'facilityId', type: 'uuid', required: true, pick: 'facilities' },
			{ name: 'trackingType', type: 'enum', required: true, choices: ['Lot', 'Serial', 'Expiration'] },
		],
		odata: true,
		result: { kind: 'list', simple: [
			'inventoryTrackingItemId', 'inventoryNo', 'facilityName', 'locationNo', 'locationName', 'lot', 'serialNo', 'expirationDate',
			'quantity', 'stockUOM',
		] },
		certainty: 'confirmed',
		source: 'developer.envi.net Inventory',
	},
	{
		name: 'Get Trackings',
		value: 'getTrackings',
		action: 'Get trackings of an inventory item',
		method: 'GET',
		path: '/odata/Inventory({inventoryId})/inventoryTrackings',
		pathFields: [inventoryId],
		odata: true,
		result: { kind: 'list', simple: inventoryTrackingSimple },
		certainty: 'confirmed',
		source: 'developer.envi.net Inventory',
	},
	{
		name: 'Get UOMs',
		value: 'getUoms',
		action: 'Get UOMs of an inventory item',
		method: 'GET',
		path: '/odata/Inventory({inventoryId})/inventoryUOMs',
		pathFields: [inventoryId],
		odata: true,
		result: { kind: 'list' },
		certainty: 'confirmed',
		source: 'developer.envi.net Inventory',
	},
	{
		name: 'Get Vendors',
		value: 'getVendors',
		action: 'Get vendors of an inventory item',
		method: 'GET',
		path: '/odata/Inventory({inventoryId})/inventoryVendors',
		pathFields: [inventoryId],
		query: includeInactive('Inventory'),
		odata: true,
		result: { kind: 'list', simple: inventoryVendorSimple },
		certainty: 'confirmed',
		source: 'developer.envi.net Inventory',
	},
];
