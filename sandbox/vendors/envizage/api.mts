import { ok, type Answer } from '../../core/call.mts';
import type { Row } from '../../records/collection.mts';
import { hash, Random } from '../../records/random.mts';
import { execute } from './commands.mts';
import { envizageRefusal } from './errors.mts';
import { pageAnswer } from './page.mts';
import type { EnvizageRequest } from './request.mts';
import { newId, type EnvizageStore } from './store.mts';

const NO_CONTENT: Answer = { status: 204 };
const TYPED_GOALS = ['buy-a-house', 'buy-to-let', 'invest-in-a-business'];

/** A documented operation, by the shape of its path. */
export function answer(request: EnvizageRequest): Answer {
	const { operation, parameters, store, call } = request;
	const { path, method } = operation;
	if (path === '/scenarios/commands/execute') return execute(request);
	const scenario = parameters.scenarioId;
	if (scenario !== undefined && path !== '/scenarios/{scenarioId}') checkScenario(request, scenario);
	if (path.startsWith('/results/')) return ok(results(request, scenario!));
	const role = /\/persons\/(primary|partner)$/.exec(path)?.[1] as 'primary' | 'partner' | undefined;
	if (role) return household(request, scenario!, role);
	if (parameters.personId !== undefined) checkPerson(request, scenario!, parameters.personId);
	const real = path.replace(/\{(\w+)\}/g, (_, name: string) => parameters[name]!);
	if (path.endsWith('/incomes'))
		return pageAnswer(call, [
			...store.collection(`${real}/earned`).rows(),
			...store.collection(`${real}/unearned`).rows(),
		]);
	if (path.endsWith('/goals')) return pageAnswer(call, goals(store, scenario!));
	if (path.includes('/goals/typed/'))
		return ok(goals(store, scenario!).find(({ id }) => id === parameters.goalId) ?? missing(request));
	if (path.includes('/financial')) checkPortfolio(request, real);
	if (!path.endsWith('}'))
		return method === 'GET' ? pageAnswer(call, store.collection(real).rows()) : create(request, real);
	return item(request, real);
}

function missing(request: EnvizageRequest): never {
	throw envizageRefusal(request.call, 404, `${request.operation.resource} was not found at ${request.call.path}.`);
}

function checkScenario(request: EnvizageRequest, scenario: string): void {
	if (!request.store.collection('/scenarios').get(scenario))
		throw envizageRefusal(request.call, 404, `Scenario ${scenario} was not found.`);
}

function checkPerson({ store, call }: EnvizageRequest, scenario: string, id: string): void {
	const known = [store.person(scenario, 'primary')?.id, store.person(scenario, 'partner')?.id];
	if (!known.includes(id)) throw envizageRefusal(call, 404, `Person ${id} was not found in scenario ${scenario}.`);
}

function checkPortfolio(request: EnvizageRequest, real: string): void {
	const [, parent = '', id = ''] = /^(.*\/portfolio)\/([^/]+)\/financial/.exec(real)!;
	if (!request.store.collection(parent).get(id))
		throw envizageRefusal(request.call, 404, `Portfolio ${id} was not found.`);
}

function create(request: EnvizageRequest, path: string): Answer {
	const { store, body, operation } = request;
	const collection = store.collection(path);
	const blank = Object.fromEntries(operation.response.fields.map((field) => [field, null]));
	const row = collection.add({ ...blank, ...(body as Row), id: newId(path, collection) });
	return { status: 201, body: row };
}

function item(request: EnvizageRequest, real: string): Answer {
	const { store, operation, body } = request;
	const at = real.lastIndexOf('/');
	const collection = store.collection(real.slice(0, at));
	const id = real.slice(at + 1);
	const row = collection.get(id) ?? missing(request);
	switch (operation.method) {
		case 'HEAD':
			return NO_CONTENT;
		case 'DELETE':
			collection.remove(id);
			return NO_CONTENT;
		case 'PUT':
			return ok(Object.assign(row, body as Row, { id: row.id }));
		default:
			return ok(row);
	}
}

function household(request: EnvizageRequest, scenario: string, role: 'primary' | 'partner'): Answer {
	const { store, operation, body, call } = request;
	const row = store.person(scenario, role);
	if (operation.method === 'POST') {
		if (row) throw envizageRefusal(call, 400, 'The scenario has a partner already.');
		const id = `pe-${hash(`${scenario}/partner`).toString(16)}`;
		const partner = { name: null, description: null, ...(body as Row), id };
		store.setPartner(scenario, partner);
		return { status: 201, body: partner };
	}
	if (!row) return missing(request);
	if (operation.method === 'GET') return ok(row);
	if (operation.method === 'PUT') return ok(Object.assign(row, body as Row, { id: row.id }));
	store.setPartner(scenario, null);
	return NO_CONTENT;
}

/** All goals: the household's typed ones and each person's retirement. */
function goals(store: EnvizageStore, scenario: string): Row[] {
	const persons = [store.person(scenario, 'primary'), store.person(scenario, 'partner')].filter(
		(one) => one !== undefined,
	);
	const paths = [
		...TYPED_GOALS.map((type) => `/scenarios/${scenario}/goals/${type}`),
		...persons.map(({ id }) => `/scenarios/${scenario}/persons/${String(id)}/goals/retirement`),
	];
	return paths.flatMap((path) => [...store.collection(path).rows()]);
}

function results({ store, user }: EnvizageRequest, scenario: string) {
	const random = new Random(hash(`results/${scenario}`));
	const steps = Array.from({ length: 5 }, (_, timestepId) => ({
		data: random.money(1_000, 90_000),
		goalId: null,
		lifeId: 0,
		timestepId,
	}));
	const { name } = store.collection('/scenarios').get(scenario)!;
	return {
		id: `re-${hash(scenario).toString(16)}`,
		name,
		description: null,
		clientId: 'sandbox',
		scenarioId: scenario,
		simulationId: `si-${hash(`${scenario}/s`).toString(16)}`,
		username: user,
		results: [{ name: 'NET_WORTH', results: steps }],
	};
}
