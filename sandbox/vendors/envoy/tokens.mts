import { header, mediaType, type Answer, type Call } from '../../core/call.mts';
import type { VendorState } from '../../core/state.mts';
import type { Issued } from '../../core/tokens.mts';
import {
	basicClient,
	bodyClient,
	checkClient,
	eitherClient,
	sameSecret,
	type Client,
} from '../../oauth/clientAuth.mts';
import { codeGrant, refreshGrant, tokenAnswer } from '../../oauth/codeGrant.mts';
import type { AuthorizationCodes } from '../../oauth/codes.mts';
import {
	formParameters,
	jsonParameters,
	multipartParameters,
	refuseUnknown,
	required,
	type Parameters,
} from '../../oauth/parameters.mts';
import { oauthRefusal } from '../../oauth/refusal.mts';
import { CLIENT, COMPANY_ID, SCOPES, USERNAME } from './users.mts';

const REFRESH_LIFE = 2_592_000;

/** The scopes of a list, if all are known. */
export function knownScopes(text: string, separator: string): string[] | undefined {
	const scopes = text.split(separator).filter((scope) => scope !== '');
	const known: readonly string[] = SCOPES;
	return scopes.every((scope) => known.includes(scope)) ? scopes : undefined;
}

const refreshable = (scope: string): boolean => scope.split(' ').includes('token.refresh');

function refusePost(call: Call): void {
	if (call.method !== 'POST')
		throw oauthRefusal('invalid_request', 'The token endpoint answers POST only.', 405, { allow: 'POST' });
}

/**
 * POST /oauth2/token, after the page "Get a token for private apps": multipart/form-data; the password grant names the
 * client in a Basic header only, the refresh grant in the body only.
 */
export async function privateAppToken(call: Call, state: VendorState): Promise<Answer> {
	refusePost(call);
	const parameters = await multipartParameters(call);
	switch (required(parameters, 'grant_type')) {
		case 'password':
			return passwordGrant(call, parameters, state);
		case 'refresh_token': {
			if (header(call, 'authorization') !== undefined) {
				throw oauthRefusal(
					'invalid_request',
					'The refresh grant takes client_id and client_secret in the body, and no Authorization header.',
				);
			}
			refuseUnknown(parameters, ['grant_type', 'refresh_token', 'client_id', 'client_secret']);
			return refresh(
				knownClient(bodyClient(parameters), 'client_id and client_secret are missing from the body.'),
				parameters,
				state,
			);
		}
		default:
			throw oauthRefusal('unsupported_grant_type', 'grant_type must be password or refresh_token.');
	}
}

function passwordGrant(call: Call, parameters: Parameters, state: VendorState): Answer {
	if (parameters.has('client_id') || parameters.has('client_secret')) {
		throw oauthRefusal(
			'invalid_request',
			'The password grant takes the client in the Authorization header (Basic), not in the body.',
		);
	}
	refuseUnknown(parameters, ['grant_type', 'username', 'password', 'scope']);
	const client = knownClient(basicClient(call, 'raw'), 'The Authorization header with Basic credentials is missing.');
	const username = required(parameters, 'username');
	const password = required(parameters, 'password');
	if (username !== USERNAME || !sameSecret(password, state.password)) {
		throw oauthRefusal('invalid_grant', 'The user name or the password is wrong.');
	}
	refuseLocked(state);
	const scopes = knownScopes(required(parameters, 'scope'), ',');
	if (!scopes) throw oauthRefusal('invalid_scope', 'scope must be a comma-separated list of known scopes.');
	const scope = scopes.join(' ');
	const { issued } = state.tokens.open(
		{ flow: 'password', subject: username, clientId: client.id, scope, details: {} },
		refreshable(scope),
	);
	state.stats.tokenIssued('password');
	return envoyAnswer(issued);
}

/**
 * POST /a/auth/v0/token, for public apps: the pages show a JSON body, an applet of the vendor's a form-urlencoded one;
 * the client comes in the body (pages) or in a Basic header (SDK).
 */
export function publicAppToken(call: Call, state: VendorState, codes: AuthorizationCodes): Answer {
	refusePost(call);
	const parameters = mediaType(call.headers) === 'application/json' ? jsonParameters(call) : formParameters(call);
	const client = checkClient(eitherClient(call, parameters, 'raw'), [CLIENT]);
	switch (required(parameters, 'grant_type')) {
		case 'authorization_code': {
			refuseLocked(state);
			const options = { subject: USERNAME, redirectRequired: false, refreshable };
			return envoyAnswer(codeGrant(state, codes, client, parameters, options).issued);
		}
		case 'refresh_token':
			return refresh(client, parameters, state);
		default:
			throw oauthRefusal('unsupported_grant_type', 'grant_type must be authorization_code or refresh_token.');
	}
}

function refresh(client: Client, parameters: Parameters, state: VendorState): Answer {
	refuseLocked(state);
	return envoyAnswer(refreshGrant(state, client, parameters).issued);
}

function knownClient(client: Client | undefined, missing: string): Client {
	if (!client) throw oauthRefusal('invalid_client', missing, 401, { 'www-authenticate': 'Basic realm="token"' });
	return checkClient(client, [CLIENT]);
}

function refuseLocked(state: VendorState): void {
	if (state.locked) throw oauthRefusal('invalid_grant', 'The account is locked.');
}

function envoyAnswer(issued: Issued): Answer {
	const more = {
		...(issued.refreshToken && { refresh_token_expires_in: REFRESH_LIFE }),
		state: null,
		company_id: COMPANY_ID,
	};
	return tokenAnswer('Bearer', issued, more);
}
