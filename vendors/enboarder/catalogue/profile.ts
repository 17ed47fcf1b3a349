import type { Field, Resource } from '../../../engine/catalogue';
import { restapi } from '../paths';

const profileId: Field = { name: 'id', label: 'Profile ID', type: 'string', required: true };
const warnings: Field = {
	name: 'X-Enboarder-Warning',
	label: 'Return Warnings',
	type: 'enum',
	choices: [{ name: 'No', value: 'no' }, { name: 'Yes', value: 'yes' }],
	description: 'Choose Yes to get a list of warnings with the answer',
};
const optional: readonly Field[] = [
	{ name: 'contact.email', label: 'Email', type: 'string', description: 'Needed where there is no mobile', placeholder: 'name@example.com' },
	{ name: 'contact.mobile', label: 'Mobile', type: 'string', description: 'Needed where there is no email', placeholder: '+61400000000' },
	{ name: 'contact.preferred', label: 'Preferred Channel', type: 'enum', choices: [{ name: 'Email', value: 'email' }, { name: 'Mobile', value: 'mobile' }] },
	{
		name: 'profilefields',
		label: 'Profile Fields',
		type: 'list',
		fields: [
			{ name: 'name', type: 'string', required: true },
			{ name: 'value', type: 'string' },
		],
	},
	{ name: 'profilePhoto.imageType', label: 'Photo Type', type: 'enum', choices: [{ name: 'JPEG', value: 'image/jpeg' }, { name: 'PNG', value: 'image/png' }] },
	{ name: 'profilePhoto.body', label: 'Photo', type: 'text', description: 'The image as Base64' },
];

export const profile: Resource = {
	name: 'Profile',
	value: 'profile',
	operations: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create a profile',
			method: 'POST',
			path: restapi('/profile'),
			headers: [warnings],
			body: {
				fields: [
					{ name: 'firstName', type: 'string', required: true },
					{ name: 'lastName', type: 'string', required: true },
					{ name: 'externalid', label: 'External ID', type: 'string', required: true, description: 'Your own unique ID of the person' },
					...optional,
				],
			},
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'help.enboarder.com/en/articles/5663638',
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete a profile',
			description: "Enboarder refuses while a workflow of the profile runs. With Client Credentials the path follows Enboarder's rules: its page was not available to us.",
			method: 'DELETE',
			path: restapi('/profile/{id}'),
			pathFields: [profileId],
			result: { kind: 'none' },
			certainty: 'derived',
			source: 'api-evangelist/enboarder enboarder-data-model.yml',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get a profile',
			description: "With Client Credentials the path follows Enboarder's rules: its page was not available to us",
			method: 'GET',
			path: restapi('/profile/{id}'),
			pathFields: [profileId],
			result: { kind: 'record' },
			certainty: 'derived',
			source: 'api-evangelist/enboarder enboarder-data-model.yml',
		},
		{
			name: 'Get Photo',
			value: 'getPhoto',
			action: 'Get the photo of a profile',
			description: "What comes back is not documented. With Client Credentials the path follows Enboarder's rules: its page was not available to us.",
			method: 'GET',
			path: restapi('/profile/{id}/photo'),
			pathFields: [profileId],
			result: { kind: 'file' },
			certainty: 'derived',
			source: 'api-evangelist/enboarder enboarder-data-model.yml',
		},
		{
			name: 'Get Workflows',
			value: 'getWorkflows',
			action: 'Get the workflows of a profile',
			description: "With Client Credentials the path follows Enboarder's rules: its page was not available to us",
			method: 'GET',
			path: restapi('/profile/{id}/workflows'),
			pathFields: [profileId],
			result: { kind: 'list' },
			certainty: 'derived',
			source: 'api-evangelist/enboarder enboarder-conventions.yml',
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update a profile',
			method: 'PUT',
			path: restapi('/profile/{id}'),
			pathFields: [profileId],
			headers: [warnings],
			body: {
				fields: [
					{ name: 'firstName', type: 'string' },
					{ name: 'lastName', type: 'string' },
					{ name: 'externalid', label: 'External ID', type: 'string', description: 'Your own unique ID of the person' },
					...optional,
				],
			},
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'help.enboarder.com/en/articles/5663638',
		},
		{
			name: 'Update Photo',
			value: 'updatePhoto',
			action: 'Update the photo of a profile',
			description: "The body is assumed to be as in the profile itself. With Client Credentials the path follows Enboarder's rules: its page was not available to us.",
			method: 'PUT',
			path: restapi('/profile/{id}/photo'),
			pathFields: [profileId],
			body: {
				fields: [
					{ name: 'imageType', label: 'Photo Type', type: 'enum', choices: [{ name: 'JPEG', value: 'image/jpeg' }, { name: 'PNG', value: 'image/png' }] },
					{ name: 'body', label: 'Photo', type: 'text', description: 'The image as Base64' },
				],
			},
			result: { kind: 'none' },
			certainty: 'derived',
			source: 'api-evangelist/enboarder enboarder-data-model.yml',
		},
	],
};
