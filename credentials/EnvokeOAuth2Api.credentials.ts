import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { allowHttpField } from '../engine/token/plainHttp';

export class EnvokeOAuth2Api implements ICredentialType {
	name = 'envokeOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Envoke OAuth2 API';

	icon = { light: 'file:../nodes/Envoke/envoke.svg', dark: 'file:../nodes/Envoke/envoke.dark.svg' } as const;

	documentationUrl = 'https://github.com/vendor-connectors/n8n-nodes-vendor-connectors/blob/main/docs/envoke.md#credentials';

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
			default: 'https://e1.envoke.com',
			description: 'Address of the API. Change it only if the vendor gave you another one.',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'string',
			required: true,
			default: 'https://e1.envoke.com/ext/oauth/authorize',
			description: 'Where you allow n8n to use your Envoke account',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'string',
			required: true,
			default: 'https://e1.envoke.com/ext/oauth/access_token',
			description: 'Where tokens are requested',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'string',
			default: 'all',
			description: 'Envoke knows one scope, all',
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
		request: { baseURL: '={{ $credentials.baseUrl }}', url: '/v1/settings' },
	};
}
