import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { state } from './state.mts';

const CHUNK = Buffer.from(Array.from({ length: 65_536 }, (_, index) => (index * 31) % 251));

/** A file of as many bytes as its query says. */
export function sendFile(url: URL, outgoing: ServerResponse): void {
	const bytes = Number(url.searchParams.get('bytes') ?? 0);
	const hash = createHash('sha256');
	function* chunks(): Generator<Buffer> {
		for (let left = bytes; left > 0; left -= CHUNK.length) {
			const chunk = left >= CHUNK.length ? CHUNK : CHUNK.subarray(0, left);
			hash.update(chunk);
			state.counts.bytesOut += chunk.length;
			yield chunk;
		}
		state.sentHash = hash.digest('hex');
	}
	outgoing.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes, 'content-disposition': 'attachment; filename="big.bin"' });
	Readable.from(chunks(), { objectMode: false }).pipe(outgoing);
}

export async function takeFile(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
	const hash = createHash('sha256');
	for await (const chunk of incoming as AsyncIterable<Buffer>) {
		hash.update(chunk);
		state.counts.bytesIn += chunk.length;
	}
	state.counts.isSameFile = hash.digest('hex') === state.sentHash;
	outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{"stored":true}');
}

/** Refuses an upload before its body has come, and lets the body run out. */
export function refuseFile(incoming: IncomingMessage, outgoing: ServerResponse): void {
	state.tokens.clear();
	state.settings = { ...state.settings, refuseUpload: false };
	state.counts.unauthorized++;
	outgoing.writeHead(401, { 'content-type': 'application/json' }).end('{"message":"Authorization has been denied for this request."}');
	incoming.on('data', (chunk: Buffer) => (state.counts.bytesRefused += chunk.length)).on('error', () => undefined);
}
