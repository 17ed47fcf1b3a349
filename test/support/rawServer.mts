import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A server that keeps every byte as it came over the wire, and answers each connection with an empty JSON object. */
export interface RawServer {
	url: string;
	bytes(): string;
	reset(): void;
	close(): Promise<void>;
}

const ANSWER = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}';

export async function makeRawServer(): Promise<RawServer> {
	let connections: string[] = [];
	const server = createServer((socket) => {
		const index = connections.push('') - 1;
		socket.setEncoding('latin1').on('error', () => undefined);
		socket.on('data', (chunk) => {
			connections[index] = (connections[index] ?? '') + chunk;
			if (isWhole(connections[index] ?? '')) socket.end(ANSWER);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		// Each connection begins a line.
		bytes: () => connections.filter((one) => one !== '').join('\r\n'),
		reset: () => {
			connections = [];
		},
		close: async () => await new Promise((resolve) => server.close(() => resolve())),
	};
}

/** A head, and as much body as it announces. */
function isWhole(text: string): boolean {
	const end = text.indexOf('\r\n\r\n');
	if (end < 0) return false;
	if (/^transfer-encoding: chunked/im.test(text.slice(0, end))) return text.endsWith('0\r\n\r\n');
	const length = Number(/^content-length: (\d+)/im.exec(text.slice(0, end))?.[1] ?? 0);
	return text.length - end - 4 >= length;
}
