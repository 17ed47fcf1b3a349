import { createHash } from 'node:crypto';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import busboy from 'busboy';

/** What came with one request to `/files/…`. */
export interface Received {
	path: string;
	type: string | undefined;
	length: string | undefined;
	bytes: number;
	sha256: string;
	/** Of small bodies. */
	text?: string;
	fields?: Record<string, string>;
	parts?: Array<{ name: string; fileName: string; bytes: number; sha256: string }>;
}

/** Files beside a vendor: `/files/…` gives and takes bytes, everything else goes on to the vendor. */
export interface FileServer {
	url: string;
	received(): Received[];
	reset(): void;
	/** Hash of a file of so many bytes, as `/files/…?bytes=` gives it. */
	hashOf(bytes: number): string;
	close(): Promise<void>;
}

const CHUNK = Buffer.from(Array.from({ length: 65_536 }, (_, index) => (index * 31) % 251));

function* chunksOf(bytes: number): Generator<Buffer> {
	for (let left = bytes; left > 0; left -= CHUNK.length) yield left >= CHUNK.length ? CHUNK : CHUNK.subarray(0, left);
}

export async function makeFileServer(vendor: string): Promise<FileServer> {
	let received: Received[] = [];
	let refused = new Set<string>();
	const server = createServer((incoming, outgoing) => {
		const url = new URL(incoming.url ?? '/', 'http://files');
		if (!url.pathname.startsWith('/files/')) return void passOn(vendor, incoming, outgoing);
		const refuseFirst = url.searchParams.get('refuseFirst');
		void (async () => {
			if (refuseFirst !== null && !refused.has(url.pathname)) {
				refused.add(url.pathname);
				for await (const chunk of incoming) void chunk;
				return void outgoing.writeHead(Number(refuseFirst)).end();
			}
			if (url.pathname === '/files/echo') {
				outgoing.writeHead(200, { 'content-type': 'application/json' });
				return void outgoing.end(JSON.stringify({ url: incoming.url, rawHeaders: incoming.rawHeaders, at: Date.now() }));
			}
			if (url.pathname === '/files/redirect') return void outgoing.writeHead(302, { location: url.searchParams.get('to') ?? '/' }).end();
			if (incoming.method === 'GET') return give(url, outgoing);
			received.push(await take(incoming, url.pathname));
			outgoing.writeHead(200, { 'content-type': 'application/json' });
			outgoing.end('{"stored":true}');
		})();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		received: () => received,
		reset: () => {
			received = [];
			refused = new Set();
		},
		hashOf: (bytes) => {
			const hash = createHash('sha256');
			for (const chunk of chunksOf(bytes)) hash.update(chunk);
			return hash.digest('hex');
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

function passOn(vendor: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
	const onward = request(new URL(incoming.url ?? '/', vendor), { method: incoming.method, headers: { ...incoming.headers, host: new URL(vendor).host } }, (answer) => {
		// The vendor's links name the vendor's own address; here it is ours.
		const isText = /json|xml|mixed/.test(answer.headers['content-type'] ?? '');
		if (!isText) {
			outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
			return void answer.pipe(outgoing).on('error', () => outgoing.destroy());
		}
		const chunks: Buffer[] = [];
		answer.on('data', (chunk: Buffer) => chunks.push(chunk));
		answer.on('error', () => outgoing.destroy());
		answer.on('end', () => {
			const text = Buffer.concat(chunks).toString().replaceAll(vendor, `http://${incoming.headers.host ?? ''}`);
			const headers = { ...answer.headers };
			delete headers['transfer-encoding'];
			outgoing.writeHead(answer.statusCode ?? 500, { ...headers, 'content-length': Buffer.byteLength(text) });
			outgoing.end(text);
		});
	});
	onward.on('error', () => outgoing.destroy());
	outgoing.on('close', () => onward.destroy());
	incoming.pipe(onward);
}

function give(url: URL, outgoing: ServerResponse): void {
	const bytes = Number(url.searchParams.get('bytes') ?? 0);
	outgoing.writeHead(200, {
		'content-type': url.searchParams.get('type') ?? 'application/octet-stream',
		'content-length': bytes,
		'content-disposition': "attachment; filename=\"x.bin\"; filename*=UTF-8''report%20final.bin",
	});
	Readable.from(chunksOf(bytes)).pipe(outgoing);
}

async function take(incoming: IncomingMessage, path: string): Promise<Received> {
	const { 'content-type': type, 'content-length': length } = incoming.headers;
	const meta = { path, type, length };
	if (type?.startsWith('multipart/form-data')) return { ...meta, ...(await takeForm(incoming)) };
	const hash = createHash('sha256');
	const kept: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of incoming as AsyncIterable<Buffer>) {
		hash.update(chunk);
		bytes += chunk.length;
		if (bytes < 10_000) kept.push(chunk);
	}
	return { ...meta, bytes, sha256: hash.digest('hex'), text: Buffer.concat(kept).toString() };
}

async function takeForm(incoming: IncomingMessage): Promise<Pick<Received, 'bytes' | 'sha256' | 'fields' | 'parts'>> {
	const fields: Record<string, string> = {};
	const parts: NonNullable<Received['parts']> = [];
	const parser = busboy({ headers: incoming.headers, defParamCharset: 'utf8' });
	parser.on('field', (name, value) => (fields[name] = value));
	parser.on('file', (name, stream, { filename }) => {
		const hash = createHash('sha256');
		let bytes = 0;
		stream.on('data', (chunk: Buffer) => {
			hash.update(chunk);
			bytes += chunk.length;
		});
		stream.on('end', () => parts.push({ name, fileName: filename ?? '', bytes, sha256: hash.digest('hex') }));
	});
	await new Promise((resolve, reject) => incoming.pipe(parser).on('close', resolve).on('error', reject));
	return { bytes: 0, sha256: '', fields, parts };
}
