import type { Resource } from '../../../engine/catalogue';

export const usageProcedure: Resource = {
	name: 'Usage Procedure',
	value: 'usageProcedure',
	operations: [
		{
			name: 'Bulk Add',
			value: 'bulkAdd',
			action: 'Add procedures to usages',
			description: 'What Envi answers is not documented',
			method: 'POST',
			path: '/odata/UsageProcedures/BulkAdd',
			body: {
				wrapper: 'usageProcedures',
				list: 'Usage Procedures',
				fields: [
					{ name: 'usageId', type: 'uuid', required: true },
					{ name: 'procedureNo', type: 'string', required: true, description: 'A procedure of the facility; each can be added once' },
				],
			},
			result: { kind: 'none' },
			certainty: 'confirmed',
			source: 'developer.envi.net UsageProcedures',
		},
	],
};
