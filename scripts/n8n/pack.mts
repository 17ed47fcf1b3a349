import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../paths.mts';
import { lastLines, Problem } from '../problem.mts';
import { npm } from './npm.mts';

/** What the build reads. */
const SOURCES = ['credentials', 'nodes', 'vendors', 'engine', 'tsconfig.json', 'package.json', 'gulpfile.js'];

export interface Packed {
	/** The path of the .tgz file, in a temporary folder of its own. */
	tarball: string;
	/** Bytes of the .tgz, and of what is in it. */
	size: number;
	unpackedSize: number;
	/** The files in it, with their paths inside the package. */
	files: Array<{ path: string; size: number }>;
	/** Removes the temporary folder. */
	remove(): Promise<void>;
}

interface NpmPackReport {
	filename: string;
	size: number;
	unpackedSize: number;
	files: Array<{ path: string; size: number }>;
}

/** The modification times of everything below a path; a folder's own time tells that something was removed from it. */
async function modificationTimes(path: string, filter: (path: string) => boolean): Promise<number[]> {
	if (!existsSync(path)) return [];
	const { mtimeMs } = await stat(path);
	const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => []);
	const below = await Promise.all(
		entries
			.map((entry) => join(entry.parentPath, entry.name))
			.filter(filter)
			.map(async (entry) => (await stat(entry)).mtimeMs),
	);
	return filter(path) ? [mtimeMs, ...below] : below;
}

/** Whether dist/ was built after the last change to the sources. Icons keep their own times, so only .js files count. */
async function isBuilt(): Promise<boolean> {
	const built = await modificationTimes(join(PROJECT_ROOT, 'dist'), (path) => path.endsWith('.js'));
	if (built.length === 0) return false;
	const sources = await Promise.all(
		SOURCES.map(async (source) => await modificationTimes(join(PROJECT_ROOT, source), () => true)),
	);
	return Math.min(...built) > Math.max(...sources.flat());
}

/** Builds dist/ anew, unless it is newer than everything that it is built from. Answers whether it had to. */
export async function build(): Promise<boolean> {
	if (await isBuilt()) return false;
	const result = await npm(['run', 'build'], PROJECT_ROOT);
	if (!result.ok) throw new Problem(`The package does not build:\n\n${lastLines(result.output, 40)}`);
	return true;
}

/** Builds if needed and packs the package into the very file that `npm publish` would upload. */
export async function packPackage(): Promise<Packed> {
	await build();
	const folder = await mkdtemp(join(tmpdir(), 'vendor-connectors-pack-'));
	const result = await npm(['pack', '--json', '--pack-destination', folder], PROJECT_ROOT);
	if (!result.ok) throw new Error(`npm pack failed:\n${lastLines(result.output)}`);
	const [report] = JSON.parse(result.stdout) as NpmPackReport[];
	if (!report) throw new Error(`npm pack reported nothing:\n${lastLines(result.output)}`);
	return {
		tarball: join(folder, report.filename),
		size: report.size,
		unpackedSize: report.unpackedSize,
		files: report.files.map(({ path, size }) => ({ path, size })),
		remove: async () => await rm(folder, { recursive: true, force: true }),
	};
}
