import type { INodeListSearchItems, INodeListSearchResult, INodeProperties } from 'n8n-workflow';
import type { Field } from '../../engine/catalogue';
import { parameterName } from '../../engine/node/operation/names';
import { forgetSessions } from '../../engine/token/session';
import { startSandbox, type Sandbox } from '../../sandbox/index.mts';
import { clientsOf } from '../support/sandbox/clients.mts';
import { makeBench, type Bench } from './core.mts';
import { casesOf, needed, parametersOf, type Case } from './operationRuns.mts';
import { OPERATION_WAYS, type OperationWay } from './operationWays.mts';

/** What the editor's lists show of the sandbox's records, on n8n-core's own context for them. */

let sandbox: Sandbox;
let clientFor: ReturnType<typeof clientsOf>;

beforeAll(async () => {
	sandbox = await startSandbox();
	clientFor = clientsOf(sandbox);
	forgetSessions();
});

afterAll(async () => {
	await sandbox.close();
});

const benches = new Map<OperationWay, Bench>();
const benchOf = (way: OperationWay): Bench => {
	if (!benches.has(way)) benches.set(way, makeBench(way.node, way.credentialType, { ...sandbox.accounts[way.account], ...way.changes }));
	return benches.get(way)!;
};

/** Lists by way in, with those operations that are reads and take what is picked. */
const lists = OPERATION_WAYS.flatMap((way) => Object.keys(way.vendor.pickLists ?? {}).map((key) => [`${way.vendor.displayName}, ${way.authentication}`, key, way] as const));

async function everything(bench: Bench, key: string, authentication: string, filter?: string): Promise<INodeListSearchItems[]> {
	const found: INodeListSearchItems[] = [];
	let page: INodeListSearchResult = { results: [] };
	for (let count = 0; count < 100; count++) {
		page = await bench.search(key, { authentication }, filter, page.paginationToken as string | undefined);
		found.push(...page.results);
		if (page.paginationToken === undefined) return found;
	}
	throw new Error('The list has no end');
}

describe.each(lists)('%s: %s', (_way, key, way) => {
	test('shows a name and a value for each record, and none twice', async () => {
		sandbox.control.resetStats();
		const all = await everything(benchOf(way), key, way.authentication);
		expect(all.length).toBeGreaterThan(0);
		for (const { name, value } of all) {
			expect(name.trim()).not.toBe('');
			expect(String(value)).not.toBe('');
			expect(name).not.toMatch(/\[object|undefined|null/);
		}
		const isNumber = /Numbers|Names/.test(key);
		if (!isNumber) expect(new Set(all.map(({ value }) => value)).size).toBe(all.length);
		expect(sandbox.control.stats(way.name).refusals).toEqual({});
	});

	test('a search finds a record by part of its name', async () => {
		const all = await everything(benchOf(way), key, way.authentication);
		const last = all.at(-1)!;
		const words = last.name.split(' - ');
		const part = (words[1] ?? words[0] ?? '').slice(1);
		const found = await everything(benchOf(way), key, way.authentication, part);
		expect(found).toContainEqual(last);
		expect(found.filter(({ name }) => !name.toLowerCase().includes(part.toLowerCase()))).toEqual([]);
	});

	test('what is picked is taken by an operation', async () => {
		const one = takerOf(way, key);
		if (!one) return;
		const { results } = await benchOf(way).search(key, { authentication: way.authentication });
		const http = await clientFor(way.name, one.endpoint);
		const parameters = await parametersOf(one, { label: key, wish: { all: true, only: picking(one, key).map(parameterName), also: needed(way, one.endpoint) }, begun: {} }, sandbox, http);
		const picked = replaced(parameters, locatorsOf(way.node.description.properties, key), results[0]!.value);
		sandbox.control.resetStats();
		await benchOf(way).run(picked);
		expect(sandbox.control.stats(way.name).refusals).toEqual({});
		expect(JSON.stringify(picked)).toContain(JSON.stringify(results[0]!.value));
	});
});

const picking = ({ operation }: Case, key: string): Field[] => [...(operation.pathFields ?? []), ...(operation.query ?? []), ...(operation.body?.fields ?? [])].filter(({ pick }) => pick === key);

/** Best a read: those change nothing. */
function takerOf(way: OperationWay, key: string): Case | undefined {
	const takers = casesOf(way).filter((one) => picking(one, key).length > 0 && one.operation.method !== 'DELETE');
	return takers.find(({ operation }) => operation.method === 'GET') ?? takers[0];
}

/** The names of the fields that are picked from the list. */
function locatorsOf(properties: readonly INodeProperties[], key: string): Set<string> {
	return new Set(properties.flatMap((property) => [...(property.modes?.some(({ typeOptions }) => typeOptions?.searchListMethod === key) ? [property.name] : []), ...locatorsOf((property.options ?? []) as INodeProperties[], key)]));
}

function replaced(value: unknown, names: ReadonlySet<string>, picked: unknown): Record<string, unknown> {
	const entries = Object.entries(value as object).map(([name, inner]): [string, unknown] => {
		const isLocator = inner !== null && typeof inner === 'object' && '__rl' in inner;
		if (isLocator) return [name, names.has(name) ? { ...inner, value: picked } : inner];
		return [name, inner !== null && typeof inner === 'object' && !Array.isArray(inner) ? replaced(inner, names, picked) : inner];
	});
	return Object.fromEntries(entries);
}

test.each(OPERATION_WAYS.filter((way) => way.name === 'envi' || (way.name === 'envoy' && way.authentication === 'apiKey')).map((way) => [way.vendor.displayName, way] as const))(
	'%s: the next page comes with the token',
	async (_name, way) => {
		const key = way.name === 'envi' ? 'inventory' : 'employees';
		const first = await benchOf(way).search(key, { authentication: way.authentication });
		expect(first.paginationToken).toBeDefined();
		const second = await benchOf(way).search(key, { authentication: way.authentication }, undefined, first.paginationToken as string);
		expect(second.results.length).toBeGreaterThan(0);
		const seen = new Set(first.results.map(({ value }) => value));
		expect(second.results.filter(({ value }) => seen.has(value))).toEqual([]);
	},
);
