import { ok, type Answer, type Call } from '../../core/call.mts';
import { hash } from '../../records/random.mts';
import type { Row } from '../../records/collection.mts';
import { messageRefusal } from './errors.mts';

export const PAGE_LENGTH = 500;

interface Rows {
	slice(start: number, end: number): readonly Row[];
}

/** A page of `{count, items, nextKey}`; the key is opaque and fits its own list only. No nextKey means the end. */
export function cursorPage(call: Call, rows: Rows, total: number, length = PAGE_LENGTH, statusOfMore = 200): Answer {
	const start = readKey(call);
	const items = rows.slice(start, start + length);
	const next = start + length;
	const more = next < total;
	const body = { count: items.length, items, ...(more && { nextKey: writeKey(call.path, next) }) };
	return { ...ok(body), status: more ? statusOfMore : 200 };
}

const writeKey = (path: string, offset: number): string => Buffer.from(`${hash(path)}:${offset}`).toString('base64url');

function readKey(call: Call): number {
	const key = call.query.get('nextKey');
	if (key === null) return 0;
	const [list, offset] = Buffer.from(key, 'base64url').toString('utf8').split(':');
	if (list !== String(hash(call.path)) || !/^\d+$/.test(offset ?? '')) {
		throw messageRefusal(400, 'nextKey is not one this list has given.');
	}
	return Number(offset);
}
