import type { Resource } from '../../../engine/catalogue';

export const flow: Resource = {
	name: 'Flow',
	value: 'flow',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a flow',
			description: 'A flow is a kind of visit',
			method: 'GET',
			path: '/v1/flows/{id}',
			pathFields: [
				{ name: 'id', label: 'Flow ID', type: 'string', required: true, pick: 'flows' },
			],
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'mindcloud-inc/universal-api-reference get-flow.md',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many flows',
			description: 'Flows are the kinds of visit',
			method: 'GET',
			path: '/v1/flows',
			result: { kind: 'list' },
			certainty: 'confirmed',
			source: 'mindcloud-inc/universal-api-reference list-flows.md',
		},
	],
};
