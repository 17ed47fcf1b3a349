import { Readable } from 'node:stream';
import { jest } from '@jest/globals';
import type { IExecuteFunctions } from 'n8n-workflow';
import { readBody } from '../../../../engine/node/body';
import { SettingsError } from '../../../../engine/settings';
import { filledIn } from '../../support/fakes.mts';
import { onTheWire, parseMultipart } from '../../support/multipart.mts';

interface GivenFile {
	bytes: Buffer;
	id?: string;
	fileName?: string;
	mimeType?: string;
}

/** n8n's binary files of one item: kept in memory (no id) or in a store. */
function files(given: Record<string, GivenFile>) {
	const byId = new Map(Object.values(given).map((file) => [file.id, file]));
	const getBinaryStream = jest.fn(async (id: string) => Readable.from([byId.get(id)?.bytes]));
	const getBinaryDataBuffer = jest.fn(async (_item: number, name: string) => given[name]?.bytes);
	const helpers = {
		assertBinaryData: (_item: number, name: string) => {
			if (!given[name]) throw new Error(`No file in ${name}`);
			return { mimeType: 'application/octet-stream', ...given[name] };
		},
		getBinaryMetadata: async (id: string) => ({ fileSize: byId.get(id)?.bytes.length }),
		getBinaryStream,
		getBinaryDataBuffer,
	};
	return { context: { helpers } as unknown as IExecuteFunctions, getBinaryStream, getBinaryDataBuffer };
}
const read = async (parameters: Record<string, unknown>, given: Parameters<typeof files>[0] = {}) => await readBody(files(given).context, filledIn(parameters), 0);

describe('raw', () => {
	test.each([
		['as it stands', { body: ' a,b\r\n', rawContentType: 'text/csv' }, ' a,b\r\n', 'text/csv'],
		['plain text unless said otherwise', { body: 'x' }, 'x', 'text/plain'],
		['a number, from an expression', { body: 7 }, '7', 'text/plain'],
		['nothing', {}, '', 'text/plain'],
		['white space around the type', { body: 'x', rawContentType: ' application/xml ' }, 'x', 'application/xml'],
	])('%s', async (_name, parameters, text, type) => {
		const body = await read({ contentType: 'raw', ...parameters });
		expect(await body.build()).toBe(text);
		expect(body.contentType).toBe(type);
	});

	test.each([['text/plain\r\nX-Evil: 1'], ['text/plain\nx'], ['a\0b']])('a type of %j is refused: it stands in a header', async (rawContentType) => {
		await expect(read({ contentType: 'raw', body: 'x', rawContentType })).rejects.toThrow(SettingsError);
		await expect(read({ contentType: 'raw', body: 'x', rawContentType })).rejects.toThrow('Content Type holds a line break. Remove it.');
	});

	test('a type that is no text is told', async () => {
		await expect(read({ contentType: 'raw', body: 'x', rawContentType: [] })).rejects.toThrow('Content Type must be text, but is a list.');
	});

	test('an object is refused with a sentence', async () => {
		await expect(read({ contentType: 'raw', body: { a: 1 } })).rejects.toThrow('Body must be text, but is an object.');
	});
});

describe('a body of fields', () => {
	test('is JSON unless it is said otherwise', async () => {
		const body = await read({ bodyParameters: { parameters: [{ name: 'a', value: 1 }, { value: 2 }, { name: '', value: 3 }] } });
		expect(body.contentType).toBe('application/json');
		expect(await body.build()).toBe('{"a":1}');
	});

	test('nothing filled in', async () => {
		expect(await (await read({})).build()).toBe('{}');
		expect(await (await read({ contentType: 'form-urlencoded' })).build()).toBe('');
		expect(await (await read({ contentType: 'form-urlencoded', specifyBody: 'string' })).build()).toBe('');
		expect(await (await read({ specifyBody: 'json' })).build()).toBe('{}');
	});

	test('a name that is no text is told', async () => {
		await expect(read({ bodyParameters: { parameters: [{ name: ['a'], value: 1 }] } })).rejects.toThrow('Name must be text, but is a list.');
	});

	test('a form as one text, which must be one', async () => {
		expect(await (await read({ contentType: 'form-urlencoded', specifyBody: 'string', body: 'a=1&b=2' })).build()).toBe('a=1&b=2');
		await expect(read({ contentType: 'form-urlencoded', specifyBody: 'string', body: {} })).rejects.toThrow('Body must be text, but is an object.');
	});
});

