import { ok, type Answer } from '../../core/call.mts';
import type { Row } from '../../records/collection.mts';
import { omit } from '../../records/omit.mts';
import { envelope, envokeRefusal } from './errors.mts';
import { listAnswer } from './list.mts';
import { newId, stamp } from './records.mts';
import type { EnvokeRequest } from './request.mts';

const success = (text: string, data: unknown, status = 200): Answer => ({ ...ok(envelope(true, text, data)), status });

function found(request: EnvokeRequest, name: 'tags' | 'subscriptions' | 'messages'): Row {
	const row = request.records[name].get(request.parameters.id!);
	if (!row) throw envokeRefusal(404, `There is no ${name.slice(0, -1)} ${request.parameters.id}.`);
	return row;
}

/** Tags and subscriptions. */
export function answerLabels(request: EnvokeRequest, name: 'tags' | 'subscriptions'): Answer {
	const { operation, records, body, call, parameters } = request;
	if (parameters.id === undefined) {
		if (operation.method === 'GET') return listAnswer(call, records[name], true);
		const taken = records[name].rows().some((row) => row.name === body.name);
		if (taken) throw envokeRefusal(400, `A tag named "${String(body.name)}" exists already.`);
		const id = newId(records[name]);
		return success(
			'Tag created.',
			records[name].add({ id, external_id: id, group: null, description: '', display_names: {}, ...body }),
		);
	}
	const row = found(request, name);
	if (operation.method === 'GET') return ok(row);
	if (operation.method === 'DELETE') {
		records[name].remove(parameters.id);
		return success('Tag deleted.', { id: row.id });
	}
	if (Object.keys(body).length === 0) throw envokeRefusal(400, 'At least one field is needed.');
	return success('Tag updated.', Object.assign(row, body));
}

/** Leads; an update names its lead in the body. */
export function answerLeads({ operation, records, body, call, now }: EnvokeRequest): Answer {
	if (operation.method === 'GET') return listAnswer(call, records.leads, false);
	const { id, contact, ...fields } = body;
	if (operation.method === 'PATCH') {
		const row = records.leads.get(String(id));
		if (!row) throw envokeRefusal(404, `There is no lead ${String(id)}.`);
		return success('Lead updated.', Object.assign(row, fields, contact ? { contact } : {}));
	}
	const blank = Object.fromEntries(operation.response.fields.slice(3).map((field) => [field, null]));
	const row = { ...blank, create_time: stamp(now), ...fields, contact: contact ?? null, id: newId(records.leads) };
	return success('Lead created.', records.leads.add(row));
}

/** Messages: created as drafts, then scheduled, and back to draft by cancel. Lists and reads leave the HTML out. */
export function answerMessages(request: EnvokeRequest): Answer {
	const { operation, records, body, call, parameters, now } = request;
	if (parameters.id === undefined) {
		if (operation.method === 'GET') return listAnswer(call, records.messages, true, ['html', 'template_id']);
		if ((body.html === undefined) === (body.template_id === undefined)) {
			throw envokeRefusal(400, 'One of html and template_id is needed.');
		}
		const id = newId(records.messages);
		const blank = Object.fromEntries(operation.response.fields.slice(3).map((field) => [field, null]));
		const times = { create_time: stamp(now), modified_time: stamp(now) };
		return success(
			'Message created.',
			shown(records.messages.add({ ...blank, ...times, ...body, id, external_id: id, status: 'draft' })),
		);
	}
	const row = found(request, 'messages');
	if (operation.method === 'GET') {
		return ok(call.query.get('include_html') === '1' ? { ...shown(row), html: row.html ?? '<p>…</p>' } : shown(row));
	}
	if (operation.path.endsWith('/cancel')) {
		if (row.status !== 'scheduled') throw envokeRefusal(400, `The message is ${String(row.status)}, not scheduled.`);
		Object.assign(row, { status: 'draft', send_time: null });
		return success('Message is a draft again.', { id: row.id, status: row.status });
	}
	if (row.status !== 'draft') throw envokeRefusal(400, `Only drafts can change; the message is ${String(row.status)}.`);
	if (operation.path.endsWith('/send')) {
		Object.assign(row, { status: 'scheduled', send_time: body.send_time });
		return success('Message scheduled.', { id: row.id, send_time: body.send_time, recipients: records.contacts.count });
	}
	return success('Message updated.', shown(Object.assign(row, body, { modified_time: stamp(now) })));
}

const shown = (row: Row): Row => omit(row, 'html', 'template_id');

/** Webhooks: unchangeable; the same type and URL again answers 400 with the ID of the one there is. */
export function answerHooks({ operation, records, body, parameters }: EnvokeRequest): Answer {
	const { hooks } = records;
	if (operation.method === 'POST') {
		const same = hooks.rows().find((row) => row.type === body.type && row.url === body.url);
		if (same) throw envokeRefusal(400, 'A webhook of this type and URL exists already.', { id: same.id });
		const row = hooks.add({ filter: {}, ...body, id: newId(hooks) });
		return { status: 201, body: { id: row.id } };
	}
	if (parameters.id === undefined) return ok(hooks.rows());
	if (operation.method === 'GET') return ok(hooks.get(parameters.id) ?? null);
	if (!hooks.remove(parameters.id)) throw envokeRefusal(404, `There is no webhook ${parameters.id}.`);
	return success('Webhook deleted.', {});
}

const MOST_RECIPIENTS = 1_000;

/** Transactional sends: at most 1,000 recipients a call; with `id` only recipients. */
export function answerSend({ body, operation, now }: EnvokeRequest): Answer {
	if (operation.path.includes('v4legacy')) return ok({ success: true, result_text: 'Queued.' });
	const recipients = body.recipients as unknown[];
	if (recipients.length === 0 || recipients.length > MOST_RECIPIENTS)
		throw envokeRefusal(400, `recipients must hold 1 to ${MOST_RECIPIENTS} entries.`);
	const others = Object.keys(body).filter((name) => name !== 'id' && name !== 'recipients');
	if (body.id !== undefined && others.length > 0)
		throw envokeRefusal(400, `With id only recipients are allowed, not ${others.join(', ')}.`);
	if (body.id === undefined && (body.html === undefined) === (body.template_id === undefined))
		throw envokeRefusal(400, 'One of html and template_id is needed.');
	return success('Sent.', { id: String(body.id ?? Date.parse(now)) });
}
