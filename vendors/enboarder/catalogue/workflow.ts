import type { Field, Resource } from '../../../engine/catalogue';
import { restapi } from '../paths';

const channels = [
	{ name: 'Email', value: 'email' },
	{ name: 'Mobile', value: 'mob' },
];

const hireFields: readonly Field[] = [
	{ name: 'nhfnm', label: 'New Hire First Name', type: 'string' },
	{ name: 'nhlnm', label: 'New Hire Last Name', type: 'string' },
	{ name: 'nhmob', label: 'New Hire Mobile', type: 'string', description: 'Needed where there is no email', placeholder: '+61400000000' },
	{ name: 'nheml', label: 'New Hire Email', type: 'string', description: 'Needed where there is no mobile', placeholder: 'name@example.com' },
	{ name: 'chnl', label: 'New Hire Channel', type: 'enum', description: 'How Enboarder reaches the new hire. Its page marks this as required.', choices: channels },
];
const customFields: Field = {
	name: 'customfields',
	label: 'Custom Fields',
	type: 'list',
	description: 'Brand, location and categories go here as well',
	fields: [
		{ name: 'name', type: 'string', required: true, description: 'Label of the field' },
		{ name: 'value', type: 'string' },
	],
};
const mode: Field = { name: 'mode', type: 'integer', description: "A number. It is 0 in all of Enboarder's samples." };

