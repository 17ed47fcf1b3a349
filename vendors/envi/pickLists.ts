import type { PickList } from '../../engine/catalogue';

/**
 * Each list twice: where a call wants the ID, and where it wants the number. All but Locations document `or` in `$filter`,
 * so only there the search is by name alone.
 */
export const pickLists: Readonly<Record<string, PickList>> = {
	facilities: {
		path: '/odata/Facilities',
		value: 'facilityId',
		label: ['facilityNo', 'facilityName'],
		what: 'facility',
		search: { odata: ['facilityNo', 'facilityName'] },
	},
	facilityNumbers: {
		path: '/odata/Facilities',
		value: 'facilityNo',
		label: ['facilityNo', 'facilityName'],
		what: 'facility',
		search: { odata: ['facilityNo', 'facilityName'] },
	},
	vendors: {
		path: '/odata/Vendors',
		value: 'vendorId',
		label: ['vendorNo', 'vendorName'],
		what: 'vendor',
		search: { odata: ['vendorNo', 'vendorName'] },
	},
	vendorNumbers: {
		path: '/odata/Vendors',
		value: 'vendorNo',
		label: ['vendorNo', 'vendorName'],
		what: 'vendor',
		search: { odata: ['vendorNo', 'vendorName'] },
	},
	locations: {
		path: '/odata/Locations',
		value: 'locationId',
		label: ['locationNo', 'locationName', 'facilityName'],
		what: 'location',
		search: { odata: ['locationName'] },
	},
	locationNumbers: {
		path: '/odata/Locations',
		value: 'locationNo',
		label: ['locationNo', 'locationName', 'facilityName'],
		what: 'location',
		search: { odata: ['locationName'] },
	},
	departments: {
		path: '/odata/Departments',
		value: 'departmentId',
		label: ['departmentNo', 'departmentName', 'facilityName'],
		what: 'department',
		search: { odata: ['departmentNo', 'departmentName'] },
	},
	departmentNumbers: {
		path: '/odata/Departments',
		value: 'departmentNo',
		label: ['departmentNo', 'departmentName', 'facilityName'],
		what: 'department',
		search: { odata: ['departmentNo', 'departmentName'] },
	},
	inventory: {
		path: '/odata/Inventory',
		value: 'inventoryId',
		label: ['inventoryNo', 'inventoryDescription'],
		what: 'inventory item',
		search: { odata: ['inventoryNo', 'inventoryDescription'] },
	},
	inventoryNumbers: {
		path: '/odata/Inventory',
		value: 'inventoryNo',
		label: ['inventoryNo', 'inventoryDescription'],
		what: 'inventory item',
		search: { odata: ['inventoryNo', 'inventoryDescription'] },
	},
};
