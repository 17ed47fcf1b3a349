import { failureIn, unanswered } from '../../../../engine/node/doubt';
import { RefusedError } from '../../../../engine/node/errors';
import { acme } from '../../support/acme.mts';
import { answered } from '../../support/fakes.mts';
import { networkError } from '../../support/wire.mts';

const OPEN = /may have been carried out.*check that before/;
const inAnswer = (method: string, status: number, body: unknown = { error: 'no' }, type?: string): string | undefined => {
	const kind = typeof body === 'string' ? ({ kind: type === 'text/html' ? 'page' : 'broken', text: body } as const) : ({ kind: 'json', value: body } as const);
	return failureIn(acme, method, answered(status, body, type), kind)?.message;
};

describe('a write whose end is not known says so (decision 15)', () => {
	test.each([502, 503, 504])('after %d', (status) => {
		expect(inAnswer('POST', status)).toMatch(OPEN);
		expect(inAnswer('GET', status)).not.toMatch(OPEN);
	});

	test.each([400, 401, 404, 409, 413, 429])('not after %d: the vendor has decided', (status) => {
		expect(inAnswer('DELETE', status)).toContain(String(status));
		expect(inAnswer('DELETE', status)).not.toMatch(OPEN);
	});

	test.each([
		['a web page', '<html>', 'text/html'],
		['broken JSON', '{"a":', 'application/json'],
	])('after success with %s', (_name, body, type) => {
		expect(inAnswer('PATCH', 200, body, type)).toMatch(OPEN);
		expect(inAnswer('GET', 200, body, type)).not.toMatch(OPEN);
	});

	test('an answer that is as it should be is no failure', () => {
		expect(inAnswer('POST', 201, { item: { id: 1 } })).toBeUndefined();
	});

	test.each(['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ETIMEDOUT', 'ERR_BAD_RESPONSE', 'ESOCKETTIMEDOUT', 'UND_ERR_SOCKET'])('after %s', (code) => {
		const told = unanswered(acme, 'PUT', networkError(code, 2)) as RefusedError;
		expect(told.message).toMatch(OPEN);
		expect(told.message).not.toContain(code);
		expect(told.failure).toMatchObject({ httpCode: '', description: code });
	});

	test('not where nothing was sent, nor for a read, nor for an error that is none of the network', () => {
		const refused = networkError('ECONNREFUSED');
		const cut = networkError('ECONNRESET');
		const other = new Error('something else');
		expect(unanswered(acme, 'POST', refused)).toBe(refused);
		expect(unanswered(acme, 'GET', cut)).toBe(cut);
		expect(unanswered(acme, 'POST', other)).toBe(other);
	});
});
