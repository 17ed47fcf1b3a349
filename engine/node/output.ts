import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { contentType, decodeText, readContent, type Answer, type Content } from '../http/answer';
import { fileNameOf } from '../http/fileName';
import { listIn, recordIn } from '../paging/records';
import type { Vendor } from '../vendor';
import type { ResponseChoice } from './options';

/** An answer, read: its content, or the file that it was stored as. */
export interface Reading {
	answer: Answer;
	content: Content;
	file?: IBinaryData;
}

/** An output item, before it is tied to its input item. */
export interface OutputItem {
	json: IDataObject;
	binary?: Record<string, IBinaryData>;
}

/** Reads an answer as the builder wants it; a file goes to n8n's binary store while it arrives. */
export async function readAnswer(context: IExecuteFunctions, answer: Answer, choice: ResponseChoice): Promise<Reading> {
	const isFile = answer.status < 300 && (choice.format === 'file' || (choice.format === 'autodetect' && holdsFile(answer)));
	if (!isFile) return { answer, content: contentOf(answer, choice) };
	const mimeType = contentType(answer).split(';')[0]?.trim() || undefined;
	const file = await context.helpers.prepareBinaryData(answer.stream ?? answer.body, fileNameOf(answer), mimeType);
	return { answer, content: { kind: 'empty' }, file };
}

function contentOf(answer: Answer, { format }: ResponseChoice): Content {
	const content = readContent(answer);
	if (format === 'text' && answer.status < 300 && content.kind !== 'empty') return { kind: 'text', text: decodeText(answer) };
	if (format === 'json' && content.kind === 'text') return { kind: 'broken', text: content.text };
	return content;
}

/** A body that is no text by its content type. */
function holdsFile(answer: Answer): boolean {
	const type = contentType(answer).toLowerCase();
	return answer.body.length > 0 && type !== '' && !/^text\/|[/+](json|xml)\b|ndjson|jsonl|javascript|x-www-form-urlencoded/.test(type);
}

/** The items that one answer gives: a record each, the whole answer, a text or a file. */
export function toItems({ envelope }: Vendor, choice: ResponseChoice, { answer, content, file }: Reading): OutputItem[] {
	const body = content.kind === 'json' ? content.value : content.kind === 'empty' ? undefined : { [choice.property]: content.text };
	const { status: statusCode, statusMessage, headers } = answer;
	const whole = { headers: { ...headers } as IDataObject, statusCode, statusMessage };
	if (file) return [{ json: choice.fullResponse ? whole : {}, binary: { [choice.property]: file } }];
	if (choice.fullResponse) {
		const text = content.kind === 'text' || content.kind === 'page' || content.kind === 'broken' ? content.text : undefined;
		return [{ json: { body: (text ?? body ?? {}) as IDataObject, ...whole } }];
	}
	if (!choice.splitIntoItems || content.kind !== 'json') return [{ json: toJson(body, choice.property) }];
	return (listIn(body, envelope) ?? [recordIn(body, envelope)]).map((record) => ({ json: toJson(record, choice.property) }));
}

/** An item's JSON must be an object: anything else is put into a field, as in n8n's HTTP Request node. */
function toJson(value: unknown, property: string): IDataObject {
	if (value === undefined) return {};
	const isObject = value !== null && typeof value === 'object' && !Array.isArray(value);
	return isObject ? (value as IDataObject) : ({ [property]: value } as IDataObject);
}
