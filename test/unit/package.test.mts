import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const description = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
	name: string;
	license: string;
	keywords: string[];
	main: string;
	files: string[];
	scripts: Record<string, string>;
	dependencies?: object;
	peerDependencies: object;
	n8n: { n8nNodesApiVersion: number; strict: boolean; credentials: string[]; nodes: string[] };
};

const sources = (folder: string, ending: string) =>
	readdirSync(join(root, folder), { recursive: true })
		.map(String)
		.filter((file) => file.endsWith(ending))
		.map((file) => `${folder}/${file.replaceAll('\\', '/')}`);

describe('package.json', () => {
	test('is a community package with no dependency of its own', () => {
		expect(description.name).toBe('n8n-nodes-vendor-connectors');
		expect(description.keywords).toContain('n8n-community-node-package');
		expect(description.license).toBe('MIT');
		expect(description.dependencies).toBeUndefined();
		expect(description).not.toHaveProperty('optionalDependencies');
		expect(description).not.toHaveProperty('overrides');
		expect(description).not.toHaveProperty('bundleDependencies');
		expect(description.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	test('publishes dist and index.js', () => {
		expect([...description.files].sort()).toEqual(['dist', 'index.js']);
		expect(description.main).toBe('index.js');
		expect(existsSync(join(root, 'index.js'))).toBe(true);
	});

	test('runs nothing when it is installed', () => {
		const hooks = ['prepare', 'preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'postprepare'];
		expect(Object.keys(description.scripts).filter((name) => hooks.includes(name))).toEqual([]);
	});

	test.each<['credentials' | 'nodes', string, number]>([
		['credentials', '.credentials', 11],
		['nodes', '.node', 5],
	])('registers every file of %s, and each is made from a source', (kind, ending, count) => {
		const registered = description.n8n[kind].map((path) => path.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
		expect([...registered].sort()).toEqual(sources(kind, `${ending}.ts`).sort());
		expect(registered).toHaveLength(count);
		for (const path of description.n8n[kind]) expect(path).toMatch(/^dist\//);
	});

	test('is for n8n\'s API version 1, strictly linted', () => {
		expect(description.n8n).toMatchObject({ n8nNodesApiVersion: 1, strict: true });
	});
});

/** What `npm run build` has made; `npm test` builds first. */
const built = existsSync(join(root, 'dist')) ? describe : describe.skip;

built('the tarball (after npm run build)', () => {
	const [packed] = JSON.parse(
		execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
			cwd: root,
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
			shell: process.platform === 'win32',
		}),
	) as Array<{ size: number; unpackedSize: number; files: Array<{ path: string }> }>;
	const paths = (packed?.files ?? []).map(({ path }) => path);

	test('holds what n8n loads, and nothing else', () => {
		const allowed = /^(dist\/(credentials|nodes|vendors|engine)\/.*\.(js|svg|json)|index\.js|package\.json|README\.md|LICENSE(\.md)?)$/;
		expect(paths.filter((path) => !allowed.test(path))).toEqual([]);
		expect(paths).toEqual(expect.arrayContaining([...description.n8n.credentials, ...description.n8n.nodes, 'index.js', 'package.json']));
	});

	test('holds every icon and every codex', () => {
		const beside = [...sources('nodes', '.svg'), ...sources('nodes', '.node.json')].map((path) => `dist/${path}`);
		expect(beside).toHaveLength(15);
		expect(paths).toEqual(expect.arrayContaining(beside));
	});

	test('holds no file of a source that is gone', () => {
		const compiled = paths.filter((path) => /^dist\/.*\.js$/.test(path)).map((path) => path.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
		expect(compiled.filter((path) => !existsSync(join(root, path)))).toEqual([]);
	});

	test('is small', () => {
		expect(packed?.size).toBeLessThan(250_000);
		expect(packed?.unpackedSize).toBeLessThan(1_000_000);
	});

	test('requires n8n-workflow, node:crypto and its own files, and nothing else', () => {
		const compiled = paths.filter((path) => path.endsWith('.js'));
		const required = compiled.flatMap((path) =>
			[...readFileSync(join(root, path), 'utf8').matchAll(/\brequire\(([^)]*)\)|\bimport\(([^)]*)\)/g)].map(([, first, second]) => ({
				path,
				what: (first ?? second ?? '').replace(/^["']|["']$/g, ''),
			})),
		);
		const inside = ({ path, what }: { path: string; what: string }) =>
			/^\.\.?\//.test(what) && !relative(join(root, 'dist'), join(root, dirname(path), what)).startsWith('..');
		expect(required.filter((one) => !['n8n-workflow', 'node:crypto'].includes(one.what) && !inside(one))).toEqual([]);
		expect(required.length).toBeGreaterThan(50);
	});

	test('every relative require is in it', () => {
		const has = new Set(paths);
		const missing = paths
			.filter((path) => path.endsWith('.js'))
			.flatMap((path) =>
				[...readFileSync(join(root, path), 'utf8').matchAll(/\brequire\("(\.[^"]*)"\)/g)].map(([, what]) =>
					relative(root, join(root, dirname(path), what as string)).replaceAll('\\', '/'),
				),
			)
			.filter((path) => !has.has(`${path}.js`) && !has.has(`${path}/index.js`) && !has.has(path));
		expect(missing).toEqual([]);
	});
});
