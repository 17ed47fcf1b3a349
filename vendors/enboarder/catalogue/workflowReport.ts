import type { Field, Resource } from '../../../engine/catalogue';
import { reports } from '../paths';

const workflowId: Field = { name: 'id', label: 'Workflow ID', type: 'string', required: true, pick: 'workflows' };

export const workflowReport: Resource = {
	name: 'Workflow Report',
	value: 'workflowReport',
	operations: [
		{
			name: 'Get Data',
			value: 'getData',
			action: 'Get data of a workflow',
			description: "With Client Credentials the path follows Enboarder's rules: its page was not available to us",
			method: 'GET',
			path: reports('/workflows/{id}/data'),
			pathFields: [workflowId],
			result: { kind: 'list' },
			certainty: 'derived',
			source: 'api-evangelist/enboarder enboarder-conventions.yml',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many workflow reports',
			description: "The workflows of the account. With Client Credentials the path follows Enboarder's rules: its page was not available to us.",
			method: 'GET',
			path: reports('/workflows'),
			result: { kind: 'list' },
			certainty: 'derived',
			source: 'help.enboarder.com/en/articles/3844217',
		},
		{
			name: 'Get Properties',
			value: 'getProperties',
			action: 'Get the properties of a workflow',
			description: "Fields, categories and the people who take part. With Client Credentials the path follows Enboarder's rules: its page was not available to us.",
			method: 'GET',
			path: reports('/workflows/{id}/properties'),
			pathFields: [workflowId],
			result: { kind: 'record' },
			certainty: 'derived',
			source: 'help.enboarder.com/en/articles/3844217',
		},
	],
};
