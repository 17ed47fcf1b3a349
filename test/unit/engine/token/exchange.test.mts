import { jest } from '@jest/globals';
import type { SignInError } from '../../../../engine/token/errors';
import { exchange } from '../../../../engine/token/exchange';
import { acme } from '../../support/acme.mts';
import { patiently } from '../../support/patience.mts';

const START = Date.UTC(2026, 0, 1);
const GOOD = { statusCode: 200, headers: { 'content-type': 'application/json' }, body: '{"access_token":"a"}' };

const status = (statusCode: number, headers: Record<string, string> = {}) => ({ statusCode, headers, body: '' });
const broken = (code: string) => Object.assign(new Error(`it said ${code}`), { code });

type Reply = object | Error;

/** Answers with the replies, one after the other, and keeps when it was asked, in milliseconds from the start. */
function server(...replies: Reply[]) {
	const times: number[] = [];
	const request = async (): Promise<unknown> => {
		times.push(Date.now() - START);
		const reply = replies[Math.min(times.length, replies.length) - 1];
		return reply instanceof Error ? await Promise.reject(reply) : reply;
	};
	return { times, request };
}

const ask = async ({ request }: { request: () => Promise<unknown> }, isRepeatable = true) =>
	await patiently(exchange(acme, request, { method: 'POST', url: 'https://id.example.com/token?x=1', body: 'password=SECRET' }, isRepeatable));

const failure = async (promise: Promise<unknown>) =>
	await promise.then(
		() => Promise.reject(new Error('It did not fail')),
		(error: SignInError) => error,
	);

beforeEach(() => {
	jest.useFakeTimers({ now: START });
});

afterEach(() => {
	jest.useRealTimers();
});

test('one that works is made once', async () => {
	const vendor = server(GOOD);
	expect(await ask(vendor)).toEqual({ askedAt: START, status: 200, contentType: 'application/json', body: '{"access_token":"a"}' });
	expect(vendor.times).toEqual([0]);
});

describe('what the vendor answers', () => {
	test.each([200, 201, 301, 400, 401, 403, 404, 408, 409, 500, 501])('%d is taken as it is', async (code) => {
		const vendor = server(status(code), GOOD);
		expect((await ask(vendor)).status).toBe(code);
		expect(vendor.times).toHaveLength(1);
	});

	test.each([
		['a sign-in', true],
		['a refresh', false],
	])('429 (RFC 6585 §4) goes again: %s', async (_name, isRepeatable) => {
		const vendor = server(status(429, { 'retry-after': '2' }), GOOD);
		expect((await ask(vendor, isRepeatable)).status).toBe(200);
		expect(vendor.times).toEqual([0, 2000]);
	});

	test.each([502, 503, 504])('%d: a sign-in goes again, a refresh token is not sent twice', async (code) => {
		expect((await ask(server(status(code), GOOD))).status).toBe(200);
		expect((await ask(server(status(code), GOOD), false)).status).toBe(code);
	});

	test('three tries in all, and the last answer stands', async () => {
		const vendor = server(status(503, { 'retry-after': '1' }));
		expect((await ask(vendor)).status).toBe(503);
		expect(vendor.times).toEqual([0, 1000, 2000]);
	});

	test('a long Retry-After is not waited for to its end: an execution stands still meanwhile', async () => {
		const vendor = server(status(429, { 'retry-after': '86400' }), GOOD);
		expect((await ask(vendor)).status).toBe(200);
		expect(vendor.times).toEqual([0, 30_000]);
	});

	test('a token\'s life counts from the try that brought it', async () => {
		expect((await ask(server(status(429, { 'retry-after': '5' }), GOOD))).askedAt).toBe(START + 5000);
	});

	test('Retry-After is told on', async () => {
		expect((await ask(server(status(400, { 'retry-after': '7' })))).retryAfter).toBe('7');
	});
});

