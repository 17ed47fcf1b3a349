import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Sandbox } from '../../sandbox/index.mts';

/** One clock for n8n and the sandbox, turned by the test: no test waits for a token to die. */
export interface SharedClock {
	/** Environment that gives an n8n this clock. */
	env: Record<string, string>;
	advance(sandbox: Sandbox, seconds: number): Promise<void>;
	remove(): Promise<void>;
}

export async function makeClock(): Promise<SharedClock> {
	const folder = await mkdtemp(join(tmpdir(), 'clock-'));
	const file = join(folder, 'offset');
	let offset = 0;
	await writeFile(file, '0');
	return {
		env: { NODE_OPTIONS: `--require=${fileURLToPath(new URL('clock.cjs', import.meta.url))}`, CLOCK_FILE: file },
		advance: async (sandbox, seconds) => {
			offset += seconds * 1000;
			await writeFile(file, String(offset));
			sandbox.control.advance(seconds);
		},
		remove: async () => await rm(folder, { recursive: true }),
	};
}

/** A way to a vendor on which each API request takes a while, as the clock has it. */
export async function slowWay(target: string, beforeRequest: () => Promise<void>): Promise<{ url: string; close(): void }> {
	const server: Server = createServer((incoming, outgoing) => {
		void (async () => {
			if (!incoming.url?.startsWith('/oauth2/')) await beforeRequest();
			const onward = request(new URL(incoming.url ?? '/', target), { method: incoming.method, headers: { ...incoming.headers, host: new URL(target).host } }, (answer) => {
				outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
				answer.pipe(outgoing);
			});
			incoming.pipe(onward);
		})();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}
