import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { tokenFields } from '../engine/token/fields';
import { allowHttpField } from '../engine/token/plainHttp';
import { keepSignedIn } from '../engine/token/renew';
import { signWith } from '../engine/token/sign';
import { envi, enviPassword } from '../vendors/envi';

export class EnviApi implements ICredentialType {
	name = 'enviApi';

	displayName = 'Envi API';

	icon = { light: 'file:../nodes/Envi/envi.svg', dark: 'file:../nodes/Envi/envi.dark.svg' } as const;

	documentationUrl = 'https://github.com/vendor-connectors/n8n-nodes-vendor-connectors/blob/main/docs/envi.md#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Username',
			name: 'username',
			type: 'string',
			required: true,
			default: '',
			description: 'The name that you sign in to Envi with',
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
			displayName: 'Organization No',
			name: 'organizationNo',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1042',
			description: 'Leave empty for the default organization of the user. In Envi it is the Organization ID under Organization > My Organization Details.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api-demo.envi.net',
			description: 'Address of the API. Change it only if the vendor gave you another one. The default is the demo system; ask Envi for the address of yours.',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '099153c2625149bc8ecb3e85e03f0022',
			description: 'The same for all Envi customers, so keep the default',
		},
		{
			displayName: 'API Version',
			name: 'apiVersion',
			type: 'string',
			required: true,
			default: '1.0',
			description: 'Sent with every request as the header api-version',
		},
		allowHttpField,
		...tokenFields,
	];

	preAuthentication = keepSignedIn(envi, enviPassword);

	authenticate = signWith(enviPassword);

	test: ICredentialTestRequest = {
		request: { baseURL: '={{ $credentials.baseUrl }}', url: '/odata/Facilities?$top=1' },
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: 'There is no Envi API at this address. Check Base URL.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message: 'The sign-in works, but this user may not read facilities. Ask your Envi administrator for the permission.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 400,
					message: 'Envi does not accept this API version. The documented one is 1.0.',
				},
			},
		],
	};
}
