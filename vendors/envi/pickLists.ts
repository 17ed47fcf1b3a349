import type { PickList } from '../../engine/catalogue';

type List = Omit<PickList, 'value'>;

/** All but Locations document `or` in `$filter`, so only there the search is by name alone. */
const facilities: List = {
	path: '/odata/Facilities',
	label: ['facilityNo', 'facilityName'],
	what: 'facility',
	search: { odata: ['facilityNo', 'facilityName'] },
};
const vendors: List = {
	path: '/odata/Vendors',
	label: ['vendorNo', 'vendorName'],
	what: 'vendor',
	search: { odata: ['vendorNo', 'vendorName'] },
};
const locations: List = {
	path: '/odata/Locations',
	label: ['locationNo', 'locationName', 'facilityName'],
	what: 'location',
	search: { odata: ['locationName'] },
};
const departments: List = {
	path: '/odata/Departments',
	label: ['departmentNo', 'departmentName', 'facilityName'],
	what: 'department',
	search: { odata: ['departmentNo', 'departmentName'] },
};
const inventory: List = {
	path: '/odata/Inventory',
	label: ['inventoryNo', 'inventoryDescription'],
	what: 'inventory item',
	search: { odata: ['inventoryNo', 'inventoryDescription'] },
};

/** Each list twice: where a call wants the ID, and where it wants the number. */
export const pickLists: Readonly<Record<string, PickList>> = {
	facilities: { ...facilities, value: 'facilityId' },
	facilityNumbers: { ...facilities, value: 'facilityNo', by: 'Number' },
	vendors: { ...vendors, value: 'vendorId' },
	vendorNumbers: { ...vendors, value: 'vendorNo', by: 'Number' },
	locations: { ...locations, value: 'locationId' },
	locationNumbers: { ...locations, value: 'locationNo', by: 'Number' },
	departments: { ...departments, value: 'departmentId' },
	departmentNumbers: { ...departments, value: 'departmentNo', by: 'Number' },
	inventory: { ...inventory, value: 'inventoryId' },
	inventoryNumbers: { ...inventory, value: 'inventoryNo', by: 'Number' },
};
