import { readBatch, writeBatch } from '../../../../engine/http/batch';
import type { Answer } from '../../../../engine/http/answer';
import { parseMultipart } from '../../../../sandbox/core/multipart.mts';

const answer = (body: string, type = 'multipart/mixed; boundary=b'): Answer => ({ status: 200, statusMessage: 'OK', headers: { 'content-type': type }, body: Buffer.from(body), url: 'https://api.example.com/$batch' });
const part = (http: string): string => `--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n${http}\r\n`;

describe('what is written', () => {
	test('stands as OData 4.01 protocol §11.7.7 has it', () => {
		const text = writeBatch(
			[
				{ method: 'POST', url: 'https://api.example.com/odata/Things?$x=1', headers: { 'content-type': 'application/json' }, body: '{"a":"ä"}' },
				{ method: 'DELETE', url: 'https://api.example.com/odata/Things(1)', headers: {}, body: undefined },
			],
			'b',
		);
		expect(text.split('\r\n')).toEqual([
			'--b',
			'Content-Type: application/http',
			'Content-Transfer-Encoding: binary',
			'Content-ID: 1',
			'',
			'POST /odata/Things?$x=1 HTTP/1.1',
			'host: api.example.com',
			'content-type: application/json',
			'',
			'{"a":"ä"}',
			'--b',
			'Content-Type: application/http',
			'Content-Transfer-Encoding: binary',
			'Content-ID: 2',
			'',
			'DELETE /odata/Things(1) HTTP/1.1',
			'host: api.example.com',
			'',
			'',
			'--b--',
			'',
		]);
	});

	test('is read alike by a parser that is not ours to please', () => {
		const bodies = ['{"a":1}', 'line\r\nline', '--b', ''];
		const text = writeBatch(bodies.map((body) => ({ method: 'POST', url: 'https://api.example.com/x', headers: {}, body })), 'random_boundary_1');
		expect(parseMultipart(Buffer.from(text), 'random_boundary_1')).toHaveLength(bodies.length);
	});
});