describe('a redirect would carry the secrets elsewhere', () => {
	test.each([
		['https://evil.example.org/token', /https:\/\/id\.example\.com redirects to https:\/\/evil\.example\.org \(307\)/],
		['/other', /redirects to another path \(307\)/],
		['http://[', /redirects to an address that is no URL \(307\)/],
	])('to %s: not followed', async (location, says) => {
		const vendor = server(status(307, { location }), GOOD);
		const error = await failure(ask(vendor));
		expect(error).toMatchObject({ name: 'SignInError', outcome: 'unknown', vendorCode: '', description: '' });
		expect(error.message).toMatch(says);
		expect(vendor.times).toHaveLength(1);
	});

	test.each([300, 399])('every 3xx is one: %d', async (code) => {
		expect((await failure(ask(server(status(code, { location: '/other' }))))).message).toContain('points elsewhere');
	});

	test.each([200, 201, 299, 400, 404])('a Location beside %d is none', async (code) => {
		expect(await ask(server(status(code, { location: 'https://evil.example.org/' })))).toEqual({ askedAt: START, status: code, contentType: '', body: '' });
	});

	test('a Location that is no text is none', async () => {
		expect(await ask(server({ statusCode: 302, headers: { location: ['/a', '/b'] }, body: '' }))).toMatchObject({ status: 302 });
	});
});

describe('what n8n hands over', () => {
	test.each<[string, unknown, string]>([
		['text', '{"a":1}', '{"a":1}'],
		['parsed JSON', { a: 1 }, '{"a":1}'],
		['nothing', undefined, '""'],
		['null', null, '""'],
	])('%s as the body', async (_name, body, text) => {
		expect((await ask(server({ statusCode: 200, headers: {}, body }))).body).toBe(text);
	});

	test('headers that came twice', async () => {
		expect(await ask(server({ statusCode: 200, headers: { 'retry-after': ['1', '2'] }, body: '' }))).not.toHaveProperty('retryAfter');
	});
});

describe('no answer', () => {
	test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])('%s: nothing was sent, so both go again, three times in all', async (code) => {
		for (const isRepeatable of [true, false]) {
			const vendor = server(broken(code));
			expect(await failure(ask(vendor, isRepeatable))).toMatchObject({ name: 'SignInError', outcome: 'nothing' });
			expect(vendor.times).toHaveLength(3);
		}
	});

	test.each(['ECONNRESET', 'EPIPE', 'ERR_BAD_RESPONSE'])('%s: the answer was lost, so a sign-in goes once more and a refresh does not', async (code) => {
		const login = server(broken(code));
		expect(await failure(ask(login))).toMatchObject({ outcome: 'unknown' });
		expect(login.times).toHaveLength(2);
		const refresh = server(broken(code));
		expect(await failure(ask(refresh, false))).toMatchObject({ outcome: 'unknown' });
		expect(refresh.times).toHaveLength(1);
	});

	test.each(['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT'])('%s: everybody has waited long enough', async (code) => {
		const vendor = server(broken(code), GOOD);
		expect(await failure(ask(vendor))).toMatchObject({ outcome: 'unknown' });
		expect(vendor.times).toHaveLength(1);
	});

	test.each([
		['a sign-in', true],
		['a refresh', false],
	])('no answer at all: %s waits a minute, once', async (_name, isRepeatable) => {
		const asked: number[] = [];
		const hanging = async ({ timeout }: { timeout?: number } = {}): Promise<unknown> =>
			await new Promise((_resolve, reject) => {
				asked.push(Date.now() - START);
				if (timeout !== undefined) setTimeout(() => reject(broken('ECONNABORTED')), timeout);
			});
		expect(await failure(ask({ request: hanging }, isRepeatable))).toMatchObject({ name: 'SignInError', outcome: 'unknown' });
		expect(asked).toEqual([0]);
		expect(Date.now() - START).toBe(60_000);
	});

	test('the error says where and why, and nothing of the request', async () => {
		const error = await failure(ask(server(Object.assign(broken('ECONNRESET'), { config: { data: 'password=SECRET' } }))));
		expect(error.message).toMatch(/Acme.*https:\/\/id\.example\.com \(ECONNRESET\)/);
		expect(JSON.stringify({ ...error, message: error.message, stack: error.stack })).not.toContain('SECRET');
	});

	test('an error without a code tells its words', async () => {
		expect(await failure(ask(server(new Error('self-signed certificate'))))).toMatchObject({
			message: expect.stringContaining('(self-signed certificate)'),
			vendorCode: '',
			description: '',
		});
	});

	test('nor does what is no error at all say nothing', async () => {
		expect((await failure(ask({ request: async () => await Promise.reject({}) }))).message).toContain('(no reason given)');
	});
});
