import type { Resource } from '../../../engine/catalogue';
import { answerAsMap, onlyFields, orderByName } from './fields';

export const subscription: Resource = {
	name: 'Subscription',
	value: 'subscription',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a subscription',
			description: 'Envoke documents this call, but its address was not available to us. The path follows the rule of the other resources.',
			method: 'GET',
			path: '/v2/subscriptions/{id}',
			pathFields: [
				{ name: 'id', label: 'Subscription ID', type: 'string', required: true, pick: 'subscriptions' },
			],
			result: { kind: 'record' },
			certainty: 'derived',
			source: 'support.envoke.com/en/articles/15147564',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many subscriptions',
			method: 'GET',
			path: '/v2/subscriptions',
			query: [
				onlyFields,
				answerAsMap,
				{ name: 'filter[id]', label: 'ID', type: 'string' },
				{ name: 'filter[name]', label: 'Name', type: 'string' },
				{ name: 'filter[external_id]', label: 'External ID', type: 'string' },
				{ name: 'filter[group]', label: 'Group', type: 'string' },
				{ name: 'filter[prefpage_access]', label: 'Preference Page Access', type: 'string' },
				orderByName,
			],
			result: { kind: 'list' },
			certainty: 'confirmed',
			source: 'support.envoke.com/en/articles/15147564',
		},
	],
};
