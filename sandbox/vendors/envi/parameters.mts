import type { Call } from '../../core/call.mts';
import type { ServedOperation } from '../../core/documents.mts';
import { readsAs, typeInWords } from '../../core/types.mts';
import { queryProblems } from '../../core/validate.mts';
import { badRequest } from './errors.mts';

/** `$format` is documented for the whole API; keys are GUIDs without quotes. */
export function checkParameters(call: Call, operation: ServedOperation, parameters: Record<string, string>): void {
	const query = new URLSearchParams(call.query);
	const format = query.get('$format');
	if (format !== null && !/^(?:json|application\/json(?:;.*)?)$/i.test(format))
		throw badRequest('$format must be json.');
	query.delete('$format');
	if (call.path.startsWith('/odata/FileAttachments')) query.delete('api-version');
	const problem = queryProblems(operation, query)[0];
	if (problem?.kind === 'unknown' && problem.field.startsWith('$')) {
		throw badRequest(`Query option '${problem.field}' is not supported here.`);
	}
	if (problem) throw badRequest(problem.message);
	for (const field of operation.pathParams) {
		const value = parameters[field.name];
		if (value !== undefined && !readsAs(field, value)) {
			throw badRequest(`"${value}" in the path must be ${typeInWords(field)}, without quotes.`);
		}
	}
}
