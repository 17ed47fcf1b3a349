import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lastLines } from '../problem.mts';
import { npm } from './npm.mts';

/**
 * Installs a packed package where n8n itself installs community packages, with the same npm options: the package is
 * loaded under its own name, from the files that npm would publish, without the sources beside it.
 */
export async function installCommunityPackage(userFolder: string, tarball: string): Promise<void> {
	const folder = join(userFolder, '.n8n', 'nodes');
	await mkdir(folder, { recursive: true });
	const manifest = { name: 'installed-nodes', private: true, dependencies: {} };
	await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
	const result = await npm(
		['install', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', '--no-update-notifier', tarball],
		folder,
	);
	if (!result.ok) throw new Error(`The package could not be installed into n8n:\n${lastLines(result.output)}`);
}
