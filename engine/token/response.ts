import { parseJson } from '../json';
import type { Token } from './expiry';

/** What the token endpoint answered, as it came over the wire. */
export interface TokenAnswer {
	status: number;
	contentType: string;
	/** The Retry-After header, if there was one. */
	retryAfter?: string;
	body: string;
}

/**
 * What became of a token request that brought no token.
 * - `refused`: the same settings will be refused again.
 * - `nothing`: it was not carried out, and may go again as it is.
 * - `unknown`: it may have been carried out, and a refresh token may be spent.
 */
export type Outcome = 'refused' | 'nothing' | 'unknown';

/** Why there is no token. */
export interface TokenRefusal {
	/** The OAuth error code (RFC 6749 §5.2), or empty. */
	code: string;
	/** The endpoint's own words, or ours when it had none. */
	words: string;
	status: number;
	outcome: Outcome;
}

export type TokenResult = { token: Token } | { refusal: TokenRefusal };

/** Statuses with which a token endpoint says that the request itself is wrong (RFC 6749 §5.2 and what vendors make of it). */
const FINAL_STATUSES = new Set([400, 401, 403]);

/** OAuth errors that say "later" (RFC 6749 §4.1.2.1, RFC 8628 §3.5). */
const LATER_CODES = new Set(['temporarily_unavailable', 'slow_down']);

/**
 * Reads what the token endpoint answered (RFC 6749 §5.1 and §5.2).
 * @param askedAt when the request left, epoch milliseconds: the token's life is counted from then, to be on the safe side
 */
export function readTokenAnswer(answer: TokenAnswer, askedAt: number): TokenResult {
	const fields = parseObject(answer.body);
	if (answer.status < 200 || answer.status > 299) return { refusal: refusalOf(answer, fields) };

	const accessToken = fields?.access_token;
	if (fields === undefined || typeof accessToken !== 'string' || accessToken === '') {
		return { refusal: refusalOf(answer, fields) };
	}
	const type = fields.token_type;
	// RFC 6749 §7.1: a token of a type one does not know must not be used. Vendors that leave the type out mean bearer.
	if (type !== undefined && type !== null && type !== '' && String(type).toLowerCase() !== 'bearer') {
		return {
			refusal: {
				code: 'unsupported_token_type',
				words: `The token is of type "${String(type).slice(0, 40)}", and only bearer tokens are known`,
				status: answer.status,
				outcome: 'unknown',
			},
		};
	}
	return {
		token: {
			accessToken,
			refreshToken: typeof fields.refresh_token === 'string' ? fields.refresh_token : '',
			obtainedAt: askedAt,
			expiresAt: expiryOf(fields.expires_in, askedAt),
		},
	};
}

/** Longest life that is believed: beyond it, dates stop being dates. */
const LONGEST_LIFE_SECONDS = 100 * 366 * 86_400;

/** `expires_in` is a number of seconds; vendors also send it as text. What is not a positive number counts as not said. */
function expiryOf(expiresIn: unknown, askedAt: number): number | undefined {
	const seconds = typeof expiresIn === 'string' && expiresIn.trim() !== '' ? Number(expiresIn) : expiresIn;
	if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds <= 0) return undefined;
	return askedAt + Math.min(seconds, LONGEST_LIFE_SECONDS) * 1000;
}

function refusalOf(answer: TokenAnswer, fields: Record<string, unknown> | undefined): TokenRefusal {
	const code = text(fields?.error) || text(fields?.errorcode);
	const words =
		text(fields?.error_description) || text(fields?.message) || text(fields?.error_message) || code || wordsFor(answer);
	return {
		code,
		words: words.slice(0, 500),
		status: answer.status,
		outcome: outcomeOf(answer.status, code),
	};
}

function outcomeOf(status: number, code: string): Outcome {
	// RFC 6585 §4: a request that is one too many is not looked at.
	if (status === 429 || LATER_CODES.has(code)) return 'nothing';
	return FINAL_STATUSES.has(status) && code !== 'server_error' ? 'refused' : 'unknown';
}

function wordsFor({ status, contentType, body }: TokenAnswer): string {
	if (/html/i.test(contentType) || /^\s*<(!doctype|html)/i.test(body)) return 'It answered with a web page instead of a token';
	if (body.trim() === '') return 'It answered nothing';
	if (status >= 200 && status < 300) return 'Its answer holds no access token';
	return 'It gave no reason';
}

function text(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

function parseObject(body: string): Record<string, unknown> | undefined {
	const result = parseJson(body);
	const value = 'value' in result ? result.value : undefined;
	return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
}
