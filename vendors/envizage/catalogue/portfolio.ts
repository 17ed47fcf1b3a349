import type { Field, Resource } from '../../../engine/catalogue';
import { currency, derived, properties, scenarioId, sort } from './fields';

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
	operations: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create a portfolio',
			description: derived,
			method: 'POST',
			path: '/scenarios/{scenarioId}/assets/portfolio',
			pathFields: [scenarioId],
			body: { fields: portfolioFields },
			result: { kind: 'record' },
			certainty: 'derived',
			source: 'developer.envizage.me/api-docs.html (rule of the verbs)',
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete a portfolio',
			description: derived,
			method: 'DELETE',
			path: '/scenarios/{scenarioId}/assets/portfolio/{portfolioId}',
			pathFields: [scenarioId, portfolioId],
			result: { kind: 'none' },
			certainty: 'derived',
			source: 'developer.envizage.me/api-docs.html (rule of the verbs)',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get a portfolio',
			method: 'GET',
			path: '/scenarios/{scenarioId}/assets/portfolio/{portfolioId}',
			pathFields: [scenarioId, portfolioId],
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'portal.envizage.me/assets/get-portfolio',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many portfolios',
			method: 'GET',
			path: '/scenarios/{scenarioId}/assets/portfolio',
			pathFields: [scenarioId],
			query: [sort],
			result: { kind: 'list' },
			certainty: 'confirmed',
			source: 'portal.envizage.me/assets/get-portfolios-1',
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update a portfolio',
			description: derived,
			method: 'PUT',
			path: '/scenarios/{scenarioId}/assets/portfolio/{portfolioId}',
			pathFields: [scenarioId, portfolioId],
			body: { fields: portfolioFields },
			result: { kind: 'record' },
			certainty: 'derived',
			source: 'developer.envizage.me/api-docs.html (rule of the verbs)',
		},
	],
};

export const financialAsset: Resource = {
	name: 'Financial Asset',
	value: 'financialAsset',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a financial asset',
			method: 'GET',
			path: '/scenarios/{scenarioId}/assets/portfolio/{portfolioId}/financial/{assetId}',
			pathFields: [
				scenarioId,
				portfolioId,
				{ name: 'assetId', type: 'string', required: true },
			],
			result: { kind: 'record', simple },
			certainty: 'confirmed',
			source: 'portal.envizage.me/assets/get-financial-asset',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many financial assets',
			description: derived,
			method: 'GET',
			path: '/scenarios/{scenarioId}/assets/portfolio/{portfolioId}/financial',
			pathFields: [scenarioId, portfolioId],
			query: [sort],
			result: { kind: 'list', simple },
			certainty: 'derived',
			source: 'developer.envizage.me/api-docs.html (rule of the verbs)',
		},
	],
};
