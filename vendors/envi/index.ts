import type { SignIn, Vendor } from '../../engine/vendor';
import { apiAdvice, signInAdvice } from './advice';
import { catalogue } from './catalogue';
import { pagedPaths } from './pagedPaths';
import { pickLists } from './pickLists';

/**
 * Password grant without a client secret, then a refresh grant that gives a new pair each time.
 * Source: developer.envi.net, Authentication (POST /oauth2/token). Whether the refresh grant takes organizationNo is not
 * documented, so it is not sent there: a change of organisation means a new sign-in.
 */
export const enviPassword: SignIn = {
	credentialType: 'enviApi',
	option: { value: 'password', name: 'Password' },
	baseUrl: { field: 'baseUrl' },
	headers: [
		{ name: 'Authorization', value: { field: 'accessToken' }, prefix: 'Bearer ' },
		// Needed on all but $metadata and the token call (API Versioning page).
		{ name: 'api-version', value: { field: 'apiVersion' }, plain: true },
	],
	token: {
		tokenUrl: { path: '/oauth2/token' },
		login: {
			parameters: [
				['grant_type', { text: 'password' }],
				['client_id', { field: 'clientId' }],
				['username', { field: 'username' }],
				['password', { field: 'password', exact: true }],
				['organizationNo', { field: 'organizationNo' }],
			],
			client: 'none',
			encoding: 'form',
		},
		refresh: {
			parameters: [
				['grant_type', { text: 'refresh_token' }],
				['client_id', { field: 'clientId' }],
			],
			client: 'none',
			encoding: 'form',
		},
	},
};

/** Envi (IOS Corp): purchasing and inventory, OData. Source: developer.envi.net. */
export const envi: Vendor = {
	displayName: 'Envi',
	signIns: [enviPassword],
	pathExample: '/odata/Inventory',
	paging: {
		style: 'nextLink',
		// The second only on Batches({id})/invoices.
		linkPaths: ['@odata.nextLink', 'nextPageLink'],
		// Options and Limitations page: 20 when $top is missing, 5,000 at most, a 400 above.
		size: { parameter: '$top', max: 5000 },
		skip: { parameter: '$skip', countPath: '@odata.count' },
	},
	pagedPaths,
	envelope: { lists: ['value', 'items'] },
	errors: {
		messagePaths: ['error.innerError.message', 'error.message', 'error_description', 'message', 'Message', 'error'],
		codePaths: ['error.code', 'error'],
		detailPaths: [],
		tokenDead: [401],
		advice: apiAdvice,
		signIn: signInAdvice,
	},
	odata: {
		root: '/odata/',
		metadataPath: '/odata/$metadata',
		// Options and Limitations page; it allows one field in $orderby, 22 listings allow five.
		limits: { top: 5000, filterExpressions: 100, orderByFields: 5 },
	},
	// Use Cases page: multipart/mixed, 500 calls at most; each call in it may have a Repeatability-Request-ID and a
	// Repeatability-First-Sent of its own. For calls outside of a batch that is not documented.
	batch: { path: '/odata/$batch', max: 500 },
	catalogue,
	pickLists,
	concurrency: 5,
};
