import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseResult, type IFlattenedRuleSet, type IModule } from 'dependency-cruiser';

/**
 * Who may import whom. Facts about a vendor are data, the engine knows no vendor, and n8n's two faces (credential, node)
 * are thin; the sandbox shares no code with what is tested against it.
 */

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

type Forbidden = NonNullable<IFlattenedRuleSet['forbidden']>;

/** Our own files, by their folder. */
const OURS = '^(engine|vendors|credentials|nodes|sandbox|scripts|test|bench)/';

const rules: Forbidden = [
	{
		name: 'the engine imports itself, n8n-workflow and node:crypto',
		severity: 'error',
		from: { path: '^engine/' },
		to: { pathNot: ['^engine/', '(^|/)node_modules/n8n-workflow/', '^(node:)?crypto$'] },
	},
	{
		name: 'within the engine, imports go downwards: node → paging, http, token → what stands at its root',
		severity: 'error',
		from: { path: '^engine/(paging|http|token)/' },
		to: { path: '^engine/node/' },
	},
	{ name: 'the root of the engine imports nothing above it', severity: 'error', from: { path: '^engine/[^/]+$' }, to: { path: '^engine/.+/' } },
	{
		name: 'a vendor imports its own files and the types it is described in',
		severity: 'error',
		from: { path: '^vendors/([^/]+)/' },
		to: { pathNot: ['^vendors/$1/', '^engine/(vendor|catalogue)\\.ts$'] },
	},
	{
		name: 'and of those, types only',
		severity: 'error',
		from: { path: '^vendors/' },
		to: { path: '^engine/', dependencyTypesNot: ['type-only'] },
	},
	{
		name: 'a credential imports engine/token, a vendor and n8n-workflow',
		severity: 'error',
		from: { path: '^credentials/' },
		to: { pathNot: ['^engine/token/', '^vendors/', '(^|/)node_modules/n8n-workflow/'] },
	},
	{
		name: 'a node imports the engine, a vendor and n8n-workflow',
		severity: 'error',
		from: { path: '^nodes/' },
		to: { pathNot: ['^engine/', '^vendors/', '(^|/)node_modules/n8n-workflow/'] },
	},
	{
		name: 'nothing that is published imports what is not',
		severity: 'error',
		from: { path: '^(engine|vendors|credentials|nodes)/' },
		to: { path: '^(sandbox|scripts|test|bench)/' },
	},
	{
		name: 'the sandbox is written from the vendors\' documents, and imports nothing of ours',
		severity: 'error',
		from: { path: '^sandbox/' },
		to: { path: OURS, pathNot: '^sandbox/' },
	},
	{ name: 'no circles', severity: 'error', from: { path: '^(engine|vendors|credentials|nodes)/' }, to: { circular: true } },
	{ name: 'everything is found', severity: 'error', from: {}, to: { couldNotResolve: true } },
];

let result: ICruiseResult;

async function read(ruleSet: Forbidden): Promise<ICruiseResult> {
	const { output } = await cruise(
		['engine', 'vendors', 'credentials', 'nodes', 'sandbox'],
		{
			baseDir: root,
			validate: true,
			ruleSet: { forbidden: ruleSet },
			tsPreCompilationDeps: true,
			doNotFollow: { path: 'node_modules' },
		},
	);
	return output as ICruiseResult;
}

const breaches = ({ summary }: ICruiseResult, name: string) =>
	summary.violations.filter(({ rule }) => rule.name === name).map(({ from, to }) => `${from} → ${to}`);

/** Files in a folder, however deep, as paths from the root. */
const filesIn = (folder: string, ending: RegExp): string[] =>
	readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && ending.test(entry.name))
		.map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));

const source = (file: string) => readFileSync(join(root, file), 'utf8');

beforeAll(async () => {
	result = await read(rules);
}, 60_000);

test('every source file was looked at', () => {
	const seen = new Set(result.modules.map((module: IModule) => module.source));
	const all = [...['engine', 'vendors', 'credentials', 'nodes'].flatMap((folder) => filesIn(folder, /\.ts$/)), ...filesIn('sandbox', /\.mts$/)];
	expect(all.length).toBeGreaterThan(60);
	expect(all.filter((file) => !seen.has(file))).toEqual([]);
});

test.each(rules.map(({ name }) => [String(name)]))('%s', (name) => {
	expect(breaches(result, name)).toEqual([]);
});

test('a forbidden import would be seen, also one of types', async () => {
	const all: Forbidden = [{ name: 'x', severity: 'error', from: { path: '^vendors/envi/' }, to: { path: '^engine/vendor\\.ts$' } }];
	expect(breaches(await read(all), 'x')).not.toEqual([]);
}, 60_000);

describe('the engine knows no vendor', () => {
	const names = readdirSync(join(root, 'vendors'));

	/** Names as words, and in identifiers such as `enviApi`. */
	const named = (file: string) =>
		source(file)
			.split('\n')
			.flatMap((line, index) => (new RegExp(`\\b(${names.join('|')})(?![a-z])`, 'i').test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : []));

	const inComments = ['engine/vendor.ts'];

	test('there are five to look for', () => {
		expect([...names].sort()).toEqual(['enboarder', 'envi', 'envizage', 'envoke', 'envoy']);
	});

	test('no name of one stands in it', () => {
		expect(filesIn('engine', /\.ts$/).filter((file) => !inComments.includes(file)).flatMap(named)).toEqual([]);
	});

	test.each(inComments)('%s: a vendor stands in a comment as the example', (file) => {
		expect(named(file)).toEqual([]);
	});

	test('nor a host of one', () => {
		const hosts = /\b[\w-]+\.(net|com|me|io)\b/g;
		const found = filesIn('engine', /\.ts$/).flatMap((file) => source(file).match(hosts) ?? []);
		// n8n's own documentation is linked where its conventions want it.
		expect(found.filter((host) => !/^(example|api\.example|n8n\.io)/.test(host))).toEqual([]);
	});
});

describe('what n8n forbids a package (its linter looks at nodes and credentials only)', () => {
	const shipped = ['engine', 'vendors', 'credentials', 'nodes'].flatMap((folder) => filesIn(folder, /\.ts$/));

	test.each([
		['globals', /\b(setTimeout|setInterval|setImmediate|clearTimeout|clearInterval|globalThis|__dirname|__filename)\b/],
		['the process and its environment', /\bprocess\.\w/],
		['the console', /\bconsole\.\w/],
		['code made of text', /\beval\(|new Function\(/],
		['own HTTP', /\bfetch\(|XMLHttpRequest/],
	])('%s', (_name, pattern) => {
		expect(shipped.filter((file) => pattern.test(source(file)))).toEqual([]);
	});
});
