import type { Resource } from '../../../engine/catalogue';

/** What Simplify keeps of a vendor fax configuration. */
const vendorFaxConfigurationSimple: readonly string[] = [
	'vendorFaxId', 'faxDescription', 'vendorNo', 'vendorName', 'facilityName', 'faxNumber', 'useCoverPage', 'activeStatus', 'lastUpdated',
];

export const vendorFaxConfiguration: Resource = {
	name: 'Vendor Fax Configuration',
	value: 'vendorFaxConfiguration',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a vendor fax configuration',
			method: 'GET',
			path: '/odata/VendorFaxConfigurations({vendorFaxConfigurationId})',
			pathFields: [{ name: 'vendorFaxConfigurationId', type: 'uuid', required: true, description: 'In lists the field is called vendorFaxId' }],
			query: [
				{ name: 'includeInactiveVendors', type: 'boolean', description: 'Whether to include inactive vendors' },
				{ name: 'includeInactiveFacilities', type: 'boolean', description: 'Whether to include inactive facilities' },
			],
			result: { kind: 'record', simple: vendorFaxConfigurationSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net VendorFaxConfigurations',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many vendor fax configurations',
			method: 'GET',
			path: '/odata/VendorFaxConfigurations',
			query: [
				{ name: 'includeInactiveVendors', type: 'boolean', description: 'Whether to include inactive vendors' },
				{ name: 'includeInactiveFacilities', type: 'boolean', description: 'Whether to include inactive facilities' },
			],
			odata: true,
			result: { kind: 'list', simple: vendorFaxConfigurationSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net VendorFaxConfigurations',
		},
	],
};
