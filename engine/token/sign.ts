import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { buildUrl } from '../http/url';
import { SettingsError, textOf, valueOf } from '../settings';
import type { AccessHeader, Settings, SignIn } from '../vendor';
import { baseUrlOf } from './plainHttp';

/** What n8n calls to put the credential on a request. */
export type Authenticate = (
	credentials: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
) => Promise<IHttpRequestOptions>;

/**
 * Makes the `authenticate` of a credential type out of the vendor's facts. It signs requests to the credential's own
 * origin and no others, also for n8n's HTTP Request node, where the URL is anybody's.
 * @throws SettingsError that names both origins
 */
export function signWith(signIn: SignIn): Authenticate {
	return async (credentials, options) => {
		const base = baseUrlOf(signIn, credentials);
		buildUrl(base, absolute(options));
		stayAtHome(options, signIn, new URL(base).hostname);
		const present = new Set(Object.keys(options.headers ?? {}).map((name) => name.toLowerCase()));
		for (const header of signIn.headers) {
			const value = headerValue(header, credentials);
			// A plain header that the builder has set wins; one that signs in never stands twice.
			if (value === '' || (isPlain(header) && present.has(header.name.toLowerCase()))) continue;
			options.headers = { ...withoutHeader(options.headers, header.name), [header.name]: value };
		}
		return options;
	};
}

/** How n8n follows redirects: `disableFollowRedirect` is the newer helper's word, the other two are the older one's. */
type RedirectOptions = IHttpRequestOptions & { followRedirect?: boolean; followAllRedirects?: boolean };

/**
 * Keeps redirects that n8n's HTTP Request node follows on the credential's host. A builder who has listed allowed domains
 * has decided it already. On the way to another port of the host n8n takes off `Authorization` alone, so that where
 * another header signs in no redirect is followed.
 */
function stayAtHome(options: RedirectOptions, signIn: SignIn, host: string): void {
	options.allowedDomains ??= host;
	options.sendCredentialsOnCrossOriginRedirect = false;
	if (signIn.headers.every((header) => isPlain(header) || header.name.toLowerCase() === 'authorization')) return;
	options.disableFollowRedirect = true;
	options.followRedirect = false;
	options.followAllRedirects = false;
}

/** Header names, in lower case, that hold the credential: nobody may set them, and nobody is shown them. */
export function secretHeaderNames(signIn: SignIn): string[] {
	const names = signIn.headers.filter((header) => !isPlain(header)).map(({ name }) => name.toLowerCase());
	return [...new Set(['authorization', ...names])];
}

/** Headers that are no secret, for these settings. */
export function plainHeaders(signIn: SignIn, settings: Settings): Record<string, string> {
	const plain = signIn.headers.filter(isPlain).map((header) => [header.name, headerValue(header, settings)]);
	return Object.fromEntries(plain.filter(([, value]) => value !== ''));
}

/** The text of an access header for these settings; empty when the field behind it is. */
export function headerValue(header: AccessHeader, settings: Settings): string {
	if ('basic' in header) {
		// RFC 7617: user and password as they are, in UTF-8, not form-urlencoded as for an OAuth client.
		const pair = `${textOf(settings, header.basic.username)}:${textOf(settings, header.basic.password)}`;
		return `Basic ${Buffer.from(pair).toString('base64')}`;
	}
	const value = valueOf(header.value, settings);
	// RFC 9110 §5.5. A line break would begin another header; dashes and quotes come along from office programs.
	if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) {
		throw new SettingsError(`The credential's value for the header ${header.name} holds a line break or another character that cannot be sent. Copy it from the vendor and fill it in again.`);
	}
	const prefix = header.prefixBy ? header.prefixBy.values[textOf(settings, header.prefixBy.field)] : header.prefix;
	return value === '' ? '' : `${prefix ?? ''}${value}`;
}

function isPlain(header: AccessHeader): boolean {
	return 'plain' in header && header.plain === true;
}

/** The request's URL in whole: n8n's older helper says `uri` where the newer one says `url`. */
function absolute(options: IHttpRequestOptions & { uri?: string }): string {
	const url = options.url ?? options.uri ?? '';
	if (/^[/\\]{2}/.test(url)) return `${new URL(options.baseURL ?? 'https://none.invalid').protocol}${url}`;
	return options.baseURL && !/^[a-z][a-z0-9+.-]*:/i.test(url) ? `${options.baseURL.replace(/\/+$/, '')}/${url.replace(/^\/+/, '')}` : url;
}

function withoutHeader(headers: IHttpRequestOptions['headers'], name: string): IHttpRequestOptions['headers'] {
	return Object.fromEntries(Object.entries(headers ?? {}).filter(([key]) => key.toLowerCase() !== name.toLowerCase()));
}
