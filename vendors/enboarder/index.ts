import type { SignIn, Vendor } from '../../engine/vendor';
import { catalogue } from './catalogue';
import { pagedPaths } from './pagedPaths';
import { pickLists } from './pickLists';
import { apiHosts, tokenUrls } from './regions';

const baseUrl: SignIn['baseUrl'] = { region: 'region', hosts: apiHosts, otherwise: 'baseUrl' };

/** The key in the header `apikey`, for paths of version 1. Source: help.enboarder.com, Authentication & Overview. */
export const enboarderApiKey: SignIn = {
	credentialType: 'enboarderApi',
	option: { value: 'apiKey', name: 'API Key' },
	baseUrl,
	headers: [{ name: 'apikey', value: { field: 'apiKey' } }],
};

/**
 * Client credentials, for paths of version 2; the token lives an hour and there is no refresh token. It goes into
 * `Authorization` as it is, without "Bearer". Source: help.enboarder.com, Authentication & Overview (the sample header).
 */
export const enboarderClientCredentials: SignIn = {
	credentialType: 'enboarderClientCredentialsApi',
	option: { value: 'clientCredentials', name: 'Client Credentials' },
	baseUrl,
	headers: [
		{
			name: 'Authorization',
			value: { field: 'accessToken' },
			prefixBy: { field: 'authorizationFormat', values: { raw: '', bearer: 'Bearer ' } },
		},
	],
	token: {
		tokenUrl: { region: 'region', hosts: tokenUrls, otherwise: 'tokenUrl' },
		login: {
			parameters: [
				['grant_type', { text: 'client_credentials' }],
				['scope', { field: 'scope' }],
			],
			client: { field: 'clientAuthentication' },
			encoding: 'form',
		},
		clientFields: { id: 'clientId', secret: 'clientSecret' },
	},
};

/** Enboarder: onboarding. Source: help.enboarder.com. */
export const enboarder: Vendor = {
	displayName: 'Enboarder',
	signIns: [enboarderApiKey, enboarderClientCredentials],
	pathExample: '/reports/workflows',
	paging: { style: 'cursor', cursor: { parameter: 'nextKey', path: 'nextKey' } },
	pagedPaths,
	// SCIM has its own envelope (RFC 7644 §3.4.2).
	envelope: { lists: ['items', 'Resources'] },
	errors: {
		messagePaths: ['message', 'error_description', 'error'],
		// The vendor's own page says `errorcode`; a catalogue writes `code`.
		codePaths: ['errorcode', 'code', 'error'],
		detailPaths: ['errors', 'field'],
		// The gateway answers 403, not 401, also for a missing or dead token.
		tokenDead: [403],
		advice: [
			{
				code: 'PROFILE_EXISTS',
				advice: 'Enboarder has a profile with this external ID already. Update it instead of creating it.',
			},
			{
				code: 'PROFILE_NOT_EXISTS',
				advice: 'Enboarder has no profile with this ID. Check the ID in the path.',
			},
			{
				code: 'ACTIVE_PROFILE',
				advice: 'This Enboarder profile takes part in a workflow that is running. Cancel the workflow first.',
			},
			{
				code: 'MISSING_FIELDS',
				advice: 'Enboarder misses fields that it needs. Fill in those it names below.',
			},
			{
				code: 'INVALID_FIELDS',
				advice: 'Enboarder does not accept some of the values. Correct those it names below; dates are written YYYY-MM-DD.',
			},
			{
				status: [401, 403],
				advice: 'Enboarder refused the sign-in or does not allow this. Check the key or the client on the credential, its region, and that the path fits it: version 1 paths take an API key, version 2 paths Client Credentials.',
			},
		],
		signIn: [
			{
				code: 'invalid_client',
				advice: 'Enboarder does not accept this client ID or client secret. Copy both from Settings > Integration > Our Extensions, and check the region; if they are right, change Client Authentication on the credential.',
			},
			{
				code: 'invalid_scope',
				advice: 'Enboarder does not allow this scope. Set Scope on the credential back to its default.',
			},
		],
	},
	catalogue,
	pickLists,
	concurrency: 3,
};
