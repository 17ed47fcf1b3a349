import { readRetryAfter } from './retryAfter';

/** How a try ended: with an answer, or with a network error. */
export type Outcome =
	| { status: number; retryAfter: string | undefined }
	/** The code of the network error, e.g. `ECONNRESET`; empty when it has none. */
	| { networkCode: string };

/** What the builder has set under Options > Retry. */
export interface RetrySettings {
	/** Tries in all, the first included. */
	maxTries: number;
	/** Milliseconds that one wait may take at most. */
	maxWait: number;
	/** Writes may be sent again also when the vendor may have acted on the first try. */
	retryUnsafe: boolean;
}

export const DEFAULT_RETRY: RetrySettings = { maxTries: 3, maxWait: 60_000, retryUnsafe: false };

export type Decision =
	| { retry: false }
	/** `pause`: everybody on this credential waits, because the vendor asked for it. */
	| { retry: true; wait: number; pause: boolean };

/** Nothing was sent: there was no connection. */
const BEFORE_SENDING = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
/** Something may have been sent, and no answer has come. */
const ON_THE_WAY = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ETIMEDOUT', 'ERR_BAD_RESPONSE', 'ESOCKETTIMEDOUT', 'UND_ERR_SOCKET']);
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
/** A server, or one on the way to it, that may be back soon. */
const PASSING_STATUSES = new Set([502, 503, 504]);

const FIRST_WAIT = 1_000;

/**
 * Whether a try is worth another, and after how long.
 *
 * 429 is a refusal before anything was done (RFC 6585 §4), so any method goes again. What else may pass is tried again for
 * safe methods (RFC 9110 §9.2.2), and for writes only when nothing can have happened or the vendor makes a repeat safe.
 * @param tries how many have been made
 * @param random from 0 to 1, for the jitter that keeps those who waited from all coming at once
 */
export function decideRetry(
	method: string,
	outcome: Outcome,
	tries: number,
	settings: RetrySettings,
	isRepeatable: boolean,
	now: number,
	random: number,
): Decision {
	if (tries >= settings.maxTries) return { retry: false };
	const maySendAgain = isSafe(method) || isRepeatable || settings.retryUnsafe;
	const backoff = FIRST_WAIT * 2 ** (tries - 1) * (0.5 + random / 2);

	if ('networkCode' in outcome) {
		const mayHelp = BEFORE_SENDING.has(outcome.networkCode) || (maySendAgain && ON_THE_WAY.has(outcome.networkCode));
		return mayHelp ? { retry: true, wait: Math.min(backoff, settings.maxWait), pause: false } : { retry: false };
	}
	const { status } = outcome;
	if (status !== 429 && !(PASSING_STATUSES.has(status) && maySendAgain)) return { retry: false };
	const asked = status === 429 || status === 503 ? readRetryAfter(outcome.retryAfter, now) : undefined;
	const wait = Math.min(asked ?? backoff, settings.maxWait);
	return { retry: true, wait, pause: status === 429 || asked !== undefined };
}

/** Whether a network error with this code means that the request never left. */
export function nothingWasSent(code: string): boolean {
	return BEFORE_SENDING.has(code);
}

/** Whether a method only reads (RFC 9110 §9.2.1), so that a repeat does no harm. */
export function isSafe(method: string): boolean {
	return SAFE_METHODS.has(method);
}

/** Whether an outcome that is no success leaves open if the vendor has acted. */
export function isOpen(outcome: Outcome): boolean {
	return 'status' in outcome ? PASSING_STATUSES.has(outcome.status) : ON_THE_WAY.has(outcome.networkCode);
}

/** The code of a network error, wherever on the way it stands; empty for an error that is not one. */
export function networkCode(error: unknown): string {
	let current: unknown = error;
	for (let depth = 0; depth < 5 && current instanceof Error; depth++) {
		const { code, httpCode, cause } = current as Error & { code?: unknown; httpCode?: unknown };
		if (typeof code === 'string' && code !== '') return code;
		// Until 2.20 at least, n8n drops the cause of an error, and keeps its code where an HTTP status would stand. The
		// status of a success there is that of an answer that broke off.
		if (typeof httpCode === 'string' && cause === undefined) {
			if (/^[A-Z]\w+$/.test(httpCode)) return httpCode;
			if (/^2\d\d$/.test(httpCode)) return 'ERR_BAD_RESPONSE';
		}
		current = cause;
	}
	return '';
}

/** Whether an answer asks everybody to wait, and how long: also when it is not tried again. */
export function pauseAsked(status: number, retryAfter: string | undefined, maxWait: number, now: number): number | undefined {
	if (status !== 429 && status !== 503) return undefined;
	const asked = readRetryAfter(retryAfter, now);
	return asked === undefined ? undefined : Math.min(asked, maxWait);
}
