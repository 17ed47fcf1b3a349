import { execFileSync } from 'node:child_process';
import { readdir, readFile, readlink, realpath, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What a process of this machine uses, from Linux's /proc. Elsewhere there is no /proc, and no figure.
 */

/** Ticks of the clock in which /proc counts CPU time, a second. */
const TICKS = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** Fields of /proc/<pid>/stat after the command, which may hold anything: state is the first, field 3 of proc(5). */
async function statFields(pid: number): Promise<string[]> {
	const text = await readFile(`/proc/${pid}/stat`, 'utf8');
	return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

/**
 * The n8n that works in a folder: the process that was started there and leads a process group. Its children (the task
 * runner) are in the same group and do not count.
 */
export async function findN8n(userFolder: string): Promise<number> {
	const folder = await realpath(userFolder);
	for (const name of await readdir('/proc')) {
		if (!/^\d+$/.test(name)) continue;
		const cwd = await readlink(`/proc/${name}/cwd`).catch(() => '');
		if (cwd !== folder) continue;
		const fields = await statFields(Number(name)).catch(() => []);
		if (fields[2] === name) return Number(name);
	}
	throw new Error(`No process works in ${folder}.`);
}

/** Milliseconds of CPU, user and system, that a process with all its threads has used. */
export async function cpuOf(pid: number): Promise<number> {
	const fields = await statFields(pid);
	return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS;
}

/** Memory in MiB: what a process holds now, and the most that it has held since `forgetPeak`. */
export async function memoryOf(pid: number): Promise<{ now: number; peak: number }> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	const read = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? NaN) / 1024;
	return { now: read('VmRSS'), peak: read('VmHWM') };
}

/** Sets the peak to what is held now (proc(5), clear_refs). */
export async function forgetPeak(pid: number): Promise<void> {
	await writeFile(`/proc/${pid}/clear_refs`, '5');
}

const LOOK_EVERY = 150;
/** Milliseconds of CPU in that time that a process uses for nothing in particular. */
const NEXT_TO_NOTHING = 20;

/** Waits until a process has done next to nothing for a moment, and neither has the server that it talks to. */
export async function untilIdle(pid: number, requests: () => Promise<number>): Promise<void> {
	let before = { cpu: await cpuOf(pid), requests: await requests() };
	for (;;) {
		await sleep(LOOK_EVERY);
		const now = { cpu: await cpuOf(pid), requests: await requests() };
		if (now.cpu - before.cpu <= NEXT_TO_NOTHING && now.requests === before.requests) return;
		before = now;
	}
}

/** CPU milliseconds a second that a process uses by itself. */
export async function idleCpuOf(pid: number, forSeconds = 4): Promise<number> {
	const before = await cpuOf(pid);
	await sleep(forSeconds * 1000);
	return Math.round(((await cpuOf(pid)) - before) / forSeconds);
}
