import type { Resource } from '../../../engine/catalogue';
import { scenarioId } from './fields';

export const result: Resource = {
	name: 'Result',
	value: 'result',
	operations: [
		{
			name: 'Get Query Results',
			value: 'getQueryResults',
			action: 'Get the query results of a scenario',
			method: 'GET',
			path: '/results/{scenarioId}/query/results',
			pathFields: [scenarioId],
			result: { kind: 'record', simple: ['id', 'name', 'description', 'scenarioId', 'simulationId', 'results'] },
			certainty: 'confirmed',
			source: 'portal.envizage.me/results/get',
		},
	],
};
