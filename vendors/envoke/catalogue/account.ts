import type { Resource } from '../../../engine/catalogue';

export const account: Resource = {
	name: 'Account',
	value: 'account',
	operations: [
		{
			name: 'Get Settings',
			value: 'getSettings',
			action: 'Get the settings of the account',
			method: 'GET',
			path: '/v1/settings',
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'envoke-zapier authentication.js',
		},
	],
};

export const automatedMessage: Resource = {
	name: 'Automated Message',
	value: 'automatedMessage',
	operations: [
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many automated messages',
			description: 'One item: the names of all automated messages by ID',
			method: 'GET',
			path: '/v1/autoresponders',
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'envoke-zapier index.js',
		},
	],
};

export const customField: Resource = {
	name: 'Custom Field',
	value: 'customField',
	operations: [
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many custom fields',
			description: 'Sources differ on the answer: names by key in one item, or one item each with key and label',
			method: 'GET',
			path: '/v1/customfields',
			result: { kind: 'list' },
			certainty: 'confirmed',
			source: 'envoke-zapier helpers/additional_fields.js',
		},
	],
};
