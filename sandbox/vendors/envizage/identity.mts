import type { Answer, Call } from '../../core/call.mts';
import { ok } from '../../core/call.mts';
import type { CallKind, Host } from '../../core/host.mts';
import type { VendorState } from '../../core/state.mts';
import { authorize } from '../../oauth/authorizePage.mts';
import type { AuthorizationCodes } from '../../oauth/codes.mts';
import { oauthRefusal } from '../../oauth/refusal.mts';
import { IdTokenKey } from './idToken.mts';
import { knownScope, token } from './tokens.mts';
import { REALM, USER_CLIENT, WEB_CLIENT } from './users.mts';

const OPENID = `/realms/${REALM}/protocol/openid-connect`;
const DISCOVERY = `/realms/${REALM}/.well-known/openid-configuration`;

/** The identity server: OpenID Connect for one realm, with paths as the vendor's expenses page gives their template. */
export function identityHost(state: VendorState, codes: AuthorizationCodes): Host {
	const key = new IdTokenKey();
	const kindOf = ({ path }: Call): CallKind => (path === `${OPENID}/token` ? 'token' : 'page');
	const handle = (call: Call): Answer => {
		const issuer = `${call.origin}/realms/${REALM}`;
		switch (call.path) {
			case DISCOVERY:
				return ok(discovery(issuer));
			case `${OPENID}/token`:
				return token(call, state, codes, (claims) => key.sign({ iss: issuer, ...claims }, state.clock.now()));
			case `${OPENID}/certs`:
				return ok(key.jwks());
			case `${OPENID}/auth`:
				return authorize(call, {
					vendorTitle: 'Envizage',
					clientIds: [WEB_CLIENT.id, USER_CLIENT.id],
					codes,
					grantScope: knownScope,
				});
			default:
				throw oauthRefusal(
					'not_found',
					call.path.startsWith(`/realms/${REALM}/`) ? `There is nothing at ${call.path}.` : 'Realm does not exist.',
					404,
				);
		}
	};
	return { kindOf, handle };
}

/** OpenID Connect Discovery 1.0 section 3; the issuer is exactly what the document was asked for (section 4.3). */
function discovery(issuer: string) {
	const base = `${issuer}/protocol/openid-connect`;
	return {
		issuer,
		authorization_endpoint: `${base}/auth`,
		token_endpoint: `${base}/token`,
		jwks_uri: `${base}/certs`,
		response_types_supported: ['code'],
		subject_types_supported: ['public'],
		grant_types_supported: ['authorization_code', 'refresh_token', 'password', 'client_credentials'],
		id_token_signing_alg_values_supported: ['ES256'],
		token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
		code_challenge_methods_supported: ['S256'],
		scopes_supported: ['openid', 'profile', 'email'],
	};
}
