import { ok } from '../../core/call.mts';
import type { Row } from '../../records/collection.mts';
import { rowInPath, type Action } from './request.mts';
import { bodyObjects } from './writes.mts';

const MASTER_FACILITY = '00000000-0000-0000-0000-000000000000';

/** The changed-since reads; their page prints a bare array. The zero GUID means every facility. */
function since(set: string): Action {
	return ({ parameters: { from, facilityId }, store, operation }) => {
		const changed = (row: Row): boolean => Date.parse(String(row.lastUpdated)) >= Date.parse(from!);
		const isThere = (row: Row): boolean =>
			row.facilityId === undefined || row.facilityId === facilityId || facilityId === MASTER_FACILITY;
		const rows = store.collection(set).rows();
		return ok(rows.filter((row) => changed(row) && isThere(row)).map((row) => shown(row, operation.response.fields)));
	};
}

const shown = (row: Row, fields: readonly string[]): Row =>
	Object.fromEntries(fields.map((field) => [field, row[field] ?? null]));

/** A read by POST: vendors with the names of one facility. The body, when sent, lists vendor IDs or numbers in `value`. */
const vendorsInfo: Action = (request) => {
	const { address1, city, state, zip, country } = rowInPath(request, 'Facilities', 'facilityId');
	const [body] = bodyObjects(request.call, request.operation);
	const wanted = Array.isArray(body?.value) ? body.value.map(String) : undefined;
	const rows = request.store.collection('Vendors').rows();
	const chosen = rows.filter(
		({ vendorId, vendorNo }) => !wanted || wanted.some((one) => one === vendorId || one === vendorNo),
	);
	const more = { address1, city, state, zip, country, leadTime: 3 };
	return ok(chosen.map((row) => shown({ ...row, ...more }, request.operation.response.fields)));
};

const fileContent: Action = (request) => {
	const { entityNo } = rowInPath(request, 'FileAttachments', 'fileId');
	const headers = {
		'content-type': 'text/plain',
		'content-disposition': `attachment; filename="${String(entityNo)}.txt"`,
	};
	return ok(`Attachment of ${String(entityNo)}\n`, headers);
};

const GET_ALL = 'GetAllFromDate(from={from},facilityId={facilityId},syncFlag={syncFlag})';

export const READS: Readonly<Record<string, Action>> = {
	[`GET /odata/Inventory/${GET_ALL}`]: since('Inventory'),
	[`GET /odata/InventoryLocations/${GET_ALL}`]: since('InventoryLocations'),
	[`GET /odata/InventoryVendors/${GET_ALL}`]: since('InventoryVendors'),
	'POST /odata/Vendors/GetVendorsInfo(facilityId={facilityId})': vendorsInfo,
	'GET /odata/FileAttachments/{fileId}/metadata': (request) => ok(rowInPath(request, 'FileAttachments', 'fileId')),
	'GET /odata/FileAttachments/{fileId}/content': fileContent,
};
