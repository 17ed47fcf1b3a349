import { parseJsonBody } from '../../core/body.mts';
import type { Answer, Call } from '../../core/call.mts';
import type { Clock } from '../../core/clock.mts';
import { servedOperations, type ServedOperation } from '../../core/documents.mts';
import type { Vendor } from '../../core/host.mts';
import { Routes } from '../../core/routes.mts';
import { VendorState } from '../../core/state.mts';
import { objectProblems, queryProblems } from '../../core/validate.mts';
import { bearer } from '../../oauth/bearer.mts';
import { AuthorizationCodes } from '../../oauth/codes.mts';
import { answer } from './api.mts';
import { envizageRefusal } from './errors.mts';
import { identityHost } from './identity.mts';
import { EnvizageStore } from './store.mts';
import { PASSWORD } from './users.mts';

/** Lives are not published; these are the identity server's usual ones. */
export const envizageState = (clock: Clock): VendorState =>
	new VendorState('envizage', clock, { tokens: { life: 300, refreshLife: 1_800, rotation: true }, password: PASSWORD });

export function createEnvizage(state: VendorState): Vendor {
	const codes = new AuthorizationCodes(state.clock);
	const store = new EnvizageStore();
	const routes = new Routes(servedOperations('envizage'));
	const api = (call: Call): Answer => {
		const user = checkUser(call, state);
		const { operation, parameters } = route(routes, call);
		checkQuery(call, operation);
		return answer({ call, operation, parameters, body: readBody(call, operation), store, user });
	};
	return {
		hosts: { baseUrl: { kindOf: () => 'api', handle: api }, identityUrl: identityHost(state, codes) },
		reset: () => {
			codes.clear();
			store.reset();
		},
	};
}

/** A user token; a service token may only manage users, whose paths are not published. */
function checkUser(call: Call, state: VendorState): string {
	const found = bearer(call, state);
	if ('reason' in found) throw envizageRefusal(call, 401, found.reason, { 'www-authenticate': found.challenge });
	const headers = state.rateLimit.check();
	if (headers) throw envizageRefusal(call, 429, 'Too many requests.', headers);
	if (found.grant.flow === 'client_credentials') {
		throw envizageRefusal(
			call,
			403,
			'A service token (client credentials) manages users only; this needs a user token.',
			{
				'www-authenticate': 'Bearer error="insufficient_scope"',
			},
		);
	}
	return found.grant.subject;
}

function route(routes: Routes, call: Call) {
	const routed = routes.find(call.method, call.path);
	if (!routed) throw envizageRefusal(call, 404, `There is nothing at ${call.path}.`);
	if ('match' in routed) return routed.match;
	const allow = routed.allowed.join(', ');
	throw envizageRefusal(call, 405, `${call.method} is not allowed on ${call.path} (allowed: ${allow}).`, { allow });
}

/** Where other lists take page, size and sort, one page prints a required `pageRequest` object: any of them passes. */
function checkQuery(call: Call, operation: ServedOperation): void {
	if (operation.path === '/scenarios/commands/execute') return;
	const query = new URLSearchParams(call.query);
	let checked = operation;
	if (operation.query.some(({ name }) => name === 'pageRequest')) {
		query.delete('pageRequest');
		const names = { page: 'integer', size: 'integer', sort: 'array' } as const;
		checked = { ...operation, query: Object.entries(names).map(([name, type]) => ({ name, type })) };
	}
	const problem = queryProblems(checked, query)[0];
	if (problem) throw envizageRefusal(call, 400, problem.message);
}

function readBody(call: Call, operation: ServedOperation): unknown {
	const parsed = parseJsonBody(call);
	if ('reason' in parsed) throw envizageRefusal(call, parsed.status, parsed.reason);
	if (!operation.body) return undefined;
	const { value = {} } = parsed;
	const problems = objectProblems(value, operation.body.fields).map(({ message }) => message);
	if (problems.length > 0) throw envizageRefusal(call, 400, problems.join(' '));
	return value;
}
