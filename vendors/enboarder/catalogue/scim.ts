import type { Field, Resource } from '../../../engine/catalogue';

const signIn = 'Takes Client Credentials, not the API key.';

/** The vendor's page writes both. */
const paths = `${signIn} One page writes the path without v2.`;

/** RFC 7643 §4.1. */
const userSchema = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'] };

const ownAttributes = `${signIn} The fields are those of the SCIM 2.0 standard: Enboarder's own were not available to us.`;

const userId: Field = { name: 'id', label: 'User ID', type: 'string', required: true };
const userFields: readonly Field[] = [
	{ name: 'userName', type: 'string', required: true, description: 'What the user signs in with' },
	{ name: 'name.givenName', label: 'First Name', type: 'string' },
	{ name: 'name.familyName', label: 'Last Name', type: 'string' },
	{
		name: 'emails',
		type: 'list',
		fields: [
			{ name: 'value', label: 'Email', type: 'string', required: true, placeholder: 'name@example.com' },
			{ name: 'type', type: 'string', placeholder: 'work' },
			{ name: 'primary', type: 'boolean', description: 'Whether this is the main email' },
		],
	},
	{ name: 'active', type: 'boolean', description: 'Whether the user can use Enboarder' },
];

export const scimConfiguration: Resource = {
	name: 'SCIM Configuration',
	value: 'scimConfiguration',
	operations: [
		{
			name: 'Get Resource Types',
			value: 'getResourceTypes',
			action: 'Get the SCIM resource types',
			description: paths,
			method: 'GET',
			path: '/scim/v2/ResourceTypes',
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'help.enboarder.com/en/articles/5890669',
		},
		{
			name: 'Get Schemas',
			value: 'getSchemas',
			action: 'Get the SCIM schemas',
			description: paths,
			method: 'GET',
			path: '/scim/v2/Schemas',
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'help.enboarder.com/en/articles/5890669',
		},
		{
			name: 'Get Service Provider Config',
			value: 'getServiceProviderConfig',
			action: 'Get the SCIM service provider configuration',
			description: paths,
			method: 'GET',
			path: '/scim/v2/ServiceProviderConfig',
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'help.enboarder.com/en/articles/5890669',
		},
	],
};

export const scimUser: Resource = {
	name: 'SCIM User',
	value: 'scimUser',
	operations: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create a SCIM user',
			description: ownAttributes,
			method: 'POST',
			path: '/scim/v2/Users',
			body: { fixed: userSchema, fields: userFields },
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'api-evangelist/enboarder enboarder-data-model.yml',
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete a SCIM user',
			description: 'Takes Client Credentials, not the API key',
			method: 'DELETE',
			path: '/scim/v2/Users/{id}',
			pathFields: [userId],
			result: { kind: 'none' },
			certainty: 'confirmed',
			source: 'api-evangelist/enboarder enboarder-data-model.yml',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get a SCIM user',
			description: 'Takes Client Credentials, not the API key',
			method: 'GET',
			path: '/scim/v2/Users/{id}',
			pathFields: [userId],
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'api-evangelist/enboarder enboarder-data-model.yml',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many SCIM users',
			description: 'Takes Client Credentials, not the API key. Enboarder supports no filters and no order here. How it pages is not documented.',
			method: 'GET',
			path: '/scim/v2/Users',
			result: { kind: 'list' },
			certainty: 'confirmed',
			source: 'api-evangelist/enboarder enboarder-data-model.yml',
		},
		{
			name: 'Replace',
			value: 'replace',
			action: 'Replace a SCIM user',
			description: ownAttributes,
			method: 'PUT',
			path: '/scim/v2/Users/{id}',
			pathFields: [userId],
			body: { fixed: userSchema, fields: userFields },
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'api-evangelist/enboarder enboarder-data-model.yml',
		},
	],
};
