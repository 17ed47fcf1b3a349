import type { Resource } from '../../../engine/catalogue';
import { includeInactive } from './fields';

/** What Simplify keeps of a vendor address. */
const vendorAddressSimple: readonly string[] = [
	'vendorAddressId', 'description', 'vendorNo', 'vendorName', 'facilityName', 'address', 'city', 'state', 'zip', 'activeStatus',
];

export const vendorAddress: Resource = {
	name: 'Vendor Address',
	value: 'vendorAddress',
	operations: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create a vendor address',
			method: 'POST',
			path: '/odata/Vendors({vendorId})/VendorAddresses',
			pathFields: [{ name: 'vendorId', type: 'uuid', required: true, pick: 'vendors' }],
			body: {
				fields: [
					{ name: 'description', type: 'string', required: true },
					{ name: 'facilityId', type: 'uuid', required: true, pick: 'facilities' },
					{ name: 'address', type: 'string', required: true },
					{ name: 'address2', type: 'string' },
					{ name: 'city', type: 'string', required: true },
					{ name: 'state', type: 'string', required: true },
					{ name: 'zip', type: 'string', required: true },
					{ name: 'country', type: 'string' },
					{ name: 'url', type: 'string' },
				],
			},
			result: { kind: 'id', field: 'vendorAddressId' },
			certainty: 'confirmed',
			source: 'developer.envi.net VendorAddresses',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get a vendor address',
			method: 'GET',
			path: '/odata/VendorAddresses({vendorAddressId})',
			pathFields: [{ name: 'vendorAddressId', type: 'uuid', required: true }],
			query: includeInactive('Vendors', 'Facilities'),
			result: { kind: 'record', simple: vendorAddressSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net VendorAddresses',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many vendor addresses',
			method: 'GET',
			path: '/odata/VendorAddresses',
			query: includeInactive('Vendors', 'Facilities'),
			odata: true,
			result: { kind: 'list', simple: vendorAddressSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net VendorAddresses',
		},
	],
};
