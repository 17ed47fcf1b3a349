import { ok, type Answer, type Call } from '../../core/call.mts';
import type { Collection, Row } from '../../records/collection.mts';
import { badRequest } from './errors.mts';
import type { EnvoyCollection } from './records.mts';

const DEFAULT_PER_PAGE = 100;
/** Not documented; generous. What is documented: page x perPage stays within 10,000. */
const LARGEST_PER_PAGE = 1_000;
const FARTHEST = 10_000;

/** A v1 list: `page` from 1, `perPage`, `{data, meta: {page, perPage, total}}`. */
export function listAnswer(call: Call, name: EnvoyCollection, collection: Collection): Answer {
	const page = wholeNumber(call, 'page', 1);
	const perPage = wholeNumber(call, 'perPage', DEFAULT_PER_PAGE);
	if (page < 1 || perPage < 1) throw badRequest('page and perPage must be at least 1.');
	if (perPage > LARGEST_PER_PAGE) throw badRequest(`perPage must be at most ${LARGEST_PER_PAGE}.`);
	if (page * perPage > FARTHEST) throw badRequest(`page x perPage must stay within ${FARTHEST}.`);
	const test = filter(call, name);
	const sort = call.query.get('sort');
	const start = (page - 1) * perPage;
	if (!test && sort === null) {
		return ok({ data: collection.slice(start, perPage), meta: { page, perPage, total: collection.count } });
	}
	let rows: readonly Row[] = collection.rows();
	if (test) rows = rows.filter(test);
	if (sort !== null) rows = sorted(rows, sort, call.query.get('order') ?? 'ASC');
	return ok({ data: rows.slice(start, start + perPage), meta: { page, perPage, total: rows.length } });
}

function wholeNumber(call: Call, name: string, otherwise: number): number {
	const text = call.query.get(name);
	return text === null ? otherwise : Number(text);
}

type Test = (row: Row) => boolean;

function filter(call: Call, name: EnvoyCollection): Test | undefined {
	const tests: Test[] = [];
	const given = (parameter: string, test: (row: Row, value: string) => boolean): void => {
		const value = call.query.get(parameter);
		if (value !== null) tests.push((row) => test(row, value));
	};
	if (name === 'invites') given('locationIds', (row, value) => value.split(',').includes(String(row.locationId)));
	if (name === 'entries')
		given('signedInAtAfter', (row, value) => Date.parse(String(row.signedInAt)) > Date.parse(value));
	if (name === 'reservations') {
		checkPeriod(call);
		given('status', (row, value) => row.status === value);
		given('emails', (row, value) => value.split(',').includes(String((row.reservedBy as Row).email)));
		given('startTime', (row, value) => Date.parse(String(row.startTime)) >= Date.parse(value));
		given('endTime', (row, value) => Date.parse(String(row.startTime)) <= Date.parse(value));
	}
	return tests.length === 0 ? undefined : (row) => tests.every((test) => test(row));
}

/** Reservations: at most 30 days of data. */
function checkPeriod(call: Call): void {
	const start = call.query.get('startTime');
	const end = call.query.get('endTime');
	if (start !== null && end !== null && Date.parse(end) - Date.parse(start) > 30 * 86_400_000) {
		throw badRequest('startTime and endTime must be at most 30 days apart.');
	}
}

/** `EXPECTED_ARRIVAL_AT` names the field `expectedArrivalAt`. */
function sorted(rows: readonly Row[], sort: string, order: string): Row[] {
	const field = sort.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
	if (rows[0] && !(field in rows[0])) throw badRequest(`sort "${sort}" is unknown.`);
	const sign = order === 'DESC' ? -1 : 1;
	return [...rows].sort((one, other) => sign * String(one[field]).localeCompare(String(other[field])));
}
