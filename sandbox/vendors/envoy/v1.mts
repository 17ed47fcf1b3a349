import { ok, type Answer, type Call } from '../../core/call.mts';
import type { ServedOperation } from '../../core/documents.mts';
import type { Collection, Row } from '../../records/collection.mts';
import { badRequest, notFound } from './errors.mts';
import { listAnswer } from './list.mts';
import { company, type EnvoyCollection } from './records.mts';

export interface EnvoyRequest {
	call: Call;
	operation: ServedOperation;
	parameters: Record<string, string>;
	/** The checked body, without its wrapper. */
	body: Row;
	records: Record<EnvoyCollection, Collection>;
	now: string;
}

const NO_CONTENT: Answer = { status: 204 };
const data = (value: unknown, status = 200): Answer => ({ ...ok({ data: value }), status });

/** A v1 operation, by the shape of its documented path. */
export function answerV1(request: EnvoyRequest): Answer {
	const { operation, parameters, call, records } = request;
	if (operation.path === '/v1/companies') return data(company());
	const [, name, , action] = /^\/v1\/([\w-]+)(\/\{id\})?(?:\/(\w+))?$/.exec(operation.path)! as unknown as [
		string,
		EnvoyCollection,
		string?,
		string?,
	];
	const collection = records[name];
	if (parameters.id === undefined) {
		return operation.method === 'GET' ? listAnswer(call, name, collection) : data(create(request, name), 201);
	}
	const row = collection.get(parameters.id);
	if (!row) throw notFound(`${operation.resource} ${parameters.id} was not found.`);
	if (action !== undefined) return act(request, name, row, action);
	if (operation.method === 'GET') return data(row);
	if (operation.method === 'DELETE') {
		collection.remove(parameters.id);
		return NO_CONTENT;
	}
	return data(Object.assign(row, ownFields(request, row), { updatedAt: request.now }));
}

/** Host and flow must fit the location (page of the invite create call). */
function ownFields({ body, records }: EnvoyRequest, before: Row = {}): Row {
	const { hostEmployeeId, ...fields } = body;
	const locationId = fields.locationId ?? before.locationId;
	const given = (value: unknown): boolean => value !== undefined && value !== null;
	if (given(fields.locationId) && !records.locations.get(String(fields.locationId))) {
		throw badRequest(`locationId "${String(fields.locationId)}" was not found.`);
	}
	if (given(fields.flowId) && records.flows.get(String(fields.flowId))?.locationId !== locationId) {
		throw badRequest(`flowId "${String(fields.flowId)}" does not belong to the location.`);
	}
	if (!given(hostEmployeeId)) return fields;
	const host = records.employees.get(String(hostEmployeeId));
	if (!host || !(host.locationIds as unknown[]).includes(locationId)) {
		throw badRequest(`hostEmployeeId "${String(hostEmployeeId)}" does not work at the location.`);
	}
	return { ...fields, host: { id: host.id, name: host.name, email: host.email } };
}

function create(request: EnvoyRequest, name: EnvoyCollection): Row {
	const { records, now, operation } = request;
	const collection = records[name];
	const blank = Object.fromEntries(operation.response.fields.map((field) => [field, null]));
	const id = String(40_000_000 + collection.added + NAMES.indexOf(name) * 100_000);
	return collection.add({
		...blank,
		...START[name]?.(request),
		...ownFields(request),
		id,
		createdAt: now,
		updatedAt: now,
	});
}

const NAMES: EnvoyCollection[] = ['invites', 'recurring-invites', 'entries', 'work-schedules', 'reservations'];

/** What the system fills in. */
const START: Partial<Record<EnvoyCollection, (request: EnvoyRequest) => Row>> = {
	invites: () => ({ type: 'VISITOR', approvalStatus: 'APPROVED', customFields: [], sendEmailToInvitee: false }),
	'recurring-invites': () => ({ type: 'VISITOR', inviteIds: [] }),
	entries: ({ now }) => ({
		isDelivery: false,
		agreementsStatus: 'not_applicable',
		customFields: [],
		signedInAt: now,
		signedInVia: 'API',
	}),
	'work-schedules': () => ({ status: 'SCHEDULED', reservations: [] }),
	reservations: () => ({ status: 'PENDING' }),
};

/** Check-in, check-out and cancel. An invite's check-in answers the entry it makes. */
function act(request: EnvoyRequest, name: EnvoyCollection, row: Row, action: string): Answer {
	const { now, records } = request;
	if (name === 'invites') {
		const { name: fullName, email } = row.invitee as Row;
		const { flowId, locationId } = row;
		return data(create({ ...request, body: { fullName, email, flowId, locationId } }, 'entries'), 201);
	}
	if (name === 'work-schedules') {
		Object.assign(
			row,
			action === 'checkin' ? { status: 'CHECKED_IN', arrivedAt: now } : { status: 'CHECKED_OUT', departedAt: now },
		);
	} else {
		if (action === 'cancel') records.reservations.remove(String(row.id));
		row.status = action === 'checkin' ? 'ACTIVE' : 'COMPLETED';
	}
	return NO_CONTENT;
}
