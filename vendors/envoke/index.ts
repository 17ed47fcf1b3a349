import type { SignIn, Vendor } from '../../engine/vendor';
import { catalogue } from './catalogue';
import { pagedPaths } from './pagedPaths';
import { pickLists } from './pickLists';

/** HTTP Basic with API ID and API key. Source: support.envoke.com, API articles. */
export const envokeBasic: SignIn = {
	credentialType: 'envokeApi',
	option: { value: 'apiKey', name: 'API Key' },
	baseUrl: { field: 'baseUrl' },
	headers: [{ name: 'Authorization', basic: { username: 'apiId', password: 'apiKey' } }],
};

/** Authorization code, one-year token without refresh, kept by n8n. Source: support.envoke.com, article 6225781. */
export const envokeOAuth2: SignIn = {
	credentialType: 'envokeOAuth2Api',
	option: { value: 'oAuth2', name: 'OAuth2' },
	baseUrl: { field: 'baseUrl' },
	headers: [],
	n8nOAuth2: true,
};

/** Envoke: e-mail marketing. Source: support.envoke.com. */
export const envoke: Vendor = {
	displayName: 'Envoke',
	signIns: [envokeBasic, envokeOAuth2],
	pathExample: '/v1/contacts',
	// Articles 1697197 and 15147564: 10 unless said, 100 at most, no total.
	paging: { style: 'offset', offset: { parameter: 'skip' }, size: { parameter: 'limit', max: 100 } },
	pagedPaths,
	envelope: { lists: [] },
	errors: {
		messagePaths: ['result_text', 'error_description', 'message', 'error'],
		codePaths: ['result_data.code', 'error'],
		detailPaths: ['result_data.errors'],
		tokenDead: [401],
		// Article 10324548: {success, result_text, result_data}, to be checked on a 200 as well.
		failure: { path: 'success', equals: false },
		advice: [
			{
				status: 401,
				advice: 'Envoke did not accept the sign-in (401). Check API ID and API Key on the credential; with OAuth2, reconnect it: Envoke tokens end after one year or when access is withdrawn.',
			},
			{
				says: 'already exist',
				advice: 'Envoke has a record with these values already. To change the contact that has this e-mail, add the query parameter upsert=1.',
			},
			{
				status: 200,
				advice: 'Envoke did not carry out the request. Correct what it names below.',
			},
		],
		signIn: [],
	},
	catalogue,
	pickLists,
	concurrency: 3,
};
