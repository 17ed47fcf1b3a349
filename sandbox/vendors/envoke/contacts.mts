import { ok, type Answer } from '../../core/call.mts';
import type { Collection, Row } from '../../records/collection.mts';
import { omit } from '../../records/omit.mts';
import { envelope } from './errors.mts';
import { listAnswer } from './list.mts';
import { newId, stamp } from './records.mts';
import type { EnvokeRequest } from './request.mts';

const LONGEST: Record<string, number> = { email: 60, remote_id: 60, external_id: 32, language: 2 };

/** Contacts. A contact that fails validation is answered with HTTP 200 and `success: false`. */
export function answerContacts(request: EnvokeRequest): Answer {
	const { operation, call, records } = request;
	if (operation.method === 'GET') return listAnswer(call, records.contacts, false);
	const problems = contactProblems(request.body, operation.method === 'POST');
	if (problems.length > 0) return failure(problems);
	return operation.method === 'POST' ? create(request) : update(request);
}

/** HTTP 200 all the same, so that only `success` tells. */
export function failure(errors: string[]): Answer {
	return { ...ok(envelope(false, 'The contact was not saved.', { errors })), note: errors.join(' ') };
}

const success = (text: string, row: Row): Answer => ok(envelope(true, text, row));

function contactProblems(body: Row, isNew: boolean): string[] {
	const problems: string[] = [];
	const email = body.email;
	if (typeof email === 'string' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email))
		problems.push(`"${email}" is not an e-mail address.`);
	for (const [field, longest] of Object.entries(LONGEST)) {
		if (typeof body[field] === 'string' && body[field].length > longest)
			problems.push(`Field "${field}" is longer than ${longest}.`);
	}
	if (isNew && /^(Express|Implied)/.test(String(body.consent_status ?? '')) && !body.consent_description) {
		problems.push('consent_description is needed for Express and Implied consent.');
	}
	return problems;
}

function byEmail(contacts: Collection, email: unknown): Row | undefined {
	const wanted = String(email).toLowerCase();
	return contacts.rows().find((row) => String(row.email).toLowerCase() === wanted);
}

function create({ body, records, call, now, operation }: EnvokeRequest): Answer {
	const found = byEmail(records.contacts, body.email);
	if (found && call.query.get('upsert') !== '1')
		return failure([`A contact with the e-mail address ${String(body.email)} exists already.`]);
	if (found) return success('Contact updated.', Object.assign(found, merged(found, body)));
	const blank = Object.fromEntries(operation.response.fields.slice(3).map((field) => [field, null]));
	const id = newId(records.contacts);
	const start = { id, external_id: id, custom_fields: {}, interests: [], autoresponders: [], date_created: stamp(now) };
	return success('Contact created.', records.contacts.add({ ...blank, ...start, ...merged(start, body) }));
}

/** Found by the ID in the path, or by ID or e-mail in the body; `keyfield` says what the ID in the path is. */
function update({ body, records, call, parameters }: EnvokeRequest): Answer {
	const { contacts } = records;
	const keyfield = call.query.get('keyfield');
	const key = parameters.id ?? body[keyfield ?? (body.id === undefined ? 'email' : 'id')];
	if (key === undefined) return failure(['One of id and email is needed.']);
	const field = keyfield ?? (parameters.id === undefined && body.id === undefined ? 'email' : 'id');
	if (field === 'remote_id' && parameters.id === undefined && body.remote_id === undefined)
		return failure(['remote_id is missing.']);
	const row =
		field === 'id'
			? contacts.get(String(key))
			: contacts.rows().find((one) => String(one[field]).toLowerCase() === String(key).toLowerCase());
	if (!row) return failure([`There is no contact with ${field} ${String(key)}.`]);
	const same = body.email === undefined ? undefined : byEmail(contacts, body.email);
	if (same && same !== row) return failure([`A contact with the e-mail address ${String(body.email)} exists already.`]);
	return success('Contact updated.', Object.assign(row, merged(row, omit(body, 'id'))));
}

/** Membership is written `{"<id or name>": "set"}` and read as a list. */
function merged(before: Row, body: Row): Row {
	const result = { ...body };
	if (body.custom_fields) result.custom_fields = { ...(before.custom_fields as Row), ...(body.custom_fields as Row) };
	for (const field of ['interests', 'autoresponders']) {
		if (!body[field]) continue;
		const members = new Set(before[field] as string[]);
		for (const [name, word] of Object.entries(body[field] as Row)) {
			if (word === 'set') members.add(name);
			else members.delete(name);
		}
		result[field] = [...members];
	}
	return result;
}
