import { parseJson } from '../json';
import { fillTemplate, resolveAddress, textOf } from '../settings';
import type { Address, Discovery, Settings, Vendor } from '../vendor';
import { SignInError } from './errors';
import { exchange, type HttpRequest } from './exchange';
import { requireEncryption } from './plainHttp';
import type { Outcome } from './response';

/**
 * The URL of the token endpoint: typed, derived, or read from the issuer's discovery document.
 * @throws SignInError when it cannot be had, or is not a URL that secrets may be sent to
 */
export async function tokenEndpoint(
	vendor: Vendor,
	where: Address | Discovery,
	settings: Settings,
	base: string,
	request: HttpRequest,
): Promise<string> {
	if (!('issuer' in where)) return safe(resolveAddress(where, settings, 'token URL', base), 'token URL', settings);
	const typed = textOf(settings, where.override);
	if (typed !== '') return safe(typed, 'token URL', settings);

	const issuer = fillTemplate(where.issuer, settings);
	const url = `${safe(issuer, 'identity URL', settings)}/.well-known/openid-configuration`;
	return readDiscovery(vendor, await fetchDocument(vendor, url, request), issuer);
}

/**
 * Takes the token endpoint out of a discovery document.
 * RFC 8414 §3.3: a document whose issuer is not the one asked must not be used. And an endpoint on another origin would
 * be sent the client's secret, so it is refused.
 */
export function readDiscovery(vendor: Vendor, document: unknown, issuer: string): string {
	const { issuer: named, token_endpoint: endpoint } = (document ?? {}) as Record<string, unknown>;
	if (typeof endpoint !== 'string' || typeof named !== 'string') {
		throw refused(`${vendor.displayName} published no token endpoint at ${issuer}. Check the identity URL and the realm, or fill in the token URL.`);
	}
	if (named.replace(/\/+$/, '') !== issuer) {
		throw refused(`The sign-in settings found at ${issuer} belong to ${named}. Check the identity URL and the realm on the credential.`);
	}
	const origin = new URL(checked(endpoint, 'token endpoint')).origin;
	if (origin !== new URL(issuer).origin) {
		throw refused(`The sign-in settings at ${new URL(issuer).origin} name a token endpoint at ${origin}. Nothing was sent there; if that is right, fill in the token URL on the credential.`);
	}
	return endpoint;
}

async function fetchDocument(vendor: Vendor, url: string, request: HttpRequest): Promise<unknown> {
	const { status, body } = await exchange(vendor, request, { url, headers: { Accept: 'application/json' } }, true);
	if (status === 404) {
		throw refused(`There is no realm at ${url.replace('/.well-known/openid-configuration', '')} (404). Check the identity URL and the realm on the credential.`);
	}
	if (status < 200 || status > 299) {
		throw refused(`The identity server of ${vendor.displayName} answered ${status}. Check the identity URL and the realm, or try again later.`, 'nothing');
	}
	const document = parseJson(body);
	if ('value' in document) return document.value;
	throw refused(`What stands at ${url} is not a discovery document. Check the identity URL and the realm, or fill in the token URL.`);
}

/** A URL that a secret may be sent to. */
function safe(text: string, what: string, settings: Settings): string {
	requireEncryption(checked(text, what), settings, what);
	return text;
}

/** A URL with http or https and without a fragment (RFC 6749 §3.2) or a user name, or a sentence that says so. */
function checked(text: string, what: string): string {
	if (!URL.canParse(text)) {
		throw refused(`The ${what} "${text.slice(0, 200)}" is not a URL. It should look like https://example.com/path.`);
	}
	const url = new URL(text);
	if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refused(`The ${what} must begin with https://.`);
	if (url.hash !== '' || url.username !== '' || url.password !== '') {
		throw refused(`The ${what} must not hold a user name, a password or a "#".`);
	}
	return text;
}

function refused(message: string, outcome: Outcome = 'refused'): SignInError {
	return new SignInError(message, outcome, '', '');
}
