import { callTo, header, mediaType, type Call } from '../../../core/call.mts';
import { Malformed } from '../../../core/headers.mts';
import { parseRequest, type RequestMessage } from '../../../core/httpMessage.mts';
import { boundaryOf, parseMultipart, type Part } from '../../../core/multipart.mts';
import { badRequest, enviRefusal } from '../errors.mts';

/** One request of a batch. */
export interface SubRequest {
	call: Call;
	/** Content-ID of its part, to be echoed. */
	contentId?: string;
}

/** A request, or a changeset: requests of which all are done or none. */
export type BatchItem = SubRequest | SubRequest[];

const MOST_REQUESTS = 500;
const CONTENT_ID = /^[A-Za-z0-9\-._~]+$/;
/** OData 4.01 part 1, section 11.7.7.1, and what makes no sense in a part. */
const FORBIDDEN = [
	...['authorization', 'proxy-authorization', 'authentication-info', 'www-authenticate', 'proxy-authenticate'],
	...['expect', 'from', 'max-forwards', 'range', 'te', 'transfer-encoding'],
];

/**
 * Reads the body of $batch (OData 4.01 part 1, section 11.7.7; the vendor's page on batches): 500 requests at most,
 * writes may be grouped in changesets. All of it is read before anything is done, so a malformed batch does nothing.
 */
export function readBatch(call: Call): BatchItem[] {
	const type = mediaType(call.headers);
	if (type !== 'multipart/mixed') {
		const detail = `Content-Type must be multipart/mixed (received: ${type || 'none'}).`;
		throw enviRefusal(415, 'UnsupportedMediaType', 'The media type is not supported.', detail);
	}
	const reader = new BatchReader(call);
	return at('The batch', () => parseMultipart(call.body, boundaryOf(header(call, 'content-type')!))).map(
		(part, index) => at(`Part ${index + 1}`, () => reader.item(part)),
	);
}

/** Says in Envi's error shape what is wrong, and where. */
function at<T>(place: string, read: () => T): T {
	try {
		return read();
	} catch (error) {
		throw error instanceof Malformed ? badRequest(`${place}: ${error.message}.`) : error;
	}
}

class BatchReader {
	private readonly contentIds = new Set<string>();
	private requests = 0;

	constructor(private readonly outer: Call) {}

	item(part: Part): BatchItem {
		if (mediaType(part.headers) !== 'multipart/mixed') return this.request(part);
		return parseMultipart(part.content, boundaryOf(part.headers['content-type']!)).map((one) => this.change(one));
	}

	/** A request of a changeset: no read, no changeset, and with a Content-ID. */
	private change(part: Part): SubRequest {
		const type = mediaType(part.headers);
		if (type === 'multipart/mixed') throw new Malformed('a changeset must not hold another changeset');
		const request = this.request(part);
		if (['GET', 'HEAD', 'OPTIONS'].includes(request.call.method)) {
			throw new Malformed(`a changeset must not hold a ${request.call.method} request`);
		}
		if (request.contentId === undefined) throw new Malformed('a request in a changeset needs a Content-ID');
		return request;
	}

	private request({ headers, content }: Part): SubRequest {
		this.requests += 1;
		if (this.requests > MOST_REQUESTS) {
			throw badRequest(`The batch holds more than ${MOST_REQUESTS} requests, which is the most allowed.`);
		}
		const type = mediaType(headers);
		if (type !== 'application/http') {
			throw new Malformed(`Content-Type of the part must be application/http (received: ${type || 'none'})`);
		}
		if (headers['content-transfer-encoding']?.toLowerCase() !== 'binary') {
			throw new Malformed('Content-Transfer-Encoding of the part must be binary');
		}
		const call = callOf(parseRequest(content), this.outer);
		const contentId = headers['content-id'];
		if (contentId === undefined) return { call };
		if (!CONTENT_ID.test(contentId)) throw new Malformed(`Content-ID "${contentId}" has characters not allowed`);
		if (this.contentIds.has(contentId)) throw new Malformed(`Content-ID "${contentId}" is used twice`);
		this.contentIds.add(contentId);
		return { call, contentId };
	}
}

/** The request as if it had come by itself; the version of the batch counts where it has none of its own. */
function callOf({ method, target, headers, body }: RequestMessage, outer: Call): Call {
	const forbidden = FORBIDDEN.find((name) => name in headers);
	if (forbidden === 'authorization') {
		throw new Malformed('a request in a batch must not have an Authorization header: the one of the batch counts');
	}
	if (forbidden !== undefined) throw new Malformed(`a request in a batch must not have the header "${forbidden}"`);
	const version = header(outer, 'api-version');
	const call = callTo(urlOf(target, headers.host, outer), {
		method,
		headers: { ...(version !== undefined && { 'api-version': version }), ...headers },
		body,
		origin: outer.origin,
	});
	if (call.path.toLowerCase() === outer.path.toLowerCase()) throw new Malformed('a batch must not hold another batch');
	return call;
}

/** An absolute URI, an absolute path (with or without Host), or a path relative to the service root. */
function urlOf(target: string, host: string | undefined, outer: Call): URL {
	const root = new URL('/odata/', outer.origin);
	if (/^\$(?!metadata|batch)/i.test(target)) {
		const detail = `"${target}" refers to another request of the batch, which the sandbox does not do.`;
		throw enviRefusal(501, 'NotImplemented', 'The feature is not supported.', detail);
	}
	if (target.includes('#') || !URL.canParse(target, root.href)) throw new Malformed(`"${target}" is no request URL`);
	const url = new URL(target, root);
	if (url.origin !== root.origin || (host !== undefined && host.toLowerCase() !== root.host)) {
		throw new Malformed(`the request goes to another host than the batch (${root.host})`);
	}
	return url;
}
