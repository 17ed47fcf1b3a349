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

	test.each([
		['another content type', '{}', 'application/json'],
		['no boundary', '--b--', 'multipart/mixed'],
		['a part that is no answer', part('hello'), 'multipart/mixed; boundary=b'],
	])('%s is no batch', (_what, body, type) => {
		expect(readBatch(answer(`${body}--b--\r\n`, type), [])).toBeUndefined();
	});
});
