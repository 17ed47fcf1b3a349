import type { Resource } from '../../../engine/catalogue';

export const company: Resource = {
	name: 'Company',
	value: 'company',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get the company',
			description: 'The one company of the account',
			method: 'GET',
			path: '/v1/companies',
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'mindcloud-inc/universal-api-reference get-company.md',
		},
	],
};
