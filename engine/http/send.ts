import type { IDataObject, IExecuteFunctions, IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';
import type { Access } from './access';
import type { Answer } from './answer';
import type { Body } from './body';
import { followLink } from './url';

/** One request, ready to be sent as often as it takes. */
export interface OutgoingRequest {
	method: IHttpRequestMethods;
	/** Absolute, on the credential's origin. */
	url: string;
	headers: Readonly<Record<string, string>>;
	body?: Body;
	/** Milliseconds. */
	timeout?: number;
}

/** As browsers and n8n's HTTP Request node have it. */
const MOST_REDIRECTS = 21;

/**
 * Sends a request: the one place where a request leaves. A token that the vendor calls dead is renewed, and the request
 * is sent once more with a body built anew. Redirects are followed on the credential's own origin only.
 * @returns whatever the vendor answered, also a refusal
 * @throws when there is no answer at all, the sign-in is refused, or a redirect leads elsewhere
 */
export async function send(context: IExecuteFunctions, access: Access, request: OutgoingRequest): Promise<Answer> {
	let answer = await sendOnce(context, access, request);
	if (access.saysTokenDead(answer.status) && (await access.renew())) {
		answer = await sendOnce(context, access, request);
	}
	if (!access.saysTokenDead(answer.status)) access.accepted();
	return answer;
}

async function sendOnce(context: IExecuteFunctions, access: Access, request: OutgoingRequest): Promise<Answer> {
	let current = request;
	for (let hops = 0; ; hops++) {
		const answer = await exchange(context, access, current);
		const location = answer.headers.location;
		if (![301, 302, 303, 307, 308].includes(answer.status) || typeof location !== 'string' || hops >= MOST_REDIRECTS) {
			return answer;
		}
		current = redirected(current, answer.status, followLink(access.base, current.url, location, 'redirect target'));
	}
}

/** RFC 9110 §15.4: 303 always, and 301 and 302 for POST as everybody does it, go on as a GET without a body. */
function redirected(request: OutgoingRequest, status: number, url: string): OutgoingRequest {
	const becomesGet = (status === 303 && request.method !== 'HEAD') || (status < 303 && request.method === 'POST');
	return becomesGet ? { ...request, url, method: 'GET', body: undefined } : { ...request, url };
}

async function exchange(context: IExecuteFunctions, access: Access, request: OutgoingRequest): Promise<Answer> {
	const options: IHttpRequestOptions = {
		method: request.method,
		url: request.url,
		headers: { ...request.headers },
		encoding: 'arraybuffer',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		sendCredentialsOnCrossOriginRedirect: false,
	};
	if (access.allowedDomains !== undefined) options.allowedDomains = access.allowedDomains;
	if (request.timeout !== undefined) options.timeout = request.timeout;
	if (request.body) {
		if (request.body.contentType !== undefined && !hasHeader(request.headers, 'content-type')) {
			options.headers = { ...options.headers, 'Content-Type': request.body.contentType };
		}
		options.body = request.body.build();
	}
	const { extra, done } = await access.prepare();
	try {
		const raw = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			access.credentialType,
			options,
			extra,
		)) as { statusCode: number; statusMessage?: string; headers: IDataObject; body: unknown };
		return {
			status: raw.statusCode,
			statusMessage: raw.statusMessage ?? '',
			headers: raw.headers as Answer['headers'],
			body: bytesOf(raw.body),
			url: request.url,
		};
	} finally {
		done?.();
	}
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
