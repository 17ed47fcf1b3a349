import type { Field, Resource } from '../../../engine/catalogue';
import { currency, properties, scenarioId } from './fields';
import { byVerb, mayHaveMore } from './verbs';

const simple = ['id', 'name', 'description', 'amount', 'balanceAmount', 'balanceDate', 'annualAverageInterestRate', 'currency', 'endDate', 'mortgageType'];

const mortgageId: Field = { name: 'liabilityId', label: 'Mortgage ID', type: 'string', required: true };
const mortgageFields: readonly Field[] = [
	{ name: 'amount', type: 'number', required: true },
	{ name: 'annualAverageInterestRate', type: 'number', required: true },
	{ name: 'balanceAmount', type: 'number', required: true },
	{ name: 'balanceDate', type: 'dateTime', required: true },
	currency,
	{ name: 'endDate', type: 'dateTime', required: true, description: 'When it ends' },
	{ name: 'mortgageType', type: 'enum', required: true, choices: [{ name: 'Fixed Rate', value: 'FIXED_RATE' }, { name: 'Adjustable Rate', value: 'ADJUSTABLE_RATE' }] },
	{ name: 'repaymentType', type: 'enum', required: true, choices: [{ name: 'Principal Amortization', value: 'PRINCIPAL_AMORTIZATION' }, { name: 'Interest Only With Balloon Payment', value: 'INTEREST_ONLY_WITH_BALLOON_PAYMENT' }] },
	{ name: 'propertyAssetId', type: 'string', required: true, description: 'The property that the mortgage is on' },
	{ name: 'name', type: 'string' },
	{ name: 'description', type: 'string' },
	{ name: 'id', type: 'string' },
	properties,
];

export const mortgage: Resource = {
	name: 'Mortgage',
	value: 'mortgage',
	operations: byVerb(
		{
			one: 'a mortgage',
			many: 'mortgages',
			path: '/scenarios/{scenarioId}/liabilities/mortgages',
			parents: [scenarioId],
			id: mortgageId,
			fields: mortgageFields,
			simple,
		},
		{ create: { source: 'portal.envizage.me/liabilities/create-liability-5', description: mayHaveMore } },
	),
};
