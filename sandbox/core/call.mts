import type { IncomingHttpHeaders } from 'node:http';

/** One request as the vendors see it: parsed as far as HTTP goes, no further. */
export interface Call {
	method: string;
	/** Decoded path; an encoded slash stays encoded, so that it cannot end a segment. */
	path: string;
	/** The query string as sent, with its question mark, or ''. */
	search: string;
	query: URLSearchParams;
	headers: IncomingHttpHeaders;
	body: Buffer;
	/** Scheme, host and port the vendor is reached at. */
	origin: string;
}

/** A request to a URL, whose path is decoded here. */
export function callTo(url: URL, rest: Pick<Call, 'method' | 'headers' | 'body' | 'origin'>): Call {
	return { ...rest, path: decodePath(url.pathname), search: url.search, query: url.searchParams };
}

/** Percent-decoding that leaves an encoded slash alone; a malformed path stays as it is and will match nothing. */
function decodePath(path: string): string {
	try {
		return path
			.split(/(%2F)/i)
			.map((part) => (/^%2F$/i.test(part) ? part : decodeURIComponent(part)))
			.join('');
	} catch {
		return path;
	}
}

/** What goes back. An object body is sent as JSON; strings and buffers as they are. */
export interface Answer {
	status: number;
	headers?: Record<string, string>;
	body?: unknown;
	/** A remark for the log on a request that was answered all the same. */
	note?: string;
}

/** A request the vendor turns down: the answer in the vendor's error shape, and the reason for the log. */
export class Refusal extends Error {
	constructor(
		readonly answer: Answer,
		reason: string,
	) {
		super(reason);
	}
}

export const ok = (body: unknown, headers: Record<string, string> = {}): Answer => ({ status: 200, headers, body });

/** The media type without parameters, in lower case; '' when the header is missing. */
export function mediaType(headers: IncomingHttpHeaders): string {
	return (headers['content-type'] ?? '').split(';', 1)[0]!.trim().toLowerCase();
}

/** A header that must not be repeated, as one string. */
export function header(call: Call, name: string): string | undefined {
	const value = call.headers[name];
	return Array.isArray(value) ? value.join(', ') : value;
}
