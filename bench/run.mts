import '../scripts/node-version.mts';
import { setTimeout as sleep } from 'node:timers/promises';
import { Command, InvalidArgumentError } from 'commander';
import { Listr, type ListrTask } from 'listr2';
import { Cleanup } from '../scripts/cleanup.mts';
import { packPackage } from '../scripts/n8n/pack.mts';
import { messageOf } from '../scripts/problem.mts';
import { allCases, WIDTH, type BenchCase, type Contender } from './cases.mts';
import { measureInN8n, measureRaw, type Bench, type Measured } from './measure.mts';
import { findN8n, idleCpuOf } from './process.mts';
import { aimsTable, caseTable, describe } from './report.mts';
import { describeMachine, loadNow, RESULTS_FILE, writeResults, type CaseResult, type ContenderResult } from './results.mts';
import { startServer } from './serverProcess.mts';
import { openWorld } from './world.mts';
import type { CredentialReference } from './workflow.mts';

/**
 * `npm run bench`: our node, n8n's HTTP Request node, a node as most are written, and a script outside n8n, doing the same
 * against the same server. Figures for people and a file; whatever they are, the exit status is 0.
 */

interface Options {
	quick: boolean;
	only?: string;
	runs?: number;
}

interface Context extends Bench {
	credential: CredentialReference;
	tarball: string;
	/** CPU milliseconds that n8n uses in a second of doing nothing. */
	idleCpu: number;
	results: CaseResult[];
}

/** Enough for the engine to have compiled what it runs. */
const WARM_UP_ITEMS = 1_000;
/** Milliseconds for memory to settle after a start. */
const SETTLE = 5_000;

function readRuns(text: string): number {
	const runs = Number(text);
	if (!Number.isInteger(runs) || runs < 1) throw new InvalidArgumentError('It is a number from 1 on.');
	return runs;
}

function readOptions(): Options {
	return new Command('npm run bench --')
		.description('Measures our node beside others in a real n8n. Takes about 5 minutes with --quick, about an hour in full.')
		.option('--quick', '1,000 items at most, one run of each, a smaller file', false)
		.option('--only <case>', 'one case, or all whose names begin like this: file, cold, expression, list, writes, limit, items-1000-20 …')
		.option('--runs <number>', 'runs of each, instead of 3 (1 with --quick)', readRuns)
		.parse()
		.opts<Options>();
}

function setUp(cleanup: Cleanup): Array<ListrTask<Context>> {
	return [
		{
			title: 'Build and pack the package',
			task: async (context) => {
				const packed = await packPackage();
				cleanup.add('the packed package', packed.remove);
				context.tarball = packed.tarball;
			},
		},
		{
			title: 'Start the bench server',
			task: async (context) => {
				context.server = await startServer();
				cleanup.add('the bench server', context.server.close);
			},
		},
		{
			title: 'Start n8n with our package and the plain node in it',
			task: async (context) => {
				context.world = await openWorld(context.tarball);
				cleanup.add('n8n', context.world.n8n.stop);
				context.credential = await context.world.credential(context.server.url);
				context.results = [];
			},
		},
		{
			title: 'Let n8n settle, and see what it uses by itself',
			task: async (context) => {
				await sleep(SETTLE);
				context.idleCpu = await idleCpuOf(await findN8n(context.world.n8n.userFolder));
			},
		},
	];
}

/** All runs of one contender. What goes wrong with it is noted, and the bench goes on. */
async function runContender(context: Context, one: BenchCase, contender: Contender, show: (line: string) => void): Promise<ContenderResult> {
	const runs: Measured[] = [];
	try {
		for (let run = 1; run <= one.runs; run++) {
			show(`${contender.name}, run ${run} of ${one.runs}`);
			if ('raw' in contender) {
				runs.push(await measureRaw(context, contender.raw, one.settings));
				continue;
			}
			if (one.isFresh) await context.world.n8n.restart();
			if (one.isFresh || run === 1) {
				await measureInN8n(context, Math.min(one.items, WARM_UP_ITEMS), contender.warmUp ?? contender.steps, context.credential);
			}
			const credential = one.isCold ? await context.world.credential(context.server.url) : context.credential;
			runs.push(await measureInN8n(context, one.items, contender.steps, credential, one.settings, one.isFresh ? SETTLE : 0));
		}
		return { contender: contender.name, runs };
	} catch (error) {
		return { contender: contender.name, runs, problem: messageOf(error) };
	}
}

const taskOf = (one: BenchCase): ListrTask<Context> => ({
	title: `${one.name}: ${one.title}`,
	task: async (context, task) => {
		const result: CaseResult = { name: one.name, title: one.title, items: one.items, contenders: [] };
		context.results.push(result);
		for (const contender of one.contenders) {
			result.contenders.push(await runContender(context, one, contender, (line) => (task.output = line)));
		}
	},
});

async function run(options: Options, cleanup: Cleanup): Promise<void> {
	const loadBefore = loadNow();
	const listrOptions = { concurrent: false, registerSignalListeners: false, fallbackRenderer: 'simple' } as const;
	const context = await new Listr<Context>(setUp(cleanup), listrOptions).run();
	const { only = '', quick, runs = quick ? 1 : 3 } = options;
	const cases = allCases(context.server.url, quick, runs).filter(({ name }) => name.startsWith(only));
	if (cases.length === 0) console.error(`There is no case "${only}".`);
	await new Listr<Context>(cases.map(taskOf), listrOptions).run(context);
	const machine = describeMachine(context.world.n8n.install, loadBefore, context.idleCpu);
	await writeResults(machine, { ...options }, context.results);
	console.log(`\n${context.results.map(caseTable).join('\n\n')}\n\nAims\n${aimsTable(context.results)}\n\n${describe(machine, WIDTH)}\nAll runs: ${RESULTS_FILE}`);
}

const cleanup = new Cleanup();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void cleanup.run().then(() => process.exit(1)));
await run(readOptions(), cleanup).catch((error: unknown) => console.error(error));
await cleanup.run();
process.exit(0);
