import type { Broken } from './apiTable.mts';

/** What becomes of a token request that meets a fault. */
export interface TokenOutcome {
	/** How often it is sent, in all. */
	sent: number;
	/** What the items say: parts of the sentence, in their order. Absent when they do not fail. */
	says?: readonly string[];
	vendorCode?: string;
	/** Part of what stands below the sentence. */
	below?: string;
}

export interface TokenRow {
	/** In words. */
	fault: string;
	broken: Broken;
	/** Only the first request meets it. */
	once?: true;
	/** The vendor's access tokens have so many characters. */
	tokenLength?: number;
	login: TokenOutcome;
	refresh: TokenOutcome & {
		/** Sign-ins that follow the refresh; 0 unless said. */
		logins?: number;
		/** The answer brings no new refresh token, so the old one stays (RFC 6749 §6). */
		keepsRefreshToken?: true;
	};
	/** Seconds that the new token is kept for; `unknown` where the answer does not say. The vendor's own unless said. */
	life?: number | 'unknown';
}

/** Seconds that the vendor says its tokens live. */
export const LIFE = 3600;

/** RFC 6749 §5.2. */
const OAUTH_ERROR = { error: 'odd_code', error_description: 'What Envi minds.' };
const TOLD = { vendorCode: 'odd_code', below: 'What Envi minds.' };

/** The endpoint has decided: once for all items. The password still works where a refresh token does not. */
function refusal(status: number, ...says: string[]): TokenRow {
	return { fault: String(status), broken: { status, body: OAUTH_ERROR }, login: { sent: 1, says, below: `${status}`, ...(status === 404 ? {} : TOLD) }, refresh: LOGIN_FOLLOWS };
}

/** Decision 16: a refresh token that is refused or may be spent is sent once; a sign-in takes its place, and no item fails. */
const LOGIN_FOLLOWS = { sent: 1, logins: 1 };

/** Decision 16: a sign-in goes again up to three times; a refresh that may have been carried out does not. */
function outage(status: number, fault: string, broken: Broken): TokenRow {
	return { fault, broken: { status, ...broken }, login: { sent: 3, says: ['out of order', `(${status})`, 'Try again later'], below: String(status) }, refresh: LOGIN_FOLLOWS };
}

/** An answer of success that holds no token one can use. */
function noToken(fault: string, broken: Broken, ...says: string[]): TokenRow {
	return { fault, broken, login: { sent: 1, says }, refresh: LOGIN_FOLLOWS };
}

/** An odd answer that holds a good token. */
function good(fault: string, broken: Broken, life?: TokenRow['life']): TokenRow {
	return { fault, broken: { mode: 'change', ...broken }, login: { sent: 1 }, refresh: { sent: 1 }, ...(life === undefined ? {} : { life }) };
}

const POINTS_ELSEWHERE = ['points elsewhere', '(307)', 'not sent on', 'URLs on the credential'];

