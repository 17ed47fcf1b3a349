import { ok, type Answer } from '../../core/call.mts';
import type { Row } from '../../records/collection.mts';
import { cursorPage } from './cursor.mts';
import { messageRefusal } from './errors.mts';
import type { EnboarderRequest } from './request.mts';

/** The report calls on workflows and forms. */
export function answerReport(request: EnboarderRequest): Answer {
	const { operation, parameters, records, call } = request;
	const isForm = operation.path.includes('/forms');
	const list = isForm ? records.forms : records.workflows;
	if (parameters.id === undefined) return ok({ count: list.length, items: list });
	const index = list.findIndex((row) => row.id === parameters.id);
	if (index < 0) throw messageRefusal(404, `${isForm ? 'Form' : 'Workflow'} ${parameters.id} does not exist.`);
	const data = (isForm ? records.formData : records.workflowData)[index]!;
	if (operation.path.endsWith('/data')) {
		return cursorPage(call, { slice: (start, end) => data.slice(start, end - start) }, data.count);
	}
	return ok({ name: list[index]!.name, id: list[index]!.id, ...properties(data.at(0) ?? {}, isForm) });
}

function properties(sample: Row, isForm: boolean): Row {
	const fields = Object.entries(sample).map(([fieldName, value]) => ({
		fieldName,
		label: fieldName,
		datatype: typeof value === 'object' ? 'object' : typeof value,
		isRequired: false,
		options: [],
	}));
	return isForm ? { fields } : { fields, categories: ['Onboarding'], stakeholders: ['Employee', 'Manager'] };
}
