import './node-version.mts';
import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Command, InvalidArgumentError } from 'commander';
import { Listr, type ListrTask } from 'listr2';
import { startSandbox } from '../sandbox/index.mts';
import { Cleanup } from './cleanup.mts';
import { CREDENTIAL_TYPES, isCodeFlow, loadExamples } from './examples.mts';
import { installN8n } from './n8n/install.mts';
import { launchN8n, type RunningN8n } from './n8n/launch.mts';
import { packPackage, type Packed } from './n8n/pack.mts';
import { requireFreePort } from './n8n/ports.mts';
import { describeProgress, plainReport } from './n8n/progress.mts';
import { N8nRest, OWNER } from './n8n/rest.mts';
import { messageOf, Problem } from './problem.mts';
import { resultsTable, type ExampleResult } from './results-table.mts';
import { makeCredentials, runExample, type Credentials } from './run-examples.mts';

/**
 * `npm start`: the package in a real n8n, beside sandbox vendors, with a credential of every type and every example
 * run once. Then the editor stays open, or with --once everything ends.
 */

type Sandbox = Awaited<ReturnType<typeof startSandbox>>;

/** What the steps hand on. */
interface Context {
	packed: Packed;
	sandbox: Sandbox;
	n8n: RunningN8n;
	rest: N8nRest;
	credentials: Credentials;
	results: ExampleResult[];
}

interface Options {
	once: boolean;
	port: number;
}

function readPort(text: string): number {
	const port = Number(text);
	if (!Number.isInteger(port) || port < 1 || port > 65535) throw new InvalidArgumentError('A port is a number from 1 to 65535.');
	return port;
}

function readOptions(): Options {
	const command = new Command('npm start --')
		.description('Starts n8n with this package in it and sandbox vendors beside it, and runs every example once.')
		.option('--once', 'end after the table, with exit status 0 only if every example gave what it should', false)
		.option('--port <number>', "port of n8n's editor", readPort, 5678);
	return command.parse().opts<Options>();
}

const isTerminal = process.stdout.isTTY;

function steps({ port }: Options, cleanup: Cleanup): Array<ListrTask<Context>> {
	return [
		{
			title: 'Build and pack the package',
			task: async (context, task) => {
				await requireFreePort(port, `choose another port: npm start -- --port ${port + 2}`);
				context.packed = await packPackage();
				cleanup.add('the packed package', context.packed.remove);
				const { size, files } = context.packed;
				task.title += `: ${files.length} files, ${(size / 1000).toFixed(0)} kB`;
			},
		},
		{
			title: 'Install n8n (the first time: 4 to 6 minutes, 3 GB)',
			task: async (_context, task) => {
				const show = (line: string): void => void (task.output = line);
				const report = isTerminal ? (progress: Parameters<typeof describeProgress>[0]) => show(describeProgress(progress)) : plainReport(show);
				const { version, node } = await installN8n({ report });
				task.title = `Install n8n: ${version}, on Node.js ${node.version}`;
			},
		},
		{
			title: 'Start the sandbox vendors',
			task: async (context, task) => {
				context.sandbox = await startSandbox().catch((error: unknown) => {
					throw new Problem(`The sandbox did not start: ${messageOf(error)}`);
				});
				cleanup.add('the sandbox', async () => await context.sandbox.close());
				task.title += `: ${Object.keys(context.sandbox.vendors).join(', ')}`;
			},
		},
		{
			title: 'Start n8n with the package in it',
			task: async (context, task) => {
				context.n8n = await launchN8n({ port, packageTarball: context.packed.tarball });
				cleanup.add('n8n', context.n8n.stop);
				context.rest = new N8nRest(context.n8n);
				await context.rest.setUpOwner();
				task.title += `: ${context.n8n.url}`;
			},
		},
		{
			title: 'Create a credential of every type',
			task: async (context, task) => {
				context.credentials = await makeCredentials(context.rest, context.sandbox.accounts, (type) => (task.output = type));
				const codeFlows = CREDENTIAL_TYPES.filter(isCodeFlow).length;
				const connected = codeFlows - Object.keys(context.credentials.notConnected).length;
				task.title += `: ${CREDENTIAL_TYPES.length}; ${connected} of ${codeFlows} connected through the vendor's sign-in page`;
			},
		},
		{
			title: 'Run the examples',
			task: async (context, task) => {
				context.results = [];
				for (const example of await loadExamples()) {
					task.output = example.workflow.name;
					context.results.push(await runExample(context.rest, context.credentials, example));
				}
				const good = context.results.filter(({ problem }) => problem === undefined).length;
				task.title += `: ${good} of ${context.results.length} gave what they should`;
			},
		},
	];
}

/** Resolves when the person wants it to end. npm passes a Ctrl-C on that the terminal has sent already: more are ignored. */
function untilInterrupted(): Promise<NodeJS.Signals> {
	return new Promise((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal));
	});
}

function describeForPeople({ n8n, sandbox }: Context): string {
	return [
		`The editor:  ${n8n.url}`,
		`Sign in as:  ${OWNER.email}  with password  ${OWNER.password}`,
		`The vendors: ${Object.entries(sandbox.vendors).map(([name, { baseUrl }]) => `${name} ${baseUrl}`).join('  ')}`,
		`n8n's log:   ${n8n.logFile}`,
		'Ctrl-C ends everything.',
	].join('\n');
}

async function run(options: Options, cleanup: Cleanup, interrupted: Promise<NodeJS.Signals>): Promise<number> {
	const context = await new Listr<Context>(steps(options, cleanup), {
		concurrent: false,
		registerSignalListeners: false,
		rendererOptions: { collapseErrors: false, showErrorMessage: false },
		fallbackRenderer: 'simple',
	}).run();
	console.log(resultsTable(context.results));
	const isAllGood = context.results.every(({ problem }) => problem === undefined);
	if (options.once) return isAllGood ? 0 : 1;

	console.log(describeForPeople(context));
	const end = await Promise.race([interrupted, context.n8n.exited()]);
	if (typeof end === 'string') {
		console.log('\nStopping n8n and the sandbox.');
		return 0;
	}
	console.error(`n8n has ended by itself, with status ${end}. Its last lines:\n${context.n8n.log().trimEnd().split('\n').slice(-20).join('\n')}`);
	return 1;
}

const cleanup = new Cleanup();
const interrupted = untilInterrupted();
const options = readOptions();
const ended = run(options, cleanup, interrupted).catch((error: unknown) => {
	console.error(`\n${error instanceof Problem || !(error instanceof Error) ? messageOf(error) : (error.stack ?? error.message)}`);
	return 1;
});
// Interrupted while it is still starting: do not wait for the rest, and end as a process does that a signal ended.
const cutShort = interrupted.then(async (signal) => await sleep(200, 128 + constants.signals[signal]));
const status = await Promise.race([ended, cutShort]);
await cleanup.run();
process.exit(status);
