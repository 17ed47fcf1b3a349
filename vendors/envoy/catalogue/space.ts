import type { Resource } from '../../../engine/catalogue';

export const space: Resource = {
	name: 'Space',
	value: 'space',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a space',
			description: 'Envoy calls its Spaces API a beta. It takes 10 requests a second.',
			method: 'GET',
			path: '/v1/spaces/{id}',
			pathFields: [{ name: 'id', label: 'Space ID', type: 'string', required: true }],
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'tidbyt/community apps/envoydesk/envoy_desk.star',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many spaces',
			description: 'Envoy calls its Spaces API a beta. It takes 10 requests a second.',
			method: 'GET',
			path: '/v1/spaces',
			query: [
				{ name: 'type', type: 'string', description: 'Kind of space', placeholder: 'DESK' },
			],
			result: { kind: 'list' },
			certainty: 'confirmed',
			source: 'public .NET samples; developers.envoy.com/hub/reference/introduction-1',
		},
	],
};
