import { ok, type Answer } from '../../core/call.mts';
import type { Row } from '../../records/collection.mts';
import { ACTIONS } from './actions.mts';
import { badRequest } from './errors.mts';
import { listAnswer } from './list.mts';
import { bareGuid, findRow, valueAnswer, type EnviRequest } from './request.mts';
import { SETS, SUB_COLLECTIONS } from './sets.mts';
import { bodyObjects, create, references } from './writes.mts';

/** Creates whose use-case page and SDK sample show `{value: GUID}`; the others answer the bare GUID of their page. */
const VALUE_ANSWERS = ['Batches', 'Requisitions', 'Classifications'];

/** The answer to a documented operation: an action of its own, or a list, read, create or update of an entity set. */
export function answer(request: EnviRequest): Answer {
	const { method, path } = request.operation;
	const action = ACTIONS[`${method} ${path}`];
	if (action) return action(request);
	const [, set = '', key, child] = /^\/odata\/(\w+)(?:\(\{(\w+)\}\))?(?:\/(\w+))?$/.exec(path) ?? [];
	if (!(set in SETS)) throw new Error(`Nobody answers ${method} ${path}.`);
	if (set === 'FileAttachments') return attachments(request);
	if (key === undefined) return method === 'GET' ? list(request, set) : createOne(request, set);
	const id = request.parameters[key]!;
	if (child !== undefined) return children(request, set, id, child);
	return method === 'GET' ? read(request, set, id) : update(request, set, id);
}

function list(request: EnviRequest, set: string): Answer {
	return listAnswer(request.call, request.operation, request.store.collection(set), set);
}

function read({ call, store }: EnviRequest, set: string, id: string): Answer {
	return ok({ '@odata.context': `${call.origin}/odata/$metadata#${set}/$entity`, ...findRow(store, set, id) });
}

function children(request: EnviRequest, set: string, id: string, child: string): Answer {
	findRow(request.store, set, id);
	const childSet = SUB_COLLECTIONS[child.toLowerCase()]!;
	const rows = request.store.children(childSet, set, id);
	const answer = listAnswer(request.call, request.operation, rows, `${set}(${id})/${child}`);
	if (request.operation.response.envelope !== 'items') return answer;
	// One list has other names for what the others have, and null where they leave the link out.
	const { value, '@odata.count': count, '@odata.nextLink': link = null } = answer.body as Record<string, unknown>;
	return ok({ items: value, count, nextPageLink: link });
}

/** Files of one record; the page puts the owner's ID where other paths have the record's own. */
function attachments(request: EnviRequest): Answer {
	const owner = request.parameters.entityId!;
	const rows = request.store.children('FileAttachments', 'PurchaseOrders', owner);
	return listAnswer(
		request.call,
		request.operation,
		rows.map((one) => ({ ...one, entityId: owner })),
		'FileAttachments',
	);
}

function createOne(request: EnviRequest, set: string): Answer {
	const [body] = bodyObjects(request.call, request.operation);
	const made = create(request.store, set, body!, request.user, request.now, request.fieldsOf(set), startOf(set));
	const key = made[SETS[set]!.key];
	return VALUE_ANSWERS.includes(set) ? valueAnswer(request, key) : bareGuid(key);
}

const startOf = (set: string): Row => (set === 'Requisitions' ? { requisitionStatus: 'Open', isCanceled: false } : {});

/** PATCH changes the fields sent, PUT too: its page marks none as required. */
function update(request: EnviRequest, set: string, id: string): Answer {
	const found = findRow(request.store, set, id);
	const [body] = bodyObjects(request.call, request.operation);
	const { key } = SETS[set]!;
	if (body![key] !== undefined && body![key] !== found[key])
		throw badRequest(`${key} in the body is not the one in the path.`);
	const changes = { ...references(request.store, body!), ...body };
	const fields = Object.keys(found);
	const known = Object.fromEntries(Object.entries(changes).filter(([field]) => fields.includes(field)));
	request.store.change(found, { ...known, lastUpdated: request.now, lastUpdatedByName: request.user });
	return { status: 204 };
}
