import type { Resource } from '../../../engine/catalogue';
import { vendorFacilityFields } from './vendorFacilityFields';

/** What Simplify keeps of a vendor facility. */
const vendorFacilitySimple: readonly string[] = [
	'vendorFacilityId', 'vendorFacilityNo', 'vendorFacilityName', 'vendorNo', 'vendorName', 'locationName', 'leadTime', 'paymentTermsValue',
	'activeStatus', 'lastUpdated',
];

export const vendorFacility: Resource = {
	name: 'Vendor Facility',
	value: 'vendorFacility',
	operations: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create a vendor facility',
			method: 'POST',
			path: '/odata/Vendors({vendorId})/VendorFacilities',
			pathFields: [{ name: 'vendorId', type: 'uuid', required: true, pick: 'vendors' }],
			body: { fields: vendorFacilityFields },
			result: { kind: 'id', field: 'vendorFacilityId' },
			certainty: 'confirmed',
			source: 'developer.envi.net VendorFacilities',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get a vendor facility',
			method: 'GET',
			path: '/odata/VendorFacilities({vendorFacilityId})',
			pathFields: [{ name: 'vendorFacilityId', type: 'uuid', required: true }],
			result: { kind: 'record', simple: vendorFacilitySimple },
			certainty: 'confirmed',
			source: 'developer.envi.net VendorFacilities',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many vendor facilities',
			method: 'GET',
			path: '/odata/VendorFacilities',
			odata: true,
			result: { kind: 'list', simple: vendorFacilitySimple },
			certainty: 'confirmed',
			source: 'developer.envi.net VendorFacilities',
		},
	],
};
