import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join, resolve } from 'node:path';
import { satisfies } from 'semver';
import { PROJECT_ROOT } from '../paths.mts';
import { checkDiskSpace, nativePartsFailed, packagesFailed } from './install-errors.mts';
import { withFolderLock } from './lock-folder.mts';
import { findNodeForN8n, type NodeRuntime } from './node.mts';
import { cleanNpmEnvironment, npm } from './npm.mts';
import { countInstalled, lockedFolders, plainReport, type Report } from './progress.mts';
import { chosenN8nVersion, pinnedN8nVersion, sourceOf, type VersionSource } from './versions.mts';

/** An n8n on disk, ready to be launched. */
export interface N8nInstall {
	version: string;
	/** The folder that holds node_modules. */
	folder: string;
	/** n8n's own command. */
	bin: string;
	/** The Node.js that it runs under. */
	node: NodeRuntime;
	/** Settings without which it does not start here. */
	env: Record<string, string>;
}

export interface InstallOptions {
	/** By default the one that the environment variable N8N_VERSION names, or else the pinned one. */
	version?: string;
	/** Told about progress every second. By default a plain line on stderr every 15 s. */
	report?: Report;
}

const QUIET = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];

/** npm's own patience (a minute between tries, for each of 2,200 packages) makes ten minutes of a missing network. */
const NETWORK = ['--prefer-offline', '--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=10000'];

/** Written when all packages are there, so that a failed compilation does not cost the download again. */
const PACKAGES_STAMP = '.packages.json';
/** Written at the very end: an installation without it is unfinished and done again. */
const READY_STAMP = '.ready.json';

/** Where a version is installed: beside the sources, unless N8N_UNDER_TEST names a folder to share between checkouts. */
function folderFor(version: string, pinned: string): string {
	const shared = process.env.N8N_UNDER_TEST;
	if (shared && version === pinned) return resolve(shared);
	return join(PROJECT_ROOT, '.n8n', version);
}

/** What the installation is made from; another hash means another installation. */
async function fingerprint(version: string, { files }: VersionSource): Promise<string> {
	const hash = createHash('sha256').update(version);
	for (const file of files) if (file) hash.update(await readFile(file));
	return hash.digest('hex');
}

const binOf = (folder: string): string => join(folder, 'node_modules', 'n8n', 'bin', 'n8n');

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

/** Puts package.json and, where there is one, the lock file into the folder. */
async function writeManifest(folder: string, { manifest, files: [, locked] }: VersionSource): Promise<void> {
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, '\t') + '\n');
	const lock = join(folder, 'package-lock.json');
	if (locked) await copyFile(locked, lock);
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
async function installPackages(folder: string, version: string, lock: string | undefined, report: Report, start: number): Promise<void> {
	await checkDiskSpace(folder);
	const folders = lock ? lockedFolders(JSON.parse(await readFile(lock, 'utf8')) as Parameters<typeof lockedFolders>[0]) : [];
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
		return await npm([lock ? 'ci' : 'install', '--ignore-scripts', ...NETWORK, ...QUIET], folder);
	});
	if (!result.ok) throw packagesFailed(result.output);
}

/** The packages whose install scripts n8n cannot do without. The second is for the expression engine of newer versions. */
const NATIVE = ['sqlite3', 'isolated-vm'];

/** Whether a package is there and runs under this Node.js. */
async function fits(folder: string, name: string, node: NodeRuntime): Promise<boolean> {
	const text = await readFile(join(folder, 'node_modules', name, 'package.json'), 'utf8').catch(() => undefined);
	if (text === undefined) return false;
	const { engines } = JSON.parse(text) as { engines?: { node?: string } };
	return satisfies(node.version, engines?.node ?? '*');
}

/** The finished installation. n8n 1.123 runs under Node.js 20, but the isolated-vm that it brings does not. */
async function describeInstall(folder: string, version: string, node: NodeRuntime): Promise<N8nInstall> {
	const hasIsolates = await fits(folder, 'isolated-vm', node);
	return { version, folder, bin: binOf(folder), node, env: hasIsolates ? {} : { N8N_EXPRESSION_ENGINE: 'legacy' } };
}

/** Compiles them for (and with the headers of) n8n's Node.js. */
async function buildNativeParts(folder: string, node: NodeRuntime, report: Report, start: number): Promise<void> {
	const env: NodeJS.ProcessEnv = {
		...cleanNpmEnvironment(),
		PATH: [dirname(node.path), process.env.PATH ?? ''].join(delimiter),
	};
	if (node.headers) env.npm_config_nodedir = node.headers;
	const tick = async (): Promise<void> =>
		report({ step: 'native', done: 0, total: 0, seconds: (Date.now() - start) / 1000 });
	const fitting = await Promise.all(NATIVE.map(async (name) => await fits(folder, name, node)));
	const args = ['rebuild', ...NATIVE.filter((_name, index) => fitting[index]), '--ignore-scripts=false', '--foreground-scripts', ...QUIET];
	const result = await reporting(tick, async () => await npm(args, folder, env));
	if (!result.ok) throw await nativePartsFailed(result.output);
}

/** The installation as it lies there, if it is finished and made from what the project has now. */
async function existing(folder: string, version: string, lock: string): Promise<N8nInstall | undefined> {
	const stamp = await readStamp(folder, READY_STAMP);
	if (stamp?.lock !== lock || !existsSync(binOf(folder))) return undefined;
	const node = await findNodeForN8n(join(folder, 'node_modules'));
	return stamp.node === node.version ? await describeInstall(folder, version, node) : undefined;
}

/** Installs the n8n under test, unless it is there already. The first time takes 4 to 6 minutes and 3 GB. */
export async function installN8n(options: InstallOptions = {}): Promise<N8nInstall> {
	const report = options.report ?? plainReport((line) => process.stderr.write(`Installing n8n: ${line}\n`));
	const version = options.version ?? (await chosenN8nVersion());
	const folder = folderFor(version, await pinnedN8nVersion());
	const source = await sourceOf(version);
	const lock = await fingerprint(version, source);

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
			await writeManifest(folder, source);
			await installPackages(folder, version, source.files[1], report, start);
			await writeStamp(folder, PACKAGES_STAMP, { n8n: version, lock });
		}
		const node = await findNodeForN8n(join(folder, 'node_modules'));
		await buildNativeParts(folder, node, report, start);
		await writeStamp(folder, READY_STAMP, { n8n: version, lock, node: node.version });
		return await describeInstall(folder, version, node);
	}, onWait);
}
