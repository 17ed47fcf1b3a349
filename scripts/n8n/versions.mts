import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { N8N_MANIFEST_DIR } from '../paths.mts';

/** The older n8n that `npm run test:versions` runs the end-to-end tests against, besides the pinned one; oldest first. */
export const OLDER_VERSIONS: readonly string[] = ['1.123.81', '2.20.12'];

/** What an installation of n8n is made from. */
export interface N8nManifest {
	dependencies: { n8n: string };
	[key: string]: unknown;
}

const read = async (folder: string): Promise<N8nManifest> =>
	JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as N8nManifest;

/** The version of n8n that the project is developed and tested with. */
export const pinnedN8nVersion = async (): Promise<string> => (await read(N8N_MANIFEST_DIR)).dependencies.n8n;

/** The version that is asked for: the one that the environment variable N8N_VERSION names, or else the pinned one. */
export const chosenN8nVersion = async (): Promise<string> => process.env.N8N_VERSION || (await pinnedN8nVersion());

/** What a version is installed from. */
export interface VersionSource {
	manifest: N8nManifest;
	/** The files that it comes from; the second is the lock file, where there is one. */
	files: [manifest: string, lock?: string];
}

/**
 * The manifest and lock file of a version: the pinned one's in n8n/, an older one's in n8n/<version>/. Any other version
 * is made from the pinned one's manifest and resolved by npm as of today.
 */
export async function sourceOf(version: string): Promise<VersionSource> {
	const isPinned = version === (await pinnedN8nVersion());
	const own = isPinned ? N8N_MANIFEST_DIR : join(N8N_MANIFEST_DIR, version);
	if (existsSync(join(own, 'package.json'))) {
		return { manifest: await read(own), files: [join(own, 'package.json'), join(own, 'package-lock.json')] };
	}
	const manifest = await read(N8N_MANIFEST_DIR);
	return { manifest: { ...manifest, dependencies: { n8n: version } }, files: [join(N8N_MANIFEST_DIR, 'package.json')] };
}
