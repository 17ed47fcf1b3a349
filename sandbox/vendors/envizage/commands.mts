import { ok, type Answer } from '../../core/call.mts';
import { isObject } from '../../core/types.mts';
import { envizageRefusal } from './errors.mts';
import type { EnvizageRequest } from './request.mts';

const OPERATIONS = ['POST', 'PUT', 'DELETE', 'FIND', 'FIND_BY_ID', 'EXECUTE', 'DIAGNOSE'];

/**
 * POST /scenarios/commands/execute: an array of commands, answered by an array of results. The names of the keys are not
 * published, so a command passes when one of its values is a known operation; nothing is carried out.
 */
export function execute({ body, call }: EnvizageRequest): Answer {
	if (!Array.isArray(body)) throw envizageRefusal(call, 400, 'The body must be an array of commands.');
	const results = body.map((command: unknown, index) => {
		const operation = isObject(command)
			? Object.values(command).find((value) => OPERATIONS.includes(String(value)))
			: undefined;
		if (operation === undefined) {
			throw envizageRefusal(call, 400, `Command ${index} names no operation (${OPERATIONS.join(', ')}).`);
		}
		return { index, operation, status: 200, result: null };
	});
	return ok(results);
}
