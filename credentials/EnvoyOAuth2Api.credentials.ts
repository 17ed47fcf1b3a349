import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { allowHttpField } from '../engine/token/plainHttp';

export class EnvoyOAuth2Api implements ICredentialType {
	name = 'envoyOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Envoy OAuth2 API';

	icon = { light: 'file:../nodes/Envoy/envoy.svg', dark: 'file:../nodes/Envoy/envoy.dark.svg' } as const;

	documentationUrl = 'https://github.com/vendor-connectors/n8n-nodes-vendor-connectors/blob/main/docs/envoy.md#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'authorizationCode',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.envoy.com',
			description: 'Address of the API. Change it only if the vendor gave you another one.',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'string',
			required: true,
			default: 'https://app.envoy.com/a/auth/v0/authorize',
			description: 'Where you allow n8n to use your Envoy account',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'string',
			required: true,
			default: 'https://app.envoy.com/a/auth/v0/token',
			description: 'Where tokens are requested',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'string',
			default: 'token.refresh locations.read',
			description: 'What the token may be used for, separated by spaces. Keep token.refresh, so that the token can be renewed.',
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'body',
		},
		allowHttpField,
	];

	test: ICredentialTestRequest = {
		request: { baseURL: '={{ $credentials.baseUrl }}', url: '/v1/locations?perPage=1' },
	};
}
