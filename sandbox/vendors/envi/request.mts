import { ok, type Answer, type Call } from '../../core/call.mts';
import type { ServedOperation } from '../../core/documents.mts';
import type { Row } from '../../records/collection.mts';
import { notFound } from './errors.mts';
import type { EnviStore } from './store.mts';

/** One request of a signed-in user, with everything needed to answer it. */
export interface EnviRequest {
	call: Call;
	operation: ServedOperation;
	parameters: Record<string, string>;
	store: EnviStore;
	user: string;
	now: string;
	fieldsOf: (set: string) => readonly string[];
}

/** Answers an operation that is no plain list, read, create or update. */
export type Action = (request: EnviRequest) => Answer;

export const NO_CONTENT: Answer = { status: 204 };

/** A new record's GUID as bare JSON text, as the resource pages print it. */
export const bareGuid = (guid: unknown): Answer =>
	ok(JSON.stringify(guid), { 'content-type': 'application/json; charset=utf-8' });

/** A GUID or a text in `value`, as use cases and SDK show it. */
export const valueAnswer = ({ call }: EnviRequest, value: unknown): Answer =>
	ok({ '@odata.context': `${call.origin}/odata/$metadata#Edm.String`, value });

/** A record by its key, or 404. */
export function findRow(store: EnviStore, set: string, key: string): Row {
	const found = store.collection(set).get(key);
	if (!found) throw notFound(`${set}(${key}) was not found.`);
	return found;
}

/** The record whose key is in the path. */
export const rowInPath = ({ store, parameters }: EnviRequest, set: string, parameter: string): Row =>
	findRow(store, set, parameters[parameter]!);
