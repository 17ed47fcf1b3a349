import { setTimeout as sleep } from 'node:timers/promises';
import { lastLines } from '../problem.mts';
import type { ServerProcess } from './server-process.mts';

/** Waits for a server until `isReady`; one that ends instead, or takes too long, is told with its last lines. */
export async function untilReady(name: string, server: ServerProcess, patience: number, isReady: () => Promise<boolean>): Promise<void> {
	const end = Date.now() + patience;
	while (!(await isReady())) {
		if (server.hasExited) {
			throw new Error(`${name} ended with status ${await server.exited} instead of starting. Its last lines:\n\n${lastLines(server.log(), 25)}`);
		}
		if (Date.now() > end) {
			await server.kill();
			throw new Error(`${name} was not ready after ${patience / 1000} s. Its last lines:\n\n${lastLines(server.log(), 25)}`);
		}
		await sleep(200);
	}
}