export const workflow: Resource = {
	name: 'Workflow',
	value: 'workflow',
	operations: [
		{
			name: 'Cancel',
			value: 'cancel',
			action: 'Cancel a workflow',
			method: 'POST',
			path: restapi('/cancelwf'),
			body: {
				fields: [
					{ name: 'externalid', label: 'External ID', type: 'string', required: true, description: 'The ID that was given at launch' },
					{ name: 'comments', type: 'text' },
					{ name: 'mode', type: 'enum', description: 'What is cancelled: All, when this is left out', choices: [{ name: 'All', value: 'ALL' }, { name: 'Cancel All', value: 'CANCEL_ALL' }, { name: 'Selected', value: 'SELECTED' }] },
					{
						name: 'customfields',
						label: 'Custom Fields',
						type: 'list',
						description: 'Which runs are cancelled, when Mode is Selected',
						fields: [
							{ name: 'name', type: 'string', required: true, description: 'Label of the field' },
							{ name: 'value', type: 'string' },
						],
					},
					{ name: 'childAccountID', type: 'string', description: 'Only where the workflow belongs to a child account' },
				],
			},
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'help.enboarder.com/en/articles/4151332; api-evangelist/enboarder enboarder-data-model.yml',
		},
		{
			name: 'Launch Advanced',
			value: 'launchAdvanced',
			action: 'Launch an advanced workflow',
			description: 'With any number of managers, and with profiles that exist',
			method: 'POST',
			path: restapi('/startwf/advance'),
			body: {
				fields: [
					{ name: 'nhnm', label: 'New Hire Name', type: 'string', description: 'First and last name. Needed unless New Hire External ID is filled in.' },
					{ name: 'nhstdt', label: 'Start Date', type: 'date', required: true, description: 'First day at work' },
					{ name: 'nhexternalid', label: 'New Hire External ID', type: 'string', description: 'External ID of a profile that exists, in the place of name and contact' },
					{
						name: 'managers',
						type: 'list',
						required: true,
						description: 'Managers and others who take part, in order',
						fields: [
							{ name: 'nm', label: 'Name', type: 'string', required: true, description: 'First and last name' },
							{ name: 'fnm', label: 'First Name', type: 'string' },
							{ name: 'lnm', label: 'Last Name', type: 'string' },
							{ name: 'mob', label: 'Mobile', type: 'string', description: 'Needed where there is no email' },
							{ name: 'eml', label: 'Email', type: 'string', description: 'Needed where there is no mobile', placeholder: 'name@example.com' },
							{ name: 'chnl', label: 'Channel', type: 'enum', choices: channels },
							{ name: 'mgrlbl', label: 'Role', type: 'string', required: true, description: 'Label of the role in the workflow', placeholder: 'Manager' },
							{ name: 'externalid', label: 'External ID', type: 'string', description: 'External ID of a profile that exists, in the place of mobile and email' },
						],
					},
					customFields,
					{ name: 'externalid', label: 'External ID', type: 'string', description: 'Your own ID of this run. Update and Cancel find it by this.' },
					mode,
					...hireFields,
				],
			},
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'help.enboarder.com/en/articles/4151298',
		},
		{
			name: 'Launch Basic',
			value: 'launchBasic',
			action: 'Launch a basic workflow',
			description: 'With one manager',
			method: 'POST',
			path: restapi('/startwf/basic'),
			body: {
				fields: [
					{ name: 'nhnm', label: 'New Hire Name', type: 'string', required: true, description: 'First and last name' },
					{ name: 'nhstdt', label: 'Start Date', type: 'date', required: true, description: 'First day at work' },
					{ name: 'mgrnm', label: 'Manager Name', type: 'string', required: true, description: 'First and last name' },
					{ name: 'mgrmob', label: 'Manager Mobile', type: 'string', description: 'Needed where there is no manager email', placeholder: '+61400000000' },
					{ name: 'mgreml', label: 'Manager Email', type: 'string', description: 'Needed where there is no manager mobile', placeholder: 'name@example.com' },
					{ name: 'mgrchnl', label: 'Manager Channel', type: 'enum', description: 'How Enboarder reaches the manager. Its page marks this as required.', choices: channels },
					customFields,
					{ name: 'externalid', label: 'External ID', type: 'string', description: 'Your own ID of this run. Update and Cancel find it by this.' },
					mode,
					...hireFields,
				],
			},
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'help.enboarder.com/en/articles/4151224',
		},
		{
			name: 'Launch Bulk Advanced',
			value: 'launchBulkAdvanced',
			action: 'Launch advanced workflows in bulk',
			description: "The body is not documented where we could read it. With Client Credentials the path follows Enboarder's rules: its page was not available to us.",
			method: 'POST',
			path: restapi('/startwf/bulkadvance'),
			body: { fields: [] },
			result: { kind: 'record' },
			certainty: 'derived',
			source: 'api-evangelist/enboarder enboarder-data-model.yml',
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update a workflow',
			description: 'Changes only what is filled in',
			method: 'PUT',
			path: restapi('/updatewf'),
			body: {
				fields: [
					{ name: 'externalid', label: 'External ID', type: 'string', required: true, description: 'The ID that was given at launch' },
					{ name: 'nhnm', label: 'New Hire Name', type: 'string', description: 'First and last name' },
					{ name: 'nhstdt', label: 'Start Date', type: 'date', description: 'First day at work' },
					{
						name: 'managers',
						type: 'list',
						description: 'Managers and others who take part, in order',
						fields: [
							{ name: 'nm', label: 'Name', type: 'string', description: 'First and last name' },
							{ name: 'fnm', label: 'First Name', type: 'string' },
							{ name: 'lnm', label: 'Last Name', type: 'string' },
							{ name: 'mob', label: 'Mobile', type: 'string', description: 'Needed where there is no email' },
							{ name: 'eml', label: 'Email', type: 'string', description: 'Needed where there is no mobile', placeholder: 'name@example.com' },
							{ name: 'chnl', label: 'Channel', type: 'enum', choices: channels },
							{ name: 'mgrlbl', label: 'Role', type: 'string', description: 'Label of the role in the workflow', placeholder: 'Manager' },
							{ name: 'externalid', label: 'External ID', type: 'string', description: 'External ID of a profile that exists, in the place of mobile and email' },
						],
					},
					customFields,
					mode,
					{ name: 'childAccountID', type: 'string', description: 'Only where the workflow belongs to a child account' },
					...hireFields,
				],
			},
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'help.enboarder.com/en/articles/4151317',
		},
	],
};
