import type { Discovery, SignIn, TokenFlow, Vendor } from '../../engine/vendor';
import { catalogue } from './catalogue';
import { pagedPaths } from './pagedPaths';

/** Template read at portal.envizage.me; the discovery path is OpenID Connect's. */
const discovery: Discovery = { issuer: '{identityUrl}/realms/{realm}', override: 'tokenUrl' };

const bearer: SignIn['headers'] = [{ name: 'Authorization', value: { field: 'accessToken' }, prefix: 'Bearer ' }];

/** Whether the client goes into the header or the body is not documented, so the credential lets one choose. */
const client = { field: 'clientAuthentication' };
const clientFields: TokenFlow['clientFields'] = { id: 'clientId', secret: 'clientSecret' };

/** OpenID Connect password grant: a user's token, for scenarios. Source: portal.envizage.me, Authentication. */
export const envizagePassword: SignIn = {
	credentialType: 'envizagePasswordApi',
	option: { value: 'password', name: 'Password' },
	baseUrl: { field: 'baseUrl' },
	headers: bearer,
	token: {
		tokenUrl: discovery,
		login: {
			parameters: [
				['grant_type', { text: 'password' }],
				['username', { field: 'username' }],
				['password', { field: 'password', exact: true }],
				['scope', { field: 'scope' }],
			],
			client,
			encoding: 'form',
		},
		refresh: { parameters: [['grant_type', { text: 'refresh_token' }]], client, encoding: 'form' },
		clientFields,
	},
};

/** OpenID Connect client credentials: the app's own token, to manage users. Source: portal.envizage.me, Authentication. */
export const envizageClientCredentials: SignIn = {
	credentialType: 'envizageClientCredentialsApi',
	option: { value: 'clientCredentials', name: 'Client Credentials' },
	baseUrl: { field: 'baseUrl' },
	headers: bearer,
	token: {
		tokenUrl: discovery,
		login: {
			parameters: [
				['grant_type', { text: 'client_credentials' }],
				['scope', { field: 'scope' }],
			],
			client,
			encoding: 'form',
		},
		clientFields,
	},
};

/** OpenID Connect authorization code, kept by n8n. Source: portal.envizage.me, Authentication. */
export const envizageOAuth2: SignIn = {
	credentialType: 'envizageOAuth2Api',
	option: { value: 'oAuth2', name: 'OAuth2' },
	baseUrl: { field: 'baseUrl' },
	headers: [],
	n8nOAuth2: true,
};

/** Envizage: financial planning. Source: portal.envizage.me, developer.envizage.me. */
export const envizage: Vendor = {
	displayName: 'Envizage',
	signIns: [envizagePassword, envizageClientCredentials, envizageOAuth2],
	pathExample: '/scenarios',
	paging: {
		style: 'page',
		// Reference of incomes: page from 0, size 20 unless said. The largest size is not documented; 100 is moderate.
		page: { parameter: 'page', first: 0 },
		size: { parameter: 'size', max: 100 },
		totalPath: 'totalElements',
		lastPath: 'last',
	},
	pagedPaths,
	envelope: { lists: ['content'] },
	errors: {
		// The API's error body is not documented; OAuth fields (RFC 6749) and Spring's are read.
		messagePaths: ['error_description', 'message', 'detail', 'error.message', 'title', 'error'],
		codePaths: ['code', 'error.code', 'errorCode', 'error'],
		detailPaths: ['errors', 'fieldErrors', 'violations'],
		tokenDead: [401],
		advice: [
			{
				status: 401,
				advice: 'Envizage did not accept the token, also not a new one (401). Check that realm, client and base URL on the credential belong together.',
			},
			{
				status: 403,
				advice: 'Envizage does not allow this with this sign-in (403). Client Credentials can only manage users; households and scenarios need a user: choose Password or OAuth2.',
			},
		],
		signIn: [
			{
				code: 'invalid_client',
				advice: 'Envizage does not accept this client ID or client secret. Copy both from the Envizage Developer Console; if they are right, change Client Authentication on the credential.',
			},
			{
				code: 'unauthorized_client',
				advice: 'This Envizage client may not sign in this way. Allow the grant for the client in the Envizage Developer Console.',
			},
			{
				code: 'invalid_grant',
				advice: 'Envizage does not accept this user name or password. Correct them on the credential; the user must belong to the realm.',
			},
			{
				code: 'invalid_scope',
				advice: 'Envizage does not allow this scope. Set Scope on the credential to openid.',
			},
		],
	},
	catalogue,
	concurrency: 5,
};
