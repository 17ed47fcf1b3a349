import type { Call } from '../../core/call.mts';
import { parseJsonBody } from '../../core/body.mts';
import type { ServedOperation } from '../../core/documents.mts';
import { isObject } from '../../core/types.mts';
import { objectProblems } from '../../core/validate.mts';
import type { Row } from '../../records/collection.mts';
import { badRequest, enviRefusal } from './errors.mts';
import { SETS } from './sets.mts';
import type { EnviStore } from './store.mts';

/** Fields the pages and samples type differently. */
const LENIENT = ['disablePurchasing', 'quantity', 'conversionFactor', 'price', 'value'];

/** The objects a body holds: one, or many where the page shows an array in a wrapper (and one unwrapped object beside it). */
export function bodyObjects(call: Call, operation: ServedOperation): Row[] {
	const parsed = parseJsonBody(call);
	if ('reason' in parsed) throw enviRefusal(parsed.status, 'BadRequest', 'The request is invalid.', parsed.reason);
	if (!operation.body) {
		if (isObject(parsed.value) && Object.keys(parsed.value).length > 0) throw badRequest('This call takes no body.');
		return [];
	}
	const { wrapper, fields } = operation.body;
	let value = parsed.value;
	if (wrapper !== null && isObject(value) && wrapper in value) {
		const others = Object.keys(value).filter((name) => name !== wrapper);
		if (others.length > 0) throw badRequest(`Unknown field "${others[0]}" beside "${wrapper}".`);
		value = value[wrapper];
	}
	const objects = Array.isArray(value) ? value : [value ?? {}];
	if (objects.length === 0) throw badRequest('The list is empty.');
	const problem = objects.flatMap((one) => objectProblems(one, fields, { lenient: LENIENT }))[0];
	if (problem) throw badRequest(problem.message);
	return objects as Row[];
}

/** Names, numbers and keys of records that a body may point to. */
const REFERENCES = [
	'Facilities',
	'Locations',
	'Departments',
	'Vendors',
	'Manufacturers',
	'Inventory',
	'Classifications',
];

/** What the records named in a body are called: `facilityNo` brings `facilityId` and `facilityName` along. */
export function references(store: EnviStore, body: Row): Row {
	const found: Row = {};
	for (const name of REFERENCES) {
		const { key } = SETS[name]!;
		const numberField = key.replace(/Id$/, 'No');
		const byKey = body[key];
		const byNumber = body[numberField];
		if (typeof byKey === 'string') {
			const row = store.collection(name).get(byKey);
			if (!row) throw badRequest(`${key} "${byKey}" was not found.`);
			Object.assign(found, names(row, name));
		} else if (typeof byNumber === 'string' && byNumber !== '' && name !== 'Inventory' && name !== 'Manufacturers') {
			const row = store
				.collection(name)
				.rows()
				.find((one) => one[numberField] === byNumber);
			if (!row) throw badRequest(`${numberField} "${byNumber}" was not found.`);
			Object.assign(found, names(row, name));
		}
	}
	return found;
}

function names(row: Row, set: string): Row {
	const stem = SETS[set]!.key.replace(/Id$/, '');
	return Object.fromEntries(
		Object.entries(row).filter(([field]) =>
			[`${stem}Id`, `${stem}No`, `${stem}Name`, `${stem}Description`].includes(field),
		),
	);
}

/** A new record: what the body says, what it points to, and what the system fills in. */
export function create(
	store: EnviStore,
	set: string,
	body: Row,
	user: string,
	now: string,
	fields: readonly string[],
	parent: Row = {},
): Row {
	const { key } = SETS[set]!;
	const { organization } = store;
	const known: Row = {
		...parent,
		activeStatus: true,
		organizationId: organization.id,
		organizationNo: organization.no,
		organizationName: organization.name,
		dateAdded: now,
		dateCreated: now,
		lastUpdated: now,
		addedByName: user,
		createdByName: user,
		lastUpdatedByName: user,
		...references(store, body),
		...Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null)),
		[key]: store.newKey(set),
	};
	const row: Row = {};
	for (const field of fields) row[field] = known[field] ?? null;
	row[key] = known[key];
	return store.add(set, row);
}
