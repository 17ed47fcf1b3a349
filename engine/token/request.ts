import { textOf, valueOf } from '../settings';
import type { ClientAuthentication, Encoding, Grant, Settings, TokenFlow } from '../vendor';

/** A token request, ready to be sent: POST, never with parameters in the URL (RFC 6749 §3.2, §2.3.1). */
export interface TokenRequest {
	headers: Record<string, string>;
	body: string | FormData;
}

/**
 * The `application/x-www-form-urlencoded` form of one value (RFC 6749 appendix B): a space is `+`, and everything but
 * letters, digits and `*-._` is percent-encoded as UTF-8.
 */
export function formEncode(value: string): string {
	return new URLSearchParams([['', value]]).toString().slice(1);
}

/** The Basic header of a client: id and secret are form-urlencoded first, then joined (RFC 6749 §2.3.1). */
export function basicClient(id: string, secret: string): string {
	return `Basic ${Buffer.from(`${formEncode(id)}:${formEncode(secret)}`).toString('base64')}`;
}

/**
 * Builds the token request of a grant.
 * @param refreshToken given for the refresh grant only
 */
export function buildTokenRequest(flow: TokenFlow, grant: Grant, settings: Settings, refreshToken?: string): TokenRequest {
	const parameters: Array<[string, string]> = grant.parameters.map(([name, source]) => [name, valueOf(source, settings)]);
	if (refreshToken !== undefined) parameters.push(['refresh_token', refreshToken]);

	const headers: Record<string, string> = { Accept: 'application/json' };
	const client = clientAuthenticationOf(grant, settings);
	if (client !== 'none' && flow.clientFields) {
		const id = textOf(settings, flow.clientFields.id);
		const secret = textOf(settings, flow.clientFields.secret);
		if (client === 'header') headers.Authorization = basicClient(id, secret);
		else parameters.push(['client_id', id], ['client_secret', secret]);
	}

	// RFC 6749 §3.2: a parameter without a value is treated as left out, so leave it out.
	const filled = parameters.filter(([, value]) => value !== '');
	return encodeBody(encodingOf(grant, settings), filled, headers);
}

function encodeBody(encoding: Encoding, parameters: Array<[string, string]>, headers: Record<string, string>): TokenRequest {
	switch (encoding) {
		case 'json':
			return {
				headers: { ...headers, 'Content-Type': 'application/json' },
				body: JSON.stringify(Object.fromEntries(parameters)),
			};
		case 'multipart': {
			// The global FormData brings its own boundary and Content-Type.
			const body = new FormData();
			for (const [name, value] of parameters) body.append(name, value);
			return { headers, body };
		}
		case 'form':
			return {
				headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' },
				body: new URLSearchParams(parameters).toString(),
			};
	}
}

function clientAuthenticationOf(grant: Grant, settings: Settings): ClientAuthentication {
	if (typeof grant.client === 'string') return grant.client;
	return textOf(settings, grant.client.field) === 'header' ? 'header' : 'body';
}

function encodingOf(grant: Grant, settings: Settings): Encoding {
	if (typeof grant.encoding === 'string') return grant.encoding;
	const chosen = textOf(settings, grant.encoding.field);
	return chosen === 'multipart' || chosen === 'json' ? chosen : 'form';
}
