import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';
import { lastLines } from './problem.mts';
import { killGroupAtExit, OWN_GROUP } from './n8n/process-group.mts';

/** Where a program is, or a sentence that says what is missing and how to get it. */
export type Found = { path: string } | { missing: string };

/** A program that no npm package brings. */
export interface Program {
	/** What it is called; the first that is found. */
	names: readonly [string, ...string[]];
	/** What it is needed for, at the end of a sentence. */
	purpose: string;
	/** Debian's package. */
	debian: string;
	/** Homebrew's. */
	brew: string;
	/** Where else than on the PATH it may be. */
	folders?: () => Promise<string[]>;
}

/** Finds a program on this machine, or installs Debian's package where this process may. */
export async function findOrInstall(program: Program): Promise<Found> {
	const path = await find(program);
	if (path !== undefined) return { path };
	const why = await installFromDebian(program);
	const installed = await find(program);
	if (installed !== undefined) return { path: installed };
	const how = `Debian and Ubuntu: \`apt-get install ${program.debian}\`; macOS: \`brew install ${program.brew}\``;
	return { missing: `There is no ${program.names[0]} on the PATH, and ${why}. Install it (${how}).` };
}

async function find({ names, folders }: Pick<Program, 'names' | 'folders'>): Promise<string | undefined> {
	const onPath = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
	const places = [...((await folders?.()) ?? []), ...onPath];
	for (const path of names.flatMap((name) => places.map((folder) => join(folder, name)))) if (await isExecutable(path)) return path;
	return undefined;
}

export const isExecutable = async (path: string): Promise<boolean> =>
	await access(path, constants.X_OK).then(
		() => true,
		() => false,
	);

/** Tries Debian's package. Answers half a sentence about why there may be none afterwards. */
async function installFromDebian({ debian: name, purpose }: Program): Promise<string> {
	if ((await find({ names: ['apt-get'] })) === undefined) return 'there is no apt-get to install it with';
	if (process.getuid?.() !== 0) return 'only root can install it with apt-get';
	process.stderr.write(`Installing Debian's ${name} for ${purpose}.\n`);
	const install = ['install', '--yes', '--no-install-recommends', name];
	if ((await aptGet(...install)).ok) return '';
	// A fresh container has no lists of packages, or old ones.
	await aptGet('update');
	const second = await aptGet(...install);
	return second.ok ? '' : `apt-get could not install it (${lastLines(second.output, 1)})`;
}

async function aptGet(...args: string[]): Promise<{ ok: boolean; output: string }> {
	// Run level 1: the package does not start a server of its own for the machine.
	const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
	const options = { ...OWN_GROUP, cleanup: false, env, all: true, reject: false, stdin: 'ignore' } as const;
	const child = execa('apt-get', ['--quiet', '-o', 'Acquire::Retries=2', ...args], options);
	const callOff = killGroupAtExit(child.pid);
	const { exitCode, all } = await child;
	callOff();
	return { ok: exitCode === 0, output: all ?? '' };
}
