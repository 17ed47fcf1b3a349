import type { Resource } from '../../../engine/catalogue';
import { personId, scenarioId, sort } from './fields';

export const income: Resource = {
	name: 'Income',
	value: 'income',
	operations: [
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many incomes',
			description: 'Of all kinds',
			method: 'GET',
			path: '/scenarios/{scenarioId}/persons/{personId}/incomes',
			pathFields: [scenarioId, personId],
			query: [sort],
			result: { kind: 'list' },
			certainty: 'confirmed',
			source: 'portal.beta.envizage.me/incomes-personal/get-incomes-5',
		},
	],
};
