import type { IDataObject, IExecuteFunctions, IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';
import type { Access, Caller } from './credential';
import type { Answer, BinaryStream } from './answer';
import type { Body } from './body';
import { saysScopeMissing } from './challenge';
import { pauseAll, untilAllowed, wait } from './pace';
import { decideRetry, networkCode, pauseAsked, type Outcome, type RetrySettings } from './retry';
import { followLink } from './url';

/** One request, ready to be sent as often as it takes. */
export interface OutgoingRequest {
	method: IHttpRequestMethods;
	/** Absolute, on the credential's origin. */
	url: string;
	headers: Readonly<Record<string, string>>;
	body?: Body;
	/** The vendor makes sure that a repeat does not act twice. */
	isRepeatable?: boolean;
}

/** How requests travel; the same for all of an item. */
export interface Transport {
	/** Milliseconds; n8n's own limit when undefined. */
	timeout: number | undefined;
	/** How many redirects are followed, on the credential's origin only. */
	maxRedirects: number;
	proxy: IHttpRequestOptions['proxy'];
	allowUnauthorizedCerts: boolean;
	/** The body is handed on while it arrives, instead of being collected. */
	asStream: boolean;
	retry: RetrySettings;
}

/**
 * Sends a request: the one place where a request leaves. It waits while the vendor has asked to wait, renews a token that
 * the vendor calls dead, and tries again what is worth it, each time with a body built anew.
 * @param consume reads the answer; when that fails on the way (half a body), the request counts as failed
 * @returns what `consume` made of the last answer, also of a refusal
 * @throws when there is no answer at all, the sign-in is refused, or a redirect leads elsewhere
 */
export async function send<T>(
	context: Caller,
	access: Access,
	request: OutgoingRequest,
	transport: Transport,
	consume: (answer: Answer) => Promise<T>,
): Promise<T> {
	const signal = 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	const { retry } = transport;
	for (let tries = 1; ; tries++) {
		await untilAllowed(access.paceKey, signal);
		const result = await attempt(context, access, request, transport, consume);
		const outcome: Outcome =
			'answer' in result
				? { status: result.answer.status, retryAfter: headerOf(result.answer, 'retry-after') }
				: { networkCode: networkCode(result.error) };
		const now = Date.now();
		if ('status' in outcome) {
			const pause = pauseAsked(outcome.status, outcome.retryAfter, retry.maxWait, now);
			if (pause !== undefined) pauseAll(access.paceKey, pause, now);
		}
		const decision = decideRetry(request.method, outcome, tries, retry, request.isRepeatable === true, now, Math.random());
		if (!decision.retry || signal?.aborted) {
			if ('error' in result) throw result.error;
			return result.value;
		}
		if (decision.pause) pauseAll(access.paceKey, decision.wait, now);
		else await wait(decision.wait, signal);
	}
}

/**
 * With several workers, what another has stored may be dead as well, the token that comes of the refresh may be ended by
 * another's use of the same refresh token, and then the login's serves.
 */
const MOST_RENEWALS = 3;

type Attempt<T> = { answer: Answer; value: T } | { error: unknown };

async function attempt<T>(
	context: Caller,
	access: Access,
	request: OutgoingRequest,
	transport: Transport,
	consume: (answer: Answer) => Promise<T>,
): Promise<Attempt<T>> {
	try {
		let answer = await follow(context, access, request, transport);
		let renewals = 0;
		for (; renewals < MOST_RENEWALS && saysTokenDead(access, answer); renewals++) {
			if (!(await access.renew(renewals > 0))) break;
			answer = await follow(context, access, request, transport);
		}
		if (!saysTokenDead(access, answer)) access.accepted();
		else if (renewals > 0) access.refusedAgain();
		return { answer, value: await consume(answer) };
	} catch (error) {
		return { error };
	}
}

function saysTokenDead(access: Access, answer: Answer): boolean {
	return access.saysTokenDead(answer.status) && !saysScopeMissing(answer);
}

async function follow(context: Caller, access: Access, request: OutgoingRequest, transport: Transport): Promise<Answer> {
	let current = request;
	for (let hops = 0; ; hops++) {
		const answer = await exchange(context, access, current, transport);
		const location = headerOf(answer, 'location');
		if (![301, 302, 303, 307, 308].includes(answer.status) || location === undefined || hops >= transport.maxRedirects) {
			return answer;
		}
		current = redirected(current, answer.status, followLink(access.base, current.url, location, 'redirect target'));
	}
}

/** RFC 9110 §15.4: 303 always, and 301 and 302 for POST as everybody does it, go on as a GET without a body. */
function redirected(request: OutgoingRequest, status: number, url: string): OutgoingRequest {
	const becomesGet = (status === 303 && request.method !== 'HEAD') || (status < 303 && request.method === 'POST');
	if (!becomesGet) return { ...request, url };
	const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !/^content-/i.test(name)));
	return { ...request, url, method: 'GET', body: undefined, headers };
}

