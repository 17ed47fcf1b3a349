import type { Resource } from '../../../engine/catalogue';
import { includeInactive } from './fields';

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
			query: includeInactive('Vendors', 'Facilities'),
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
			query: includeInactive('Vendors', 'Facilities'),
			odata: true,
			result: { kind: 'list', simple: vendorFaxConfigurationSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net VendorFaxConfigurations',
		},
	],
};
