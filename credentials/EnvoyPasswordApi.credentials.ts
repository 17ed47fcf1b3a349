import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { tokenEncodingField, tokenFields } from '../engine/token/fields';
import { allowHttpField } from '../engine/token/plainHttp';
import { keepSignedIn } from '../engine/token/renew';
import { signWith } from '../engine/token/sign';
import { envoy, envoyPassword } from '../vendors/envoy';

export class EnvoyPasswordApi implements ICredentialType {
	name = 'envoyPasswordApi';

	displayName = 'Envoy Password API';

	icon = { light: 'file:../nodes/Envoy/envoy.svg', dark: 'file:../nodes/Envoy/envoy.dark.svg' } as const;

	documentationUrl = 'https://github.com/vendor-connectors/n8n-nodes-vendor-connectors/blob/main/docs/envoy.md#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
			description: 'From your private app in the Envoy Dev Dashboard',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'From your private app in the Envoy Dev Dashboard',
		},
		{
			displayName: 'Username',
			name: 'username',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. api@example.com',
			description: 'E-mail address of the API user. It must be a Global Admin in Envoy.',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'string',
			required: true,
			default: 'token.refresh,locations.read',
			description: 'What the token may be used for, separated by commas. Keep token.refresh, so that the token can be renewed.',
		},
		{
			displayName: 'Token URL',
			name: 'tokenUrl',
			type: 'string',
			required: true,
			default: 'https://api.envoy.com/oauth2/token',
			description: 'Where tokens are requested',
		},
		tokenEncodingField('multipart', 'Envoy documents multipart'),
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.envoy.com',
			description: 'Address of the API. Change it only if the vendor gave you another one.',
		},
		allowHttpField,
		...tokenFields,
	];

	preAuthentication = keepSignedIn(envoy, envoyPassword);

	authenticate = signWith(envoyPassword);

	test: ICredentialTestRequest = {
		request: { baseURL: '={{ $credentials.baseUrl }}', url: '/v1/locations?perPage=1' },
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'Envoy gave a token but does not accept it. Check Base URL.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message: 'The sign-in works, but the scope locations.read is missing. Add it to the app and to Scope.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: 'There is no Envoy API at this address. Check Base URL.',
				},
			},
		],
	};
}
