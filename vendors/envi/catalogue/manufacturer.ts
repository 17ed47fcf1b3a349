import type { Resource } from '../../../engine/catalogue';

/** What Simplify keeps of a manufacturer. */
const manufacturerSimple: readonly string[] = [
	'manufacturerId', 'manufacturerNo', 'manufacturerName', 'externalMfgNo', 'activeStatus', 'dateCreated', 'lastUpdated',
];

export const manufacturer: Resource = {
	name: 'Manufacturer',
	value: 'manufacturer',
	operations: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create a manufacturer',
			method: 'POST',
			path: '/odata/Manufacturers',
			body: {
				fields: [
					{ name: 'manufacturerNo', type: 'string', description: 'Required unless Auto ID is set up for manufacturers in Envi' },
					{ name: 'manufacturerName', type: 'string', required: true },
					{ name: 'externalMfgNo', label: 'External Manufacturer No', type: 'string', description: 'For system users only' },
				],
			},
			result: { kind: 'id', field: 'manufacturerId' },
			certainty: 'confirmed',
			source: 'developer.envi.net Manufacturers',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get a manufacturer',
			method: 'GET',
			path: '/odata/Manufacturers({manufacturerId})',
			pathFields: [{ name: 'manufacturerId', type: 'uuid', required: true }],
			result: { kind: 'record', simple: manufacturerSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net Manufacturers',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many manufacturers',
			method: 'GET',
			path: '/odata/Manufacturers',
			odata: true,
			result: { kind: 'list', simple: manufacturerSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net Manufacturers',
		},
	],
};
