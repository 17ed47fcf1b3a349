import type { Answer, Call } from '../../core/call.mts';
import type { VendorState } from '../../core/state.mts';
import type { Issued } from '../../core/tokens.mts';
import { checkClient, eitherClient, sameSecret, type Client } from '../../oauth/clientAuth.mts';
import { codeGrant, refreshGrant, tokenAnswer } from '../../oauth/codeGrant.mts';
import type { AuthorizationCodes } from '../../oauth/codes.mts';
import { formParameters, refuseUnknown, required, type Parameters } from '../../oauth/parameters.mts';
import { oauthRefusal } from '../../oauth/refusal.mts';
import { SERVICE_CLIENT, USER_CLIENT, USERNAME, WEB_CLIENT } from './users.mts';

const SCOPES = ['openid', 'profile', 'email'];

/** The scope, if every part is known; an empty one is fine, the vendor lists none. */
export function knownScope(scope: string): string | undefined {
	return scope.split(' ').every((one) => one === '' || SCOPES.includes(one)) ? scope : undefined;
}

type SignIdToken = (claims: Record<string, unknown>) => string;

const COMMON = ['grant_type', 'client_id', 'client_secret', 'scope'];
const OWN: Record<string, string[]> = {
	password: ['username', 'password'],
	client_credentials: [],
	authorization_code: ['code', 'redirect_uri', 'code_verifier'],
	refresh_token: ['refresh_token'],
};

/** The token endpoint: form-urlencoded, the client in a Basic header or in the body (RFC 6749 sections 2.3.1, 4, 6). */
export function token(call: Call, state: VendorState, codes: AuthorizationCodes, signIdToken: SignIdToken): Answer {
	if (call.method !== 'POST')
		throw oauthRefusal('invalid_request', 'The token endpoint answers POST only.', 405, { allow: 'POST' });
	const parameters = formParameters(call);
	const client = checkClient(eitherClient(call, parameters, 'form'), [WEB_CLIENT, USER_CLIENT, SERVICE_CLIENT]);
	const grantType = required(parameters, 'grant_type');
	const own = OWN[grantType];
	if (!own)
		throw oauthRefusal(
			'unsupported_grant_type',
			`grant_type "${grantType}" is unknown (known: ${Object.keys(OWN).join(', ')}).`,
		);
	refuseUnknown(parameters, [...COMMON, ...own]);
	if (state.locked && grantType !== 'client_credentials') throw oauthRefusal('invalid_grant', 'Account disabled');
	if (grantType === 'client_credentials') return service(client, parameters, state);
	if (client.id === SERVICE_CLIENT.id)
		throw oauthRefusal('unauthorized_client', 'This client may use client_credentials only.');
	const withIdToken = (scope: string, issued: Issued, nonce?: string): Answer => {
		const idToken =
			scope.split(' ').includes('openid') && signIdToken({ sub: USERNAME, aud: client.id, ...(nonce && { nonce }) });
		const refreshLife = issued.refreshToken && { refresh_expires_in: state.tokens.settings.refreshLife };
		return tokenAnswer('Bearer', issued, { ...refreshLife, scope, ...(idToken && { id_token: idToken }) });
	};
	if (grantType === 'refresh_token') {
		const { scope, issued } = refreshGrant(state, client, parameters);
		return withIdToken(scope, issued);
	}
	if (grantType === 'password') {
		const { scope, issued } = password(client, parameters, state);
		return withIdToken(scope, issued);
	}
	const options = { subject: USERNAME, redirectRequired: true, refreshable: () => true };
	const { approval, issued } = codeGrant(state, codes, client, parameters, options);
	return withIdToken(approval.scope, issued, approval.nonce);
}

/** A service token, to manage users with; no refresh token (RFC 6749 section 4.4.3). */
function service(client: Client, parameters: Parameters, state: VendorState): Answer {
	if (client.id !== SERVICE_CLIENT.id) {
		throw oauthRefusal('unauthorized_client', 'Client not enabled to retrieve service account');
	}
	const scope = scopeOf(parameters);
	const { issued } = state.tokens.open(
		{ flow: 'client_credentials', subject: client.id, clientId: client.id, scope, details: {} },
		false,
	);
	state.stats.tokenIssued('client_credentials');
	return tokenAnswer('Bearer', issued, { scope });
}

function password(client: Client, parameters: Parameters, state: VendorState) {
	const username = required(parameters, 'username');
	if (!sameSecret(required(parameters, 'password'), state.password) || username !== USERNAME) {
		throw oauthRefusal('invalid_grant', 'Invalid user credentials');
	}
	const scope = scopeOf(parameters);
	const { issued } = state.tokens.open(
		{ flow: 'password', subject: username, clientId: client.id, scope, details: {} },
		true,
	);
	state.stats.tokenIssued('password');
	return { scope, issued };
}

function scopeOf(parameters: Parameters): string {
	const scope = knownScope(parameters.get('scope') ?? '');
	if (scope === undefined) throw oauthRefusal('invalid_scope', `Invalid scopes: ${parameters.get('scope')}`);
	return scope;
}
