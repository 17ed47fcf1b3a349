import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isOver, type Execution } from '../scripts/n8n/execution.mts';
import { launchN8n, type RunningN8n } from '../scripts/n8n/launch.mts';
import { npm } from '../scripts/n8n/npm.mts';
import { N8nRest } from '../scripts/n8n/rest.mts';
import { PROJECT_ROOT } from '../scripts/paths.mts';
import { lastLines } from '../scripts/problem.mts';
import type { CredentialReference } from './workflow.mts';

/** The one n8n that everything is measured in. */
export interface BenchWorld {
	n8n: RunningN8n;
	rest: N8nRest;
	/** Makes a credential for the bench server that has no token yet. */
	credential(baseUrl: string): Promise<CredentialReference>;
	/**
	 * Runs a workflow to its end. n8n is asked for the status when it looks idle only: each question costs it some
	 * 20 milliseconds of CPU.
	 */
	runQuietly(workflowId: string, idle: () => Promise<void>): Promise<string>;
	/** Removes an execution and its workflow. */
	forget(workflowId: string, executionId: string): Promise<void>;
}

/** Files go to the disk, as they do wherever files are large. */
const FILES_ON_DISK = { N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem', N8N_AVAILABLE_BINARY_DATA_MODES: 'filesystem' };

const LONGEST_RUN = 30 * 60_000;

/** Starts n8n with our package as a user installs it, and the plain node beside it. */
export async function openWorld(packageTarball: string, env: Record<string, string> = {}): Promise<BenchWorld> {
	const n8n = await launchN8n({ packageTarball, env: { ...FILES_ON_DISK, ...env } });
	try {
		await installPlainNode(n8n.userFolder);
		await n8n.restart();
		const rest = new N8nRest(n8n);
		await rest.setUpOwner();
		return worldOf(n8n, rest);
	} catch (error) {
		await n8n.stop();
		throw error;
	}
}

function worldOf(n8n: RunningN8n, rest: N8nRest): BenchWorld {
	let made = 0;
	return {
		n8n,
		rest,
		credential: async (baseUrl) => {
			const name = `bench ${++made}`;
			const data = { username: 'bench', password: `secret ${made}`, baseUrl, clientId: '099153c2625149bc8ecb3e85e03f0022', apiVersion: '1.0', organizationNo: '' };
			return { id: await rest.createCredential(name, 'enviApi', data), name };
		},
		runQuietly: async (workflowId, idle) => {
			const executionId = await rest.runWorkflow(workflowId);
			const filter = encodeURIComponent(JSON.stringify({ workflowId }));
			for (const end = Date.now() + LONGEST_RUN; Date.now() < end; ) {
				await idle();
				const { results } = await rest.request<{ results: Array<Pick<Execution, 'id' | 'status'>> }>('GET', `/rest/executions?limit=1&filter=${filter}`);
				const found = results.find(({ id }) => String(id) === executionId);
				if (found && isOver(found.status)) return executionId;
			}
			throw new Error(`An execution was not over after ${LONGEST_RUN / 60_000} minutes.`);
		},
		forget: async (workflowId, executionId) => {
			await rest.request('POST', '/rest/executions/delete', { ids: [executionId] });
			await rest.request('POST', `/rest/workflows/${workflowId}/archive`, {}).catch(() => undefined);
			await rest.request('DELETE', `/rest/workflows/${workflowId}`).catch(() => undefined);
		},
	};
}

/** Packs the plain node and installs it beside ours, where n8n keeps community packages. */
async function installPlainNode(userFolder: string): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'bench-plain-node-'));
	try {
		const packed = await npm(['pack', '--json', '--pack-destination', folder], join(PROJECT_ROOT, 'bench', 'plain-node'));
		if (!packed.ok) throw new Error(`The plain node could not be packed:\n${lastLines(packed.output)}`);
		const [report] = JSON.parse(packed.stdout) as Array<{ filename: string }>;
		const tarball = join(folder, report?.filename ?? '');
		const installed = await npm(['install', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', tarball], join(userFolder, '.n8n', 'nodes'));
		if (!installed.ok) throw new Error(`The plain node could not be installed:\n${lastLines(installed.output)}`);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

