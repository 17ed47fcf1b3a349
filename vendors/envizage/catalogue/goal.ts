import type { Resource } from '../../../engine/catalogue';
import { ends, frequencies } from './choices';
import { goalId, personId, scenarioId, sort } from './fields';

export const goal: Resource = {
	name: 'Goal',
	value: 'goal',
	operations: [
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many goals',
			description: 'Of all kinds',
			method: 'GET',
			path: '/scenarios/{scenarioId}/goals',
			pathFields: [scenarioId],
			query: [sort],
			result: { kind: 'list' },
			certainty: 'confirmed',
			source: 'portal.envizage.me/goals/get-goals-33',
		},
		{
			name: 'Get Typed',
			value: 'getTyped',
			action: 'Get a typed goal',
			description: 'A goal with the fields of its kind',
			method: 'GET',
			path: '/scenarios/{scenarioId}/goals/typed/{goalId}',
			pathFields: [scenarioId, goalId],
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'portal.envizage.me/goals-typed/get-goal',
		},
	],
};

export const retirementGoal: Resource = {
	name: 'Retirement Goal',
	value: 'retirementGoal',
	operations: [
		{
			name: 'Update',
			value: 'update',
			action: 'Update a retirement goal',
			description: 'The page does not say which fields are required',
			method: 'PUT',
			path: '/scenarios/{scenarioId}/persons/{personId}/goals/retirement/{goalId}',
			pathFields: [scenarioId, personId, goalId],
			body: {
				fields: [
					{ name: 'currency', type: 'string', description: 'Code of three letters (ISO 4217)', placeholder: 'EUR' },
					{ name: 'description', type: 'string' },
					{ name: 'endDate', type: 'dateTime', description: 'Heeded only where Ends On is User Defined' },
					{ name: 'endsOn', type: 'enum', choices: ends },
					{ name: 'frequency', type: 'enum', choices: frequencies },
					{ name: 'fundingSources', type: 'object', description: 'Where the money comes from, as a list' },
				],
			},
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'portal.envizage.me/goals-personal/update-goal-3',
		},
	],
};
