import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { allowHttpField } from '../engine/token/plainHttp';
import { signWith } from '../engine/token/sign';
import { envoyApiKey } from '../vendors/envoy';

export class EnvoyApi implements ICredentialType {
	name = 'envoyApi';

	displayName = 'Envoy API';

	icon = { light: 'file:../nodes/Envoy/envoy.svg', dark: 'file:../nodes/Envoy/envoy.dark.svg' } as const;

	documentationUrl = 'https://github.com/vendor-connectors/n8n-nodes-vendor-connectors/blob/main/docs/envoy.md#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'The Client API Key from the Envoy Dev Dashboard. It does not expire and works for all paths under /v1.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.envoy.com',
			description: 'Address of the API. Change it only if the vendor gave you another one.',
		},
		allowHttpField,
	];

	authenticate = signWith(envoyApiKey);

	test: ICredentialTestRequest = {
		request: { baseURL: '={{ $credentials.baseUrl }}', url: '/v1/locations?perPage=1' },
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'Envoy does not accept this API key. Create a new Client API Key in the Envoy Dev Dashboard and paste it here.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message: 'Envoy knows this API key, but it lacks the scope locations.read. Add it in the Envoy Dev Dashboard.',
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
