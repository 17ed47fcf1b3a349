import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';
import { messageOf } from './problem.mts';

/** What a Chromium is called, by Debian, Ubuntu, Fedora and Google. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

export type Found = { path: string } | { missing: string };

/**
 * A Chromium to look at the editor with: one that is installed, the one that CHROMIUM names, or Debian's, installed now
 * where this process may do that (a CI container). Otherwise a sentence that says what to install.
 */
export async function findChromium(report: (line: string) => void): Promise<Found> {
	const named = process.env.CHROMIUM;
	if (named) return (await isExecutable(named)) ? { path: named } : { missing: `CHROMIUM names ${named}, which cannot be run.` };
	const installed = await onPath();
	if (installed !== undefined) return { path: installed };
	if (process.platform !== 'linux' || process.getuid?.() !== 0 || (await onPath(['apt-get'])) === undefined) {
		return { missing: "There is no Chromium on PATH. Install one (Debian: apt-get install chromium), or set CHROMIUM to a browser's path." };
	}
	report("Installing Debian's Chromium for the browser tests.");
	try {
		await aptGet('update');
		await aptGet('install', '--yes', '--no-install-recommends', 'chromium');
	} catch (error) {
		return { missing: `There is no Chromium on PATH, and Debian's could not be installed: ${messageOf(error)}` };
	}
	const path = await onPath();
	return path === undefined ? { missing: "Debian's chromium was installed, but there is none on PATH." } : { path };
}

async function aptGet(...args: string[]): Promise<void> {
	await execa('apt-get', args, { env: { DEBIAN_FRONTEND: 'noninteractive' }, stdin: 'ignore', timeout: 600_000 });
}

async function onPath(names = NAMES): Promise<string | undefined> {
	const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
	for (const file of names.flatMap((name) => folders.map((folder) => join(folder, name)))) {
		if (await isExecutable(file)) return file;
	}
	return undefined;
}

const isExecutable = async (file: string): Promise<boolean> =>
	await access(file, constants.X_OK).then(
		() => true,
		() => false,
	);
