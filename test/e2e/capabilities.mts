import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as jestTest } from '@jest/globals';
import { execa } from 'execa';
import { installN8n, type N8nInstall } from '../../scripts/n8n/install.mts';

/** Something that not every n8n can do, as far as tests depend on it. */
interface Capability {
	/** What a person sees where it is missing. */
	without: string;
	isThere(n8n: N8nInstall): Promise<boolean>;
}

/** What the older versions of n8n lack; looked for in the n8n under test, whichever version it has. */
const CAPABILITIES = {
	advice: {
		without: 'this n8n drops the cause of a failed request, and shows its own words for a refused key in the credential window',
		isThere: async ({ node, folder }) => {
			const probe = `const { NodeApiError } = require(process.argv[1]); new NodeApiError({}, new Error('probe')).cause !== undefined`;
			const { stdout } = await execa(node.path, ['-p', probe, join(folder, 'node_modules', 'n8n-workflow')]);
			return stdout.trim() === 'true';
		},
	},
	domains: {
		without: "in HTTP Request, this n8n holds an OAuth2 credential's allowed domains against redirects only, and not against the URL itself",
		isThere: async ({ folder }) => {
			const helpers = join(folder, 'node_modules', 'n8n-core', 'dist', 'execution-engine', 'node-execution-context', 'utils', 'request-helper-functions.js');
			// Two callers, the old and the new HTTP layer, check each URL; from 2.37 on the layers have files of their own.
			const found = (await readFile(helpers, 'utf8')).match(/throwIfDomainNotAllowed\)\(/g) ?? [];
			return found.length !== 1;
		},
	},
	scope: {
		without: 'this n8n asks for the default scope of an OAuth2 credential, whatever is filled in',
		isThere: async ({ folder }) => await mentions(join(folder, 'node_modules', 'n8n', 'dist', 'oauth'), 'hasEditableScopeProperty').catch(() => false),
	},
	expiry: {
		without: 'this n8n does not keep when an OAuth2 token ends, so it is renewed when the vendor refuses it',
		isThere: async ({ folder }) => await mentions(join(folder, 'node_modules', 'n8n-core', 'dist', 'execution-engine'), 'n8n_expires_at'),
	},
} satisfies Record<string, Capability>;

export type CapabilityName = keyof typeof CAPABILITIES;

async function mentions(folder: string, words: string): Promise<boolean> {
	for (const entry of await readdir(folder, { recursive: true })) {
		if (entry.endsWith('.js') && (await readFile(join(folder, entry), 'utf8')).includes(words)) return true;
	}
	return false;
}

const n8n = await installN8n();
const entries = Object.entries(CAPABILITIES) as Array<[CapabilityName, Capability]>;
const present = new Map(await Promise.all(entries.map(async ([name, { isThere }]): Promise<[CapabilityName, boolean]> => [name, await isThere(n8n)])));

/** `test`, where the n8n under test can do this; elsewhere the test is skipped, and its name says why. */
export function testWhere(capability: CapabilityName, name: string, body: () => Promise<void>): void {
	if (present.get(capability)) jestTest(name, body);
	else jestTest.skip(`${name} [${CAPABILITIES[capability].without}]`, body);
}
