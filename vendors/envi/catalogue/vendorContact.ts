import type { Resource } from '../../../engine/catalogue';
import { includeInactive } from './fields';

/** What Simplify keeps of a vendor contact. */
const vendorContactSimple: readonly string[] = [
	'vendorContactId', 'contactName', 'title', 'vendorNo', 'vendorName', 'facilityName', 'emailAddress', 'phone', 'isDefault',
	'activeStatus',
];

export const vendorContact: Resource = {
	name: 'Vendor Contact',
	value: 'vendorContact',
	operations: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create a vendor contact',
			method: 'POST',
			path: '/odata/Vendors({vendorId})/VendorContacts',
			pathFields: [{ name: 'vendorId', type: 'uuid', required: true, pick: 'vendors' }],
			body: {
				fields: [
					{ name: 'contactName', type: 'string', required: true },
					{ name: 'title', type: 'string', required: true },
					{ name: 'emailAddress', type: 'string' },
					{ name: 'phone', type: 'string' },
					{ name: 'phoneExt', type: 'string' },
					{ name: 'fax', type: 'string' },
					{ name: 'facilityId', type: 'uuid', pick: 'facilities' },
					{ name: 'isDefault', type: 'boolean', description: 'Whether this is the default contact; others of the facility then no longer are' },
				],
			},
			result: { kind: 'id', field: 'vendorContactId' },
			certainty: 'confirmed',
			source: 'developer.envi.net VendorContacts',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get a vendor contact',
			method: 'GET',
			path: '/odata/VendorContacts({vendorContactId})',
			pathFields: [{ name: 'vendorContactId', type: 'uuid', required: true }],
			query: includeInactive('Vendors', 'Facilities'),
			result: { kind: 'record', simple: vendorContactSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net VendorContacts',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many vendor contacts',
			method: 'GET',
			path: '/odata/VendorContacts',
			query: includeInactive('Vendors', 'Facilities'),
			odata: true,
			result: { kind: 'list', simple: vendorContactSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net VendorContacts',
		},
	],
};
