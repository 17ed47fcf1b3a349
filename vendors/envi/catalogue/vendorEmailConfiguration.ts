import type { Resource } from '../../../engine/catalogue';

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
			query: [
				{ name: 'includeInactiveVendors', type: 'boolean', description: 'Whether to include inactive vendors' },
				{ name: 'includeInactiveFacilities', type: 'boolean', description: 'Whether to include inactive facilities' },
			],
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
			query: [
				{ name: 'includeInactiveVendors', type: 'boolean', description: 'Whether to include inactive vendors' },
				{ name: 'includeInactiveFacilities', type: 'boolean', description: 'Whether to include inactive facilities' },
			],
			odata: true,
			result: { kind: 'list', simple: vendorEmailConfigurationSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net VendorEmailConfigurations',
		},
	],
};
