import type { Answer, Call } from '../../core/call.mts';
import { parseJsonBody } from '../../core/body.mts';
import type { Clock } from '../../core/clock.mts';
import { servedOperations, type ServedOperation } from '../../core/documents.mts';
import type { CallKind, Vendor } from '../../core/host.mts';
import { RateLimiter } from '../../core/rateLimit.mts';
import { Routes } from '../../core/routes.mts';
import { VendorState } from '../../core/state.mts';
import { isObject } from '../../core/types.mts';
import { objectProblems, queryProblems } from '../../core/validate.mts';
import { authorize } from '../../oauth/authorizePage.mts';
import { AuthorizationCodes } from '../../oauth/codes.mts';
import type { Row } from '../../records/collection.mts';
import { badRequest, envoyRefusal, notFound } from './errors.mts';
import { checkCaller, checkLimit, checkScope } from './gate.mts';
import { answerLegacy } from './legacy.mts';
import { envoyRecords } from './records.mts';
import { knownScopes, privateAppToken, publicAppToken } from './tokens.mts';
import { CLIENT, PASSWORD } from './users.mts';
import { answerV1 } from './v1.mts';

/** Lives of 24 hours and 30 days, as the vendor's token answer says. */
export const envoyState = (clock: Clock): VendorState =>
	new VendorState('envoy', clock, {
		tokens: { life: 86_400, refreshLife: 2_592_000, rotation: true },
		password: PASSWORD,
	});

const TOKEN_PATHS = ['/oauth2/token', '/a/auth/v0/token'];
const AUTHORIZE_PATH = '/a/auth/v0/authorize';
/** Spaces API: 10 requests a second for each access token; no Retry-After is documented. */
const SPACES_LIMIT = { limit: 10, windowSeconds: 1, retryAfter: null };

const kindOf = ({ path }: Call): CallKind => {
	if (TOKEN_PATHS.includes(path)) return 'token';
	return path === AUTHORIZE_PATH ? 'page' : 'api';
};

export function createEnvoy(state: VendorState): Vendor {
	const codes = new AuthorizationCodes(state.clock);
	const records = envoyRecords();
	const routes = new Routes(servedOperations('envoy'));
	const spaces = new RateLimiter(state.clock);
	spaces.set(SPACES_LIMIT);
	const grantScope = (scope: string) => knownScopes(scope, ' ')?.join(' ');

	const api = (call: Call): Answer => {
		const caller = checkCaller(call, state);
		checkLimit(state.rateLimit);
		const { operation, parameters } = route(routes, call);
		checkScope(caller, operation);
		if (operation.path.startsWith('/v1/spaces')) checkLimit(spaces);
		const problem = queryProblems(operation, call.query)[0];
		if (problem) throw badRequest(problem.message);
		const request = { call, operation, parameters, records, body: readBody(call, operation), now: state.clock.iso() };
		return operation.path.startsWith('/v1/') ? answerV1(request) : answerLegacy(request);
	};

	return {
		hosts: {
			baseUrl: {
				kindOf,
				handle: (call) => {
					if (call.path === '/oauth2/token') return privateAppToken(call, state);
					if (call.path === '/a/auth/v0/token') return publicAppToken(call, state, codes);
					if (call.path !== AUTHORIZE_PATH) return api(call);
					return authorize(call, { vendorTitle: 'Envoy', clientIds: [CLIENT.id], codes, grantScope });
				},
			},
		},
		reset: () => {
			codes.clear();
			spaces.set(SPACES_LIMIT);
			for (const collection of Object.values(records)) collection.reset();
		},
	};
}

function route(routes: Routes, call: Call) {
	const routed = routes.find(call.method, call.path);
	if (!routed) throw notFound(`There is nothing at ${call.path}.`);
	if ('match' in routed) return routed.match;
	const allow = routed.allowed.join(', ');
	throw envoyRefusal(405, 'Method Not Allowed', `${call.method} is not allowed on ${call.path} (allowed: ${allow}).`, {
		allow,
	});
}

/** The JSON body without its wrapper (`{invite: {…}}`), checked against the documented fields. */
function readBody(call: Call, operation: ServedOperation): Row {
	const parsed = parseJsonBody(call);
	if ('reason' in parsed) throw envoyRefusal(parsed.status, 'Unreadable body', parsed.reason);
	if (!operation.body) return {};
	const { wrapper, fields } = operation.body;
	let { value = {} } = parsed;
	if (!isObject(value)) throw badRequest('The body must be a JSON object.');
	if (wrapper !== null) {
		if (!(wrapper in value)) throw badRequest(`The body must be {"${wrapper}": {…}}.`);
		const other = Object.keys(value).find((name) => name !== wrapper);
		if (other !== undefined) throw badRequest(`Unknown field "${other}" beside "${wrapper}".`);
		value = value[wrapper];
	}
	const problem = objectProblems(value, fields)[0];
	if (problem) throw badRequest(problem.message);
	return value as Row;
}
