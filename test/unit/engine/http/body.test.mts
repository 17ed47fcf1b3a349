import { Readable } from 'node:stream';
import { jest } from '@jest/globals';
import fc from 'fast-check';
import { fileBody, formBody, jsonBody, multipartBody, rawBody, type FileSource } from '../../../../engine/http/body';
import { decodeForm } from '../../support/decode.mts';
import { onTheWire, parseMultipart } from '../../support/multipart.mts';

const built = async (body: { build(): Promise<unknown> }) => String(await body.build());

describe('a body', () => {
	test('of JSON says so, and is JSON', async () => {
		const body = jsonBody({ a: [1, 'ü', null] });
		expect(body.contentType).toBe('application/json');
		expect(JSON.parse(await built(body))).toEqual({ a: [1, 'ü', null] });
	});

	test('is the same at a second try, also when the value has changed meanwhile', async () => {
		const value = { a: 1 };
		const body = jsonBody(value);
		const first = await body.build();
		value.a = 2;
		expect(await body.build()).toBe(first);
		expect(JSON.parse(String(first))).toEqual({ a: 1 });
	});

	test('of a form says so', () => {
		expect(formBody([['a', 'b']]).contentType).toBe('application/x-www-form-urlencoded');
	});

	test('property: a form comes back in an independent parser, in its order', async () => {
		const text = fc.string({ unit: 'grapheme' });
		await fc.assert(
			fc.asyncProperty(fc.array(fc.tuple(text, text)), async (pairs) => {
				const body = formBody(pairs);
				expect(decodeForm(await built(body))).toEqual(pairs);
				expect(await body.build()).toBe(await body.build());
			}),
		);
	});

	test('of text is the text, byte for byte', async () => {
		const body = rawBody(' a\r\nü ', 'text/csv');
		expect(body.contentType).toBe('text/csv');
		expect(await body.build()).toBe(' a\r\nü ');
	});
});

describe('fields that pagination sets', () => {
	test('take the place of those with the same name in JSON', async () => {
		const body = jsonBody({ filter: { a: 1 }, page: 1 });
		expect(JSON.parse(await built(body.withFields?.({ page: 2, cursor: 'x' }) ?? body))).toEqual({ filter: { a: 1 }, page: 2, cursor: 'x' });
		expect(JSON.parse(await built(body))).toEqual({ filter: { a: 1 }, page: 1 });
	});

	test('take the place of all those with the same name in a form', async () => {
		const body = formBody([['page', '1'], ['a', 'x y'], ['page', '9']]);
		const pairs = decodeForm(await built(body.withFields?.({ page: 2 }) ?? body));
		expect(pairs.sort()).toEqual([['a', 'x y'], ['page', '2']]);
	});

	test('are text in a form: objects and lists as JSON', async () => {
		const body = formBody([]);
		const pairs = decodeForm(await built(body.withFields?.({ filter: { a: 1 }, ids: [1, 2], none: null, flag: false, text: 'x y' }) ?? body));
		expect(pairs).toEqual([['filter', '{"a":1}'], ['ids', '[1,2]'], ['none', 'null'], ['flag', 'false'], ['text', 'x y']]);
	});

	test('may be set again: the last counts', async () => {
		const twice = jsonBody({}).withFields?.({ page: 2 }).withFields?.({ page: 3 });
		expect(JSON.parse(String(await twice?.build()))).toEqual({ page: 3 });
	});

	test.each<[string, { withFields?: unknown }]>([
		['a JSON list', jsonBody([1])],
		['JSON null', jsonBody(null)],
		['a JSON text', jsonBody('x')],
		['raw text', rawBody('x', 'text/plain')],
		['multipart', multipartBody([['a', 'b']])],
		['a file', fileBody({ name: 'x', mimeType: 'text/plain', size: 1, open: async () => Buffer.from('x') })],
	])('%s has none', (_name, body) => {
		expect(body.withFields).toBeUndefined();
	});
});

const file = (name: string, bytes: Buffer, mimeType = 'application/octet-stream'): FileSource => ({
	name,
	mimeType,
	size: bytes.length,
	// In pieces, as a store gives them.
	open: async () => Readable.from([bytes.subarray(0, 3), bytes.subarray(3)].filter(({ length }) => length > 0)),
});

describe('a file as the body', () => {
	test('says its type and size, and is not opened before it is sent', async () => {
		const open = jest.fn(async () => Buffer.from('abc'));
		const body = fileBody({ name: 'a.bin', mimeType: 'application/pdf', size: 3, open });
		expect(body).toMatchObject({ contentType: 'application/pdf', contentLength: 3 });
		expect(open).not.toHaveBeenCalled();
		expect(await body.build()).toEqual(Buffer.from('abc'));
		await body.build();
		expect(open).toHaveBeenCalledTimes(2);
	});
});

