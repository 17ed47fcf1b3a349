import { header, type Call } from '../../core/call.mts';
import type { ServedOperation } from '../../core/documents.mts';
import type { VendorState } from '../../core/state.mts';
import { bearer } from '../../oauth/bearer.mts';
import { sameSecret } from '../../oauth/clientAuth.mts';
import { envokeRefusal } from './errors.mts';
import { API_ID } from './users.mts';

type Way = 'apiKey' | 'oAuth2';

/** HTTP Basic with API ID and API key (RFC 7617, no encoding before base64), or a bearer token. */
export function checkCredentials(call: Call, state: VendorState): Way {
	const basic = /^basic +(\S+)$/i.exec(header(call, 'authorization') ?? '')?.[1];
	if (basic !== undefined) {
		const given = Buffer.from(basic, 'base64').toString('utf8');
		if (state.locked || !sameSecret(given, `${API_ID}:${state.password}`)) {
			throw unauthorized('The API ID or the API key is wrong.', 'Basic realm="Envoke"');
		}
		return 'apiKey';
	}
	const found = bearer(call, state);
	if ('grant' in found) return 'oAuth2';
	throw unauthorized(found.reason, found.challenge);
}

const unauthorized = (text: string, challenge: string) =>
	envokeRefusal(401, text, {}, { 'www-authenticate': challenge });

/** Newer articles (tags, messages, subscriptions) name API ID and key only; the documents follow that. */
export function checkWay(way: Way, operation: ServedOperation): void {
	if (!operation.auth.includes(way)) {
		throw envokeRefusal(403, `${operation.method} ${operation.path} takes API ID and API key, not an OAuth token.`);
	}
}

export function checkLimit(state: VendorState): void {
	const headers = state.rateLimit.check();
	if (headers) throw envokeRefusal(429, 'Too many requests.', {}, headers);
}
