import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { fileBody, formBody, jsonBody, multipartBody, rawBody, type Body, type FileSource } from '../http/body';
import { SettingsError } from '../settings';
import type { ParameterReader } from './parameters';
import { toPairs } from './query';
import { jsonValue, textParameter } from './text';

interface BodyParameter {
	parameterType?: string;
	name?: unknown;
	value?: unknown;
	inputDataFieldName?: unknown;
}

/** Reads the body of an item, whichever content type the builder has chosen. Binary files are opened only when they are sent. */
export async function readBody(context: IExecuteFunctions, reader: ParameterReader, item: number): Promise<Body> {
	const parameters = (): BodyParameter[] => {
		const { parameters: list } = reader.get<{ parameters?: BodyParameter[] }>('bodyParameters', item, {});
		return (list ?? []).filter(({ name }) => textParameter(name ?? '', 'Name') !== '');
	};
	const named = (): Array<[string, unknown]> => parameters().map(({ name, value }) => [String(name), value]);
	switch (reader.get<string>('contentType', item, 'json')) {
		case 'form-urlencoded': {
			if (reader.get<string>('specifyBody', item, 'keypair') !== 'string') return formBody(toPairs(named()));
			return rawBody(textParameter(reader.get('body', item, ''), 'Body'), 'application/x-www-form-urlencoded');
		}
		case 'multipart-form-data':
			return multipartBody(
				await Promise.all(
					parameters().map(async ({ parameterType, name, value, inputDataFieldName }): Promise<[string, string | FileSource]> => {
						if (parameterType === 'formBinaryData') {
							const file = await fileOf(context, item, inputDataFieldName);
							return [safeName(name), { ...file, name: safeName(file.name, 'a file') }];
						}
						return [safeName(name), value !== null && typeof value === 'object' ? JSON.stringify(value) : textParameter(value, String(name))];
					}),
				),
			);
		case 'binaryData':
			return fileBody(await fileOf(context, item, reader.get('inputDataFieldName', item, 'data')));
		case 'raw': {
			const type = textParameter(reader.get('rawContentType', item, ''), 'Content Type').trim();
			if (/[\r\n\0]/.test(type)) throw new SettingsError('Content Type holds a line break. Remove it.');
			return rawBody(textParameter(reader.get('body', item, ''), 'Body'), type || 'text/plain');
		}
		default:
			if (reader.get<string>('specifyBody', item, 'keypair') !== 'json') return jsonBody(Object.fromEntries(named()));
			return jsonBody(jsonValue(reader.get('jsonBody', item, ''), 'JSON in Body'));
	}
}

/** A part's name stands in a header; a line break there would begin another one. */
function safeName(name: unknown, of = 'a body field'): string {
	const text = String(name);
	if (/[\r\n\0]/.test(text)) throw new SettingsError(`The name of ${of} holds a line break. Remove it.`);
	return text;
}

/** The binary file in an item's field; streamed from n8n's store where it is kept outside of memory. */
async function fileOf(context: IExecuteFunctions, item: number, field: unknown): Promise<FileSource> {
	const name = textParameter(field, 'Input Data Field Name').trim();
	const data: IBinaryData = context.helpers.assertBinaryData(item, name);
	// It stands in a header, and may come from anywhere: an e-mail, a web page, a form.
	if (/[^\t\x20-\x7e]/.test(data.mimeType)) throw new SettingsError(`The type of the file in ${name} holds a line break or another character that no type has. Correct it on the item.`);
	const file = { name: data.fileName || 'file', mimeType: data.mimeType };
	const { id } = data;
	if (id === undefined) {
		const bytes = await context.helpers.getBinaryDataBuffer(item, name);
		return { ...file, size: bytes.length, open: async () => bytes };
	}
	const { fileSize } = await context.helpers.getBinaryMetadata(id);
	return { ...file, size: fileSize, open: async () => await context.helpers.getBinaryStream(id) };
}
