import { Readable } from 'node:stream';
import { jest } from '@jest/globals';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { Answer } from '../../../../engine/http/answer';
import type { ResponseChoice } from '../../../../engine/node/options';
import { readAnswer, toItems } from '../../../../engine/node/output';
import { acme } from '../../support/acme.mts';
import { answered } from '../../support/fakes.mts';

const choice = (more: Partial<ResponseChoice> = {}): ResponseChoice => ({
	format: 'autodetect',
	property: 'data',
	splitIntoItems: true,
	fullResponse: false,
	neverError: false,
	...more,
});

/** n8n's binary store. */
function store() {
	const prepareBinaryData = jest.fn(async (_data: unknown, fileName?: string, mimeType?: string) => ({ data: 'stored', fileName, mimeType: mimeType ?? 'text/plain' }));
	return { context: { helpers: { prepareBinaryData } } as unknown as IExecuteFunctions, prepareBinaryData };
}

/** The items that an answer gives. */
async function items(answer: Answer, more: Partial<ResponseChoice> = {}) {
	return toItems(acme, choice(more), await readAnswer(store().context, answer, choice(more)));
}
const json = async (...given: Parameters<typeof items>) => (await items(...given)).map((item) => item.json);
const withBytes = (bytes: Buffer, type: string, more: Partial<Answer> = {}): Answer => ({ ...answered(200, '', type), body: bytes, ...more });

describe('one item a record', () => {
	test.each<[string, unknown, unknown[]]>([
		['a list in its envelope', { items: [{ id: 1 }, { id: 2 }], total: 2 }, [{ id: 1 }, { id: 2 }]],
		['a bare list', [{ id: 1 }], [{ id: 1 }]],
		['an empty list: no items', { items: [] }, []],
		['a record in its envelope', { item: { id: 1 } }, [{ id: 1 }]],
		['a record', { id: 1 }, [{ id: 1 }]],
		['records that are no objects', [1, 'x', null, [2]], [{ data: 1 }, { data: 'x' }, { data: null }, { data: [2] }]],
	])('%s', async (_name, body, expected) => {
		expect(await json(answered(200, body))).toEqual(expected);
	});

	test.each<[string, string, unknown]>([
		['a bare number', '42', { data: 42 }],
		['null', 'null', { data: null }],
		['a bare text', '"x"', { data: 'x' }],
	])('%s', async (_name, text, expected) => {
		expect(await json(answered(200, text, 'application/json'))).toEqual([expected]);
	});

	test('an empty body gives an empty item', async () => {
		expect(await json(answered(204))).toEqual([{}]);
	});
});

describe('Split Into Items off: the body as it came', () => {
	test.each<[string, unknown, unknown]>([
		['an object', { items: [{ id: 1 }], total: 1 }, { items: [{ id: 1 }], total: 1 }],
		['a list, in a field: an item is an object', [{ id: 1 }], { data: [{ id: 1 }] }],
	])('%s', async (_name, body, expected) => {
		expect(await json(answered(200, body), { splitIntoItems: false })).toEqual([expected]);
	});
});

describe('with headers and status', () => {
	test.each<[string, Answer, unknown]>([
		['JSON', answered(200, { items: [1] }), { items: [1] }],
		['text', answered(200, 'hello'), 'hello'],
		['nothing', answered(204), {}],
		['a refusal that is wanted', answered(404, { error: 'no' }), { error: 'no' }],
		['a page', answered(503, '<html>x', 'text/html'), '<html>x'],
		['broken JSON', answered(200, '{"a":', 'application/json'), '{"a":'],
		['a record, not opened', answered(200, { item: { id: 1 } }), { item: { id: 1 } }],
	])('%s', async (_name, answer, body) => {
		const [item, ...rest] = await json(answer, { fullResponse: true, neverError: true });
		expect(rest).toEqual([]);
		expect(item).toEqual({ body, headers: answer.headers, statusCode: answer.status, statusMessage: '' });
	});

	test('a file keeps them in the JSON of its item', async () => {
		const [item] = await items(withBytes(Buffer.from('x'), 'application/pdf'), { fullResponse: true });
		expect(item).toMatchObject({ json: { statusCode: 200, headers: { 'content-type': 'application/pdf' } }, binary: { data: { data: 'stored' } } });
	});
});

