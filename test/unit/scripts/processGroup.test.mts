import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process that starts another in a group of its own, says its number, and stays. */
const STARTER = `
import { spawn } from 'node:child_process';
import { killGroupAtExit, OWN_GROUP } from './scripts/n8n/process-group.mts';
const child = spawn('sleep', ['600'], { ...OWN_GROUP, stdio: 'ignore' });
killGroupAtExit(child.pid);
console.log(child.pid);
setInterval(() => undefined, 1000);
`;

const isRunning = (pid: number): boolean => {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
};

async function started() {
	const starter = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', STARTER], { stdio: ['ignore', 'pipe', 'inherit'] });
	const [line] = (await once(starter.stdout, 'data')) as [Buffer];
	return { starter, pid: Number(String(line)) };
}

const onPosix = process.platform === 'win32' ? test.skip : test;

onPosix.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)('a server goes with the process that started it, also when that is ended by %s', async (signal) => {
	const { starter, pid } = await started();
	expect(isRunning(pid)).toBe(true);
	starter.kill(signal);
	// The watchdog looks once a second; the test's own time ends it otherwise.
	while (isRunning(pid)) await sleep(50);
});
