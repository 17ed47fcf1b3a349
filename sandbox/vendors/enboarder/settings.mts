import { ok, type Answer } from '../../core/call.mts';
import type { Collection, Row } from '../../records/collection.mts';
import { scimRefusal, settingsRefusal } from './errors.mts';
import type { EnboarderRequest } from './request.mts';

/** The brand reads of the settings API. */
export function answerBrand({ operation, parameters, records }: EnboarderRequest): Answer {
	const brands = records.brands.rows();
	if (operation.path === '/brand/all') return ok(brands);
	const { id, name } = parameters;
	const found = brands.find((row) => (id === undefined ? row.name === name : String(row.id) === id));
	if (!found) throw settingsRefusal(id === undefined ? 'name' : 'id', `There is no brand "${id ?? name}".`);
	return ok(found);
}

const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User';
const SCIM_JSON = { 'content-type': 'application/scim+json' };

/** SCIM 2.0 (RFC 7643, 7644): the profiles as users. */
export function answerScim(request: EnboarderRequest): Answer {
	const { operation, parameters, records, body } = request;
	const scim = (answer: unknown, status = 200): Answer => ({ ...ok(answer, SCIM_JSON), status });
	const path = operation.path.replace('/scim/v2/', '');
	if (path === 'ServiceProviderConfig') return scim(CONFIG);
	if (path === 'ResourceTypes')
		return scim(listOf([{ id: 'User', name: 'User', endpoint: '/Users', schema: USER_SCHEMA }]));
	if (path === 'Schemas') return scim(listOf([{ id: USER_SCHEMA, name: 'User' }]));
	if (path === 'Users') {
		if (operation.method === 'GET') return scim(listOf(records.profiles.rows().map(user)));
		return scim(user(records.profiles.add(fromUser(body as Row, records.newProfileId(), records.profiles))), 201);
	}
	const row = records.profiles.get(parameters.id!);
	if (!row) throw scimRefusal(404, `User ${parameters.id} was not found.`);
	if (operation.method === 'GET') return scim(user(row));
	if (operation.method === 'DELETE') {
		records.profiles.remove(parameters.id!);
		return { status: 204 };
	}
	return scim(user(Object.assign(row, fromUser(body as Row, String(row.id), records.profiles, row))));
}

const supported = (is: boolean) => ({ supported: is });
const CONFIG = {
	schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
	patch: supported(false),
	bulk: supported(false),
	filter: supported(false),
	sort: supported(false),
	changePassword: supported(false),
	etag: supported(false),
	authenticationSchemes: [
		{ type: 'oauthbearertoken', name: 'OAuth' },
		{ type: 'httpbasic', name: 'Basic' },
	],
};

const listOf = (rows: readonly unknown[]) => ({
	schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
	totalResults: rows.length,
	startIndex: 1,
	itemsPerPage: rows.length,
	Resources: rows,
});

function user(row: Row): Row {
	const contact = row.contact as Row | undefined;
	return {
		schemas: [USER_SCHEMA],
		id: row.id,
		externalId: row.externalid,
		userName: row.userName ?? contact?.email,
		name: { givenName: row.firstName, familyName: row.lastName },
		emails: [{ value: contact?.email, primary: true }],
		active: row.active ?? true,
		meta: { resourceType: 'User' },
	};
}

function fromUser(body: Row, id: string, profiles: Collection, self?: Row): Row {
	const taken = profiles.rows().some((row) => row !== self && user(row).userName === body.userName);
	if (taken) throw scimRefusal(409, `userName "${String(body.userName)}" is taken.`);
	const name = body.name as Row | undefined;
	const email = (body.emails as Row[] | undefined)?.[0]?.value ?? body.userName;
	return {
		id,
		firstName: name?.givenName ?? '',
		lastName: name?.familyName ?? '',
		externalid: body.externalId ?? self?.externalid ?? null,
		userName: body.userName,
		active: body.active ?? true,
		contact: { email, preferred: 'email' },
		profilefields: [],
	};
}
