import type { Resource } from '../../../engine/catalogue';

/** What Simplify keeps of an address. */
const addressSimple: readonly string[] = [
	'addressId', 'addressNo', 'addressName', 'addressType', 'facilityName', 'address1', 'city', 'state', 'zip', 'activeStatus',
];

export const address: Resource = {
	name: 'Address',
	value: 'address',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get an address',
			method: 'GET',
			path: '/odata/Addresses({addressId})',
			pathFields: [{ name: 'addressId', type: 'uuid', required: true }],
			result: { kind: 'record', simple: addressSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net Addresses',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many addresses',
			method: 'GET',
			path: '/odata/Addresses',
			odata: true,
			result: { kind: 'list', simple: addressSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net Addresses',
		},
	],
};
