import type { Resource } from '../../../engine/catalogue';
import { answerAsMap } from './fields';

export const interest: Resource = {
	name: 'Interest',
	value: 'interest',
	operations: [
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many interests',
			description: 'Tags and subscriptions together',
			method: 'GET',
			path: '/v2/interests',
			query: [
				{ name: 'type', type: 'enum', choices: [{ name: 'Subscription', value: 'subscription' }, { name: 'Tag', value: 'tag' }] },
				answerAsMap,
				{ name: 'group', type: 'string' },
			],
			result: { kind: 'list' },
			certainty: 'confirmed',
			source: 'support.envoke.com/en/articles/6650864',
		},
		{
			name: 'Get Map',
			value: 'getMap',
			action: 'Get all interests as a map',
			description: 'One item: the names of all tags and subscriptions by ID',
			method: 'GET',
			path: '/v1/interests',
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'envoke-zapier index.js',
		},
	],
};