describe('what is read', () => {
	test('each answer in its order, with its body to the byte', () => {
		const text = `${part('HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{"id":"ä"}')}${part('HTTP/1.1 204 No Content\r\n\r\n')}${part('HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\n\r\nno')}--b--\r\n`;
		const read = readBatch(answer(text), ['u1', 'u2', 'u3']);
		expect(read?.map(({ status, statusMessage, body, url }) => [status, statusMessage, body.toString(), url])).toEqual([
			[201, 'Created', '{"id":"ä"}', 'u1'],
			[204, 'No Content', '', 'u2'],
			[400, 'Bad Request', 'no', 'u3'],
		]);
	});

	test('a quoted boundary, and fewer answers than requests', () => {
		const read = readBatch(answer(`preamble\r\n${part('HTTP/1.1 200 OK\r\n\r\n')}--b--`, 'multipart/mixed;boundary="b"'), ['u1', 'u2']);
		expect(read?.map(({ status }) => status)).toEqual([200]);
	});

	const OK = part('HTTP/1.1 200 OK\r\nX-A: 1\r\n\r\nyes');

	/** RFC 2045 §5.1: type, subtype and parameter names in any case, parameters in any order, values as token or in quotes. */
	test.each([
		'multipart/mixed; boundary=b',
		'Multipart/Mixed; Boundary=b',
		'multipart/mixed ;boundary="b"',
		'multipart/mixed; charset=utf-8; boundary=b',
		'multipart/mixed; boundary=b; charset=utf-8',
		'multipart/mixed; boundary="b"; charset=utf-8',
	])('its boundary is found in %s', (type) => {
		expect(readBatch(answer(`${OK}--b--\r\n`, type), ['u1'])?.map(({ body }) => body.toString())).toEqual(['yes']);
	});

	/** RFC 2046 §5.1.1 */
	test.each([
		['text before the first and after the last delimiter', `before\r\n${OK}--b--\r\nafter\r\n`],
		['something like a part after the last delimiter', `${OK}--b--\r\n${OK}--b--\r\n`],
		['white space behind a delimiter', OK.replace('--b\r\n', '--b \t\r\n') + '--b--  \r\n'],
		['a body that holds the boundary inside of a line', `${part('HTTP/1.1 200 OK\r\n\r\nyes').replace('yes', 'x--b')}--b--`],
	])('%s', (_what, text) => {
		expect(readBatch(answer(text), ['u1'])).toHaveLength(1);
	});

	test.each(['multipart/mixed; boundary=batch_1-a', 'multipart/mixed; boundary="batch_1-a"'])('a boundary of several characters: %s', (type) => {
		const text = `${OK}${OK}--b--`.replaceAll('--b', '--batch_1-a').replaceAll('yes', 'yes\r\n--batch_2');
		expect(readBatch(answer(text, type), ['u1', 'u2'])?.map(({ body }) => body.toString())).toEqual(['yes\r\n--batch_2', 'yes\r\n--batch_2']);
	});

	/** RFC 2046 §5.1: a part that begins with an empty line has no header fields. */
	test('a part without a head of its own', () => {
		expect(readBatch(answer('--b\r\n\r\nHTTP/1.1 200 OK\r\nX-A: 1\r\n\r\nyes\r\n--b--'), ['u1'])).toMatchObject([{ status: 200, headers: { 'x-a': '1' }, body: Buffer.from('yes') }]);
	});

	test('none at all is a batch without answers', () => {
		expect(readBatch(answer('--b--\r\n'), ['u1'])).toEqual([]);
		expect(readBatch(answer(''), ['u1'])).toEqual([]);
	});

	test('what is cut off in the middle is not taken for a whole answer', () => {
		expect(readBatch(answer(`${OK}${part('HTTP/1.1 200 OK\r\n\r\nhal')}`), ['u1', 'u2'])).toHaveLength(1);
		expect(readBatch(answer('--b'), ['u1'])).toEqual([]);
	});

	/** RFC 9112 §4: the reason phrase may be missing. */
	test.each([
		['HTTP/1.1 204 No Content', 204, 'No Content'],
		['HTTP/1.0 204 No Content', 204, 'No Content'],
		['HTTP/2 204', 204, ''],
		['HTTP/1.1 204 ', 204, ''],
	])('%s', (line, status, statusMessage) => {
		expect(readBatch(answer(`${part(`${line}\r\n\r\n`)}--b--`), ['u1'])).toMatchObject([{ status, statusMessage }]);
	});

	test('headers in lower case and without space around them; a line that is none is left out', () => {
		const [read] = readBatch(answer(`${part('HTTP/1.1 200 OK\r\nX-One:  a: b \r\n X-Two : c\r\nno header\r\n: d\r\n\r\n')}--b--`), ['u1']) ?? [];
		expect(read?.headers).toEqual({ 'x-one': 'a: b', 'x-two': 'c' });
	});

	test('a body is as long as its Content-Length says, else to the next delimiter', () => {
		const read = readBatch(answer(`${part('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nno\r\n')}${part('HTTP/1.1 200 OK\r\nContent-Length: some\r\n\r\nno\r\n')}--b--`), []);
		expect(read?.map(({ body }) => body.toString())).toEqual(['no', 'no\r\n']);
	});

	test('an answer that ends with its headers has no body', () => {
		const [read] = readBatch(answer(`${part('HTTP/1.1 201 Created\r\nLocation: /x')}--b--`), ['u1']) ?? [];
		expect(read).toMatchObject({ status: 201, headers: { location: '/x' } });
		expect(read?.body).toHaveLength(0);
	});

	test('an answer to nothing that was asked came from where the batch went', () => {
		expect(readBatch(answer(`${OK}${OK}--b--`), ['u1'])?.map(({ url }) => url)).toEqual(['u1', 'https://api.example.com/$batch']);
	});

	test('without a content type there is no batch', () => {
		for (const type of [undefined, ['multipart/mixed; boundary=b']]) {
			expect(readBatch({ ...answer(`${OK}--b--`), headers: { 'content-type': type } }, [])).toBeUndefined();
		}
	});

	test.each([
		['another kind of multipart', OK, 'multipart/form-data; boundary=b'],
		['a type that only ends so', OK, 'x-multipart/mixed; boundary=b'],
		['a part without the empty line after its head', '--b\r\nContent-Type: application/http\r\n', 'multipart/mixed; boundary=b'],
		['a status that is none', part('HTTP/1.1 20 OK\r\n\r\n'), 'multipart/mixed; boundary=b'],
		['a start line that only ends so', part('XHTTP/1.1 200 OK\r\n\r\n'), 'multipart/mixed; boundary=b'],
		['another content type', '{}', 'application/json'],
		['no boundary', '--b--', 'multipart/mixed'],
		['a part that is no answer', part('hello'), 'multipart/mixed; boundary=b'],
	])('%s is no batch', (_what, body, type) => {
		expect(readBatch(answer(`${body}--b--\r\n`, type), [])).toBeUndefined();
	});
});
