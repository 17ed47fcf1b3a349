import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join, resolve } from 'node:path';
import { N8N_MANIFEST_DIR, PROJECT_ROOT } from '../paths.mts';
import { checkDiskSpace, nativePartsFailed, packagesFailed } from './install-errors.mts';
import { withFolderLock } from './lock-folder.mts';
import { findNodeForN8n, type NodeRuntime } from './node24.mts';
import { cleanNpmEnvironment, npm } from './npm.mts';
import { countInstalled, lockedFolders, plainReport, type Report } from './progress.mts';

/** An n8n on disk, ready to be launched. */
export interface N8nInstall {
	version: string;
	/** The folder that holds node_modules. */
	folder: string;
	/** n8n's own command. */
	bin: string;
	/** The Node.js that it runs under. */
	node: NodeRuntime;
}

export interface InstallOptions {
	/** Another version than the one that the lock file pins; resolved anew by npm, without a lock. */
	version?: string;
	/** Told about progress every second. By default a plain line on stderr every 15 s. */
	report?: Report;
}

interface Manifest {
	dependencies: { n8n: string };
}

const QUIET = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];

/** npm's own patience (a minute between tries, for each of 2,200 packages) makes ten minutes of a missing network. */
const NETWORK = ['--prefer-offline', '--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=10000'];

/** Written when all packages are there, so that a failed compilation does not cost the download again. */
const PACKAGES_STAMP = '.packages.json';
/** Written at the very end: an installation without it is unfinished and done again. */
const READY_STAMP = '.ready.json';

const readManifest = async (): Promise<Manifest> =>
	JSON.parse(await readFile(join(N8N_MANIFEST_DIR, 'package.json'), 'utf8')) as Manifest;

/** The version of n8n that the project is tested with. */
export const pinnedN8nVersion = async (): Promise<string> => (await readManifest()).dependencies.n8n;

/** Where a version is installed: beside the sources, unless N8N_UNDER_TEST names a folder to share between checkouts. */
function folderFor(version: string, pinned: string): string {
	const shared = process.env.N8N_UNDER_TEST;
	if (shared && version === pinned) return resolve(shared);
	return join(PROJECT_ROOT, '.n8n', version);
}

/** What the installation is made from; another hash means another installation. */
async function fingerprint(version: string): Promise<string> {
	const hash = createHash('sha256').update(version);
	for (const file of ['package.json', 'package-lock.json']) hash.update(await readFile(join(N8N_MANIFEST_DIR, file)));
	return hash.digest('hex');
}

interface Stamp {
	n8n: string;
	lock: string;
	node?: string;
}

async function readStamp(folder: string, name: string): Promise<Stamp | undefined> {
	const text = await readFile(join(folder, name), 'utf8').catch(() => undefined);
	if (text === undefined) return undefined;
	try {
		return JSON.parse(text) as Stamp;
	} catch {
		return undefined;
	}
}

const writeStamp = async (folder: string, name: string, stamp: Stamp): Promise<void> =>
	await writeFile(join(folder, name), JSON.stringify(stamp, null, '\t') + '\n');

/** Puts package.json and, for the pinned version, the lock file into the folder. */
async function writeManifest(folder: string, version: string, isPinned: boolean): Promise<void> {
	await mkdir(folder, { recursive: true });
	const manifest = await readManifest();
	manifest.dependencies.n8n = version;
	await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, '\t') + '\n');
	const lock = join(folder, 'package-lock.json');
	if (isPinned) await copyFile(join(N8N_MANIFEST_DIR, 'package-lock.json'), lock);
	else await rm(lock, { force: true });
}

/** Reports every second while something long runs. */
async function reporting<T>(tick: () => Promise<void>, work: () => Promise<T>): Promise<T> {
	let isTicking = false;
	const timer = setInterval(() => {
		if (isTicking) return;
		isTicking = true;
		void tick().finally(() => (isTicking = false));
	}, 1000);
	try {
		await tick();
		return await work();
	} finally {
		clearInterval(timer);
	}
}

/**
 * All packages, without their install scripts: several fetch binaries from hosts that a closed network lacks, n8n needs
 * none of those, and one failure makes npm undo the whole installation.
 */
