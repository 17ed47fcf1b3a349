import type { SignIn, Vendor } from '../../engine/vendor';
import { catalogue } from './catalogue';
import { pagedPaths } from './pagedPaths';
import { pickLists } from './pickLists';

/** Long-lived Client API key, for /v1 only. Source: developers.envoy.com, Get a token for private apps. */
export const envoyApiKey: SignIn = {
	credentialType: 'envoyApi',
	option: { value: 'apiKey', name: 'API Key' },
	baseUrl: { field: 'baseUrl' },
	headers: [{ name: 'X-API-Key', value: { field: 'apiKey' } }],
};

/**
 * Password grant of private apps: multipart, the client as HTTP Basic. The refresh grant has the client in the body.
 * Source: developers.envoy.com, Get a token for private apps (both curl examples use --form).
 */
export const envoyPassword: SignIn = {
	credentialType: 'envoyPasswordApi',
	option: { value: 'password', name: 'Password' },
	baseUrl: { field: 'baseUrl' },
	headers: [{ name: 'Authorization', value: { field: 'accessToken' }, prefix: 'Bearer ' }],
	token: {
		tokenUrl: { field: 'tokenUrl' },
		login: {
			parameters: [
				['username', { field: 'username' }],
				['password', { field: 'password', exact: true }],
				['scope', { field: 'scope' }],
				['grant_type', { text: 'password' }],
			],
			client: 'header',
			encoding: { field: 'tokenEncoding' },
		},
		refresh: {
			parameters: [['grant_type', { text: 'refresh_token' }]],
			client: 'body',
			encoding: { field: 'tokenEncoding' },
		},
		clientFields: { id: 'clientId', secret: 'clientSecret' },
	},
};

/** Authorization code, kept by n8n. Source: developers.envoy.com, Authentication for a public unlisted app. */
export const envoyOAuth2: SignIn = {
	credentialType: 'envoyOAuth2Api',
	option: { value: 'oAuth2', name: 'OAuth2' },
	baseUrl: { field: 'baseUrl' },
	headers: [],
	n8nOAuth2: true,
};

/** Envoy: visitors and workplace. Source: developers.envoy.com. */
export const envoy: Vendor = {
	displayName: 'Envoy',
	signIns: [envoyApiKey, envoyPassword, envoyOAuth2],
	pathExample: '/v1/locations',
	paging: {
		style: 'page',
		// Reference of GET /v1/invites: page 1 and perPage 100 unless said; page × perPage stays within 10,000.
		page: { parameter: 'page', first: 1 },
		size: { parameter: 'perPage', max: 100 },
		totalPath: 'meta.total',
		ceiling: 10_000,
	},
	pagedPaths,
	envelope: { lists: ['data'], record: 'data' },
	errors: {
		// The v1 error body is not documented; these are what APIs of this kind use.
		messagePaths: ['error_description', 'message', 'error.message', 'error', 'errors.0.detail', 'errors.0.message'],
		codePaths: ['error.code', 'code', 'errors.0.code', 'error'],
		detailPaths: ['errors'],
		tokenDead: [401],
		advice: [
			{
				status: 401,
				advice: 'Envoy did not accept the key or the token (401). Check the credential; an API key works for paths under /v1 only.',
			},
			{
				status: 403,
				advice: 'Envoy does not allow this (403). Add the scope that this needs (for example invites.write) to the app and to the credential, and check that the user is a Global Admin.',
			},
			{
				status: 429,
				advice: 'Envoy received too many requests (429; its Spaces API allows 10 a second). Lower Requests at Once, or run this again later.',
			},
		],
		signIn: [
			{
				code: 'invalid_client',
				advice: 'Envoy does not accept this client ID or client secret. Copy both again from the app in the Envoy Dev Dashboard.',
			},
			{
				code: 'invalid_grant',
				advice: 'Envoy does not accept this user name or password. Correct them on the credential; the user must be an Envoy Global Admin.',
			},
			{
				code: 'invalid_scope',
				advice: 'Envoy does not allow this scope for the app. Tick it in the Envoy Dev Dashboard, or remove it from Scope on the credential.',
			},
			{
				status: 415,
				advice: 'Envoy does not take token requests in this form (415). Set Token Encoding on the credential to Multipart.',
			},
		],
	},
	catalogue,
	pickLists,
	concurrency: 5,
};
