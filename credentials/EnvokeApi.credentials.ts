import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { allowHttpField } from '../engine/token/plainHttp';
import { signWith } from '../engine/token/sign';
import { envokeBasic } from '../vendors/envoke';

export class EnvokeApi implements ICredentialType {
	name = 'envokeApi';

	displayName = 'Envoke API';

	icon = { light: 'file:../nodes/Envoke/envoke.svg', dark: 'file:../nodes/Envoke/envoke.dark.svg' } as const;

	documentationUrl = 'https://github.com/vendor-connectors/n8n-nodes-vendor-connectors/blob/main/docs/envoke.md#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'API ID',
			name: 'apiId',
			type: 'string',
			required: true,
			default: '',
			description: 'In Envoke under Account Settings > API',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'In Envoke under Account Settings > API',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://e1.envoke.com',
			description: 'Address of the API. Change it only if the vendor gave you another one.',
		},
		allowHttpField,
	];

	authenticate = signWith(envokeBasic);

	test: ICredentialTestRequest = {
		request: { baseURL: '={{ $credentials.baseUrl }}', url: '/v1/settings' },
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'Envoke does not accept this API ID or API key. Copy both again from Envoke.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message: 'Envoke does not allow this API key to read the account. Ask Envoke support.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: 'There is no Envoke API at this address. Check Base URL.',
				},
			},
		],
	};
}
