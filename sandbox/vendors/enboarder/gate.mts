import { header, type Call } from '../../core/call.mts';
import type { ServedOperation } from '../../core/documents.mts';
import type { VendorState } from '../../core/state.mts';
import { sameSecret } from '../../oauth/clientAuth.mts';
import { forbidden, messageRefusal } from './errors.mts';
import { SCIM_USER } from './users.mts';

type Way = 'apiKey' | 'clientCredentials' | 'basic';

/** The way a request proved itself: an `apikey` header, or the raw token in `Authorization`; not both. */
export function checkCredentials(call: Call, state: VendorState): Way {
	const key = header(call, 'apikey');
	const authorization = header(call, 'authorization');
	if (key !== undefined && authorization !== undefined) {
		throw messageRefusal(400, 'Send either the apikey header or the Authorization header, not both.');
	}
	if (key !== undefined) {
		if (state.locked || !sameSecret(key, state.password)) throw forbidden('The API key is unknown or switched off.');
		return 'apiKey';
	}
	if (authorization === undefined) throw forbidden('Neither an apikey nor an Authorization header was sent.');
	return call.path.startsWith('/scim/') ? scim(authorization, state) : rawToken(authorization, state);
}

/** The article's sample sends the token as it is, without "Bearer". */
function rawToken(value: string, state: VendorState): Way {
	if (/\s/.test(value)) throw forbidden('Authorization must hold the token alone, without a scheme such as "Bearer".');
	const found = state.tokens.find(value);
	if ('problem' in found) throw forbidden(`The access token is ${found.problem}.`);
	return 'clientCredentials';
}

/** SCIM takes an OAuth token as bearer, or HTTP Basic. */
function scim(value: string, state: VendorState): Way {
	const basic = /^basic +(\S+)$/i.exec(value)?.[1];
	if (basic === undefined) return rawToken(value.replace(/^bearer +/i, ''), state);
	const expected = `${SCIM_USER.id}:${SCIM_USER.secret}`;
	if (!sameSecret(Buffer.from(basic, 'base64').toString('utf8'), expected))
		throw forbidden('The SCIM user or password is wrong.');
	return 'basic';
}

/** v1 paths belong to the API key, v2 paths to OAuth; the documents say it for each call. */
export function checkWay(way: Way, operation: ServedOperation): void {
	if (!operation.auth.includes(way)) {
		throw forbidden(`${operation.path} does not take ${way}; it takes ${operation.auth.join(' or ')}.`);
	}
}

export function checkLimit(state: VendorState): void {
	const headers = state.rateLimit.check();
	if (headers) throw messageRefusal(429, 'Too Many Requests', headers);
}
