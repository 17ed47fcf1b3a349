import type { CredentialType, Fault } from '../../../sandbox/index.mts';

/** Who is asked, with what. */
interface Way {
	vendor: 'envizage' | 'envoy' | 'enboarder';
	type: CredentialType;
	parameters: Record<string, unknown>;
}

/** One fault of one way in. In texts, `{other}` is another vendor's origin and `{closed}` one at which nothing listens. */
export interface VendorRow {
	fault: string;
	way: Way;
	/** Fields of the credential. */
	changes?: Record<string, string>;
	/** What is met; each by one request or, when `always`, by all that fit. */
	faults: ReadonlyArray<Omit<Fault, 'times'> & { always?: true }>;
	/** The vendor ends the token that an earlier run has got. */
	afterExpiry?: true;
	/** What the item says: parts of its sentence, in their order. Absent when it does not fail. */
	says?: readonly string[];
	/** Requests in all: to the discovery document, the token endpoint, the API. */
	sent: { page: number; token: number; api: number };
}

const ENVIZAGE: Way = { vendor: 'envizage', type: 'envizagePasswordApi', parameters: { authentication: 'password', method: 'GET', path: '/scenarios', limit: 1 } };
const ENVOY: Way = { vendor: 'envoy', type: 'envoyPasswordApi', parameters: { authentication: 'password', method: 'GET', path: '/v1/locations', limit: 1 } };
const ENBOARDER: Way = { vendor: 'enboarder', type: 'enboarderClientCredentialsApi', parameters: { authentication: 'clientCredentials', method: 'GET', path: '/reports/v2/workflows', limit: 1 } };

const REALM = ['Check the identity URL', 'realm'];
const NO_SIGN_IN = { page: 1, token: 0, api: 0 };

/** Envizage's token endpoint stands in a document (OpenID Connect Discovery 1.0 §4). */
function discovery(fault: string, met: Partial<Fault>, ...says: string[]): VendorRow {
	return { fault: `discovery: ${fault}`, way: ENVIZAGE, faults: [{ target: 'page', ...met, always: true }], says, sent: NO_SIGN_IN };
}

