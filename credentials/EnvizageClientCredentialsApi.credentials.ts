import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { tokenFields } from '../engine/token/fields';
import { allowHttpField } from '../engine/token/plainHttp';
import { keepSignedIn } from '../engine/token/renew';
import { signWith } from '../engine/token/sign';
import { envizage, envizageClientCredentials } from '../vendors/envizage';

export class EnvizageClientCredentialsApi implements ICredentialType {
	name = 'envizageClientCredentialsApi';

	displayName = 'Envizage Client Credentials API';

	icon = { light: 'file:../nodes/Envizage/envizage.svg', dark: 'file:../nodes/Envizage/envizage.dark.svg' } as const;

	documentationUrl = 'https://github.com/vendor-connectors/n8n-nodes-vendor-connectors/blob/main/docs/envizage.md#credentials';

	properties: INodeProperties[] = [
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
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
			description: 'From the Envizage Developer Console',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'From the Envizage Developer Console',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'string',
			default: 'openid',
			description: 'What the token may be used for, separated by spaces',
		},
		{
			displayName: 'Client Authentication',
			name: 'clientAuthentication',
			type: 'options',
			options: [
				{ name: 'In Body', value: 'body' },
				{ name: 'In Header', value: 'header' },
			],
			default: 'body',
			description: 'How client ID and secret are sent to the identity server. Change it if the server does not know the client.',
		},
		{
			displayName: 'Token URL',
			name: 'tokenUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://id.production.envizage.me/realms/my-realm/protocol/openid-connect/token',
			description: 'Leave empty: it is found through the identity URL and the realm',
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
		...tokenFields,
	];

	preAuthentication = keepSignedIn(envizage, envizageClientCredentials);

	authenticate = signWith(envizageClientCredentials);

	// A service token may only manage users, and the paths for that are not published: that the sign-in works is the test.
	test: ICredentialTestRequest = {
		request: { baseURL: '={{ $credentials.baseUrl }}', url: '/', ignoreHttpStatusErrors: true },
	};
}