/** How the token endpoint's faults end, for a first sign-in and for a refresh. Envi: password and refresh grant. */
export const TOKEN: readonly TokenRow[] = [
	refusal(400, 'refused the sign-in', 'What Envi minds', 'Check the fields'),
	refusal(401, 'refused the sign-in', 'What Envi minds', 'Check the fields'),
	refusal(403, 'refused the sign-in', 'What Envi minds', 'Check the fields'),
	{ ...refusal(404, 'no token endpoint at this address (404)', 'Check the URLs'), login: { sent: 1, says: ['no token endpoint at this address (404)', 'Check the URLs'], ...TOLD } },
	refusal(408, 'no access token', 'try again later'),
	refusal(409, 'no access token', 'try again later'),
	refusal(413, 'no access token', 'try again later'),
	{
		fault: '429',
		broken: { status: 429, headers: { 'retry-after': '0' }, body: OAUTH_ERROR },
		// RFC 6585 §4: nothing was done, so the refresh token is good. Who asks for fewer requests gets no sign-in on top.
		login: { sent: 3, says: ['fewer sign-ins (429)', 'Wait a minute'], ...TOLD },
		refresh: { sent: 3, says: ['fewer sign-ins (429)', 'Wait a minute'], ...TOLD },
	},
	{ fault: '429, once', once: true, broken: { status: 429, headers: { 'retry-after': '0' } }, login: { sent: 2 }, refresh: { sent: 2 } },
	{ fault: '500', broken: { status: 500, body: OAUTH_ERROR }, login: { sent: 1, says: ['out of order', '(500)', 'Try again later'], ...TOLD }, refresh: LOGIN_FOLLOWS },
	outage(502, "502 with a proxy's web page", { mode: 'html' }),
	outage(503, '503', { headers: { 'retry-after': '0' } }),
	{ fault: '503 with Retry-After, once', once: true, broken: { status: 503, headers: { 'retry-after': '0' } }, login: { sent: 2 }, refresh: LOGIN_FOLLOWS },
	outage(504, '504', {}),
	noToken('200 with a web page', { mode: 'html', status: 200 }, 'no access token', 'web page', 'Check the URLs'),
	noToken('200 without a body', { mode: 'empty' }, 'no access token', 'answered nothing', 'Check the URLs'),
	noToken('JSON that ends in the middle', { status: 200, headers: { 'content-type': 'application/json' }, body: '{"access_token":"abc' }, 'no access token', 'Check the URLs'),
	noToken('a list where an object belongs', { status: 200, body: [] }, 'no access token', 'Check the URLs'),
	noToken('a number for a token', { mode: 'change', fields: { access_token: 42 } }, 'no access token', 'Check the URLs'),
	noToken('no access_token', { mode: 'change', without: ['access_token'] }, 'no access token', 'Check the URLs'),
	// RFC 6749 §5.1: application/json. What is inside decides, as the label is often wrong.
	good('labelled as text', { headers: { 'content-type': 'text/plain' } }),
	good('labelled as a web page', { headers: { 'content-type': 'text/html' } }),
	good('without a content type', { headers: { 'content-type': '' } }),
	good('labelled as bytes', { headers: { 'content-type': 'application/octet-stream' } }),
	{
		fault: 'reset before the vendor acts',
		broken: { mode: 'reset' },
		// Once more and not oftener: a wrong password counts towards the lock each time.
		login: { sent: 2, says: ['could not be reached', 'network', 'try again'] },
		refresh: LOGIN_FOLLOWS,
	},
	{ fault: 'reset before the vendor acts, once', once: true, broken: { mode: 'reset' }, login: { sent: 2 }, refresh: LOGIN_FOLLOWS },
	{ fault: 'reset after the vendor has acted', broken: { mode: 'lost' }, login: { sent: 2, says: ['could not be reached', 'network', 'try again'] }, refresh: LOGIN_FOLLOWS },
	{ fault: 'reset in mid-body, once', once: true, broken: { mode: 'truncate' }, login: { sent: 2 }, refresh: LOGIN_FOLLOWS },
	{ fault: 'slow drip', broken: { mode: 'drip' }, login: { sent: 1 }, refresh: { sent: 1 } },
	{ fault: 'redirect on the same origin (307)', broken: { status: 307, headers: { location: '/oauth2/token?again' } }, login: { sent: 1, says: POINTS_ELSEWHERE }, refresh: LOGIN_FOLLOWS },
	{ fault: 'redirect to another origin', broken: { status: 307, headers: { location: '{other}/oauth2/token' } }, login: { sent: 1, says: POINTS_ELSEWHERE }, refresh: LOGIN_FOLLOWS },
	{ fault: 'redirect in a circle', broken: { status: 307, headers: { location: '/oauth2/token' } }, login: { sent: 1, says: POINTS_ELSEWHERE }, refresh: LOGIN_FOLLOWS },
	// RFC 6749 §7.1: required, and one that is not known must not be used. Who leaves it out means bearer.
	good('no token_type', { without: ['token_type'] }),
	good('token_type null', { fields: { token_type: null } }),
	// RFC 6749 §5.1: case insensitive.
	good('token_type BEARER', { fields: { token_type: 'BEARER' } }),
	{ ...noToken('token_type mac', { mode: 'change', fields: { token_type: 'mac' } }), login: { sent: 1, says: ['cannot be used', '"mac"', 'only bearer'], vendorCode: 'unsupported_token_type' } },
	{ ...noToken('token_type 5', { mode: 'change', fields: { token_type: 5 } }), login: { sent: 1, says: ['cannot be used', '"5"', 'only bearer'], vendorCode: 'unsupported_token_type' } },
	// RFC 6749 §5.1: recommended only. A token of unknown life is used until the vendor refuses it.
	good('no expires_in', { without: ['expires_in'] }, 'unknown'),
	good('expires_in as a text', { fields: { expires_in: '1800' } }, 1800),
	good('expires_in 0', { fields: { expires_in: 0 } }, 'unknown'),
	good('expires_in negative', { fields: { expires_in: -3600 } }, 'unknown'),
	good('expires_in a word', { fields: { expires_in: 'soon' } }, 'unknown'),
	// A hundred years are as good as for ever, and still a date.
	good('expires_in huge', { fields: { expires_in: 1e18 } }, 100 * 366 * 86_400),
	{ ...good('access token of 16 kB', {}), tokenLength: 16 * 1024 },
	{ fault: 'no new refresh token', broken: { mode: 'change', without: ['refresh_token'] }, login: { sent: 1 }, refresh: { sent: 1, keepsRefreshToken: true } },
];
