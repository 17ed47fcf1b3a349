import type { Resource } from '../../../engine/catalogue';

const simple = ['id', 'name', 'address', 'enabled', 'timezone', 'locale', 'capacityLimit', 'scheduleAheadLimit', 'createdAt', 'updatedAt'];

export const location: Resource = {
	name: 'Location',
	value: 'location',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a location',
			method: 'GET',
			path: '/v1/locations/{id}',
			pathFields: [
				{ name: 'id', label: 'Location ID', type: 'string', required: true, pick: 'locations' },
			],
			result: { kind: 'record', simple },
			certainty: 'confirmed',
			source: 'mindcloud-inc/universal-api-reference get-location.md',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many locations',
			method: 'GET',
			path: '/v1/locations',
			result: { kind: 'list', simple },
			certainty: 'confirmed',
			source: 'mindcloud-inc/universal-api-reference list-locations.md; developers.envoy.com/hub/docs/getting-an-access-and-refresh',
		},
	],
};
