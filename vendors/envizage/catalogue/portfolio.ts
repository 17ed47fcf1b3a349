import type { Field, Resource } from '../../../engine/catalogue';
import { currency, properties, scenarioId } from './fields';
import { byVerb } from './verbs';

const simple = ['id', 'name', 'description', 'currency', 'value', 'valuationDate', 'assetClass', 'country', 'city', 'source'];

const portfolioId: Field = { name: 'portfolioId', type: 'string', required: true };
const portfolioFields: readonly Field[] = [
	currency,
	{ name: 'fees', type: 'number', required: true, description: 'Per year' },
	{ name: 'value', type: 'number', required: true },
	{ name: 'wrapper', label: 'Tax Wrapper', type: 'string', required: true },
	{ name: 'profile', label: 'Risk Profile', type: 'string' },
	{ name: 'name', type: 'string' },
	{ name: 'description', type: 'string' },
	properties,
];

export const portfolio: Resource = {
	name: 'Portfolio',
	value: 'portfolio',
	operations: byVerb(
		{
			one: 'a portfolio',
			many: 'portfolios',
			path: '/scenarios/{scenarioId}/assets/portfolio',
			parents: [scenarioId],
			id: portfolioId,
			fields: portfolioFields,
		},
		{
			get: { source: 'portal.envizage.me/assets/get-portfolio' },
			getAll: { source: 'portal.envizage.me/assets/get-portfolios-1' },
		},
	),
};

export const financialAsset: Resource = {
	name: 'Financial Asset',
	value: 'financialAsset',
	operations: byVerb(
		{
			one: 'a financial asset',
			many: 'financial assets',
			path: '/scenarios/{scenarioId}/assets/portfolio/{portfolioId}/financial',
			parents: [scenarioId, portfolioId],
			id: { name: 'assetId', type: 'string', required: true },
			simple,
		},
		{ get: { source: 'portal.envizage.me/assets/get-financial-asset' } },
		['get', 'getAll'],
	),
};
