import { startSandbox, type Sandbox } from '../../sandbox/index.mts';
import { launchN8n, type LaunchOptions, type RunningN8n } from '../../scripts/n8n/launch.mts';
import type { Item, RunResult } from '../../scripts/n8n/execution.mts';
import { packPackage } from '../../scripts/n8n/pack.mts';
import { N8nRest, type Workflow, type WorkflowNode } from '../../scripts/n8n/rest.mts';

export type CredentialType = keyof Sandbox['accounts'];

/** A credential as n8n has it. */
export interface MadeCredential {
	id: string;
	name: string;
	type: CredentialType;
	data: Record<string, unknown>;
}

/** A node under test; the rest of its workflow is the same everywhere. */
export interface NodeUnderTest {
	/** Node type without package, or a whole type name. */
	type: string;
	credential: MadeCredential;
	parameters: Record<string, unknown>;
	/** Input items; one empty one by default. */
	items?: Array<Record<string, unknown>>;
	onError?: 'continueRegularOutput' | 'continueErrorOutput';
	/** Options of a Convert to File node before it, which makes a file of each item's `file` (base64). */
	files?: Record<string, unknown>;
}

/** The real n8n with the packed package installed as a user does, beside the sandbox vendors. */
export interface World {
	sandbox: Sandbox;
	n8n: RunningN8n;
	rest: N8nRest;
	/** Makes a credential from the sandbox's account, with some fields changed. */
	credential(type: CredentialType, changes?: Record<string, unknown>): Promise<MadeCredential>;
	/** The editor's test button. */
	test(credential: MadeCredential): Promise<{ status: string; message: string }>;
	/** What n8n has stored, decrypted: tests look at tokens here, never through the REST API, which hides them. */
	n8nStored(id: string): Promise<Record<string, unknown>>;
	/** Runs a workflow of a trigger, the items and the node; the node is called "Node". */
	run(node: NodeUnderTest): Promise<RunResult & { items: Item[] }>;
	/** Runs a workflow of a trigger, the items of the first, and the nodes side by side; they bear the names given here. */
	runBeside(nodes: Readonly<Record<string, NodeUnderTest>>): Promise<RunResult>;
	/** Runs several Envi nodes one after the other; the last is called "Node". */
	chain(credential: MadeCredential, parameters: Array<Record<string, unknown>>): Promise<RunResult & { items: Item[] }>;
	/** Runs a workflow and stops it, as the editor's Stop button does, once `isUnderWay`. */
	runAndStop(node: NodeUnderTest, isUnderWay: () => boolean): Promise<{ status: string }>;
	close(): Promise<void>;
}

const NODE = 'Node';

/** @param launch another way to start n8n, such as in queue mode */
export async function openWorld(
	options: Partial<LaunchOptions> = {},
	launch: (options: LaunchOptions) => Promise<RunningN8n> = launchN8n,
): Promise<World> {
	const packed = await packPackage();
	const sandbox = await startSandbox();
	const n8n = await launch({ packageTarball: packed.tarball, ...options }).catch(async (error: unknown) => {
		// Left open, it would keep the test run from ending.
		await sandbox.close();
		await packed.remove();
		throw error;
	});
	const rest = new N8nRest(n8n);
	await rest.setUpOwner();
	const workflowOf = workflowsFor(await rest.newestVersion('n8n-nodes-base.httpRequest'));
	let made = 0;
	return {
		sandbox,
		n8n,
		rest,
		credential: async (type, changes = {}) => {
			const data = { ...sandbox.accounts[type], ...changes };
			const name = `${type} ${++made}`;
			return { id: await rest.createCredential(name, type, data), name, type, data };
		},
		n8nStored: async (id) => (await rest.readStored(id)).data,
		test: async (credential) => await rest.testCredential(credential),
		run: async (node) => {
			const result = await rest.runToEnd(workflowOf(node));
			return { ...result, items: result.outputs(NODE) };
		},
		runBeside: async (nodes) => {
			const whole = Object.entries(nodes).map(([name, node]) => ({ ...workflowOf(node), name }));
			const start = whole[0]?.nodes.slice(0, -1) ?? [];
			const beside = whole.flatMap(({ name, nodes: own }) => own.slice(-1).map((node) => ({ ...node, name })));
			const connections = inRow(start);
			connections[start.at(-1)?.name ?? ''] = { main: [beside.map(({ name }) => ({ node: name, type: 'main', index: 0 }))] };
			return await rest.runToEnd({ name: 'Beside', nodes: [...start, ...beside], connections, settings: {} });
		},
		chain: async (credential, parameters) => {
			const first = workflowOf({ type: 'envi', credential, parameters: {} });
			const start = first.nodes[0];
			const last = first.nodes.at(-1);
			if (!start || !last) throw new Error('no nodes');
			const nodes = parameters.map((one, index) => ({ ...last, name: index === parameters.length - 1 ? NODE : `Node ${index}`, parameters: one }));
			const result = await rest.runToEnd({ name: 'Chain', nodes: [start, ...nodes], connections: inRow([start, ...nodes]), settings: {} });
			return { ...result, items: result.outputs(NODE) };
		},
		runAndStop: async (node, isUnderWay) => {
			const { id } = await rest.createWorkflow(workflowOf(node));
			const execution = await rest.runWorkflow(id);
			while (!isUnderWay()) await rest.getWorkflow(id);
			await rest.request('POST', `/rest/executions/${execution}/stop`, {});
			return await rest.waitForExecution(execution);
		},
		close: async () => {
			await n8n.stop();
			await sandbox.close();
			await packed.remove();
		},
	};
}

/** @param httpRequest the version of n8n's HTTP Request node */
const workflowsFor = (httpRequest: number) => ({ type, credential, parameters, items = [{}], onError, files }: NodeUnderTest): Workflow => {
	const node = (name: string, nodeType: string, typeVersion: number, nodeParameters: Record<string, unknown>): WorkflowNode => ({
		name,
		type: nodeType,
		typeVersion,
		position: [0, 0],
		parameters: nodeParameters,
	});
	// Over several lines: two closing braces side by side would end the expression.
	const list = { id: 'list', name: 'list', type: 'array', value: `={{ ${JSON.stringify(items, null, 1)} }}` };
	const chain = [
		node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
		node('List', 'n8n-nodes-base.set', 3.4, { assignments: { assignments: [list] } }),
		node('Items', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'list' }),
		...(files ? [node('Files', 'n8n-nodes-base.convertToFile', 1.1, { operation: 'toBinary', sourceProperty: 'file', options: files })] : []),
		{
			...node(NODE, type.includes('.') ? type : `n8n-nodes-vendor-connectors.${type}`, type.includes('httpRequest') ? httpRequest : 1, parameters),
			credentials: { [credential.type]: { id: credential.id, name: credential.name } },
			...(onError ? { onError } : {}),
		},
	];
	return { name: 'Test', nodes: chain, connections: inRow(chain), settings: {} };
};

/** Each node after the one before it. */
function inRow(nodes: WorkflowNode[]): Workflow['connections'] {
	return Object.fromEntries(
		nodes.slice(0, -1).map(({ name }, index) => [name, { main: [[{ node: nodes[index + 1]?.name ?? '', type: 'main' as const, index: 0 }]] }]),
	);
}
