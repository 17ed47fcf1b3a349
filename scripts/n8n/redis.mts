import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOrInstall, type Found } from '../debian.mts';
import { freePort } from './ports.mts';
import { ServerProcess } from './server-process.mts';
import { untilReady } from './until-ready.mts';

export const findRedis = async (): Promise<Found> => await findOrInstall({ names: ['redis-server'], purpose: 'the queue mode of n8n', debian: 'redis-server', brew: 'redis' });

/** A server that runs for one n8n. */
export interface Backend {
	port: number;
	stop(): Promise<void>;
}

/** Starts a Redis of its own: on the loopback interface, a free port, and with nothing kept. It ends with this process. */
export async function startRedis(path: string): Promise<Backend> {
	const port = await freePort();
	const folder = await mkdtemp(join(tmpdir(), 'redis-'));
	const server = new ServerProcess({
		command: path,
		args: ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--daemonize', 'no', '--dir', folder],
		cwd: folder,
		env: process.env,
		logFile: join(folder, 'redis.log'),
	});
	await untilReady('Redis', server, 30_000, async () => server.log().includes('Ready to accept connections'));
	return {
		port,
		stop: async () => {
			await server.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}
