import type { Access } from '../../http/credential';
import { at, putAt } from '../../settings';
import type { Vendor } from '../../vendor';
import { refused } from '../errors';
import type { OutputItem } from '../output';
import type { NodeRequest } from '../request';

/**
 * Gives the answer of a named operation its shape: fewer fields, an ID in a field of its own, a sentence, or the word
 * that it is done.
 * @throws RefusedError where the vendor says no in the text of a 200
 */
export function shaped(vendor: Vendor, { result, response }: NodeRequest, outputs: readonly OutputItem[], hide: Access['hide']): OutputItem[] {
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
			if (!response.neverError) for (const { json } of outputs) requireAccepted(vendor, textsIn(json), result.accepts, hide);
			return outputs.map((output) => withText(output, response.property, (message) => ({ message })));
		case 'none':
			return outputs.map((output) => ({ ...output, json: { ...wordFor(output, result.deletes), ...output.json } }));
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

/** A text alone, or as OData wraps it (`value`); anything else stays as it came, and nothing means that it is done. */
function withText(output: OutputItem, property: string, make: (text: string) => OutputItem['json']): OutputItem {
	const text = [output.json[property], output.json.value, output.json.message].find((value) => typeof value === 'string');
	if (typeof text === 'string') return { ...output, json: make(text) };
	return { ...output, json: { ...wordFor(output, false), ...output.json } };
}

/** The word that it is done. What the vendor answered beyond what is documented may say otherwise, and stands alone. */
function wordFor({ json }: OutputItem, deletes: boolean): OutputItem['json'] {
	if (deletes) return { deleted: true };
	return Object.keys(json).length === 0 ? { success: true } : {};
}

/** Every text in an answer, as deep as they stand; but for OData's notes about it. */
function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (value === null || typeof value !== 'object') return [];
	return Object.entries(value).flatMap(([key, inner]) => (key.startsWith('@odata.') ? [] : textsIn(inner)));
}

/** One that is not accepted is a problem, also beside others that are. */
function requireAccepted({ displayName }: Vendor, texts: readonly string[], accepts: string | undefined, hide: Access['hide']): void {
	const problems = accepts === undefined ? [] : texts.filter((text) => !text.toLowerCase().includes(accepts.toLowerCase()));
	if (problems.length === 0) return;
	const rest = problems.length < texts.length ? ' The others were accepted.' : '';
	const failure = {
		message: `${displayName} did not accept everything. What it says stands below; correct those lines and send only them again.${rest}`,
		description: `${displayName} answered: ${problems.join(' ').slice(0, 1000)}`,
		httpCode: '200',
		vendorCode: '',
	};
	throw refused(failure, hide);
}
