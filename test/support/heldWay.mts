import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A way to a vendor on which the answer to a token request can be kept back. When n8n dies then, the vendor has given a
 * token, and has taken the refresh token for it, that nobody has stored.
 */
export interface HeldWay {
	url: string;
	/** Keeps the answer to the next token request for ever. Resolves with its status as soon as the vendor has answered. */
	holdTokenAnswer(): Promise<number>;
	close(): void;
}

export async function heldWay(target: string): Promise<HeldWay> {
	let onAnswer: ((status: number) => void) | undefined;
	const pass = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
		const headers = { ...incoming.headers, host: new URL(target).host };
		const onward = request(new URL(incoming.url ?? '/', target), { method: incoming.method, headers }, (answer) => {
			const hold = incoming.method === 'POST' && incoming.url?.endsWith('/token') ? onAnswer : undefined;
			if (!hold) {
				outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
				answer.pipe(outgoing);
				return;
			}
			onAnswer = undefined;
			answer.resume().once('end', () => hold(answer.statusCode ?? 500));
		});
		incoming.pipe(onward);
	};
	const server = createServer(pass);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		holdTokenAnswer: async () => await new Promise((resolve) => (onAnswer = resolve)),
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}