describe('text', () => {
	test.each([
		['plain', 'text/plain', 'hello', 'hello'],
		['JSON that is wanted as text', 'application/json', ' {"a": 1}\n', ' {"a": 1}\n'],
		['a list', 'application/json', '[1,2]', '[1,2]'],
		['a page', 'text/html', '<!doctype html><p>x', '<!doctype html><p>x'],
		['what looks like JSON', 'text/plain', '{"a":1}', '{"a":1}'],
	])('%s', async (_name, type, text, expected) => {
		expect(await json(answered(200, text, type), { format: 'text' })).toEqual([{ data: expected }]);
	});

	test('goes into the field that is named', async () => {
		expect(await json(answered(200, 'x'), { format: 'text', property: 'words' })).toEqual([{ words: 'x' }]);
	});

	test('in its charset', async () => {
		const latin = (type: string, text: string) => withBytes(Buffer.from(text, 'latin1'), `${type}; charset=iso-8859-1`);
		expect(await json(latin('text/plain', 'Zürich'), { format: 'text' })).toEqual([{ data: 'Zürich' }]);
		expect(await json(latin('text/html', '<p>Zürich'), { format: 'text' })).toEqual([{ data: '<p>Zürich' }]);
	});

	test('JSON as text is in its charset as well', async () => {
		const answer = withBytes(Buffer.from('{"city":"Zürich"}', 'latin1'), 'application/json; charset=iso-8859-1');
		expect(await json(answer, { format: 'text' })).toEqual([{ data: '{"city":"Zürich"}' }]);
	});

	test('a refusal is read as what it is, for its words', async () => {
		expect(await readAnswer(store().context, answered(400, { error: 'no' }), choice({ format: 'text' }))).toMatchObject({ content: { kind: 'json', value: { error: 'no' } } });
		expect((await readAnswer(store().context, answered(300, { error: 'no' }), choice({ format: 'text' }))).content.kind).toBe('json');
		expect((await readAnswer(store().context, answered(299, {}), choice({ format: 'text' }))).content.kind).toBe('text');
	});

	test('no body is no text', async () => {
		expect(await json(answered(204), { format: 'text' })).toEqual([{}]);
		expect(await json(answered(200, ' \n'), { format: 'text' })).toEqual([{}]);
	});

	test('autodetected, goes into data', async () => {
		expect(await json(answered(200, 'a,b\n1,2', 'text/csv'))).toEqual([{ data: 'a,b\n1,2' }]);
	});
});

describe('JSON', () => {
	test('is read also when it is labelled otherwise', async () => {
		expect(await json(answered(200, '{"a":1}', 'text/plain'), { format: 'json' })).toEqual([{ a: 1 }]);
	});

	test.each([
		['text', 'hello', 'text/plain'],
		['broken JSON', '{"a":', 'application/json'],
	])('%s where JSON is wanted is broken', async (_name, text, type) => {
		expect((await readAnswer(store().context, answered(200, text, type), choice({ format: 'json' }))).content.kind).toBe('broken');
	});

	test('no body where JSON is wanted is an empty item', async () => {
		expect(await json(answered(204), { format: 'json' })).toEqual([{}]);
	});
});

