import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { PROJECT_ROOT } from '../scripts/paths.mts';
import type { N8nInstall } from '../scripts/n8n/install.mts';
import type { Measured } from './measure.mts';

/** All runs of one contender in one case. */
export interface ContenderResult {
	contender: string;
	runs: Measured[];
	/** Why there is no figure. */
	problem?: string;
}

export interface CaseResult {
	name: string;
	title: string;
	items: number;
	contenders: ContenderResult[];
}

export interface Machine {
	cpu: string;
	cores: number;
	memoryMiB: number;
	/** Load of the last minute before the bench began: others' work, on a machine that is shared. */
	loadBefore: number;
	/** CPU milliseconds that n8n uses in a second of doing nothing. */
	idleCpu: number;
	node: string;
	n8n: string;
	n8nNode: string;
}

export function describeMachine({ version, node }: N8nInstall, loadBefore: number, idleCpu: number): Machine {
	return {
		cpu: cpus()[0]?.model ?? 'unknown',
		cores: cpus().length,
		memoryMiB: Math.round(totalmem() / 2 ** 20),
		loadBefore,
		idleCpu,
		node: process.versions.node,
		n8n: version,
		n8nNode: node.version,
	};
}

export const loadNow = (): number => Math.round((loadavg()[0] ?? 0) * 100) / 100;

export const RESULTS_FILE = join(PROJECT_ROOT, 'bench', 'results', 'latest.json');

export async function writeResults(machine: Machine, options: Record<string, unknown>, cases: readonly CaseResult[]): Promise<void> {
	await mkdir(dirname(RESULTS_FILE), { recursive: true });
	await writeFile(RESULTS_FILE, `${JSON.stringify({ date: new Date().toISOString(), machine, options, cases }, null, '\t')}\n`);
}

/** The middle one; of an even number, the lower of the two in the middle. */
export function median(values: readonly number[]): number | undefined {
	return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
}

/** The median run of each figure. */
export function medianOf({ runs }: ContenderResult, figure: (run: Measured) => number | undefined): number | undefined {
	return median(runs.map(figure).filter((value) => value !== undefined));
}
