import { execFileSync } from 'node:child_process';

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

/** Ends the group when this process ends, however it ends (except by SIGKILL). Answers how to call that off. */
export function killGroupAtExit(pid: () => number | undefined): () => void {
	const kill = (): void => killGroup(pid());
	process.once('exit', kill);
	return () => void process.removeListener('exit', kill);
}
