import type { Resource } from '../../../engine/catalogue';
import { answerAsMap, contactFields, filters, keyField, onlyFields, order } from './fields';

export const contact: Resource = {
	name: 'Contact',
	value: 'contact',
	operations: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create a contact',
			method: 'POST',
			path: '/v1/contacts',
			query: [
				{ name: 'upsert', label: 'Update If It Exists', type: 'enum', description: 'Change the contact that has this email, where there is one. Otherwise that is an error.', choices: [{ name: 'Yes', value: 1 }] },
			],
			body: {
				fields: [
					{ name: 'email', type: 'string', required: true, placeholder: 'name@example.com' },
					...contactFields,
				],
			},
			result: { kind: 'record', simple: ['success', 'result_text', 'result_data.id', 'result_data.email', 'result_data.first_name', 'result_data.last_name', 'result_data.company', 'result_data.consent_status', 'result_data.date_created'] },
			certainty: 'confirmed',
			source: 'support.envoke.com/en/articles/1697195; envoke-zapier creates/contact.js',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many contacts',
			method: 'GET',
			path: '/v1/contacts',
			query: [
				onlyFields,
				answerAsMap,
				filters,
				{ name: 'filter[<field>][]', label: 'Filters (Any Of)', type: 'pairs', description: 'Fields of the record and the values of which they must have one, separated by commas' },
				{ name: 'filter[custom_fields.<name>][$regex]', label: 'Custom Field Patterns', type: 'pairs', description: 'Custom fields and the regular expressions they must match', pick: 'customFields' },
				order,
			],
			result: { kind: 'list', simple: ['id', 'email', 'first_name', 'last_name', 'company', 'phone', 'language', 'consent_status', 'interests', 'date_created'] },
			certainty: 'confirmed',
			source: 'support.envoke.com/en/articles/1697197',
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update a contact',
			description: 'Envoke support must switch on Remote ID as key field',
			method: 'PATCH',
			path: '/v1/contacts/{id}',
			pathFields: [
				{ name: 'id', label: 'Contact ID', type: 'string', required: true, description: 'Or the value of the key field that is chosen below' },
			],
			query: [keyField],
			body: {
				fields: [
					{ name: 'email', type: 'string', placeholder: 'name@example.com' },
					...contactFields,
				],
			},
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'support.envoke.com/en/articles/1697196',
		},
		{
			name: 'Update by Email',
			value: 'updateByEmail',
			action: 'Update a contact by email',
			description: 'Finds the contact by the email or the ID that is filled in',
			method: 'PATCH',
			path: '/v1/contacts',
			query: [keyField],
			body: {
				fields: [
					{ name: 'id', label: 'Contact ID', type: 'string', description: 'Needed where there is no email' },
					{ name: 'email', type: 'string', description: 'Needed where there is no contact ID', placeholder: 'name@example.com' },
					...contactFields,
				],
			},
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'support.envoke.com/en/articles/1697196; envoke-zapier creates/update_contact.js',
		},
	],
};
