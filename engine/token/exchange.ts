import type { IHttpRequestOptions } from 'n8n-workflow';
import { wait } from '../http/pace';
import { DEFAULT_RETRY, decideRetry, networkCode, nothingWasSent } from '../http/retry';
import { SettingsError } from '../settings';
import type { Vendor } from '../vendor';
import { SignInError } from './errors';
import type { TokenAnswer } from './response';

/** n8n's `helpers.httpRequest`, all that a credential gets of n8n. */
export type HttpRequest = (options: IHttpRequestOptions) => Promise<unknown>;

/** `askedAt`: when the request that was answered left, epoch milliseconds. */
export type TimedAnswer = TokenAnswer & { askedAt: number };

/** Milliseconds. A sign-in that takes longer keeps everybody waiting for nothing. */
const TIMEOUT = 60_000;

/** Milliseconds that one wait may take: an execution stands still meanwhile. */
const MAX_WAIT = 30_000;

/**
 * An exchange with the identity server, tried again where that is safe and may help. Redirects are not followed: they
 * would carry the secrets elsewhere.
 * @param isRepeatable whether a request whose answer was lost may be sent again; a refresh token may be spent by then
 * @throws SignInError when there is no answer at all. It is told without the request, whose body holds secrets.
 */
export async function exchange(vendor: Vendor, request: HttpRequest, options: IHttpRequestOptions, isRepeatable: boolean): Promise<TimedAnswer> {
	for (let tries = 1; ; tries++) {
		const attempt = await once(request, options);
		const outcome =
			'answer' in attempt ? { status: attempt.answer.status, retryAfter: attempt.answer.retryAfter } : { networkCode: networkCode(attempt.error) };
		const settings = { maxTries: mostTries(outcome), maxWait: MAX_WAIT, retryUnsafe: isRepeatable };
		const decision = decideRetry('POST', outcome, tries, settings, false, Date.now(), Math.random());
		if (decision.retry) {
			await wait(decision.wait, undefined);
		} else {
			if ('error' in attempt) throw attempt.error instanceof SettingsError ? attempt.error : unreachable(vendor, options.url, attempt.error);
			const { location, ...answer } = attempt.answer;
			if (location !== undefined) throw pointsElsewhere(vendor, options.url, answer.status, location);
			return answer;
		}
	}
}

type Attempt = { answer: TimedAnswer & { location?: string } } | { error: unknown };

async function once(request: HttpRequest, options: IHttpRequestOptions): Promise<Attempt> {
	const askedAt = Date.now();
	try {
		const { statusCode, headers, body } = (await request({
			...options,
			encoding: 'text',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout: TIMEOUT,
		})) as { statusCode: number; headers: Record<string, unknown>; body: unknown };
		const { location, 'retry-after': retryAfter } = headers;
		return {
			answer: {
				askedAt,
				status: statusCode,
				contentType: String(headers['content-type'] ?? ''),
				...(typeof retryAfter === 'string' ? { retryAfter } : {}),
				...(statusCode >= 300 && statusCode < 400 && typeof location === 'string' ? { location } : {}),
				body: typeof body === 'string' ? body : JSON.stringify(body ?? ''),
			},
		};
	} catch (error) {
		return { error };
	}
}

/**
 * A sign-in whose answer was lost goes once more and not oftener: with a wrong password, each try counts towards the
 * lock on the account. One that took too long goes no second time: everybody has waited for a minute already.
 */
function mostTries(outcome: { status: number } | { networkCode: string }): number {
	if ('status' in outcome || nothingWasSent(outcome.networkCode)) return DEFAULT_RETRY.maxTries;
	return ['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT'].includes(outcome.networkCode) ? 1 : 2;
}

function unreachable({ displayName }: Vendor, url: string, error: unknown): SignInError {
	const code = networkCode(error);
	const reason = code || String((error as { message?: unknown }).message ?? 'no reason given');
	return new SignInError(
		`The sign-in at ${displayName} could not be reached at ${new URL(url).origin} (${reason}). Check the URLs on the credential and the network, then try again.`,
		nothingWasSent(code) ? 'nothing' : 'unknown',
		'',
		'',
	);
}

function pointsElsewhere({ displayName }: Vendor, url: string, status: number, location: string): SignInError {
	const { origin } = new URL(url);
	const target = URL.canParse(location, url) ? new URL(location, url).origin : 'an address that is no URL';
	return new SignInError(
		`The sign-in at ${displayName} points elsewhere: ${origin} redirects to ${target === origin ? 'another path' : target} (${status}). Sign-in data is not sent on; correct the URLs on the credential.`,
		'unknown',
		'',
		'',
	);
}
