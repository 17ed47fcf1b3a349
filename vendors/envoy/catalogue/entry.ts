import type { Field, Resource } from '../../../engine/catalogue';

const simple = ['id', 'fullName', 'email', 'locationId', 'flowId', 'signedInAt', 'signedOutAt', 'isDelivery', 'agreementsStatus', 'customFields'];

const entryId: Field = { name: 'id', label: 'Entry ID', type: 'string', required: true };
const optional: readonly Field[] = [
	{ name: 'email', type: 'string', description: 'Email of the visitor', placeholder: 'name@example.com' },
	{
		name: 'customFields',
		type: 'list',
		fields: [
			{ name: 'field', type: 'string', required: true, description: 'Name of the field' },
			{ name: 'value', type: 'string' },
		],
	},
];

export const entry: Resource = {
	name: 'Entry',
	value: 'entry',
	operations: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create an entry',
			description: 'The body is not described by Envoy. These fields come from a third-party program.',
			method: 'POST',
			path: '/v1/entries',
			body: {
				wrapper: 'entry',
				fields: [
					{ name: 'locationId', type: 'string', required: true, pick: 'locations' },
					{ name: 'flowId', type: 'string', required: true, description: 'Kind of visit; it must belong to the location', pick: 'flows' },
					{ name: 'fullName', type: 'string', required: true, description: 'Name of the visitor' },
					...optional,
				],
			},
			result: { kind: 'record', simple },
			certainty: 'confirmed',
			source: 'mindcloud-inc/universal-api-reference create-entry.md',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get an entry',
			method: 'GET',
			path: '/v1/entries/{id}',
			pathFields: [entryId],
			result: { kind: 'record', simple },
			certainty: 'confirmed',
			source: 'mindcloud-inc/universal-api-reference get-entry.md',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many entries',
			method: 'GET',
			path: '/v1/entries',
			query: [
				{ name: 'signedInAtAfter', label: 'Signed In After', type: 'dateTime' },
				{ name: 'sort', type: 'enum', description: 'What to sort by', choices: [{ name: 'Signed In', value: 'SIGNED_IN_AT' }] },
				{ name: 'order', type: 'enum', choices: [{ name: 'Ascending', value: 'ASC' }, { name: 'Descending', value: 'DESC' }] },
			],
			result: { kind: 'list', simple },
			certainty: 'confirmed',
			source: 'PipedreamHQ/pipedream visitor-signed-status-changed.mjs; mindcloud-inc/universal-api-reference list-entries.md',
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update an entry',
			description: 'The fields are those of Create: none were read for this call',
			method: 'POST',
			path: '/v1/entries/{id}',
			pathFields: [entryId],
			body: {
				wrapper: 'entry',
				fields: [
					{ name: 'locationId', type: 'string', pick: 'locations' },
					{ name: 'flowId', type: 'string', description: 'Kind of visit; it must belong to the location', pick: 'flows' },
					{ name: 'fullName', type: 'string', description: 'Name of the visitor' },
					{ name: 'signedOutAt', type: 'dateTime', description: 'When the visitor left. The name of this field comes from the answer.' },
					...optional,
				],
			},
			result: { kind: 'record', simple },
			certainty: 'confirmed',
			source: 'mindcloud-inc/universal-api-reference update-entry.md',
		},
	],
};
