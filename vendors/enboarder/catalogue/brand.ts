import type { Resource } from '../../../engine/catalogue';

const simple = ['id', 'name', 'logo', 'icon', 'emailfrom', 'smsfrom', 'shortdomain', 'shortsubdomain'];

/** The copies of the page that could be read lack the base URL. */
const whichAddress = 'The base URL of the settings API was not available to us. On 404 ask Enboarder for it, and set Region on the credential to Custom.';

export const brand: Resource = {
	name: 'Brand',
	value: 'brand',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a brand',
			description: whichAddress,
			method: 'GET',
			path: '/brand/byid/{id}',
			pathFields: [{ name: 'id', label: 'Brand ID', type: 'string', required: true }],
			result: { kind: 'record', simple },
			certainty: 'confirmed',
			source: 'help.enboarder.com/en/articles/9595185',
		},
		{
			name: 'Get by Name',
			value: 'getByName',
			action: 'Get a brand by name',
			description: whichAddress,
			method: 'GET',
			path: '/brand/byname/{name}',
			pathFields: [{ name: 'name', label: 'Brand Name', type: 'string', required: true }],
			result: { kind: 'record', simple },
			certainty: 'confirmed',
			source: 'help.enboarder.com/en/articles/9595185',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many brands',
			description: whichAddress,
			method: 'GET',
			path: '/brand/all',
			result: { kind: 'list', simple },
			certainty: 'confirmed',
			source: 'help.enboarder.com/en/articles/9595185',
		},
	],
};
