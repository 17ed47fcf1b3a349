import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { resultOf } from '../scripts/n8n/execution.mts';
import { PROJECT_ROOT } from '../scripts/paths.mts';
import { cpuOf, findN8n, forgetPeak, memoryOf, untilIdle } from './process.mts';
import type { RawResult, RawTask } from './raw.mts';
import type { Counts, ServerSettings } from './server/counts.mts';
import type { BenchServer } from './serverProcess.mts';
import { stepName, workflowOf, type CredentialReference, type Step } from './workflow.mts';
import type { BenchWorld } from './world.mts';

/** One run. Times in milliseconds, memory in MiB. */
export interface Measured {
	/** What the nodes took, by n8n's own clock. */
	wall: number;
	/** What the whole workflow took; undefined outside n8n. */
	workflow?: number;
	/** CPU of the process, from the start of the workflow until it was over and saved. */
	cpu: number;
	/** Memory just before the run, and the most while it ran. */
	idle: number;
	peak: number;
	/** How the execution ended, and the error it ended with. */
	status: string;
	error?: string;
	/** Items that came out of the last node, and how many of them are errors; all, where the execution failed. */
	items: number;
	failed: number;
	counts: Counts;
}

export interface Bench {
	world: BenchWorld;
	server: BenchServer;
}

/** Runs steps once in n8n and measures n8n's main process meanwhile. */
export async function measureInN8n(
	{ world, server }: Bench,
	items: number,
	steps: readonly Step[],
	credential: CredentialReference,
	settings: Partial<ServerSettings> = {},
	settle = 0,
): Promise<Measured> {
	const { id: workflowId } = await world.rest.createWorkflow(workflowOf(items, steps, credential));
	const pid = await findN8n(world.n8n.userFolder);
	await server.setUp(settings);
	await sleep(settle);
	await forgetPeak(pid);
	const { now: idle } = await memoryOf(pid);
	const before = await cpuOf(pid);
	const executionId = await world.runQuietly(workflowId, async () => await untilIdle(pid, async () => (await server.counts()).requests));
	const cpu = (await cpuOf(pid)) - before;
	const { peak } = await memoryOf(pid);
	const counts = await server.counts();
	const execution = await world.rest.getExecution(executionId);
	const { status, error, outputs, timeOf } = resultOf(workflowId, execution);
	await world.forget(workflowId, executionId);
	const results = outputs(stepName(steps.length - 1));
	return {
		wall: steps.reduce((sum, _step, index) => sum + timeOf(stepName(index)), 0),
		workflow: Date.parse(execution.stoppedAt ?? '') - Date.parse(execution.startedAt),
		cpu,
		idle,
		peak,
		status,
		error: error?.message,
		items: results.length,
		failed: status === 'success' ? results.filter(({ json }) => 'error' in json).length : items,
		counts,
	};
}

/** The same requests from a script of one's own, under the Node.js that n8n runs under. */
export async function measureRaw({ world, server }: Bench, task: Omit<RawTask, 'baseUrl'>, settings: Partial<ServerSettings>): Promise<Measured> {
	await server.setUp(settings);
	const argument: RawTask = { ...task, baseUrl: server.url };
	const { stdout } = await execa(world.n8n.install.node.path, ['--import', 'tsx', join('bench', 'raw.mts'), JSON.stringify(argument)], {
		cwd: PROJECT_ROOT,
		stdin: 'ignore',
	});
	const { warmUp, ...result } = JSON.parse(stdout) as RawResult;
	const counts = await server.counts();
	counts.requests -= warmUp;
	return { ...result, status: 'success', items: task.count, failed: 0, counts };
}
