import { ok, type Answer } from '../../core/call.mts';
import { isObject } from '../../core/types.mts';
import type { Row } from '../../records/collection.mts';
import { messageRefusal } from './errors.mts';
import type { EnboarderRequest } from './request.mts';

/** The workflow calls: `startwf`, `updatewf`, `cancelwf`. Success is `{message: 'ok'}`. */
export function answerWorkflow(request: EnboarderRequest): Answer {
	const name = request.operation.path.replace(/^\/restapi\/v\d\//, '');
	if (name === 'startwf/bulkadvance') return bulk(request);
	const body = request.body as Row;
	if (name.startsWith('startwf/')) return ok({ message: 'ok', referenceid: launch(request, body).referenceid });
	const row = request.records.launched(String(body.externalid));
	if (!row) throw messageRefusal(400, `No workflow was launched with externalid "${String(body.externalid)}".`);
	if (name === 'cancelwf') {
		if (row.status === 'Cancelled') throw messageRefusal(400, 'The workflow is already cancelled.');
		row.status = 'Cancelled';
	} else {
		Object.assign(row, employee(body));
	}
	return ok({ message: 'ok' });
}

function launch({ records, now }: EnboarderRequest, body: Row): Row {
	const externalid = String(body.externalid ?? body.nhexternalid ?? `GEN-${records.workflowData[0]!.added + 1}`);
	const referenceid = records.newReference();
	const blank = Object.fromEntries(Object.keys(records.workflowData[0]!.at(0) ?? {}).map((field) => [field, null]));
	return records.workflowData[0]!.add({
		...blank,
		...employee(body),
		externalid,
		referenceid,
		status: 'Active',
		launchedAt: now,
	});
}

/** The fields of the launch calls, as the reports name them. */
function employee(body: Row): Row {
	const [first = '', ...last] = String(body.nhnm ?? '').split(' ');
	const manager = (body.managers as Row[] | undefined)?.[0]?.nm ?? body.mgrnm;
	const named =
		body.nhnm === undefined ? {} : { firstName: body.nhfnm ?? first, lastName: body.nhlnm ?? last.join(' ') };
	return {
		...named,
		...(body.nheml !== undefined && { email: body.nheml }),
		...(body.nhstdt !== undefined && { startDate: body.nhstdt }),
		...(manager !== undefined && { manager }),
	};
}

/** The body of the bulk call is not published: any array of objects, or an object that holds one. */
function bulk(request: EnboarderRequest): Answer {
	const { body } = request;
	const list = Array.isArray(body) ? body : isObject(body) ? Object.values(body).find(Array.isArray) : undefined;
	const launches = (list ?? []).filter(isObject);
	if (launches.length === 0) throw messageRefusal(400, 'The body must hold an array of workflow launches.');
	return ok({ message: 'ok', referenceids: launches.map((one) => launch(request, one).referenceid) });
}
