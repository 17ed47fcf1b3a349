import type { Field, Resource } from '../../../engine/catalogue';
import { facilityFields } from './facilityFields';

const facilityId: Field = { name: 'facilityId', type: 'uuid', required: true, pick: 'facilities' };

/** What Simplify keeps of a facility. */
const facilitySimple: readonly string[] = [
	'facilityId', 'facilityNo', 'facilityName', 'address1', 'city', 'state', 'zip', 'timeZone', 'activeStatus', 'lastUpdated',
];

export const facility: Resource = {
	name: 'Facility',
	value: 'facility',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a facility',
			method: 'GET',
			path: '/odata/Facilities({facilityId})',
			pathFields: [facilityId],
			result: { kind: 'record', simple: facilitySimple },
			certainty: 'confirmed',
			source: 'developer.envi.net Facilities',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many facilities',
			method: 'GET',
			path: '/odata/Facilities',
			odata: true,
			result: { kind: 'list', simple: facilitySimple },
			certainty: 'confirmed',
			source: 'developer.envi.net Facilities',
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update a facility',
			method: 'PATCH',
			path: '/odata/Facilities({facilityId})',
			pathFields: [facilityId],
			body: { fields: facilityFields },
			result: { kind: 'none' },
			certainty: 'confirmed',
			source: 'developer.envi.net Facilities',
		},
	],
};
