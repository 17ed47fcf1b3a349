import type { Resource } from '../../../engine/catalogue';
import { personFields, scenarioId } from './fields';
import { byVerb, mayHaveMore } from './verbs';

export const partner: Resource = {
	name: 'Partner',
	value: 'partner',
	operations: byVerb(
		{ one: 'a partner', path: '/scenarios/{scenarioId}/persons/partner', parents: [scenarioId], fields: personFields },
		{ create: { source: 'portal.envizage.me/household/create-partner', description: mayHaveMore } },
		['create', 'delete', 'get', 'update'],
	),
};

export const primaryPerson: Resource = {
	name: 'Primary Person',
	value: 'primaryPerson',
	operations: byVerb(
		{ one: 'the primary person', path: '/scenarios/{scenarioId}/persons/primary', parents: [scenarioId], fields: personFields },
		{
			update: {
				source: 'portal.envizage.me/household/update-primary',
				description: `Each scenario has one from the beginning. ${mayHaveMore}.`,
			},
		},
		['get', 'update'],
	),
};
