import { execFileSync, spawn, type ChildProcess } from 'node:child_process';

/** How a process has to be spawned to lead a group of its own: then a Ctrl-C in the terminal does not reach it, only us. */
export const OWN_GROUP = { detached: process.platform !== 'win32', windowsHide: true } as const;

/** Ends a process that was spawned with OWN_GROUP, and all that it has started: compilers, task runners. */
export function killGroup(pid: number | undefined): void {
	if (pid === undefined) return;
	try {
		if (process.platform === 'win32') execFileSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
		else process.kill(-pid, 'SIGKILL');
	} catch {
		// Nobody left in the group.
	}
}

/** Ends the group when this process ends, however it ends. Answers how to call that off. */
export function killGroupAtExit(pid: number | undefined): () => void {
	if (pid === undefined) return () => undefined;
	const kill = (): void => killGroup(pid);
	process.once('exit', kill);
	const watchdog = process.platform === 'win32' ? undefined : startWatchdog(pid);
	return () => {
		process.removeListener('exit', kill);
		killGroup(watchdog?.pid);
	};
}

/** Outlives us and ends the group then: nobody hears of SIGKILL, and a jest test of no signal at all. */
function startWatchdog(pid: number): ChildProcess {
	const script = 'while kill -0 "$1" 2>/dev/null; do sleep 1; done; kill -9 "-$2" 2>/dev/null';
	const watchdog = spawn('sh', ['-c', script, 'watchdog', String(process.pid), String(pid)], { ...OWN_GROUP, stdio: 'ignore' });
	// Without a shell there is none; the exit of a process that nobody kills is still heard of.
	watchdog.once('error', () => undefined);
	watchdog.unref();
	return watchdog;
}
