import { STATUS_CODES } from 'node:http';
import type { Answer } from './call.mts';
import { Malformed, readFields, splitHead, writeFields } from './headers.mts';
import { framed } from './wire.mts';

/** A request as an application/http part holds it (RFC 9112 section 10.2). */
export interface RequestMessage {
	method: string;
	/** As on the request line: an absolute URI, or a path. */
	target: string;
	headers: Record<string, string>;
	body: Buffer;
}

const REQUEST_LINE = /^([A-Z]+) ([\x21-\x7e]+) HTTP\/1\.1$/;

/** The body is what follows the headers; a Content-Length has to agree with it. */
export function parseRequest(bytes: Buffer): RequestMessage {
	const {
		lines: [line = '', ...fields],
		rest: body,
	} = splitHead(bytes);
	const [, method, target] = REQUEST_LINE.exec(line) ?? [];
	if (method === undefined) {
		throw new Malformed(`"${line.slice(0, 80)}" is no request line "METHOD URL HTTP/1.1" with a percent-encoded URL`);
	}
	const headers = readFields(fields);
	const length = headers['content-length'];
	if (length !== undefined && length !== String(body.length)) {
		throw new Malformed(`Content-Length is ${length}, but the body has ${body.length} bytes`);
	}
	return { method, target: target!, headers, body };
}

export function writeResponse(answer: Answer): Buffer {
	const { headers, bytes = Buffer.alloc(0) } = framed(answer);
	const line = `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ''}`;
	return Buffer.concat([Buffer.from(`${line}\r\n${writeFields(headers)}\r\n`), bytes]);
}
