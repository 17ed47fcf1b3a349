import { statfs } from 'node:fs/promises';
import { execa } from 'execa';
import { lastLines, Problem } from '../problem.mts';

const NEEDED_BYTES = 5e9;

/** Refuses to begin what cannot end: n8n takes 3 GB, and npm needs room to unpack. */
export async function checkDiskSpace(folder: string): Promise<void> {
	const { bavail, bsize } = await statfs(folder);
	const free = bavail * bsize;
	if (free >= NEEDED_BYTES) return;
	throw new Problem(
		`Installing n8n takes about 3 GB and needs 5 GB free; ${folder} has ${(free / 1e9).toFixed(1)} GB. ` +
			'Free some space, or name a folder on another disk in the environment variable N8N_UNDER_TEST.',
	);
}

const runs = async (command: string): Promise<boolean> =>
	(await execa(command, ['--version'], { reject: false, timeout: 20_000 })).exitCode === 0;

/** What is missing of the tools that node-gyp compiles with. */
export async function missingBuildTools(): Promise<string[]> {
	if (process.platform === 'win32') return [];
	const anyRuns = async (commands: string[]): Promise<boolean> =>
		(await Promise.all(commands.map(runs))).some(Boolean);
	const missing: string[] = [];
	if (!(await anyRuns(['c++', 'g++', 'clang++']))) missing.push('a C++ compiler');
	if (!(await anyRuns(['make', 'gmake']))) missing.push('make');
	if (!(await anyRuns(['python3', 'python']))) missing.push('python3');
	return missing;
}

/** How to get the tools, in the words of the machine's own package manager. */
function howToGetBuildTools(): string {
	if (process.platform === 'darwin') return 'Run: xcode-select --install';
	if (process.platform === 'win32') return 'Install "Desktop development with C++" of the Visual Studio Build Tools, and Python 3';
	return 'On Debian or Ubuntu: apt-get install build-essential python3 (Fedora: dnf install gcc-c++ make python3; Alpine: apk add build-base python3)';
}

/** sqlite3 found no ready-made binary and could not be compiled. */
export async function nativePartsFailed(output: string): Promise<Problem> {
	const missing = await missingBuildTools();
	const why =
		missing.length > 0
			? `this machine lacks ${missing.join(', ')}. ${howToGetBuildTools()}. Then start again: what is installed already is kept.`
			: 'npm said:';
	return new Problem(`n8n's database driver (sqlite3) has to be compiled here, and that failed: ${why}\n\n${lastLines(output)}`);
}

const REASONS: Array<[pattern: RegExp, reason: string]> = [
	[
		/\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENETUNREACH|EHOSTUNREACH|ERR_INVALID_PROTOCOL)\b/,
		'the npm registry cannot be reached. Check the network, or the proxy and registry that npm is set to (npm config get registry; npm config get proxy)',
	],
	[/\b(UNABLE_TO_|SELF_SIGNED_CERT|CERT_|DEPTH_ZERO)\w*/, 'the certificate of the npm registry is not trusted here (npm config get cafile)'],
	[/\bE401\b|\bE403\b|\bENEEDAUTH\b/, 'the npm registry refuses access'],
	[/\bENOSPC\b/, 'the disk is full'],
	[/\bEACCES\b|\bEPERM\b|\bEROFS\b/, 'npm may not write there'],
	[/\bE404\b|\bETARGET\b|\bENOVERSIONS\b/, 'the npm registry lacks a package that n8n needs'],
	[/\bEUSAGE\b/, 'n8n/package.json and n8n/package-lock.json do not go together'],
	[/\bEINTEGRITY\b/, 'a downloaded package is not the one in the lock file'],
];

/** What npm said, without the page of usage that follows some of its errors. */
const withoutUsage = (output: string): string => output.split(/^npm error Usage:/m)[0] ?? output;

/** Why `npm ci` failed, as far as its output tells, with its last lines. */
export function packagesFailed(output: string): Problem {
	const reason = REASONS.find(([pattern]) => pattern.test(output))?.[1] ?? 'npm failed';
	return new Problem(`n8n could not be installed: ${reason}. npm's last lines:\n\n${lastLines(withoutUsage(output))}`);
}
