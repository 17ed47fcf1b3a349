import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it came, whole. */
export interface Reached {
	method: string;
	url: string;
	headers: IncomingHttpHeaders;
	body: string;
}

export interface Reply {
	status?: number;
	headers?: Record<string, string>;
	body?: unknown;
}

/** A server that no credential belongs to. It answers whoever asks, and remembers everything that it was given. */
export interface Stranger {
	origin: string;
	/** Host and port. */
	host: string;
	/** The same server under another host name, for rules that look at the name alone. */
	otherName: string;
	reached(): Reached[];
	reset(): void;
	close(): Promise<void>;
}

/** @param reply what it answers; a page of records by default */
export async function makeStranger(reply: (request: Reached) => Reply = () => ({}), address = '127.0.0.1'): Promise<Stranger> {
	let reached: Reached[] = [];
	const server = createServer((incoming, outgoing) => {
		void (async () => {
			const chunks: Buffer[] = [];
			for await (const chunk of incoming) chunks.push(chunk as Buffer);
			const request = { method: incoming.method ?? '', url: incoming.url ?? '', headers: incoming.headers, body: Buffer.concat(chunks).toString() };
			reached.push(request);
			const { status = 200, headers = {}, body = { value: [{ stranger: true }] } } = reply(request);
			outgoing.writeHead(status, { 'content-type': 'application/json', ...headers });
			outgoing.end(JSON.stringify(body));
		})();
	});
	await new Promise<void>((resolve) => server.listen(0, address, resolve));
	const { port } = server.address() as AddressInfo;
	return {
		origin: `http://${address}:${port}`,
		host: `${address}:${port}`,
		otherName: `http://localhost:${port}`,
		reached: () => reached,
		reset: () => {
			reached = [];
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
