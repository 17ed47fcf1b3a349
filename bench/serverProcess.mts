import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../scripts/paths.mts';
import { USUAL, type Counts, type FromServer, type ServerSettings, type ToServer } from './server/counts.mts';

/** The bench server, from outside. */
export interface BenchServer {
	url: string;
	/** Tells it how to behave, and sets its counts to nothing. Tokens stay alive. */
	setUp(settings?: Partial<ServerSettings>): Promise<void>;
	counts(): Promise<Counts>;
	close(): Promise<void>;
}

async function nextMessage(child: ChildProcess): Promise<FromServer> {
	const stop = new AbortController();
	const { signal } = stop;
	try {
		const [message] = (await Promise.race([
			once(child, 'message', { signal }),
			once(child, 'exit', { signal }).then(() => Promise.reject(new Error('The bench server has ended.'))),
		])) as [FromServer];
		return message;
	} finally {
		stop.abort();
	}
}

/** Starts the server in a process of its own, so that its CPU is nobody else's. */
export async function startServer(): Promise<BenchServer> {
	const child = fork(join(PROJECT_ROOT, 'bench', 'server.mts'), { execArgv: ['--import', 'tsx'], cwd: PROJECT_ROOT });
	const first = await nextMessage(child);
	if (!('port' in first)) throw new Error('The bench server did not say where it listens.');
	const ask = async (message: ToServer): Promise<Counts> => {
		const reply = nextMessage(child);
		child.send(message);
		const got = await reply;
		if (!('counts' in got)) throw new Error('The bench server did not say what it counted.');
		return got.counts;
	};
	return {
		url: `http://127.0.0.1:${first.port}`,
		setUp: async (settings = {}) => void (await ask({ settings: { ...USUAL, ...settings } })),
		counts: async () => await ask({ ask: 'counts' }),
		close: async () => {
			// A Ctrl-C in the terminal has reached it as well.
			if (child.exitCode !== null || child.signalCode !== null) return;
			const gone = once(child, 'exit');
			if (child.connected) child.disconnect();
			await gone;
		},
	};
}
