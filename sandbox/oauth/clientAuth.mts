import { createHash, timingSafeEqual } from 'node:crypto';
import { header, type Call } from '../core/call.mts';
import type { Parameters } from './parameters.mts';
import { oauthRefusal } from './refusal.mts';

export interface Client {
	id: string;
	secret: string;
}

/** How Basic credentials are written: form-urlencoded first (RFC 6749 section 2.3.1), or as they are (plain RFC 7617). */
export type BasicEncoding = 'form' | 'raw';

const REALM = { 'www-authenticate': 'Basic realm="token"' };

/** The client named in an `Authorization: Basic` header; undefined without such a header. */
export function basicClient(call: Call, encoding: BasicEncoding): Client | undefined {
	const value = header(call, 'authorization');
	if (value === undefined) return undefined;
	const match = /^basic +([A-Za-z0-9+/]+={0,2})$/i.exec(value);
	if (!match) throw oauthRefusal('invalid_client', 'The Authorization header is not "Basic <base64>".', 401, REALM);
	const pair = Buffer.from(match[1]!, 'base64').toString('utf8');
	const colon = pair.indexOf(':');
	if (colon < 0) throw oauthRefusal('invalid_client', 'Basic credentials have no colon.', 401, REALM);
	const decode = encoding === 'form' ? formDecode : (text: string) => text;
	return { id: decode(pair.slice(0, colon)), secret: decode(pair.slice(colon + 1)) };
}

/** Strict application/x-www-form-urlencoded: characters that an encoder would have escaped are refused. */
function formDecode(text: string): string {
	if (!/^(?:[A-Za-z0-9*._~!'()+-]|%[0-9A-Fa-f]{2})*$/.test(text)) {
		throw oauthRefusal(
			'invalid_client',
			'Client id and secret must be form-urlencoded before base64 (RFC 6749 section 2.3.1).',
			401,
			REALM,
		);
	}
	try {
		return decodeURIComponent(text.replaceAll('+', '%20'));
	} catch {
		throw oauthRefusal('invalid_client', 'Client id or secret is not form-urlencoded UTF-8.', 401, REALM);
	}
}

/** The client named in the body (`client_id`, `client_secret`); undefined without a secret there. */
export function bodyClient(parameters: Parameters): Client | undefined {
	const secret = parameters.get('client_secret');
	if (secret === undefined) return undefined;
	return { id: parameters.get('client_id') ?? '', secret };
}

/** The one client a request names: a header or the body, never both (RFC 6749 section 2.3). */
export function eitherClient(call: Call, parameters: Parameters, encoding: BasicEncoding): Client {
	const basic = basicClient(call, encoding);
	const body = bodyClient(parameters);
	if (basic && body) {
		throw oauthRefusal(
			'invalid_request',
			'Two client authentication methods at once: an Authorization header and client_secret in the body.',
		);
	}
	const client = basic ?? body;
	if (!client) throw oauthRefusal('invalid_client', 'Client authentication is missing.', 401, REALM);
	const named = parameters.get('client_id');
	if (named !== undefined && named !== client.id) {
		throw oauthRefusal('invalid_request', 'client_id in the body differs from the one in the Authorization header.');
	}
	return client;
}

/** Compares without telling by time how much was right. */
export function sameSecret(given: string, expected: string): boolean {
	const digest = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(given), digest(expected));
}

/** The known client, or a 401 `invalid_client`. */
export function checkClient(given: Client, known: readonly Client[]): Client {
	const client = known.find((one) => one.id === given.id);
	if (!client || !sameSecret(given.secret, client.secret)) {
		throw oauthRefusal('invalid_client', 'Unknown client id or wrong client secret.', 401, REALM);
	}
	return client;
}