describe('a file', () => {
	test('by choice, whatever it is: streamed to the store, with its name and type', async () => {
		const { context, prepareBinaryData } = store();
		const stream = Readable.from(['a,b']);
		const headers = { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="report.csv"' };
		const answer: Answer = { ...answered(200), headers, body: Buffer.alloc(0), stream };
		const reading = await readAnswer(context, answer, choice({ format: 'file', property: 'doc' }));
		expect(prepareBinaryData).toHaveBeenCalledWith(stream, 'report.csv', 'text/csv');
		expect(toItems(acme, choice({ format: 'file', property: 'doc' }), reading)).toEqual([
			{ json: {}, binary: { doc: { data: 'stored', fileName: 'report.csv', mimeType: 'text/csv' } } },
		]);
	});

	test('without a type, the store finds out', async () => {
		const { context, prepareBinaryData } = store();
		await readAnswer(context, { ...answered(200), headers: {}, stream: Readable.from(['x']) }, choice({ format: 'file' }));
		expect(prepareBinaryData).toHaveBeenCalledWith(expect.anything(), 'v1', undefined);
	});

	test('a refusal is none', async () => {
		const reading = await readAnswer(store().context, answered(404, { error: 'no' }), choice({ format: 'file' }));
		expect(reading).toMatchObject({ content: { kind: 'json', value: { error: 'no' } } });
		expect(reading.file).toBeUndefined();
	});

	test.each([
		['application/pdf'],
		['image/png'],
		['application/zip'],
		['application/octet-stream'],
		['audio/mpeg'],
		['application/vnd.ms-excel'],
		['Application/PDF; version=1.7'],
	])('%s is one by itself', async (type) => {
		const bytes = Buffer.from([0, 255, 128, 10]);
		const { context, prepareBinaryData } = store();
		const reading = await readAnswer(context, withBytes(bytes, type), choice());
		expect(prepareBinaryData).toHaveBeenCalledWith(bytes, 'v1', type.split(';')[0]);
		expect(reading.file).toBeDefined();
	});

	/** The names of the Office formats hold "xml" ("openxmlformats"), and the files are ZIP archives. */
	test.each([
		['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
		['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
		['application/vnd.openxmlformats-officedocument.presentationml.presentation'],
	])('%s is one by itself as well', async (type) => {
		const { context, prepareBinaryData } = store();
		await readAnswer(context, withBytes(Buffer.from('PK\x03\x04\xff'), type), choice());
		expect(prepareBinaryData).toHaveBeenCalled();
	});

	test.each([
		['application/json'],
		['application/problem+json'],
		['text/csv'],
		['text/html'],
		['application/xml'],
		['application/atom+xml'],
		['image/svg+xml'],
		['application/javascript'],
		['application/x-ndjson'],
		['application/jsonl'],
		['Application/JSON; charset=utf-8'],
		['application/x-www-form-urlencoded'],
		[''],
	])('%j is none by itself', async (type) => {
		expect((await readAnswer(store().context, withBytes(Buffer.from('1'), type), choice())).file).toBeUndefined();
	});

	test.each([
		[200, true],
		[299, true],
		[300, false],
		[404, false],
	])('with status %d: %s', async (status, isFile) => {
		for (const format of ['file', 'autodetect'] as const) {
			const reading = await readAnswer(store().context, withBytes(Buffer.from('%PDF'), 'application/pdf', { status }), choice({ format }));
			expect(reading.file !== undefined).toBe(isFile);
		}
	});

	test('its type comes without parameters and space', async () => {
		const { context, prepareBinaryData } = store();
		await readAnswer(context, withBytes(Buffer.from('x'), ' application/pdf ; version=1'), choice());
		expect(prepareBinaryData).toHaveBeenCalledWith(expect.anything(), 'v1', 'application/pdf');
	});

	test('nothing is none by itself', async () => {
		expect((await readAnswer(store().context, withBytes(Buffer.alloc(0), 'application/pdf'), choice())).file).toBeUndefined();
	});

	test.each(['json', 'text'] as const)('%s is wanted: none', async (format) => {
		expect((await readAnswer(store().context, withBytes(Buffer.from('x'), 'application/pdf'), choice({ format }))).file).toBeUndefined();
	});

	test('a store that fails is told', async () => {
		const context = { helpers: { prepareBinaryData: async () => await Promise.reject(new Error('full')) } } as unknown as IExecuteFunctions;
		await expect(readAnswer(context, withBytes(Buffer.from('x'), 'image/png'), choice())).rejects.toThrow('full');
	});
});
