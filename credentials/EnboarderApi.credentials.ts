import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { allowHttpField } from '../engine/token/plainHttp';
import { signWith } from '../engine/token/sign';
import { enboarderApiKey } from '../vendors/enboarder';
import { baseUrlExpression } from '../vendors/enboarder/regions';

export class EnboarderApi implements ICredentialType {
	name = 'enboarderApi';

	displayName = 'Enboarder API';

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
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'In Enboarder under Settings > Integration > Our Extensions',
		},
		allowHttpField,
	];

	authenticate = signWith(enboarderApiKey);

	test: ICredentialTestRequest = {
		request: { baseURL: baseUrlExpression, url: '/reports/workflows' },
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message: 'Enboarder does not accept this API key. Check the key and the region; both are under Settings > Integration > Our Extensions.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'Enboarder does not accept this API key. Check the key and the region.',
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