export const VENDOR_ROWS: readonly VendorRow[] = [
	// RFC 8414 §3.3: must not be used.
	discovery('another issuer', { mode: 'change', fields: { issuer: 'https://elsewhere.example.com/realms/x' } }, 'belong to https://elsewhere.example.com/realms/x', ...REALM),
	// The secrets would go there.
	discovery('token endpoint on another origin', { mode: 'change', fields: { token_endpoint: '{other}/oauth2/token' } }, 'token endpoint at {other}', 'Nothing was sent there', 'fill in the token URL'),
	discovery('no token endpoint', { mode: 'change', without: ['token_endpoint'] }, 'no token endpoint', ...REALM),
	discovery('a number for the token endpoint', { mode: 'change', fields: { token_endpoint: 7 } }, 'no token endpoint', ...REALM),
	discovery('a web page', { mode: 'html', status: 200 }, 'not a discovery document', ...REALM),
	discovery('no body', { mode: 'empty' }, 'not a discovery document', ...REALM),
	discovery('JSON that ends in the middle', { status: 200, headers: { 'content-type': 'application/json' }, body: '{"issuer":"' }, 'not a discovery document', ...REALM),
	discovery('404', { status: 404 }, '(404)', ...REALM),
	discovery('500', { status: 500 }, 'answered 500', 'try again later'),
	discovery('redirect', { status: 302, headers: { location: '{other}/' } }, 'points elsewhere', 'redirects to {other}', 'correct the URLs'),
	{ fault: 'discovery: 503, once', way: ENVIZAGE, faults: [{ target: 'page', status: 503, headers: { 'retry-after': '0' } }], sent: { page: 2, token: 1, api: 1 } },
	{ fault: 'discovery: reset, once', way: ENVIZAGE, faults: [{ target: 'page', mode: 'reset' }], sent: { page: 2, token: 1, api: 1 } },
	{ fault: 'identity server refuses the connection', way: ENVIZAGE, changes: { identityUrl: '{closed}' }, faults: [], says: ['could not be reached at {closed}', 'ECONNREFUSED', 'Check the URLs'], sent: { page: 0, token: 0, api: 0 } },
	{ fault: 'token endpoint refuses the connection', way: ENVOY, changes: { tokenUrl: '{closed}/oauth2/token' }, faults: [], says: ['could not be reached at {closed}', 'ECONNREFUSED', 'Check the URLs'], sent: { page: 0, token: 0, api: 0 } },
	{ fault: 'API refuses the connection', way: ENVIZAGE, changes: { baseUrl: '{closed}' }, faults: [], says: ['could not be reached', 'nothing accepts connections', 'Check the base URL'], sent: { page: 1, token: 1, api: 0 } },
	{ fault: 'sign-in (multipart): invalid_grant', way: ENVOY, faults: [{ target: 'token', status: 400, body: { error: 'invalid_grant' }, always: true }], says: ['does not accept this user name or password', 'Correct them'], sent: { page: 0, token: 1, api: 0 } },
	{ fault: 'sign-in (multipart): 415', way: ENVOY, faults: [{ target: 'token', status: 415, always: true }], says: ['(415)', 'Set Token Encoding'], sent: { page: 0, token: 1, api: 0 } },
	{ fault: 'sign-in (multipart): 503, once', way: ENVOY, faults: [{ target: 'token', status: 503, headers: { 'retry-after': '0' } }], sent: { page: 0, token: 2, api: 1 } },
	// The 401, the refresh that is refused, the sign-in, and the request again.
	{ fault: 'refresh (multipart): invalid_grant', way: ENVOY, afterExpiry: true, faults: [{ target: 'token', sends: 'refresh_token', status: 400, body: { error: 'invalid_grant' }, always: true }], sent: { page: 0, token: 2, api: 2 } },
	{ fault: 'refresh (multipart): answer lost', way: ENVOY, afterExpiry: true, faults: [{ target: 'token', sends: 'refresh_token', mode: 'lost', always: true }], sent: { page: 0, token: 2, api: 2 } },
	// Enboarder's gateway says 403 where others say 401.
	{ fault: 'API: 403, once', way: ENBOARDER, faults: [{ target: 'api', status: 403 }], sent: { page: 0, token: 2, api: 2 } },
	{ fault: 'API: 403', way: ENBOARDER, faults: [{ target: 'api', status: 403, always: true }], says: ['refused the sign-in or does not allow this', 'Check the key or the client'], sent: { page: 0, token: 2, api: 2 } },
	{ fault: 'API: 401', way: ENBOARDER, faults: [{ target: 'api', status: 401, always: true }], says: ['refused the sign-in or does not allow this', 'Check the key or the client'], sent: { page: 0, token: 1, api: 1 } },
	{ fault: 'sign-in: invalid_client', way: ENBOARDER, faults: [{ target: 'token', status: 400, body: { error: 'invalid_client' }, always: true }], says: ['client ID or client secret', 'Copy both'], sent: { page: 0, token: 1, api: 0 } },
	{ fault: 'sign-in: 503, once', way: ENBOARDER, faults: [{ target: 'token', status: 503, headers: { 'retry-after': '0' } }], sent: { page: 0, token: 2, api: 1 } },
	{ fault: 'sign-in: token_type mac', way: ENBOARDER, faults: [{ target: 'token', mode: 'change', fields: { token_type: 'mac' }, always: true }], says: ['cannot be used', '"mac"'], sent: { page: 0, token: 1, api: 0 } },
	{ fault: 'sign-in: a web page', way: ENBOARDER, faults: [{ target: 'token', mode: 'html', status: 200, always: true }], says: ['no access token', 'web page', 'Check the URLs'], sent: { page: 0, token: 1, api: 0 } },
];
