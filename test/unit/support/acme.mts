import type { Vendor } from '../../../engine/vendor';

/** A vendor of no particular kind: numbered pages of at most 3 under /v1/list, lists in `items`, errors in `error`. */
export const acme: Vendor = {
	displayName: 'Acme',
	signIns: [{ credentialType: 'acmeApi', option: { value: 'apiKey', name: 'API Key' }, baseUrl: { field: 'baseUrl' }, headers: [] }],
	pathExample: '/v1/list',
	paging: { style: 'page', page: { parameter: 'page', first: 1 }, size: { parameter: 'size', max: 3 } },
	pagedPaths: ['/v1/list'],
	envelope: { lists: ['items'], record: 'item' },
	errors: {
		messagePaths: ['error'],
		codePaths: [],
		detailPaths: [],
		tokenDead: [401],
		advice: [],
		signIn: [],
	},
	concurrency: 5,
};
