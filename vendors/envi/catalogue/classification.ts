import type { Field, Resource } from '../../../engine/catalogue';

const classificationId: Field = { name: 'classificationId', type: 'uuid', required: true };

/** What Simplify keeps of a classification. */
const classificationSimple: readonly string[] = [
	'classificationId', 'classificationName', 'classificationTypeValue', 'activeStatus', 'dateCreated', 'lastUpdated',
];

export const classification: Resource = {
	name: 'Classification',
	value: 'classification',
	operations: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create a classification',
			method: 'POST',
			path: '/odata/Classifications',
			body: {
				fields: [
					{ name: 'classificationName', type: 'string', required: true },
					{ name: 'classificationTypeId', type: 'integer', required: true },
				],
			},
			result: { kind: 'id', field: 'classificationId' },
			certainty: 'confirmed',
			source: 'developer.envi.net Classifications',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get a classification',
			method: 'GET',
			path: '/odata/Classifications({classificationId})',
			pathFields: [classificationId],
			result: { kind: 'record', simple: classificationSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net Classifications',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many classifications',
			method: 'GET',
			path: '/odata/Classifications',
			odata: true,
			result: { kind: 'list', simple: classificationSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net Classifications',
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update a classification',
			method: 'PATCH',
			path: '/odata/Classifications({classificationId})',
			pathFields: [classificationId],
			body: {
				fields: [
					{ name: 'classificationName', type: 'string' },
					{ name: 'classificationTypeId', type: 'integer' },
					{ name: 'activeStatus', type: 'boolean', description: 'Whether the classification is active' },
				],
			},
			result: { kind: 'none' },
			certainty: 'confirmed',
			source: 'developer.envi.net Classifications',
		},
	],
};
