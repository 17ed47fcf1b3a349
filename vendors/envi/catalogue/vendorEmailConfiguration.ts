import type { Resource } from '../../../engine/catalogue';
import { includeInactive } from './fields';

/** What Simplify keeps of a vendor email configuration. */
const vendorEmailConfigurationSimple: readonly string[] = [
	'vendorEmailId', 'emailDescription', 'vendorNo', 'vendorName', 'facilityName', 'emailName', 'emailAddress', 'confirmOrders',
	'activeStatus', 'lastUpdated',
];

export const vendorEmailConfiguration: Resource = {
	name: 'Vendor Email Configuration',
	value: 'vendorEmailConfiguration',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a vendor email configuration',
			method: 'GET',
			path: '/odata/VendorEmailConfigurations({vendorEmailConfigurationId})',
			pathFields: [{ name: 'vendorEmailConfigurationId', type: 'uuid', required: true, description: 'In lists the field is called vendorEmailId' }],
			query: includeInactive('Vendors', 'Facilities'),
			result: { kind: 'record', simple: vendorEmailConfigurationSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net VendorEmailConfigurations',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many vendor email configurations',
			method: 'GET',
			path: '/odata/VendorEmailConfigurations',
			query: includeInactive('Vendors', 'Facilities'),
			odata: true,
			result: { kind: 'list', simple: vendorEmailConfigurationSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net VendorEmailConfigurations',
		},
	],
};
