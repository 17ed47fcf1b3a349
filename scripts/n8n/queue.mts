import { answers, launchN8n, type LaunchOptions, type RunningN8n } from './launch.mts';
import { freePort } from './ports.mts';
import { findPostgres, postgresEnvironment, startPostgres } from './postgres.mts';
import { findRedis, startRedis } from './redis.mts';
import type { ServerProcess } from './server-process.mts';
import { untilReady } from './until-ready.mts';

/** The programs that queue mode needs. */
export interface Backends {
	redis: string;
	initdb: string;
}

/** Finds or installs them; else says what is missing and how to get it. */
export async function findBackends(): Promise<Backends | { missing: string }> {
	const redis = await findRedis();
	if ('missing' in redis) return redis;
	const initdb = await findPostgres();
	return 'missing' in initdb ? initdb : { redis: redis.path, initdb: initdb.path };
}

export interface QueueOptions extends LaunchOptions {
	backends: Backends;
	/** How many processes run the executions. */
	workers: number;
	/** How many executions each of them runs at once. n8n advises against fewer than 5. */
	concurrency?: number;
}

/** A process that runs the executions that the main one puts in the queue. */
export interface Worker {
	name: string;
	/** Everything that it wrote, since its last start. */
	log(): string;
	/** Numbers of the executions that it has begun, since its last start. */
	executions(): string[];
	/** Whether it has begun one that is not over. */
	isBusy(): boolean;
	/** Ends it at once, as a crash does. */
	kill(): Promise<void>;
	/** Ends it in good order if it runs, and starts it again. */
	restart(): Promise<void>;
}

/** An n8n in queue mode: the main process has the editor, the webhooks and the queue, its workers run the executions. */
export interface RunningQueue extends RunningN8n {
	workers: Worker[];
}

/**
 * Starts n8n in queue mode: Redis, PostgreSQL, one main process, and workers. Not SQLite, n8n's default: several processes
 * that write to one file meet "SQLITE_BUSY: database is locked" under load, and the execution fails.
 */
export async function launchQueue({ backends, workers: count, concurrency = 5, ...options }: QueueOptions): Promise<RunningQueue> {
	const undo: Array<() => Promise<void>> = [];
	const stop = async (): Promise<void> => {
		for (let step = undo.pop(); step; step = undo.pop()) await step();
	};
	try {
		const redis = await startRedis(backends.redis);
		undo.push(redis.stop);
		const postgres = await startPostgres(backends.initdb);
		undo.push(postgres.stop);
		const env = {
			EXECUTIONS_MODE: 'queue',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redis.port),
			...postgresEnvironment(postgres),
			...options.env,
		};
		const n8n = await launchN8n({ ...options, env });
		undo.push(n8n.stop);
		const names = Array.from({ length: count }, (_, index) => `worker-${index + 1}`);
		const started = await Promise.all(names.map(async (name) => await startWorker(n8n, name, concurrency, options.patience)));
		undo.push(async () => void (await Promise.all(started.map(async (worker) => await worker.stop()))));
		return { ...n8n, workers: started, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

async function startWorker(n8n: RunningN8n, name: string, concurrency: number, patience = 120_000): Promise<Worker & { stop(): Promise<void> }> {
	const start = async (): Promise<ServerProcess> => {
		const port = await freePort();
		const health = { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: String(port), N8N_WORKER_SERVER_ADDRESS: '127.0.0.1' };
		const server = await n8n.alongside(name, ['worker', `--concurrency=${concurrency}`], health);
		const isReady = async (): Promise<boolean> => (await answers(`http://127.0.0.1:${port}/healthz/readiness`))?.status === 200;
		await untilReady(`The n8n ${name}`, server, patience, isReady);
		return server;
	};
	let server = await start();
	const told = (what: string): string[] => [...server.log().matchAll(new RegExp(`Worker ${what} execution (\\d+)`, 'g'))].map(([, id = '']) => id);
	const executions = (): string[] => told('started');
	return {
		name,
		log: () => server.log(),
		executions,
		isBusy: () => executions().length > told('finished').length,
		kill: async () => await server.kill(),
		restart: async () => {
			await server.stop();
			server = await start();
		},
		stop: async () => await server.stop(),
	};
}
