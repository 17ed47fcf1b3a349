import { parseJsonBody } from '../../core/body.mts';
import type { Answer, Call } from '../../core/call.mts';
import type { Clock } from '../../core/clock.mts';
import { servedOperations, type ServedOperation } from '../../core/documents.mts';
import type { Vendor } from '../../core/host.mts';
import { Routes } from '../../core/routes.mts';
import { VendorState } from '../../core/state.mts';
import { objectProblems, queryProblems, type Problem } from '../../core/validate.mts';
import { messageRefusal, profileRefusal, scimRefusal } from './errors.mts';
import { checkCredentials, checkLimit, checkWay } from './gate.mts';
import { answerProfile } from './profiles.mts';
import { EnboarderRecords } from './records.mts';
import { answerReport } from './reports.mts';
import type { EnboarderRequest } from './request.mts';
import { answerBrand, answerScim } from './settings.mts';
import { token } from './token.mts';
import { API_KEY } from './users.mts';
import { answerWorkflow } from './workflows.mts';

/** "The token is valid for 1 hour"; there is no refresh token. */
export const enboarderState = (clock: Clock): VendorState =>
	new VendorState('enboarder', clock, { tokens: { life: 3_600, refreshLife: 0, rotation: true }, password: API_KEY });

export function createEnboarder(state: VendorState): Vendor {
	const records = new EnboarderRecords();
	const routes = new Routes(servedOperations('enboarder'));
	const api = (call: Call): Answer => {
		const way = checkCredentials(call, state);
		checkLimit(state);
		const { operation, parameters } = route(routes, call);
		checkWay(way, operation);
		const problem = queryProblems(operation, call.query)[0];
		if (problem) throw messageRefusal(400, problem.message);
		const now = state.clock.iso();
		return answer({ call, operation, parameters, body: readBody(call, operation), records, now });
	};
	return {
		hosts: {
			baseUrl: { kindOf: () => 'api', handle: api },
			tokenUrl: { kindOf: () => 'token', handle: (call) => token(call, state) },
		},
		reset: () => records.reset(),
	};
}

function route(routes: Routes, call: Call) {
	const routed = routes.find(call.method, call.path);
	if (!routed) throw messageRefusal(404, `There is nothing at ${call.path}.`);
	if ('match' in routed) return routed.match;
	const allow = routed.allowed.join(', ');
	throw messageRefusal(405, `${call.method} is not allowed on ${call.path} (allowed: ${allow}).`, { allow });
}

function answer(request: EnboarderRequest): Answer {
	const { path } = request.operation;
	if (path.startsWith('/reports/')) return answerReport(request);
	if (path.startsWith('/brand/')) return answerBrand(request);
	if (path.startsWith('/scim/')) return answerScim(request);
	return path.includes('/profile') ? answerProfile(request) : answerWorkflow(request);
}

function readBody(call: Call, operation: ServedOperation): unknown {
	const parsed = parseJsonBody(call);
	if ('reason' in parsed) throw messageRefusal(parsed.status, parsed.reason);
	if (!operation.body) return undefined;
	const { value = {} } = parsed;
	const isScim = operation.path.startsWith('/scim/');
	const lenient = isScim ? ['name', 'emails'] : [];
	// SCIM bodies are the standard's core user, whose further attributes the page does not list.
	const problems = objectProblems(value, operation.body.fields, { lenient }).filter(
		({ kind }) => !isScim || kind !== 'unknown',
	);
	if (problems.length > 0) throw bodyRefusal(operation, problems);
	return value;
}

function bodyRefusal(operation: ServedOperation, problems: readonly Problem[]) {
	const messages = problems.map(({ message }) => message);
	if (operation.path.startsWith('/scim/')) return scimRefusal(400, messages.join(' '));
	if (!operation.path.includes('/profile')) return messageRefusal(400, messages.join(' '));
	return problems.some(({ kind }) => kind === 'missing')
		? profileRefusal('MISSING_FIELDS', 'Required fields are missing.', messages)
		: profileRefusal('INVALID_FIELDS', 'Some fields are not valid.', messages);
}
