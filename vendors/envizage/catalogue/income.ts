import type { Field, Operation, Resource } from '../../../engine/catalogue';
import { incomeFields, personId, scenarioId, sort } from './fields';
import { byVerb, mayHaveMore } from './verbs';

const incomeId: Field = { name: 'incomeId', type: 'string', required: true };

const calls = (kind: 'earned' | 'unearned'): Operation[] =>
	byVerb(
		{
			one: `an ${kind} income`,
			many: `${kind} incomes`,
			path: `/scenarios/{scenarioId}/persons/{personId}/incomes/${kind}`,
			parents: [scenarioId, personId],
			id: incomeId,
			fields: incomeFields,
		},
		{ create: { source: `portal.envizage.me/incomes-personal/create-${kind}-income-1`, description: mayHaveMore } },
	);

export const earnedIncome: Resource = { name: 'Earned Income', value: 'earnedIncome', operations: calls('earned') };

export const unearnedIncome: Resource = { name: 'Unearned Income', value: 'unearnedIncome', operations: calls('unearned') };

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
