import type { Resource } from '../../../engine/catalogue';
import { ends, frequencies } from './choices';
import { goalId, personId, scenarioId, sort } from './fields';
import { byVerb } from './verbs';

/** What all kinds of goals have in common; the fields of none were read. */
const kindOfGoal = (article: 'a' | 'an', slug: string) => ({
	one: `${article} ${slug} goal`,
	many: `${slug} goals`,
	path: `/scenarios/{scenarioId}/goals/${slug}`,
	parents: [scenarioId],
	id: goalId,
});

export const buyAHouseGoal: Resource = {
	name: 'Buy a House Goal',
	value: 'buyAHouseGoal',
	operations: byVerb(kindOfGoal('a', 'buy-a-house'), {
		delete: { source: 'portal.envizage.me/goals/delete-goal-14' },
	}),
};

export const buyToLetGoal: Resource = {
	name: 'Buy to Let Goal',
	value: 'buyToLetGoal',
	operations: byVerb(kindOfGoal('a', 'buy-to-let'), {
		delete: { source: 'portal.envizage.me/goals/delete-goal-13' },
	}),
};

export const investInABusinessGoal: Resource = {
	name: 'Invest in a Business Goal',
	value: 'investInABusinessGoal',
	operations: byVerb(kindOfGoal('an', 'invest-in-a-business'), {
		getAll: { source: 'portal.envizage.me/goals/get-goals-15' },
	}),
};

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
