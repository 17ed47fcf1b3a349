import type { Field, Resource } from '../../../engine/catalogue';
import { currency, properties, scenarioId } from './fields';
import { byVerb } from './verbs';

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
	operations: byVerb(
		{
			one: 'an investment property',
			many: 'investment properties',
			path: '/scenarios/{scenarioId}/assets/properties/investment',
			parents: [scenarioId],
			id: { name: 'investmentPropertyAssetId', label: 'Investment Property ID', type: 'string', required: true },
			simple: investmentSimple,
		},
		{ get: { source: 'portal.envizage.me/assets/get-investment-property-asset' } },
		['get', 'getAll'],
	),
};

export const residentialProperty: Resource = {
	name: 'Residential Property',
	value: 'residentialProperty',
	operations: byVerb(
		{
			one: 'a residential property',
			many: 'residential properties',
			path: '/scenarios/{scenarioId}/assets/properties/residential',
			parents: [scenarioId],
			id: residentialPropertyId,
			fields: residentialFields,
			simple,
		},
		{
			get: { source: 'portal.envizage.me/assets/get-residential-property-asset' },
			getAll: {
				source: 'portal.envizage.me/assets/get-residential-property-assets',
				description: "Answers the first page, as Envizage's page lists other paging parameters here",
				query: [
					{ name: 'pageRequest', type: 'object', description: "Envizage's page prints this in the place of page, size and sort, and does not say what is in it" },
				],
			},
		},
	),
};