async function installPackages(folder: string, version: string, isPinned: boolean, report: Report, start: number): Promise<void> {
	await checkDiskSpace(folder);
	const lockText = await readFile(join(N8N_MANIFEST_DIR, 'package-lock.json'), 'utf8');
	const folders = lockedFolders(JSON.parse(lockText) as Parameters<typeof lockedFolders>[0]);
	const tick = async (): Promise<void> =>
		report({
			step: 'packages',
			done: await countInstalled(folder, folders),
			total: folders.length,
			seconds: (Date.now() - start) / 1000,
		});
	const result = await reporting(tick, async () => {
		// One question first: it tells within seconds whether the registry can be reached, where the installation takes minutes.
		const probe = await npm(['view', `n8n@${version}`, 'version', ...NETWORK, ...QUIET], folder);
		if (!probe.ok) return probe;
		return await npm([isPinned ? 'ci' : 'install', '--ignore-scripts', ...NETWORK, ...QUIET], folder);
	});
	if (!result.ok) throw packagesFailed(result.output);
}

/** The two packages whose install scripts n8n cannot do without, compiled for (and with the headers of) n8n's Node.js. */
async function buildNativeParts(folder: string, node: NodeRuntime, report: Report, start: number): Promise<void> {
	const env: NodeJS.ProcessEnv = {
		...cleanNpmEnvironment(),
		PATH: [dirname(node.path), process.env.PATH ?? ''].join(delimiter),
	};
	if (node.headers) env.npm_config_nodedir = node.headers;
	const tick = async (): Promise<void> =>
		report({ step: 'native', done: 0, total: 0, seconds: (Date.now() - start) / 1000 });
	const args = ['rebuild', 'sqlite3', 'isolated-vm', '--ignore-scripts=false', '--foreground-scripts', ...QUIET];
	const result = await reporting(tick, async () => await npm(args, folder, env));
	if (!result.ok) throw await nativePartsFailed(result.output);
}

/** The installation as it lies there, if it is finished and made from what the project has now. */
async function existing(folder: string, version: string, lock: string): Promise<N8nInstall | undefined> {
	const stamp = await readStamp(folder, READY_STAMP);
	const bin = join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
	if (stamp?.lock !== lock || !existsSync(bin)) return undefined;
	const node = await findNodeForN8n(join(folder, 'node_modules'));
	return stamp.node === node.version ? { version, folder, bin, node } : undefined;
}

/** Installs the n8n under test, unless it is there already. The first time takes 4 to 6 minutes and 3 GB. */
export async function installN8n(options: InstallOptions = {}): Promise<N8nInstall> {
	const report = options.report ?? plainReport((line) => process.stderr.write(`Installing n8n: ${line}\n`));
	const pinned = await pinnedN8nVersion();
	const version = options.version ?? pinned;
	const isPinned = version === pinned;
	const folder = folderFor(version, pinned);
	const lock = await fingerprint(version);

	const ready = await existing(folder, version, lock);
	if (ready) return ready;

	await mkdir(dirname(folder), { recursive: true });
	const onWait = (): void => void process.stderr.write('Another process is installing this n8n; waiting for it.\n');
	return await withFolderLock(folder, async () => {
		const meanwhile = await existing(folder, version, lock);
		if (meanwhile) return meanwhile;

		const start = Date.now();
		await rm(join(folder, READY_STAMP), { force: true });
		if ((await readStamp(folder, PACKAGES_STAMP))?.lock !== lock) {
			await rm(join(folder, PACKAGES_STAMP), { force: true });
			await writeManifest(folder, version, isPinned);
			await installPackages(folder, version, isPinned, report, start);
			await writeStamp(folder, PACKAGES_STAMP, { n8n: version, lock });
		}
		const node = await findNodeForN8n(join(folder, 'node_modules'));
		await buildNativeParts(folder, node, report, start);
		await writeStamp(folder, READY_STAMP, { n8n: version, lock, node: node.version });
		return { version, folder, bin: join(folder, 'node_modules', 'n8n', 'bin', 'n8n'), node };
	}, onWait);
}
