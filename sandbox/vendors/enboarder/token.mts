import type { Answer, Call } from '../../core/call.mts';
import type { VendorState } from '../../core/state.mts';
import { checkClient, eitherClient } from '../../oauth/clientAuth.mts';
import { tokenAnswer } from '../../oauth/codeGrant.mts';
import { formParameters, refuseUnknown, required } from '../../oauth/parameters.mts';
import { oauthRefusal } from '../../oauth/refusal.mts';
import { CLIENT, SCOPES } from './users.mts';

/** POST /oauth2/token: client credentials only (RFC 6749 section 4.4), one hour, no refresh token. */
export function token(call: Call, state: VendorState): Answer {
	if (call.path !== '/oauth2/token') throw oauthRefusal('not_found', `There is nothing at ${call.path}.`, 404);
	if (call.method !== 'POST')
		throw oauthRefusal('invalid_request', 'The token endpoint answers POST only.', 405, { allow: 'POST' });
	const parameters = formParameters(call);
	if (required(parameters, 'grant_type') !== 'client_credentials') {
		throw oauthRefusal('unsupported_grant_type', 'grant_type must be client_credentials.');
	}
	refuseUnknown(parameters, ['grant_type', 'client_id', 'client_secret', 'scope']);
	const client = checkClient(eitherClient(call, parameters, 'form'), [CLIENT]);
	if (state.locked) throw oauthRefusal('invalid_client', 'OAuth2 is switched off for this account.');
	const scope = knownScope(parameters.get('scope') ?? SCOPES.join(' '));
	const { issued } = state.tokens.open(
		{ flow: 'client_credentials', subject: client.id, clientId: client.id, scope, details: {} },
		false,
	);
	state.stats.tokenIssued('client_credentials');
	return tokenAnswer('Bearer', issued);
}

function knownScope(scope: string): string {
	const known: readonly string[] = SCOPES;
	const unknown = scope.split(' ').find((one) => !known.includes(one));
	if (unknown !== undefined) {
		throw oauthRefusal(
			'invalid_scope',
			`Scope "${unknown}" is unknown (known, separated by spaces: ${SCOPES.join(' ')}).`,
		);
	}
	return scope;
}
