import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { forgetSessions } from '../../engine/token/session';
import { startSandbox, type Sandbox } from '../../sandbox/index.mts';
import { clientsOf } from '../support/sandbox/clients.mts';
import { FORBIDDEN } from '../support/sandbox/values.mts';
import { makeBench, type Bench } from './core.mts';
import { casesOf, namesIn, parametersOf, variantsOf, watched, type Case, type Sent, type Variant } from './operationRuns.mts';
import { EMPTY, LEFT_OUT } from './operationSamples.mts';
import { OPERATION_WAYS } from './operationWays.mts';

/** Every operation, filled in as in the editor, runs against the sandbox, which takes what the documents describe and no more. */

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

describe.each(OPERATION_WAYS.map((way) => [`${way.vendor.displayName}, ${way.authentication}`, way] as const))('%s', (_title, way) => {
	let bench: Bench;
	let sent: Sent[];

	beforeAll(() => {
		const spy = watched(way.credentialType);
		sent = spy.sent;
		bench = makeBench(way.node, spy.credentialType, { ...sandbox.accounts[way.account], ...way.changes });
		sandbox.control.setTokenLife(way.name, 36_000);
	});

	test.each(casesOf(way).map((one) => [one.title, one] as const))('%s', async (_name, one) => {
		const { endpoint, operation } = one;
		const http = await clientFor(way.name, endpoint);
		const isForbidden = FORBIDDEN.includes(`${endpoint.method} ${endpoint.path}`);
		const covered = new Set<string>();
		const counts: Record<string, number> = {};
		for (const variant of variantsOf(one)) {
			const parameters = await parametersOf(one, variant, sandbox, http);
			sandbox.control.resetStats();
			sent.length = 0;
			const outcome = await bench.run(parameters).catch((error: unknown) => error as Error & { httpCode?: string });
			const what = { variant: variant.label, parameters, sent: sent.map(({ method, url, body }) => ({ method, url: url.href, body })), refusal: sandbox.control.stats(way.name).lastRefusal };
			if (isForbidden) {
				expect({ ...what, httpCode: (outcome as { httpCode?: string }).httpCode }).toEqual({ ...what, httpCode: '400' });
				continue;
			}
			if (outcome instanceof Error) throw new Error(`${outcome.message}\n${JSON.stringify(what, undefined, 1)}`, { cause: outcome });
			expect({ ...what, refusals: sandbox.control.stats(way.name).refusals }).toEqual({ ...what, refusals: {} });
			expect(new Set(sent.map(({ method, url }) => `${method} ${isAt(url, one) ? endpoint.path : url.pathname}`))).toEqual(new Set([`${endpoint.method} ${endpoint.path}`]));
			const outputs = (outcome as INodeExecutionData[][])[0] ?? [];
			counts[variant.label] = outputs.length;
			expect(outputs.map(({ pairedItem }) => pairedItem)).toEqual(outputs.map(() => ({ item: 0 })));
			expect({ ...what, wrong: wrongIn(one, variant, outputs) }).toEqual({ ...what, wrong: [] });
			for (const { url, body } of sent) for (const name of [...url.searchParams.keys(), ...namesIn(unwrapped(one, body))]) covered.add(name);
		}
		if (isForbidden) return;
		if (operation.result.kind === 'list') expect(counts['required fields']).toBe(Math.min(1, counts['Return All'] ?? 0));
		expect(documentedFields(one).filter((name) => ![...covered].some((given) => fits(name, given)))).toEqual([]);
	});
});

/** Whether the request went to the path that the documents have. */
function isAt(url: URL, { endpoint }: Case): boolean {
	const pattern = endpoint.path.split(/\{\w+\}/).map((literal) => literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${pattern.join('[^/]+')}$`).test(decodeURIComponent(url.pathname));
}

/** What stands under the wrapper. */
function unwrapped({ endpoint }: Case, body: unknown): unknown {
	const wrapper = endpoint.body?.wrapper;
	return wrapper === null || wrapper === undefined ? body : (body as IDataObject | undefined)?.[wrapper];
}

/** Everything that can be given, but for paging, which is the package's own business. */
function documentedFields({ endpoint, way }: Case): string[] {
	const paging = JSON.stringify(way.vendor.paging);
	const query = endpoint.query.filter(({ name }) => !paging.includes(`"parameter":"${name}"`));
	const leftOut = LEFT_OUT[`${way.name} ${endpoint.method} ${endpoint.path}`]?.fields ?? [];
	return [...query, ...(endpoint.body?.fields ?? [])].map(({ name }) => name).filter((name) => !leftOut.includes(name));
}

/** `<…>` in a documented name stands for any. */
function fits(documented: string, given: string): boolean {
	const pattern = documented.split(/<\w+>/).map((literal) => literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${pattern.join('.+')}$`).test(given);
}

/** What is wrong with the output of an operation, by what it is said to bring back. */
function wrongIn({ operation, endpoint }: Case, { label, begun }: Variant, outputs: readonly INodeExecutionData[]): string[] {
	const { result } = operation;
	const shown = JSON.stringify(outputs[0]?.json)?.slice(0, 300);
	if (result.kind !== 'list' && outputs.length !== 1) return [`${outputs.length} items`];
	const [first] = outputs;
	if (!first) return label === 'Return All' && !EMPTY.includes(endpoint.path) ? ['no records'] : [];
	const keys = Object.keys(first.json);
	switch (result.kind) {
		case 'list':
		case 'record': {
			const documented = endpoint.response.fields.map((field) => field.split('.')[0] ?? '');
			const tops = (result.simple ?? []).map((field) => field.split('.')[0] ?? '');
			if (keys.length === 0) return ['an empty record'];
			// A map of names by ID in the place of records.
			if (label === 'only result_type') return [];
			if (begun.simplify !== false && tops.length > 0) return keys.every((key) => tops.includes(key)) ? [] : [`not simplified: ${shown}`];
			// JSON:API has the fields of a record inside of `attributes`. SCIM's envelope is documented, not its records.
			if ('attributes' in first.json && typeof first.json.id === 'string') return [];
			return documented.length === 0 || documented.includes('Resources') || keys.some((key) => documented.includes(key)) ? [] : [`not a record as documented: ${shown}`];
		}
		case 'id':
			return keys.join() === result.field && typeof first.json[result.field] === 'string' ? [] : [`no ID: ${shown}`];
		case 'message':
			if (first.json.success === true) return [];
			return keys.join() === 'message' && typeof first.json.message === 'string' ? [] : [`no message: ${shown}`];
		case 'none':
			// Where nothing is documented, what the vendor says beyond it stands alone.
			if (operation.method !== 'DELETE' && (endpoint.response.envelope !== 'none' || operation.certainty === 'derived') && keys.length > 0) return [];
			return first.json[operation.method === 'DELETE' ? 'deleted' : 'success'] === true ? [] : [`no word of success: ${shown}`];
		case 'file':
			return first.binary?.data?.mimeType !== undefined ? [] : [`no file: ${shown}`];
	}
}
