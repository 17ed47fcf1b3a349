import type { Field, Resource } from '../../../engine/catalogue';
import { currency, derived, properties, scenarioId, sort } from './fields';

const simple = ['id', 'name', 'description', 'currency', 'value', 'valuationDate', 'primary', 'country', 'city', 'source'];
const investmentSimple = simple.filter((field) => field !== 'primary');

const residentialPropertyId: Field = { name: 'residentialPropertyAssetId', label: 'Residential Property ID', type: 'string', required: true };
const residentialFields: readonly Field[] = [
	currency,
	{ name: 'valuationDate', type: 'dateTime', required: true },
	{ name: 'value', type: 'number', required: true },
	{ name: 'primary', label: 'Main Home', type: 'boolean', required: true, description: 'Whether the household lives there' },
	{ name: 'name', type: 'string' },
	{ name: 'description', type: 'string' },
	{ name: 'country', type: 'string' },
	{ name: 'region', type: 'string' },
	{ name: 'state', type: 'string' },
	{ name: 'city', type: 'string' },
	properties,
];

export const investmentProperty: Resource = {
	name: 'Investment Property',
	value: 'investmentProperty',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get an investment property',
			method: 'GET',
			path: '/scenarios/{scenarioId}/assets/properties/investment/{investmentPropertyAssetId}',
			pathFields: [
				scenarioId,
				{ name: 'investmentPropertyAssetId', label: 'Investment Property ID', type: 'string', required: true },
			],
			result: { kind: 'record', simple: investmentSimple },
			certainty: 'confirmed',
			source: 'portal.envizage.me/assets/get-investment-property-asset',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many investment properties',
			description: derived,
			method: 'GET',
			path: '/scenarios/{scenarioId}/assets/properties/investment',
			pathFields: [scenarioId],
			query: [sort],
			result: { kind: 'list', simple: investmentSimple },
			certainty: 'derived',
			source: 'developer.envizage.me/api-docs.html (rule of the verbs)',
		},
	],
};

export const residentialProperty: Resource = {
	name: 'Residential Property',
	value: 'residentialProperty',
	operations: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create a residential property',
			description: derived,
			method: 'POST',
			path: '/scenarios/{scenarioId}/assets/properties/residential',
			pathFields: [scenarioId],
			body: { fields: residentialFields },
			result: { kind: 'record', simple },
			certainty: 'derived',
			source: 'developer.envizage.me/api-docs.html (rule of the verbs)',
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete a residential property',
			description: derived,
			method: 'DELETE',
			path: '/scenarios/{scenarioId}/assets/properties/residential/{residentialPropertyAssetId}',
			pathFields: [scenarioId, residentialPropertyId],
			result: { kind: 'none' },
			certainty: 'derived',
			source: 'developer.envizage.me/api-docs.html (rule of the verbs)',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get a residential property',
			method: 'GET',
			path: '/scenarios/{scenarioId}/assets/properties/residential/{residentialPropertyAssetId}',
			pathFields: [scenarioId, residentialPropertyId],
			result: { kind: 'record', simple },
			certainty: 'confirmed',
			source: 'portal.envizage.me/assets/get-residential-property-asset',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many residential properties',
			description: "Answers the first page, as Envizage's page lists other paging parameters here",
			method: 'GET',
			path: '/scenarios/{scenarioId}/assets/properties/residential',
			pathFields: [scenarioId],
			query: [
				{ name: 'pageRequest', type: 'object', description: "Envizage's page prints this in the place of page, size and sort, and does not say what is in it" },
			],
			result: { kind: 'list', simple },
			certainty: 'confirmed',
			source: 'portal.envizage.me/assets/get-residential-property-assets',
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update a residential property',
			description: derived,
			method: 'PUT',
			path: '/scenarios/{scenarioId}/assets/properties/residential/{residentialPropertyAssetId}',
			pathFields: [scenarioId, residentialPropertyId],
			body: { fields: residentialFields },
			result: { kind: 'record', simple },
			certainty: 'derived',
			source: 'developer.envizage.me/api-docs.html (rule of the verbs)',
		},
	],
};
