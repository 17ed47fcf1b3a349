import type { Resource } from '../../../engine/catalogue';

/** What Simplify keeps of a location. */
const locationSimple: readonly string[] = [
	'locationId', 'locationNo', 'locationName', 'facilityId', 'facilityNo', 'facilityName', 'glCode', 'activeStatus', 'dateCreated',
	'lastUpdated',
];

export const location: Resource = {
	name: 'Location',
	value: 'location',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a location',
			method: 'GET',
			path: '/odata/Locations({locationId})',
			pathFields: [{ name: 'locationId', type: 'uuid', required: true, pick: 'locations' }],
			result: { kind: 'record', simple: locationSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net Locations',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many locations',
			method: 'GET',
			path: '/odata/Locations',
			odata: true,
			result: { kind: 'list', simple: locationSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net Locations',
		},
	],
};
