import { parseJsonBody } from '../../core/body.mts';
import type { Answer, Call } from '../../core/call.mts';
import type { Clock } from '../../core/clock.mts';
import { servedOperations, type Field, type ServedOperation } from '../../core/documents.mts';
import type { CallKind, Vendor } from '../../core/host.mts';
import { Routes } from '../../core/routes.mts';
import { VendorState } from '../../core/state.mts';
import { isObject } from '../../core/types.mts';
import { objectProblems, queryProblems } from '../../core/validate.mts';
import { authorize } from '../../oauth/authorizePage.mts';
import { AuthorizationCodes } from '../../oauth/codes.mts';
import type { Row } from '../../records/collection.mts';
import { answerContacts, failure } from './contacts.mts';
import { envokeRefusal } from './errors.mts';
import { checkCredentials, checkLimit, checkWay } from './gate.mts';
import { answerLookups } from './lookups.mts';
import { envokeRecords } from './records.mts';
import type { EnvokeRequest } from './request.mts';
import { answerHooks, answerLabels, answerLeads, answerMessages, answerSend } from './resources.mts';
import { accessToken } from './tokens.mts';
import { API_KEY, CLIENT, SCOPE } from './users.mts';

const YEAR = 365 * 86_400;
const AUTHORIZE_PATH = '/ext/oauth/authorize';
const TOKEN_PATH = '/ext/oauth/access_token';

/** "Envoke access tokens expire after 1 year after which the user will have to re-authorize." */
export const envokeState = (clock: Clock): VendorState =>
	new VendorState('envoke', clock, { tokens: { life: YEAR, refreshLife: 0, rotation: true }, password: API_KEY });

const kindOf = ({ path }: Call): CallKind => (path === TOKEN_PATH ? 'token' : path === AUTHORIZE_PATH ? 'page' : 'api');
const grantScope = (scope: string): string | undefined => (scope === SCOPE ? scope : undefined);

export function createEnvoke(state: VendorState): Vendor {
	const codes = new AuthorizationCodes(state.clock);
	const records = envokeRecords();
	const routes = new Routes(servedOperations('envoke'));
	const api = (call: Call): Answer => {
		const way = checkCredentials(call, state);
		checkLimit(state);
		const { operation, parameters } = route(routes, call);
		checkWay(way, operation);
		const problem = queryProblems(operation, call.query)[0];
		if (problem) throw envokeRefusal(400, problem.message);
		const body = readBody(call, operation);
		if ('invalid' in body) return body.invalid;
		return answer({ call, operation, parameters, body: body.value, records, now: state.clock.iso() });
	};
	return {
		hosts: {
			baseUrl: {
				kindOf,
				handle: (call) => {
					if (call.path === TOKEN_PATH) return accessToken(call, state, codes);
					if (call.path !== AUTHORIZE_PATH) return api(call);
					return authorize(call, { vendorTitle: 'Envoke', clientIds: [CLIENT.id], codes, grantScope });
				},
			},
		},
		reset: () => {
			codes.clear();
			for (const collection of Object.values(records)) collection.reset();
		},
	};
}

/** Newer articles write hooks with a `.json` suffix. */
function route(routes: Routes, call: Call) {
	const path = call.path.startsWith('/v1/hooks') ? call.path.replace(/\.json$/, '') : call.path;
	const routed = routes.find(call.method, path);
	if (!routed) throw envokeRefusal(404, `There is nothing at ${call.path}.`);
	if ('match' in routed) return routed.match;
	const allow = routed.allowed.join(', ');
	throw envokeRefusal(405, `${call.method} is not allowed on ${call.path} (allowed: ${allow}).`, {}, { allow });
}

function answer(request: EnvokeRequest): Answer {
	const name = request.operation.path.split('/')[2]!;
	switch (name) {
		case 'contacts':
			return answerContacts(request);
		case 'tags':
		case 'subscriptions':
			return answerLabels(request, name);
		case 'leads':
			return answerLeads(request);
		case 'messages':
			return answerMessages(request);
		case 'hooks':
			return answerHooks(request);
		case 'send':
		case 'v4legacy':
			return answerSend(request);
		default:
			return answerLookups(request);
	}
}

/** "Contact, same fields as the contact calls", says the page of leads of its field `contact`. */
function fieldsOf(fields: readonly Field[]): readonly Field[] {
	if (!fields.some(({ name }) => name === 'contact')) return fields;
	const ofContacts = servedOperations('envoke').find(({ method, path }) => method === 'POST' && path === '/v1/contacts');
	const own = new Set(fields.map(({ name }) => name));
	const inside = (ofContacts?.body?.fields ?? []).map((field) => ({
		...field,
		name: `contact.${field.name}`,
		required: false,
	}));
	return [...fields, ...inside.filter(({ name }) => !own.has(name))];
}

/** The checked body. Contacts with wrong fields are answered with 200 and `success: false`, everything else with 400. */
function readBody(call: Call, operation: ServedOperation): { value: Row } | { invalid: Answer } {
	const parsed = parseJsonBody(call);
	if ('reason' in parsed) throw envokeRefusal(parsed.status, parsed.reason);
	if (!operation.body) return { value: {} };
	const { value = {} } = parsed;
	const { wrapper } = operation.body;
	const fields = fieldsOf(operation.body.fields);
	const inner = wrapper !== null && isObject(value) ? value[wrapper] : value;
	const objects = wrapper !== null && Array.isArray(inner) ? inner : [inner];
	const problems = objects.flatMap((one) => objectProblems(one, fields)).map(({ message }) => message);
	if (problems.length === 0) return { value: isObject(value) ? value : {} };
	if (operation.path.startsWith('/v1/contacts')) return { invalid: failure(problems) };
	throw envokeRefusal(400, problems.join(' '), { errors: problems });
}
