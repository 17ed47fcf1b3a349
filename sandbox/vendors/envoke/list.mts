import { ok, type Answer, type Call } from '../../core/call.mts';
import type { Collection, Row } from '../../records/collection.mts';
import { envokeRefusal } from './errors.mts';

const DEFAULT_LIMIT = 10;
const LARGEST_LIMIT = 100;
/** Tags and subscriptions: "with fields or result_type the default limit becomes 100000". */
const LIMIT_OF_CHOSEN_FIELDS = 100_000;

/** A bare array: `skip`, `limit`, `filter[…]`, `sort[…]`, `fields`, `result_type=kvp`. The end is where fewer come back. */
export function listAnswer(call: Call, collection: Collection, isV2: boolean, hidden: readonly string[] = []): Answer {
	const { query } = call;
	const fields = query.get('fields')?.split(',');
	const isMap = query.get('result_type') === 'kvp';
	const isWide = isV2 && (fields !== undefined || isMap);
	const limit = Number(query.get('limit') ?? (isWide ? LIMIT_OF_CHOSEN_FIELDS : DEFAULT_LIMIT));
	const skip = Number(query.get('skip') ?? 0);
	const largest = isWide ? LIMIT_OF_CHOSEN_FIELDS : LARGEST_LIMIT;
	if (limit > largest || limit < 1) throw envokeRefusal(400, `limit must be from 1 to ${largest}.`);
	if (skip < 0) throw envokeRefusal(400, 'skip must be at least 0.');
	const tests = filters(query);
	const order = [...query].find(([name]) => name.startsWith('sort['));
	let rows: readonly Row[];
	if (tests.length === 0 && !order) {
		rows = collection.slice(skip, limit);
	} else {
		const matching = collection.rows().filter((row) => tests.every((test) => test(row)));
		rows = (order ? sorted(matching, order) : matching).slice(skip, skip + limit);
	}
	if (isMap) return ok(Object.fromEntries(rows.map((row) => [row.id, row.name ?? row.email])));
	const wanted = (row: Row): Row =>
		Object.fromEntries(
			Object.entries(row).filter(([name]) => (fields ? fields.includes(name) : !hidden.includes(name))),
		);
	return ok(fields || hidden.length > 0 ? rows.map(wanted) : rows);
}

type Test = (row: Row) => boolean;

/** `filter[a]=v`, `filter[a][]=v`, `filter[a.b]=v`, `filter[a][$regex]=v`; a value may start with `(ne)` for "not". */
function filters(query: URLSearchParams): Test[] {
	const tests: Test[] = [];
	for (const name of new Set(query.keys())) {
		const match = /^filter\[([^\]]+)\](\[\]|\[\$regex\])?$/.exec(name);
		if (!match) continue;
		const [, field = '', form] = match;
		const values = query.getAll(name);
		tests.push((row) => {
			const value = String(valueOf(row, field) ?? '');
			if (form === '[$regex]') return pattern(values[0]!).test(value);
			if (values[0]!.startsWith('(ne)')) return value !== values[0]!.slice(4);
			return values.some((one) => one.toLowerCase() === value.toLowerCase());
		});
	}
	return tests;
}

function pattern(source: string): RegExp {
	try {
		return new RegExp(source, 'i');
	} catch {
		throw envokeRefusal(400, `"${source}" is not a regular expression.`);
	}
}

/** `contact.contact_id` is the ID of a lead's contact: filters and records name it differently. */
function valueOf(row: Row, field: string): unknown {
	const path = field.replace(/^contact\.contact_/, 'contact.').split('.');
	return path.reduce<unknown>((value, part) => (value as Row | undefined)?.[part], row);
}

function sorted(rows: readonly Row[], [name, direction]: [string, string]): Row[] {
	const field = name.slice(5, -1);
	const sign = direction === 'DESC' ? -1 : 1;
	return [...rows].sort((one, other) => {
		const difference = String(valueOf(one, field) ?? '').localeCompare(String(valueOf(other, field) ?? ''), 'en', {
			numeric: true,
		});
		return sign * difference;
	});
}
