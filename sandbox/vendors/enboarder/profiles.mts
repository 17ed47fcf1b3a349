import { header, ok, type Answer } from '../../core/call.mts';
import type { Row } from '../../records/collection.mts';
import { cursorPage } from './cursor.mts';
import { profileRefusal } from './errors.mts';
import type { EnboarderRequest } from './request.mts';

const WORKFLOWS_A_PAGE = 10;
/** One transparent pixel. */
const NO_PHOTO = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/** The profile calls. */
export function answerProfile(request: EnboarderRequest): Answer {
	const { operation, parameters, records, call } = request;
	if (parameters.id === undefined) return create(request);
	const row = records.profiles.get(parameters.id);
	if (!row) throw profileRefusal('PROFILE_NOT_EXISTS', `Profile ${parameters.id} does not exist.`);
	const [, part] = /\{id\}\/(\w+)$/.exec(operation.path) ?? [];
	if (part === 'photo') return photo(request, row);
	if (part === 'workflows') {
		const running = records.workflowsOf(String(row.id));
		return cursorPage(call, running, running.length, WORKFLOWS_A_PAGE, 206);
	}
	if (operation.method === 'GET') return ok(row);
	if (operation.method === 'DELETE') return remove(request, row);
	const body = request.body as Row;
	refuseTaken(request, body, row);
	Object.assign(row, body, body.contact ? { contact: { ...(row.contact as Row), ...(body.contact as Row) } } : {});
	return ok({ message: 'ok', id: row.id, ...warnings(request, body) });
}

function create(request: EnboarderRequest): Answer {
	const { records } = request;
	const { profilePhoto, ...body } = request.body as Row;
	refuseTaken(request, body);
	const row = records.profiles.add({ profilefields: [], ...body, id: records.newProfileId() });
	if (profilePhoto) records.photos.set(String(row.id), profilePhoto as Row);
	return ok({ message: 'ok', id: row.id, ...warnings(request, body) });
}

function refuseTaken({ records }: EnboarderRequest, body: Row, self?: Row): void {
	const taken = records.profiles.rows().find((row) => row !== self && row.externalid === body.externalid);
	if (body.externalid !== undefined && taken) {
		throw profileRefusal('PROFILE_EXISTS', `A profile with externalid "${String(body.externalid)}" exists already.`);
	}
}

/** Warnings only come when asked for with the header `X-Enboarder-Warning: yes`. */
function warnings({ call }: EnboarderRequest, body: Row): { warnings?: string[] } {
	if (header(call, 'x-enboarder-warning')?.toLowerCase() !== 'yes') return {};
	const hasMobile = (body.contact as Row | undefined)?.mobile !== undefined;
	return { warnings: hasMobile ? [] : ['contact.mobile is empty.'] };
}

function remove({ records }: EnboarderRequest, row: Row): Answer {
	if (records.workflowsOf(String(row.id)).length > 0) {
		throw profileRefusal('ACTIVE_PROFILE', 'The profile takes part in a running workflow.');
	}
	records.profiles.remove(String(row.id));
	return ok({ message: 'ok' });
}

/** The shape of the photo answer is not published; this is the one of the create call. */
function photo({ operation, records, body }: EnboarderRequest, row: Row): Answer {
	if (operation.method === 'PUT') {
		records.photos.set(String(row.id), body as Row);
		return ok({ message: 'ok' });
	}
	return ok(records.photos.get(String(row.id)) ?? { imageType: 'image/png', body: NO_PHOTO });
}
