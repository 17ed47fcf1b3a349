import { at, putAt } from '../../settings';
import type { Vendor } from '../../vendor';
import { RefusedError } from '../errors';
import type { OutputItem } from '../output';
import type { NodeRequest } from '../request';

/**
 * Gives the answer of a named operation its shape: fewer fields, an ID in a field of its own, a sentence, or the word
 * that it is done.
 * @throws RefusedError where the vendor says no in the text of a 200
 */
export function shaped(vendor: Vendor, { result, response }: NodeRequest, outputs: readonly OutputItem[]): OutputItem[] {
	if (!result || response.fullResponse) return [...outputs];
	switch (result.kind) {
		case 'list':
		case 'record': {
			const { simple } = result;
			return simple ? outputs.map((output) => ({ ...output, json: simplified(output.json, simple) })) : [...outputs];
		}
		case 'id':
			return outputs.map((output) => withText(output, response.property, (id) => ({ [result.field]: id })));
		case 'message':
			return outputs.map((output) =>
				withText(output, response.property, (message) => {
					if (!response.neverError) requireAccepted(vendor, message, result.accepts);
					return { message };
				}),
			);
		case 'none':
			return outputs.map((output) => ({ ...output, json: { ...(result.deletes ? { deleted: true } : { success: true }), ...output.json } }));
		case 'file':
			return [...outputs];
	}
}

/** These fields of a record, where they are, as deep as they were. */
function simplified(record: OutputItem['json'], names: readonly string[]): OutputItem['json'] {
	const kept: OutputItem['json'] = {};
	for (const name of names) {
		const value = at(record, name);
		if (value !== undefined) putAt(kept, name.split('.'), value);
	}
	// A record of another kind than documented is better shown whole than empty.
	return Object.keys(kept).length === 0 ? record : kept;
}

/** A text alone, or as OData wraps it (`value`); anything else stays as it came. */
function withText(output: OutputItem, property: string, make: (text: string) => OutputItem['json']): OutputItem {
	const text = [output.json[property], output.json.value, output.json.message].find((value) => typeof value === 'string');
	return typeof text === 'string' ? { ...output, json: make(text) } : output;
}

function requireAccepted({ displayName }: Vendor, message: string, accepts: string | undefined): void {
	if (accepts === undefined || message.toLowerCase().includes(accepts.toLowerCase())) return;
	throw new RefusedError({
		message: `${displayName} did not accept everything. What it says stands below; correct those lines and send them again.`,
		description: `${displayName} answered: ${message.slice(0, 1000)}`,
		httpCode: '200',
		vendorCode: '',
	});
}