async function exchange(context: Caller, access: Access, request: OutgoingRequest, transport: Transport): Promise<Answer> {
	const { extra, failure, done } = await access.prepare();
	try {
		const options = await httpOptions(access, request, transport);
		const raw = (await context.helpers.httpRequestWithAuthentication.call(
			context as IExecuteFunctions,
			access.credentialType,
			options,
			extra,
		)) as { statusCode: number; statusMessage?: string; headers: IDataObject; body: unknown };
		const answer = {
			status: raw.statusCode,
			statusMessage: raw.statusMessage ?? '',
			headers: raw.headers as Answer['headers'],
			url: request.url,
		};
		if (!transport.asStream) return { ...answer, body: bytesOf(raw.body) };
		const stream = raw.body as BinaryStream;
		// A refusal is read at once: its words are wanted, and nobody stores it as a file.
		if (raw.statusCode >= 300) return { ...answer, body: await collect(stream) };
		return { ...answer, body: Buffer.alloc(0), stream };
	} catch (error) {
		return await Promise.reject(failure?.() ?? error);
	} finally {
		done?.();
	}
}

async function httpOptions(access: Access, request: OutgoingRequest, transport: Transport): Promise<IHttpRequestOptions> {
	const headers: Record<string, string> = { ...request.headers };
	const options: IHttpRequestOptions = {
		method: request.method,
		url: request.url,
		headers,
		encoding: transport.asStream ? 'stream' : 'arraybuffer',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		sendCredentialsOnCrossOriginRedirect: false,
	};
	if (access.allowedDomains !== undefined) options.allowedDomains = access.allowedDomains;
	if (transport.timeout !== undefined) options.timeout = transport.timeout;
	if (transport.proxy !== undefined) options.proxy = transport.proxy;
	if (transport.allowUnauthorizedCerts) options.skipSslCertificateValidation = true;
	const { body } = request;
	if (body) {
		if (body.contentType !== undefined && !hasHeader(headers, 'content-type')) headers['content-type'] = body.contentType;
		if (body.contentLength !== undefined) headers['content-length'] = String(body.contentLength);
		options.body = (await body.build()) as IHttpRequestOptions['body'];
	}
	return options;
}

function headerOf({ headers }: Answer, name: string): string | undefined {
	const value = headers[name];
	return Array.isArray(value) ? value[0] : value;
}

async function collect(stream: BinaryStream): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
	return Buffer.concat(chunks);
}

function hasHeader(headers: Readonly<Record<string, string>>, name: string): boolean {
	return Object.keys(headers).some((key) => key.toLowerCase() === name);
}

function bytesOf(body: unknown): Buffer {
	if (Buffer.isBuffer(body)) return body;
	if (body instanceof ArrayBuffer) return Buffer.from(body);
	if (body === undefined || body === null) return Buffer.alloc(0);
	return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}
