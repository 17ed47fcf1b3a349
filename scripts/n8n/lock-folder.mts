import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether a process with this number is running. */
function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/**
 * Lets one process at a time work on a folder; the others wait. Making a directory either succeeds or finds it there,
 * on every file system. One that was left behind by a process that died is taken over.
 */
export async function withFolderLock<T>(folder: string, work: () => Promise<T>, onWait?: () => void): Promise<T> {
	const lock = `${folder}.lock`;
	const owner = join(lock, 'pid');
	for (let waited = 0; ; waited++) {
		try {
			await mkdir(lock);
			break;
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		}
		const pid = Number.parseInt(await readFile(owner, 'utf8').catch(() => ''), 10);
		// No number yet: its owner has just made it, or died in that instant.
		const isAbandoned = Number.isNaN(pid) ? waited > 5 : !isRunning(pid);
		if (isAbandoned) {
			await rm(lock, { recursive: true, force: true });
			continue;
		}
		if (waited === 0) onWait?.();
		await sleep(1000);
	}
	try {
		await writeFile(owner, String(process.pid));
		return await work();
	} finally {
		await rm(lock, { recursive: true, force: true });
	}
}
