import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { killGroup, killGroupAtExit, OWN_GROUP } from './process-group.mts';

export interface ServerCommand {
	command: string;
	args: string[];
	cwd: string;
	env: NodeJS.ProcessEnv;
	logFile: string;
	/** Another user and group than ours, for a server that refuses to run as root. */
	uid?: number;
	gid?: number;
}

/**
 * A server that runs in a process group of its own, so that its children go when it goes, whichever way that is, and so
 * that a Ctrl-C in the terminal reaches us alone and we stop it in good order.
 */
export class ServerProcess {
	readonly #child: ChildProcess;

	readonly #log: string[] = [];

	readonly #callOffKill: () => void;

	/** Resolves when the process has ended, with its exit status (null when a signal ended it). */
	readonly exited: Promise<number | null>;

	#hasExited = false;

	constructor({ command, args, cwd, env, logFile, uid, gid }: ServerCommand) {
		this.#child = spawn(command, args, { ...OWN_GROUP, cwd, env, uid, gid, stdio: ['ignore', 'pipe', 'pipe'] });
		this.#callOffKill = killGroupAtExit(this.#child.pid);
		const keep = (text: string): void => {
			this.#log.push(text);
			appendFileSync(logFile, text);
		};
		this.#child.stdout?.setEncoding('utf8').on('data', keep);
		this.#child.stderr?.setEncoding('utf8').on('data', keep);
		this.exited = new Promise((resolve) => {
			this.#child.once('error', (error) => {
				keep(`${error.message}\n`);
				this.#ended();
				resolve(null);
			});
			this.#child.once('exit', (code) => {
				this.#ended();
				resolve(code);
			});
		});
	}

	get pid(): number | undefined {
		return this.#child.pid;
	}

	get hasExited(): boolean {
		return this.#hasExited;
	}

	/** Everything that it wrote to stdout and stderr. */
	log(): string {
		return this.#log.join('');
	}

	/** Asks it to end, and ends it if it does not within the time. */
	async stop(patience = 15_000): Promise<void> {
		if (!this.#hasExited) {
			this.#child.kill('SIGTERM');
			const inTime = await Promise.race([this.exited.then(() => true), sleep(patience, false, { ref: false })]);
			if (!inTime) killGroup(this.pid);
		}
		await this.exited;
	}

	/** As if the machine had lost power: no farewell. */
	async kill(): Promise<void> {
		killGroup(this.pid);
		await this.exited;
	}

	#ended(): void {
		this.#hasExited = true;
		this.#callOffKill();
		// A child that outlived it (n8n's task runner, after a crash) would keep running for ever.
		killGroup(this.pid);
	}
}
