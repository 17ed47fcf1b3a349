import { header, type Answer, type Call } from '../../core/call.mts';
import type { VendorState } from '../../core/state.mts';
import { bodyClient, checkClient } from '../../oauth/clientAuth.mts';
import { codeGrant, tokenAnswer } from '../../oauth/codeGrant.mts';
import type { AuthorizationCodes } from '../../oauth/codes.mts';
import { formParameters, refuseUnknown, required } from '../../oauth/parameters.mts';
import { oauthRefusal } from '../../oauth/refusal.mts';
import { CLIENT } from './users.mts';

/** The order the author of the vendor's Zapier app says matters. Seen once, so it is noted in the log and not refused. */
const ORDER = ['grant_type', 'code', 'client_id', 'client_secret', 'redirect_uri'];

/** POST /ext/oauth/access_token: authorization code only; client in the body; a token for one year, without refresh. */
export function accessToken(call: Call, state: VendorState, codes: AuthorizationCodes): Answer {
	if (call.method !== 'POST')
		throw oauthRefusal('invalid_request', 'The token endpoint answers POST only.', 405, { allow: 'POST' });
	const parameters = formParameters(call);
	if (header(call, 'authorization') !== undefined) {
		throw oauthRefusal(
			'invalid_client',
			'Client authentication method: request body. An Authorization header is not taken.',
		);
	}
	if (required(parameters, 'grant_type') !== 'authorization_code') {
		throw oauthRefusal(
			'unsupported_grant_type',
			'grant_type must be authorization_code; tokens live a year and have no refresh token.',
		);
	}
	refuseUnknown(parameters, [...ORDER, 'code_verifier']);
	const given = bodyClient(parameters);
	if (!given) throw oauthRefusal('invalid_client', 'client_id and client_secret are missing from the body.');
	const client = checkClient(given, [CLIENT]);
	if (state.locked) throw oauthRefusal('invalid_grant', 'The account is locked.');
	const options = { subject: 'account', redirectRequired: true, refreshable: () => false };
	const { issued } = codeGrant(state, codes, client, parameters, options);
	const sent = [...parameters.keys()].filter((name) => ORDER.includes(name));
	const isOrdered = sent.every((name, index) => name === ORDER[index]);
	return {
		...tokenAnswer('Bearer', issued),
		...(!isOrdered && { note: `parameters came in another order: ${sent.join(', ')}` }),
	};
}
