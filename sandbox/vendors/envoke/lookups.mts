import { ok, type Answer } from '../../core/call.mts';
import { hash, Random } from '../../records/random.mts';
import { AUTORESPONDERS, CUSTOM_FIELDS } from './records.mts';
import type { EnvokeRequest } from './request.mts';

/** The small reads: settings, custom fields, automated messages, interests, reports. */
export function answerLookups(request: EnvokeRequest): Answer {
	switch (request.operation.path) {
		case '/v1/settings':
			return ok({ name: 'Sandbox Communications' });
		case '/v1/customfields':
			return ok(CUSTOM_FIELDS);
		case '/v1/autoresponders':
			return ok(AUTORESPONDERS);
		case '/v1/interests':
			return ok(Object.fromEntries(interests(request).map(({ id, name }) => [id, name])));
		case '/v2/interests':
			return interestList(request);
		default:
			return ok(metrics(request));
	}
}

function interests({ records }: EnvokeRequest) {
	const list = (name: 'tags' | 'subscriptions') =>
		records[name]
			.rows()
			.map((row) => ({ id: String(row.id), name: String(row.name), group: row.group, type: name.slice(0, -1) }));
	return [...list('tags'), ...list('subscriptions')];
}

function interestList(request: EnvokeRequest): Answer {
	const { query } = request.call;
	const type = query.get('type');
	const group = query.get('group');
	const rows = interests(request).filter(
		(one) => (type === null || one.type === type) && (group === null || one.group === group),
	);
	if (query.get('result_type') === 'kvp') return ok(Object.fromEntries(rows.map(({ id, name }) => [id, name])));
	return ok(rows.map(({ id, name }) => ({ id, name })));
}

/** E-mail activity of the messages asked for, or of the first ten. The dates are accepted and, as a user reports, ignored. */
function metrics({ call, records }: EnvokeRequest) {
	const asked = [...call.query.getAll('message_id'), ...call.query.getAll('message_id[]')];
	const messages = records.messages
		.rows()
		.filter((row, index) => (asked.length > 0 ? asked.includes(String(row.id)) : index < 10));
	return messages.map((row) => {
		const random = new Random(hash(`envoke/metrics/${String(row.id)}`));
		const sent = random.integer(200, 2_500);
		const opened = random.integer(20, sent);
		return { message_id: row.id, name: row.name, sent, opened, clicked: random.integer(0, opened) };
	});
}
