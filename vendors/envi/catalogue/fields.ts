import type { Field, Operation } from '../../../engine/catalogue';

/** What is inactive, in words. */
const inactive = {
	Facilities: 'facilities',
	Inventory: 'inventory items',
	InventoryLocations: 'inventory locations',
	InventoryVendors: 'inventory vendors',
	Locations: 'locations',
	VendorAddresses: 'vendor addresses',
	VendorFacilities: 'vendor facilities',
	Vendors: 'vendors',
} as const;

/** Envi leaves out what is inactive unless one asks for it. */
export function includeInactive(...kinds: ReadonlyArray<keyof typeof inactive>): Field[] {
	return kinds.map((kind) => ({ name: `includeInactive${kind}`, type: 'boolean', description: `Whether to include inactive ${inactive[kind]}` }));
}

/** All records of a set that changed after a date: the same call on three sets. */
export function getAllFromDate(set: string, words: string, rest: Pick<Operation, 'query' | 'result'>): Operation {
	return {
		name: 'Get All From Date',
		value: 'getAllFromDate',
		action: `Get all ${words} from a date on`,
		description: 'Answers all of it at once, without pages',
		method: 'GET',
		path: `/odata/${set}/GetAllFromDate(from={from},facilityId={facilityId},syncFlag={syncFlag})`,
		pathFields: [
			{ name: 'from', type: 'dateTime', required: true, description: 'Start date' },
			{ name: 'facilityId', type: 'uuid', required: true, pick: 'facilities' },
			{ name: 'syncFlag', type: 'boolean', required: true, description: 'Whether to return only items that are flagged for synchronization' },
		],
		...rest,
		certainty: 'confirmed',
		source: `developer.envi.net ${set}`,
	};
}

/** How far an invoice may differ; a facility has it, and a vendor for a facility. */
export const toleranceFields: readonly Field[] = [
	{ name: 'apToleranceLevel', type: 'number', description: 'How far an invoice may differ from the purchase order' },
	{ name: 'apToleranceLevelType', type: 'integer' },
	{ name: 'apToleranceLevel2', type: 'number' },
	{ name: 'apToleranceLevel2Type', label: 'AP Tolerance Level 2 Type', type: 'integer' },
	{ name: 'apFreeFormedToleranceLevel', type: 'number' },
	{ name: 'apFreeFormedToleranceLevelType', type: 'integer' },
	{ name: 'apFreeFormedToleranceLevel2', type: 'number' },
	{ name: 'apFreeFormedToleranceLevel2Type', label: 'AP Free Formed Tolerance Level 2 Type', type: 'integer' },
];