/** What a server reads: written by n8n's HTTP client (axios), read by busboy. */
describe('multipart/form-data (RFC 7578)', () => {
	const roundTrip = async (parts: Parameters<typeof multipartBody>[0]) => await parseMultipart(await onTheWire(await multipartBody(parts).build()));

	test('the HTTP layer sets the content type: it has a boundary', () => {
		expect(multipartBody([]).contentType).toBeUndefined();
	});

	test('texts and files, in their order, also two of one name', async () => {
		const { parts, contentType } = await roundTrip([
			['note', 'Grüße\r\nZeile 2'],
			['file', file('a.txt', Buffer.from('1'), 'text/plain')],
			['note', ''],
			['file', file('b.bin', Buffer.from([0, 255, 13, 10]))],
		]);
		expect(contentType).toMatch(/^multipart\/form-data; boundary=/);
		expect(parts).toEqual([
			{ name: 'note', value: 'Grüße\r\nZeile 2' },
			{ name: 'file', fileName: 'a.txt', mimeType: 'text/plain', bytes: Buffer.from('1') },
			{ name: 'note', value: '' },
			{ name: 'file', fileName: 'b.bin', mimeType: 'application/octet-stream', bytes: Buffer.from([0, 255, 13, 10]) },
		]);
	});

	// RFC 7578 §2 leaves quotes and line breaks to the form specification: HTML, "Multipart form data", has %22, %0D and %0A.
	test.each([
		['a quote', 'a"b.txt', 'a%22b.txt'],
		['line breaks, which must not begin a header', 'a\r\nX-Evil: 1.txt', 'a%0D%0AX-Evil: 1.txt'],
		['umlauts and more, in UTF-8', 'Übersicht – 日本語 😀.pdf', 'Übersicht – 日本語 😀.pdf'],
		['a semicolon', 'a;b=c.txt', 'a;b=c.txt'],
		['a percent sign', '100%.txt', '100%.txt'],
	])('names and file names with %s', async (_name, given, read) => {
		const { parts } = await roundTrip([
			[given, 'value'],
			['file', file(given, Buffer.from('x'))],
		]);
		expect(parts).toEqual([
			{ name: read, value: 'value' },
			expect.objectContaining({ name: 'file', fileName: read }),
		]);
	});

	test('an empty file is a file', async () => {
		expect((await roundTrip([['file', file('empty.txt', Buffer.alloc(0), 'text/plain')]])).parts).toEqual([
			{ name: 'file', fileName: 'empty.txt', mimeType: 'text/plain', bytes: Buffer.alloc(0) },
		]);
	});

	test('sixteen parts', async () => {
		const parts = Array.from({ length: 16 }, (_, index): [string, FileSource] => [`f${index}`, file(`${index}.bin`, Buffer.alloc(5000, index))]);
		const read = (await roundTrip(parts)).parts;
		expect(read.map(({ name }) => name)).toEqual(parts.map(([name]) => name));
		expect(read.every(({ bytes }, index) => bytes?.equals(Buffer.alloc(5000, index)))).toBe(true);
	});

	test('the length is told beforehand, and true', async () => {
		const { headers, bytes } = await onTheWire(await multipartBody([['a', 'ü'], ['f', file('x', Buffer.alloc(1000, 7))]]).build());
		expect(Number(headers['content-length'])).toBe(bytes.length);
	});

	test('a file is opened when it is sent, not before, and for each try anew', async () => {
		const open = jest.fn(async () => Readable.from([Buffer.from('abc')]));
		const body = multipartBody([['f', { name: 'x', mimeType: 'text/plain', size: 3, open }]]);
		const form = await body.build();
		expect(open).not.toHaveBeenCalled();
		await onTheWire(form);
		await onTheWire(await body.build());
		expect(open).toHaveBeenCalledTimes(2);
	});

	test('a file that cannot be read fails the request', async () => {
		const open = async () => await Promise.reject<Buffer>(new Error('gone'));
		await expect(multipartBody([['f', { name: 'x', mimeType: 'text/plain', size: 3, open }]]).build().then(onTheWire)).rejects.toThrow('gone');
	});

	test('a file leaves as bytes, however the store gives it', async () => {
		for (const chunk of ['ü', Buffer.from('ü')]) {
			const form = (await multipartBody([['f', { name: 'x', mimeType: 'text/plain', size: 2, open: async () => Readable.from([chunk]) }]]).build()) as FormData;
			for await (const sent of (form.get('f') as File).stream() as unknown as AsyncIterable<unknown>) expect(sent).toEqual(Buffer.from('ü'));
		}
	});

	test('a file that the store gives as text chunks keeps its bytes', async () => {
		const open = async () => Readable.from(['grü', 'ße']);
		const { parts } = await roundTrip([['f', { name: 'x', mimeType: 'text/plain', size: Buffer.byteLength('grüße'), open }]]);
		expect(parts[0]?.bytes?.toString()).toBe('grüße');
	});

	test('property: whatever bytes and texts, they arrive as they were', async () => {
		const value = fc.oneof(
			fc.record({ text: fc.string({ unit: 'grapheme' }) }),
			fc.record({ bytes: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) }),
		);
		await fc.assert(
			fc.asyncProperty(fc.array(value, { maxLength: 16 }), async (values) => {
				const { parts } = await roundTrip(values.map((one, index) => [`n${index}`, 'text' in one ? one.text : file('f', one.bytes)]));
				expect(parts.map(({ name }) => name)).toEqual(values.map((_one, index) => `n${index}`));
				parts.forEach((part, index) => {
					const one = values[index] as (typeof values)[number];
					if ('bytes' in one) expect(part.bytes?.equals(one.bytes)).toBe(true);
					// HTML's form rules: a line break in a text travels as CR LF.
					else expect(part.value?.replace(/\r\n?|\n/g, '\n')).toBe(one.text.replace(/\r\n?|\n/g, '\n'));
				});
			}),
			{ numRuns: 60 },
		);
	});
});
