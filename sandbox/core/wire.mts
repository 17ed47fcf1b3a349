import type { ServerResponse } from 'node:http';
import type { Answer, Call } from './call.mts';
import type { Fault } from './faults.mts';
import { isObject } from './types.mts';

/** Writes an answer: objects as JSON, strings and buffers as they are, undefined as no body. */
export function send(response: ServerResponse, answer: Answer): void {
	const { headers, bytes } = framed(answer);
	response.writeHead(answer.status, headers);
	response.end(bytes);
}

/** The headers an answer goes out with, and its body as bytes. */
export function framed(answer: Answer): { headers: Record<string, string>; bytes?: Buffer } {
	const { bytes, type } = encode(answer.body);
	const all = { ...(bytes && { 'content-type': type, 'content-length': String(bytes.length) }), ...answer.headers };
	return { headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')), bytes };
}

function encode(body: unknown): { bytes?: Buffer; type: string } {
	if (body === undefined) return { type: '' };
	if (Buffer.isBuffer(body)) return { bytes: body, type: 'application/octet-stream' };
	if (typeof body === 'string') return { bytes: Buffer.from(body), type: 'text/plain; charset=utf-8' };
	return { bytes: Buffer.from(JSON.stringify(body)), type: 'application/json; charset=utf-8' };
}

/** So that a header given with a fault replaces the usual one. */
function lowerCase(headers: Record<string, string> = {}): Record<string, string> {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

const PROXY_PAGE = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

/** The answer of faults that keep the vendor from seeing the request; undefined where the vendor does its work first. */
export function instead(fault: Fault, call: Call): Answer | undefined {
	const { mode = 'answer', status, headers, body } = fault;
	switch (mode) {
		case 'answer':
			return { status: status ?? 500, headers: lowerCase(headers), body };
		case 'html':
			return {
				status: status ?? 502,
				headers: { 'content-type': 'text/html', ...lowerCase(headers) },
				body: body ?? PROXY_PAGE,
			};
		case 'echo':
			return { status: status ?? 500, headers: lowerCase(headers), body: echo(call, headers) };
		case 'empty':
			return { status: status ?? 200, headers: lowerCase(headers) };
		case 'reset':
		case 'hang':
			return { status: 0 };
		default:
			return undefined;
	}
}

/** The vendor's answer as a `change` has it; any other fault leaves it as it is. */
export function changed<T extends Answer>(answer: T, fault?: Fault): T {
	if (fault?.mode !== 'change') return answer;
	const { status = answer.status, headers, fields, without = [] } = fault;
	const body = isObject(answer.body) ? { ...answer.body, ...fields } : answer.body;
	if (isObject(body)) for (const name of without) delete body[name];
	return { ...answer, status, headers: { ...answer.headers, ...lowerCase(headers) }, body };
}

/** In every field in which one of the vendors tells an error, or as a page where the fault says so. */
function echo({ method, path, search, headers, body }: Call, { 'content-type': type = '' }: Record<string, string> = {}): unknown {
	const request = `${method} ${path}${search} ${JSON.stringify(headers)} ${body.toString()}`;
	if (type.includes('html')) return `<html><head><title>Cannot ${request}</title></head><body>${request}</body></html>`;
	return { error: { code: request, message: request }, error_description: request, message: request, errors: [{ detail: request }] };
}

const DRIP_BYTES = 16;
const DRIP_MILLISECONDS = 25;

/** Sends, or fails to send, as the fault says. */
export async function breakAnswer(response: ServerResponse, answer: Answer, fault: Fault): Promise<void> {
	const { mode = 'answer' } = fault;
	if (mode === 'hang') return;
	if (mode === 'reset' || mode === 'lost') {
		response.socket?.resetAndDestroy();
	} else if (mode === 'truncate') {
		const { bytes = Buffer.alloc(2), type } = encode(answer.body ?? '{}');
		response.writeHead(answer.status, {
			...answer.headers,
			'content-type': type,
			'content-length': String(bytes.length),
		});
		response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.destroy());
	} else if (mode === 'drip') {
		await drip(response, answer);
	} else {
		send(response, answer);
	}
}

async function drip(response: ServerResponse, answer: Answer): Promise<void> {
	const { bytes = Buffer.alloc(0), type } = encode(answer.body ?? '');
	response.writeHead(answer.status, {
		...answer.headers,
		'content-type': type,
		'content-length': String(bytes.length),
	});
	for (let at = 0; at < bytes.length && !response.destroyed; at += DRIP_BYTES) {
		response.write(bytes.subarray(at, at + DRIP_BYTES));
		await new Promise((resolve) => setTimeout(resolve, DRIP_MILLISECONDS));
	}
	response.end();
}
