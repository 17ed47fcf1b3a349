import { header, type Call } from '../../core/call.mts';
import type { VendorState } from '../../core/state.mts';
import type { Grant } from '../../core/tokens.mts';
import { enviRefusal } from './errors.mts';

const VERSION = '1.0';

/** `Authorization: Bearer <token>`, the scheme in any casing (RFC 9110 section 11.1); 401 for a bad or expired token. */
export function checkToken(call: Call, state: VendorState): Grant {
	const value = header(call, 'authorization');
	if (value === undefined) throw unauthorized('No Authorization header was sent.', 'Bearer');
	const token = /^bearer +(\S+)$/i.exec(value)?.[1];
	if (token === undefined) throw unauthorized('The Authorization header is not "Bearer <token>".', 'Bearer');
	const found = state.tokens.find(token);
	if ('grant' in found) return found.grant;
	const reason = `The access token is ${found.problem}.`;
	throw unauthorized(reason, `Bearer error="invalid_token", error_description="${reason}"`);
}

const unauthorized = (detail: string, challenge: string) =>
	enviRefusal(401, 'Unauthorized', 'Authorization has been denied for this request.', detail, {
		'www-authenticate': challenge,
	});

/** The `api-version` header; the pages of file attachments alone speak of a query parameter. */
export function checkVersion(call: Call): void {
	const inQuery = call.path.startsWith('/odata/FileAttachments') ? call.query.get('api-version') : null;
	const version = header(call, 'api-version') ?? inQuery ?? undefined;
	if (version === undefined) {
		throw enviRefusal(
			400,
			'ApiVersionUnspecified',
			'An API version is required, but was not specified.',
			'Send the header "api-version: 1.0".',
		);
	}
	if (version !== VERSION) {
		const message = `The HTTP resource that matches the request URI '${call.origin}${call.path}' does not support the API version '${version}'.`;
		throw enviRefusal(400, 'UnsupportedApiVersion', message);
	}
}

/** Windows the page has a word for, by seconds. */
const PERIODS: Readonly<Record<number, string>> = { 1: 'Second', 60: 'Minute', 3600: 'Hour', 604_800: 'Week' };

/** The 429 of the Rate limiting page, when the admin surface has set a limit; the page gives the sentence alone. */
export function checkQuota(state: VendorState): void {
	const headers = state.rateLimit.check();
	const { rule } = state.rateLimit;
	if (headers && rule) {
		const period = PERIODS[rule.windowSeconds] ?? `${rule.windowSeconds} Seconds`;
		const message = `API calls quota exceeded! Maximum admitted ${rule.limit} per ${period}.`;
		throw enviRefusal(429, 'TooManyRequests', message, message, headers);
	}
}
