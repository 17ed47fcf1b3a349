import { access } from 'node:fs/promises';
import { join } from 'node:path';

/** How far an installation is. */
export interface InstallProgress {
	step: 'packages' | 'native';
	/** Packages on disk, and how many there will be. */
	done: number;
	total: number;
	/** Seconds since the installation began. */
	seconds: number;
}

export type Report = (progress: InstallProgress) => void;

interface LockedPackage {
	os?: string | string[];
	cpu?: string | string[];
	libc?: string | string[];
	link?: boolean;
	optional?: boolean;
}

/** npm's rule for `os` and `cpu`: a list of what is allowed, or with `!` of what is not; a single string is a list of one. */
function allows(list: string | string[] | undefined, value: string): boolean {
	if (list === undefined) return true;
	const entries = typeof list === 'string' ? [list] : list;
	const forbidden = entries.filter((entry) => entry.startsWith('!')).map((entry) => entry.slice(1));
	const allowed = entries.filter((entry) => !entry.startsWith('!'));
	return !forbidden.includes(value) && (allowed.length === 0 || allowed.includes(value));
}

/** The folders that an installation of this lock file fills on this machine. */
export function lockedFolders(lock: { packages?: Record<string, LockedPackage> }): string[] {
	return Object.entries(lock.packages ?? {})
		.filter(([path, locked]) => path !== '' && !locked.link)
		.filter(([, locked]) => allows(locked.os, process.platform) && allows(locked.cpu, process.arch))
		.filter(([, locked]) => !(locked.optional && allows(locked.libc, 'musl') && !allows(locked.libc, 'glibc')))
		.map(([path]) => path);
}

const exists = async (path: string): Promise<boolean> =>
	await access(path).then(
		() => true,
		() => false,
	);

/** How many of the folders hold a package by now: npm makes all folders first and fills them one by one. */
export async function countInstalled(root: string, folders: string[]): Promise<number> {
	const found = await Promise.all(folders.map(async (folder) => await exists(join(root, folder, 'package.json'))));
	return found.filter(Boolean).length;
}

const minutes = (seconds: number): string =>
	`${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

/** One line for people. */
export function describeProgress({ step, done, total, seconds }: InstallProgress): string {
	if (step === 'native') return `Preparing the native parts (up to 2 minutes), ${minutes(seconds)} so far`;
	if (total === 0) return `Packages, ${minutes(seconds)} so far`;
	const percent = Math.floor((done / total) * 100);
	return `${done} of ${total} packages (${percent} %), ${minutes(seconds)} so far`;
}

/** For a terminal that is not one (CI, a log file): a line now and then instead of one that moves. */
export function plainReport(write: (line: string) => void, everySeconds = 15): Report {
	let last = -Infinity;
	let lastStep: InstallProgress['step'] | undefined;
	return (progress) => {
		if (progress.step === lastStep && progress.seconds - last < everySeconds) return;
		last = progress.seconds;
		lastStep = progress.step;
		write(describeProgress(progress));
	};
}
