import type { Resource } from '../../../engine/catalogue';
import { includeInactive } from './fields';

/** What Simplify keeps of a vendor. */
const vendorSimple: readonly string[] = [
	'vendorId', 'vendorNo', 'vendorName', 'url', 'systemVendorName', 'ediVendorNo', 'activeStatus', 'dateAdded', 'lastUpdated',
];

export const vendor: Resource = {
	name: 'Vendor',
	value: 'vendor',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a vendor',
			method: 'GET',
			path: '/odata/Vendors({vendorId})',
			pathFields: [{ name: 'vendorId', type: 'uuid', required: true, pick: 'vendors' }],
			result: { kind: 'record', simple: vendorSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net Vendors',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many vendors',
			method: 'GET',
			path: '/odata/Vendors',
			odata: true,
			result: { kind: 'list', simple: vendorSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net Vendors',
		},
		{
			name: 'Get Vendors Info',
			value: 'getVendorsInfo',
			action: 'Get info about vendors for a facility',
			description: 'Address, account number and lead time of vendors as one facility has them',
			method: 'POST',
			path: '/odata/Vendors/GetVendorsInfo(facilityId={facilityId})',
			pathFields: [{ name: 'facilityId', type: 'uuid', required: true, pick: 'facilities' }],
			query: includeInactive('VendorFacilities', 'VendorAddresses', 'Vendors'),
			body: {
				fields: [
					{ name: 'value', label: 'Vendor IDs', type: 'list', description: 'IDs of the vendors to look up' },
				],
			},
			result: { kind: 'list', simple: [
				'vendorId', 'vendorNo', 'vendorName', 'accountNumber', 'city', 'state', 'url', 'leadTime', 'activeStatus', 'lastUpdated',
			] },
			certainty: 'confirmed',
			source: 'developer.envi.net Vendors',
		},
	],
};
