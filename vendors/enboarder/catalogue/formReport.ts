import type { Field, Resource } from '../../../engine/catalogue';
import { reports } from '../paths';

const formId: Field = { name: 'id', label: 'Form ID', type: 'string', required: true, pick: 'forms' };

export const formReport: Resource = {
	name: 'Form Report',
	value: 'formReport',
	operations: [
		{
			name: 'Get Data',
			value: 'getData',
			action: 'Get data of a form',
			description: "With Client Credentials the path follows Enboarder's rules: its page was not available to us",
			method: 'GET',
			path: reports('/forms/{id}/data'),
			pathFields: [formId],
			result: { kind: 'list' },
			certainty: 'derived',
			source: 'help.enboarder.com/en/articles/4151230; api-evangelist/enboarder enboarder-conventions.yml',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many form reports',
			description: 'The forms of the account',
			method: 'GET',
			path: reports('/forms'),
			result: { kind: 'list' },
			certainty: 'confirmed',
			source: 'help.enboarder.com/en/articles/4151230',
		},
		{
			name: 'Get Properties',
			value: 'getProperties',
			action: 'Get the properties of a form',
			method: 'GET',
			path: reports('/forms/{id}/properties'),
			pathFields: [formId],
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'help.enboarder.com/en/articles/4151230',
		},
	],
};
