import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { tokenFields } from '../engine/token/fields';
import { allowHttpField } from '../engine/token/plainHttp';
import { keepSignedIn } from '../engine/token/renew';
import { signWith } from '../engine/token/sign';
import { enboarder, enboarderClientCredentials } from '../vendors/enboarder';
import { baseUrlExpression } from '../vendors/enboarder/regions';

export class EnboarderClientCredentialsApi implements ICredentialType {
	name = 'enboarderClientCredentialsApi';

	displayName = 'Enboarder Client Credentials API';

	icon = { light: 'file:../nodes/Enboarder/enboarder.svg', dark: 'file:../nodes/Enboarder/enboarder.dark.svg' } as const;

	documentationUrl = 'https://github.com/vendor-connectors/n8n-nodes-vendor-connectors/blob/main/docs/enboarder.md#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			options: [
				{ name: 'Australia', value: 'au' },
				{ name: 'Canada', value: 'ca' },
				{ name: 'Custom', value: 'custom' },
				{ name: 'Europe', value: 'eu' },
				{ name: 'United States', value: 'us' },
			],
			default: 'au',
			description: 'Where your Enboarder account is hosted',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			displayOptions: { show: { region: ['custom'] } },
			default: '',
			placeholder: 'e.g. https://api.syd.e1.enboarder.com',
			description: 'Address of the API',
		},
		{
			displayName: 'Token URL',
			name: 'tokenUrl',
			type: 'string',
			required: true,
			displayOptions: { show: { region: ['ca', 'custom'] } },
			default: '',
			placeholder: 'e.g. https://auth.syd.e1.enboarder.com/oauth2/token',
			description: 'Where tokens are requested. Enboarder has not published it for Canada; ask Enboarder.',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
			description: 'In Enboarder under Settings > Integration > Our Extensions > Activate OAuth2',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'In Enboarder under Settings > Integration > Our Extensions > Activate OAuth2',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'string',
			default: 'api/workflow.basic api/workflow.advance api/settings.all',
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
			description: 'How client ID and secret are sent. Change it if Enboarder does not know the client.',
		},
		{
			displayName: 'Authorization Format',
			name: 'authorizationFormat',
			type: 'options',
			options: [
				{ name: 'Bearer Token', value: 'bearer' },
				{ name: 'Token Only', value: 'raw' },
			],
			default: 'raw',
			description: 'How the token stands in the Authorization header. Enboarder documents it without Bearer.',
		},
		allowHttpField,
		...tokenFields,
	];

	preAuthentication = keepSignedIn(enboarder, enboarderClientCredentials);

	authenticate = signWith(enboarderClientCredentials);

	test: ICredentialTestRequest = {
		request: { baseURL: baseUrlExpression, url: '/reports/v2/workflows' },
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message: 'Enboarder gave a token but does not accept it. Check the region, or change Authorization Format.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: 'There is no Enboarder API at this address. Check Base URL.',
				},
			},
		],
	};
}
