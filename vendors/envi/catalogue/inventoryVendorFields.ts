import type { Field } from '../../../engine/catalogue';

const shared: readonly Field[] = [
	{ name: 'contractNo', type: 'string' },
	{ name: 'contractExpDate', label: 'Contract Expiration Date', type: 'dateTime', description: 'Not before 2009-01-26' },
	{ name: 'manufacturerItemNo', type: 'string' },
	{ name: 'manufacturerNo', type: 'string' },
	{ name: 'ndcNumber', type: 'string', description: 'National Drug Code' },
	{ name: 'lockCost', type: 'boolean', description: 'Whether the vendor\'s cost is locked' },
	{ name: 'altItemNo', label: 'Alternative Item No', type: 'string' },
	{ name: 'gtin', type: 'string', description: 'Global Trade Item Number' },
];

/** PIM Key is a number here, and a text at Update. */
export const inventoryVendorCreateFields: readonly Field[] = [
	{ name: 'vendorId', type: 'uuid', required: true, pick: 'vendors' },
	{ name: 'facilityId', type: 'uuid', required: true, pick: 'facilities' },
	{ name: 'vendorItemNo', type: 'string', required: true, description: 'Number under which the vendor sells the item' },
	{ name: 'vendorUOM', type: 'string', required: true, description: 'Unit in which the vendor sells the item' },
	{ name: 'vendorConversionFactor', type: 'integer', required: true, description: 'How many stock units are in the vendor\'s unit' },
	{ name: 'vendorCost', type: 'number', required: true, description: 'Cost of one of the vendor\'s units' },
	{ name: 'pimKey', label: 'PIM Key', type: 'integer', description: 'Product information management key' },
	...shared,
];

/** The page lists the whole record. */
export const inventoryVendorUpdateFields: readonly Field[] = [
	{ name: 'inventoryVendorId', type: 'uuid' },
	{ name: 'inventoryId', type: 'uuid', pick: 'inventory' },
	{ name: 'inventoryNo', type: 'string', pick: 'inventoryNumbers' },
	{ name: 'vendorId', type: 'uuid', pick: 'vendors' },
	{ name: 'vendorNo', type: 'string', pick: 'vendorNumbers' },
	{ name: 'vendorName', type: 'string' },
	{ name: 'facilityId', type: 'uuid', pick: 'facilities' },
	{ name: 'facilityNo', type: 'string', pick: 'facilityNumbers' },
	{ name: 'facilityName', type: 'string' },
	{ name: 'vendorItemNo', type: 'string', description: 'Number under which the vendor sells the item' },
	{ name: 'vendorUOM', type: 'string', description: 'Unit in which the vendor sells the item' },
	{ name: 'vendorConversionFactor', type: 'integer', description: 'How many stock units are in the vendor\'s unit' },
	{ name: 'vendorCost', type: 'number', description: 'Cost of one of the vendor\'s units' },
	{ name: 'vendorPriority', type: 'integer', description: 'Vendors of the same or a lower priority move down' },
	{ name: 'manufacturerId', type: 'uuid' },
	{ name: 'manufacturerName', type: 'string' },
	{ name: 'costLastUpdated', type: 'dateTime' },
	{ name: 'costLastUpdatedBy', type: 'uuid' },
	{ name: 'dateAdded', type: 'dateTime' },
	{ name: 'addedBy', type: 'uuid' },
	{ name: 'lastUpdated', type: 'dateTime' },
	{ name: 'lastUpdatedBy', type: 'uuid' },
	{ name: 'activeStatus', type: 'boolean', description: 'Whether the vendor is active for the item' },
	{ name: 'costLastUpdatedByUserName', type: 'string' },
	{ name: 'addedByUserName', type: 'string' },
	{ name: 'lastUpdatedByUserName', type: 'string' },
	{ name: 'pimKey', label: 'PIM Key', type: 'string', description: 'Product information management key' },
	...shared,
];
