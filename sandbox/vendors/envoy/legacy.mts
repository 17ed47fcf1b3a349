import { ok, type Answer } from '../../core/call.mts';
import type { Row } from '../../records/collection.mts';
import { badRequest, notFound } from './errors.mts';
import type { EnvoyRequest } from './v1.mts';
import { USERNAME } from './users.mts';

const DEFAULT_LIMIT = 25;

/** `fullName` in v1 is `full-name` in v3. */
const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const RENAMED: Record<string, (row: Row) => Row> = {
	invites: (row) => ({
		email: (row.invitee as Row | null)?.email ?? null,
		'full-name': (row.invitee as Row | null)?.name ?? null,
		'expected-arrival-time': row.expectedArrivalAt,
		'expected-departure-time': row.expectedDepartureAt,
		'private-notes': row.notes,
		'approval-status': row.approvalStatus,
	}),
};

/** A record as JSON:API has it. */
function resource(type: string, row: Row): Row {
	const { id, ...rest } = row;
	const attributes =
		RENAMED[type]?.(row) ?? Object.fromEntries(Object.entries(rest).map(([name, value]) => [kebab(name), value]));
	return { id, type, attributes };
}

/** The legacy v2, v3 and room booking calls of the vendor's SDK (JSON:API). */
export function answerLegacy(request: EnvoyRequest): Answer {
	const { operation, parameters } = request;
	if (operation.path === '/api/v2/users/me')
		return ok({ data: { id: '1', type: 'users', attributes: { email: USERNAME } } });
	if (operation.path === '/a/rms/reservations')
		return ok({ data: { id: '700001', type: 'reservations', attributes: request.body.attributes ?? {} } });
	if (operation.path.includes('sign-in-field')) return ok({ data: [] });
	const type = parameters.type ?? operation.path.split('/')[3]!;
	if (!['employees', 'flows', 'locations', 'invites'].includes(type)) throw notFound(`Type "${type}" is unknown.`);
	const collection = request.records[type as 'invites'];
	if (operation.method === 'GET') return parameters.id === undefined ? list(request, type) : one(request, type);
	if (operation.method === 'POST') {
		const id = String(45_000_000 + collection.added);
		return { status: 201, body: { data: resource(type, collection.add({ id, ...changes(request) })) } };
	}
	const row = collection.get(parameters.id!);
	if (!row) throw notFound(`${type} ${parameters.id} was not found.`);
	if (operation.method === 'DELETE') {
		collection.remove(parameters.id!);
		return { status: 204 };
	}
	return ok({ data: resource(type, Object.assign(row, changes(request, row))) });
}

function one({ records, parameters }: EnvoyRequest, type: string): Answer {
	const row = records[type as 'invites'].get(parameters.id!);
	if (!row) throw notFound(`${type} ${parameters.id} was not found.`);
	return ok({ data: resource(type, row) });
}

function list({ call, records }: EnvoyRequest, type: string): Answer {
	const offset = Number(call.query.get('page[offset]') ?? 0);
	const limit = Number(call.query.get('page[limit]') ?? DEFAULT_LIMIT);
	if (offset < 0 || limit < 1) throw badRequest('page[offset] must be at least 0 and page[limit] at least 1.');
	const location = call.query.get('filter[location]') ?? call.query.get('filter[locations]');
	const email = call.query.get('filter[email]');
	const rows = records[type as 'invites'].rows().filter((row) => {
		const at = row.locationId ?? (row.locationIds as unknown[] | undefined)?.[0];
		const address = row.email ?? (row.invitee as Row | undefined)?.email;
		return (location === null || at === location) && (email === null || address === email);
	});
	const data = rows.slice(offset, offset + limit).map((row) => resource(type, row));
	return ok({ data, meta: { total: rows.length } });
}

/** What a v3 invite body says, in the names of v1. */
function changes({ body, now }: EnvoyRequest, before: Row = {}): Row {
	const attributes = body.attributes as Row;
	const invitee = { ...(before.invitee as Row | undefined), name: attributes['full-name'], email: attributes.email };
	const { id: locationId } = ((body.relationships as Row).location as { data?: Row }).data ?? {};
	return {
		invitee,
		locationId: locationId ?? before.locationId ?? null,
		expectedArrivalAt: attributes['expected-arrival-time'] ?? before.expectedArrivalAt ?? null,
		expectedDepartureAt: attributes['expected-departure-time'] ?? before.expectedDepartureAt ?? null,
		notes: attributes['private-notes'] ?? before.notes ?? null,
		approvalStatus: before.approvalStatus ?? 'APPROVED',
		updatedAt: now,
	};
}