describe('an n8n binary file', () => {
	/** It stands in a header. */
	test.each(['text/plain\r\nX-Evil: 1', 'text/plain\n', 'text/\u2013', 'a\0b'])('whose type is %j is refused', async (mimeType) => {
		await expect(read({ contentType: 'binaryData', inputDataFieldName: 'file' }, { file: { bytes: Buffer.from('abc'), mimeType } })).rejects.toThrow(
			'The type of the file in file holds a line break or another character that no type has. Correct it on the item.',
		);
	});

	test('in a field whose name is none', async () => {
		await expect(read({ contentType: 'binaryData', inputDataFieldName: {} })).rejects.toThrow('Input Data Field Name must be text');
	});

	test('in memory', async () => {
		const body = await read({ contentType: 'binaryData', inputDataFieldName: ' file ' }, { file: { bytes: Buffer.from('abc'), mimeType: 'application/pdf', fileName: 'a.pdf' } });
		expect(body).toMatchObject({ contentType: 'application/pdf', contentLength: 3 });
		expect(await body.build()).toEqual(Buffer.from('abc'));
	});

	test('in the store: opened when it is sent, for each try anew', async () => {
		const { context, getBinaryStream, getBinaryDataBuffer } = files({ data: { id: 'file-1', bytes: Buffer.from('abcd') } });
		const body = await readBody(context, filledIn({ contentType: 'binaryData' }), 0);
		expect(body.contentLength).toBe(4);
		expect(getBinaryStream).not.toHaveBeenCalled();
		expect(Buffer.concat(await ((await body.build()) as Readable).toArray()).toString()).toBe('abcd');
		await body.build();
		expect(getBinaryStream.mock.calls).toEqual([['file-1'], ['file-1']]);
		expect(getBinaryDataBuffer).not.toHaveBeenCalled();
	});

	test('that is not there is told by n8n', async () => {
		await expect(read({ contentType: 'binaryData', inputDataFieldName: 'none' })).rejects.toThrow('No file in none');
	});
});

describe('multipart', () => {
	const form = async (parameters: unknown[], given: Parameters<typeof files>[0] = {}) => {
		const body = await read({ contentType: 'multipart-form-data', bodyParameters: { parameters } }, given);
		return (await parseMultipart(await onTheWire(await body.build()))).parts;
	};

	test('texts, files in memory and in the store, in their order', async () => {
		const parts = await form(
			[
				{ parameterType: 'formData', name: 'note', value: 'ü' },
				{ parameterType: 'formBinaryData', name: 'a', inputDataFieldName: 'memory' },
				{ parameterType: 'formBinaryData', name: 'b', inputDataFieldName: 'stored' },
				{ name: 'last', value: 7 },
			],
			{
				memory: { bytes: Buffer.from('1'), fileName: 'a.txt', mimeType: 'text/plain' },
				stored: { id: 'x', bytes: Buffer.from([0, 255]), fileName: 'b "2".bin' },
			},
		);
		expect(parts).toEqual([
			{ name: 'note', value: 'ü' },
			{ name: 'a', fileName: 'a.txt', mimeType: 'text/plain', bytes: Buffer.from('1') },
			{ name: 'b', fileName: 'b %222%22.bin', mimeType: 'application/octet-stream', bytes: Buffer.from([0, 255]) },
			{ name: 'last', value: '7' },
		]);
	});

	test('objects go as JSON, nothing as an empty text, nameless fields not at all', async () => {
		expect(await form([{ name: 'o', value: { a: [1] } }, { name: 'l', value: [1, 2] }, { name: 'n', value: null }, { name: '', value: 'x' }])).toEqual([
			{ name: 'o', value: '{"a":[1]}' },
			{ name: 'l', value: '[1,2]' },
			{ name: 'n', value: '' },
		]);
	});

	test.each([['a\r\nb'], ['a\nb'], ['a\0b']])('a name of %j is refused: it stands in a header', async (name) => {
		await expect(form([{ name, value: 'x' }])).rejects.toThrow('The name of a body field holds a line break.');
	});

	test('a file without a name gets one', async () => {
		const [part] = await form([{ parameterType: 'formBinaryData', name: 'f', inputDataFieldName: 'x' }], { x: { bytes: Buffer.from('1') } });
		expect(part?.fileName).toBe('file');
	});

	/** A node may leave the name empty. A part without a file name is a text to a server (RFC 7578 §4.2). */
	test('also one whose name is empty', async () => {
		const [part] = await form([{ parameterType: 'formBinaryData', name: 'f', inputDataFieldName: 'x' }], { x: { bytes: Buffer.from('1'), fileName: '' } });
		expect(part?.fileName).toBe('file');
	});
});

describe('lists in a form', () => {
	test('give their name several times', async () => {
		const body = await read({ contentType: 'form-urlencoded', bodyParameters: { parameters: [{ name: 'a', value: [1, 2] }, { name: 'b', value: 'x y' }] } });
		expect(await body.build()).toBe('a=1&a=2&b=x+y');
	});
});
