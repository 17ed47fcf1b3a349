import type { Field, Resource } from '../../../engine/catalogue';
import { answerAsMap, onlyFields, orderByName } from './fields';

const tagId: Field = { name: 'id', label: 'Tag ID', type: 'string', required: true, pick: 'tags' };
const optional: readonly Field[] = [
	{ name: 'description', type: 'string', description: 'For your own use' },
	{ name: 'display_names', type: 'object', description: 'What people see, by language code', placeholder: '{"en": "News", "fr": "Actualités"}' },
];

export const tag: Resource = {
	name: 'Tag',
	value: 'tag',
	operations: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create a tag',
			method: 'POST',
			path: '/v2/tags',
			body: {
				fields: [
					{ name: 'name', type: 'string', required: true },
					{ name: 'group', type: 'string', description: 'Name or ID of the group' },
					...optional,
				],
			},
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'support.envoke.com/en/articles/15147550',
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete a tag',
			description: 'The contacts of the tag stay',
			method: 'DELETE',
			path: '/v2/tags/{id}',
			pathFields: [tagId],
			result: { kind: 'none' },
			certainty: 'confirmed',
			source: 'support.envoke.com/en/articles/15147533',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get a tag',
			description: 'Envoke documents this call, but its address was not available to us. The path is that of the other calls on one tag.',
			method: 'GET',
			path: '/v2/tags/{id}',
			pathFields: [tagId],
			result: { kind: 'record' },
			certainty: 'derived',
			source: 'support.envoke.com/en/articles/14726478',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many tags',
			method: 'GET',
			path: '/v2/tags',
			query: [
				onlyFields,
				answerAsMap,
				{ name: 'filter[id]', label: 'ID', type: 'string' },
				{ name: 'filter[name]', label: 'Name', type: 'string' },
				{ name: 'filter[external_id]', label: 'External ID', type: 'string' },
				{ name: 'filter[group]', label: 'Group', type: 'string' },
				{ name: 'filter[description]', label: 'Description', type: 'string' },
				orderByName,
			],
			result: { kind: 'list' },
			certainty: 'confirmed',
			source: 'support.envoke.com/en/articles/14726478',
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update a tag',
			description: 'At least one field is needed',
			method: 'PATCH',
			path: '/v2/tags/{id}',
			pathFields: [tagId],
			body: {
				fields: [
					{ name: 'name', type: 'string' },
					{ name: 'group', type: 'string', description: 'Name or ID of the group. Empty takes the tag out of its group.' },
					...optional,
				],
			},
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'support.envoke.com/en/articles/15147551',
		},
	],
};
