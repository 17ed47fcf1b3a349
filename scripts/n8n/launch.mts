import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { n8nEnvironment } from './environment.mts';
import { localHttp } from './http.mts';
import { installN8n, type N8nInstall } from './install.mts';
import { installCommunityPackage } from './package-install.mts';
import { freePort, requireFreePort } from './ports.mts';
import { ServerProcess } from './server-process.mts';
import { untilReady } from './until-ready.mts';

export interface LaunchOptions {
	/** The packed package to install into it. */
	packageTarball: string;
	/** A free one by default. */
	port?: number;
	/** A fresh temporary one by default, which is removed by `stop()`, or at the latest when this process ends. */
	userFolder?: string;
	/** Needed to go on with a user folder that has credentials in it. */
	encryptionKey?: string;
	/** More settings for n8n, over the usual ones. */
	env?: Record<string, string>;
	/** By default the one that the environment variable N8N_VERSION names, or else the pinned one. */
	version?: string;
	/** Milliseconds that n8n may take to get ready. */
	patience?: number;
}

export interface CommandResult {
	exitCode: number | undefined;
	output: string;
}

/** An n8n that runs. */
export interface RunningN8n {
	url: string;
	userFolder: string;
	encryptionKey: string;
	install: N8nInstall;
	/** Everything that n8n wrote, since the last start. */
	log(): string;
	/** Where all of it is kept. */
	logFile: string;
	/** Resolves when the process that runs now ends, with its exit status. */
	exited(): Promise<number | null>;
	/** Ends it in good order and removes the user folder if it was a temporary one. */
	stop(): Promise<void>;
	/** Ends it at once, as a crash does. The user folder stays; `restart()` brings it back. */
	kill(): Promise<void>;
	/** Ends it in good order if it runs, and starts it again on the same port with the same data. */
	restart(): Promise<void>;
	/** Runs one of n8n's own commands (`export:credentials`, `execute` …) on the same data, beside the server. */
	command(args: string[]): Promise<CommandResult>;
	/** Starts one more lasting process of it on the same data, such as a worker. It writes to a log file of its own. */
	alongside(name: string, args: string[], env?: Record<string, string>): Promise<ServerProcess>;
}

/** What a server answers to a GET, if it does. */
export const answers = async (url: string): Promise<{ status: number; isJson: boolean } | undefined> => {
	try {
		const response = await localHttp.get<unknown>(url, { timeout: 5000 });
		return { status: response.status, isJson: typeof response.data === 'object' };
	} catch {
		return undefined;
	}
};

/** n8n answers /healthz long before it can work, and then the editor's page for every path until its API is mounted. */
async function isReady(url: string): Promise<boolean> {
	const readiness = await answers(`${url}/healthz/readiness`);
	if (readiness?.status !== 200) return false;
	const settings = await answers(`${url}/rest/settings`);
	return settings?.status === 200 && settings.isJson;
}

/** Starts an n8n of its own: own data, own ports, with the package in it as a user would install it. */
export async function launchN8n(options: LaunchOptions): Promise<RunningN8n> {
	const install = await installN8n({ version: options.version });
	if (options.port !== undefined) await requireFreePort(options.port);
	const port = options.port ?? (await freePort());
	const url = `http://127.0.0.1:${port}`;

	const isTemporary = options.userFolder === undefined;
	const userFolder = options.userFolder ?? (await mkdtemp(join(tmpdir(), 'n8n-vendor-connectors-')));
	const removeAtExit = (): void => rmSync(userFolder, { recursive: true, force: true, maxRetries: 3 });
	if (isTemporary) process.once('exit', removeAtExit);
	await mkdir(userFolder, { recursive: true });
	await installCommunityPackage(userFolder, options.packageTarball);

	const encryptionKey = options.encryptionKey ?? randomBytes(24).toString('hex');
	const logFile = join(userFolder, 'n8n.log');
	const environment = async (more: Record<string, string> = {}): Promise<NodeJS.ProcessEnv> =>
		n8nEnvironment({
			userFolder,
			port,
			brokerPort: await freePort(),
			encryptionKey,
			node: install.node.path,
			extra: { ...install.env, ...options.env, ...more },
		});

	const run = async (args: string[], file: string, more?: Record<string, string>): Promise<ServerProcess> => {
		const server = new ServerProcess({
			command: install.node.path,
			args: [install.bin, ...args],
			// Not the project's folder: n8n reads a .env file from where it is started.
			cwd: userFolder,
			env: await environment(more),
			logFile: file,
		});
		if (isTemporary) {
			// Behind the server's own handler, which ends it first.
			process.removeListener('exit', removeAtExit);
			process.once('exit', removeAtExit);
		}
		return server;
	};

	const start = async (): Promise<ServerProcess> => {
		const server = await run(['start'], logFile);
		await untilReady('n8n', server, options.patience ?? 120_000, async () => await isReady(url));
		return server;
	};

	let server = await start();
	return {
		url,
		userFolder,
		encryptionKey,
		install,
		logFile,
		log: () => server.log(),
		exited: async () => await server.exited,
		stop: async () => {
			await server.stop();
			process.removeListener('exit', removeAtExit);
			if (isTemporary) await rm(userFolder, { recursive: true, force: true, maxRetries: 3 });
		},
		kill: async () => await server.kill(),
		restart: async () => {
			await server.stop();
			server = await start();
		},
		command: async (args) => {
			const result = await execa(install.node.path, [install.bin, ...args], {
				cwd: userFolder,
				env: await environment(),
				extendEnv: false,
				all: true,
				reject: false,
				stdin: 'ignore',
			});
			return { exitCode: result.exitCode, output: result.all };
		},
		alongside: async (name, args, env) => await run(args, join(userFolder, `${name}.log`), env),
	};
}
