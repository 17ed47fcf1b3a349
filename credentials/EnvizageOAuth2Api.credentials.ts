import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { allowHttpField } from '../engine/token/plainHttp';

export class EnvizageOAuth2Api implements ICredentialType {
	name = 'envizageOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Envizage OAuth2 API';

	icon = { light: 'file:../nodes/Envizage/envizage.svg', dark: 'file:../nodes/Envizage/envizage.dark.svg' } as const;

	documentationUrl = 'https://github.com/vendor-connectors/n8n-nodes-vendor-connectors/blob/main/docs/envizage.md#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'authorizationCode',
		},
		{
			displayName: 'Identity URL',
			name: 'identityUrl',
			type: 'string',
			required: true,
			default: 'https://id.production.envizage.me',
			description: 'Address of the identity server. For the beta it is https://id.alpha.envizage.me.',
		},
		{
			displayName: 'Realm',
			name: 'realm',
			type: 'string',
			required: true,
			default: '',
			description: 'The realm of your application, shown in the Envizage Developer Console',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'string',
			required: true,
			default: '={{$self["identityUrl"]}}/realms/{{$self["realm"]}}/protocol/openid-connect/auth',
			description: 'Made of the identity URL and the realm; change it if your server differs',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'string',
			required: true,
			default: '={{$self["identityUrl"]}}/realms/{{$self["realm"]}}/protocol/openid-connect/token',
			description: 'Made of the identity URL and the realm; change it if your server differs',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'string',
			default: 'openid',
			description: 'What the token may be used for, separated by spaces',
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
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.envizage.me',
			description: 'Address of the API. Change it only if the vendor gave you another one.',
		},
		allowHttpField,
	];

	test: ICredentialTestRequest = {
		request: { baseURL: '={{ $credentials.baseUrl }}', url: '/scenarios?size=1' },
	};
}
