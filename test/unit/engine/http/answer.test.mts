import fc from 'fast-check';
import { contentType, readContent, type Answer } from '../../../../engine/http/answer';

const answer = (body: string | Buffer, type?: string | string[]): Answer => ({
	status: 200,
	statusMessage: 'OK',
	headers: type === undefined ? {} : { 'content-type': type },
	body: Buffer.isBuffer(body) ? body : Buffer.from(body),
	url: 'https://api.example.com/v1',
});

describe('readContent', () => {
	test.each([
		['JSON', '{"a":1}', 'application/json', { kind: 'json', value: { a: 1 } }],
		['with a charset', '[1]', 'application/json; charset=utf-8', { kind: 'json', value: [1] }],
		['OData\'s', '{}', 'application/json;odata.metadata=minimal', { kind: 'json', value: {} }],
		['in capitals', '{}', 'Application/JSON', { kind: 'json', value: {} }],
		['a problem (RFC 9457)', '{}', 'application/problem+json', { kind: 'json', value: {} }],
		['SCIM (RFC 7644)', '{}', 'application/scim+json', { kind: 'json', value: {} }],
		['text/json', '{}', 'text/json', { kind: 'json', value: {} }],
		['a bare value', '42', 'application/json', { kind: 'json', value: 42 }],
		['null', 'null', 'application/json', { kind: 'json', value: null }],
		['a byte order mark', '\ufeff{"a":1}', 'application/json', { kind: 'json', value: { a: 1 } }],
		['labelled as text', ' {"a":1}', 'text/plain', { kind: 'json', value: { a: 1 } }],
		['labelled as a page', '{"a":1}', 'text/html; charset=utf-8', { kind: 'json', value: { a: 1 } }],
		['text labelled as a page', 'ok', 'text/html', { kind: 'text', text: 'ok' }],
		['not labelled', '[]', undefined, { kind: 'json', value: [] }],
		['twice labelled', '{}', ['application/json', 'text/plain'], { kind: 'json', value: {} }],
		['a bare value in a problem', '"no"', 'application/problem+json', { kind: 'json', value: 'no' }],
		['a problem that is cut off', '{"title":', 'application/problem+json', { kind: 'broken', text: '{"title":' }],
		['what only looks like the name', 'true', 'application/jsonp', { kind: 'text', text: 'true' }],
		['JSON that is cut off', '{"a":', 'application/json', { kind: 'broken', text: '{"a":' }],
		['a page labelled as JSON', '<html>', 'application/json', { kind: 'broken', text: '<html>' }],
		['text', 'ok', 'text/plain', { kind: 'text', text: 'ok' }],
		['text that begins like JSON', '[info] done', 'text/plain', { kind: 'text', text: '[info] done' }],
		['XML', '<?xml version="1.0"?><a/>', 'application/xml', { kind: 'text', text: '<?xml version="1.0"?><a/>' }],
		['lines of JSON', '{"a":1}\n{"a":2}', 'application/x-ndjson', { kind: 'text', text: '{"a":1}\n{"a":2}' }],
		['a page', '<p>x', 'text/html', { kind: 'page', text: '<p>x' }],
		['XHTML', '<p/>', 'application/xhtml+xml', { kind: 'text', text: '<p/>' }],
		['a page by its looks', '\n <!DOCTYPE HTML>\n<html lang="en">', 'text/plain', { kind: 'page', text: '\n <!DOCTYPE HTML>\n<html lang="en">' }],
		['a page by its first tag', '<HTML>', undefined, { kind: 'page', text: '<HTML>' }],
		['a page whose declaration takes its time', '<!doctype\n  html><p>', 'text/plain', { kind: 'page', text: '<!doctype\n  html><p>' }],
		['a page after white space', '\n <p>x', 'text/html', { kind: 'page', text: '\n <p>x' }],
		['words that are labelled as a page', 'a < b', 'text/html', { kind: 'text', text: 'a < b' }],
		['text that speaks of a page', 'See <html> there', 'text/plain', { kind: 'text', text: 'See <html> there' }],
		['a text in quotes that is not labelled as JSON', '"[1]"', 'text/plain', { kind: 'text', text: '"[1]"' }],
		['a tag that begins with html', '<htmlish>', undefined, { kind: 'text', text: '<htmlish>' }],
		['nothing', '', 'application/json', { kind: 'empty' }],
		['white space', ' \r\n', 'application/json', { kind: 'empty' }],
	])('%s', (_name, body, type, content) => {
		expect(readContent(answer(body, type))).toEqual(content);
	});

	test.each([
		['UTF-8 unless it is said otherwise', Buffer.from('Zürich'), 'text/plain'],
		['ISO 8859-1', Buffer.from('Z\u00fcrich', 'latin1'), 'text/plain; charset=ISO-8859-1'],
		['in quotes', Buffer.from('Z\u00fcrich', 'latin1'), 'text/plain; charset="iso-8859-1"'],
		['UTF-16', Buffer.from('Zürich', 'utf16le'), 'text/plain; charset=utf-16le'],
		['a charset that does not exist', Buffer.from('Zürich'), 'text/plain; charset=klingon'],
	])('%s', (_name, body, type) => {
		expect(readContent(answer(body, type))).toEqual({ kind: 'text', text: 'Zürich' });
	});

	test('property: what was written as JSON is read as it was', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				const wire = JSON.stringify(value);
				expect(readContent(answer(wire, 'application/json'))).toEqual({ kind: 'json', value: JSON.parse(wire) });
			}),
		);
	});

	test('property: any bytes are read without an exception', () => {
		fc.assert(
			fc.property(fc.uint8Array(), fc.string(), (bytes, type) => {
				expect(['empty', 'json', 'text', 'page', 'broken']).toContain(readContent(answer(Buffer.from(bytes), type)).kind);
			}),
		);
	});
});

test('contentType: the first value, or empty', () => {
	expect(contentType(answer('', ['a/b', 'c/d']))).toBe('a/b');
	expect(contentType(answer('', []))).toBe('');
	expect(contentType(answer(''))).toBe('');
});
