import { Readable } from 'node:stream';
import { jest } from '@jest/globals';
import type { Access } from '../../../../engine/http/credential';
import type { Answer } from '../../../../engine/http/answer';
import { fileBody, jsonBody } from '../../../../engine/http/body';
import { pauseAll } from '../../../../engine/http/pace';
import type { RetrySettings } from '../../../../engine/http/retry';
import { send, type OutgoingRequest, type Transport } from '../../../../engine/http/send';
import { accessOf, BASE, networkError, transport, Wire, type WireReply } from '../../support/wire.mts';

/** n8n's authenticated helper, which answers from a list, and a credential whose token is dead at 401. */
function set(replies: WireReply[], more: Partial<Access> = {}, travel: Partial<Transport> = {}, context: object = {}) {
	const wire = new Wire(replies);
	const { sent, order } = wire;
	const access = accessOf({ prepare: async () => ({ extra: undefined, done: () => void order.push('done') }), ...more });
	const run = async (request: Partial<OutgoingRequest> = {}, consume = async (answer: Answer): Promise<Answer> => answer) =>
		await send(wire.context(context), access, { method: 'GET', url: `${BASE}/v1`, headers: {}, ...request }, transport(travel), consume);
	return { run, sent, order, access, wire };
}

describe('one request', () => {
	test('takes any answer, follows no redirect by itself, and keeps the credential from other origins', async () => {
		const { run, sent } = set([{ status: 404, body: Buffer.from('no') }], {}, { timeout: 5000 });
		expect(await run({ headers: { 'X-A': '1' } })).toMatchObject({ status: 404, body: Buffer.from('no'), url: `${BASE}/v1` });
		expect(sent).toEqual([
			expect.objectContaining({
				method: 'GET',
				url: `${BASE}/v1`,
				headers: { 'X-A': '1' },
				timeout: 5000,
				encoding: 'arraybuffer',
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
				sendCredentialsOnCrossOriginRedirect: false,
				returnFullResponse: true,
			}),
		]);
		for (const name of ['body', 'proxy', 'skipSslCertificateValidation', 'allowedDomains']) expect(sent[0]).not.toHaveProperty(name);
	});

	test('has n8n\'s own time limit where none is set', async () => {
		const { run, sent } = set([{ status: 200 }], {}, { timeout: undefined });
		await run();
		expect(sent[0]).not.toHaveProperty('timeout');
	});

	test('the words beside the status are handed on; some servers have none', async () => {
		expect((await set([{ status: 404, statusMessage: 'Gone Fishing' }]).run()).statusMessage).toBe('Gone Fishing');
		expect((await set([{ status: 404 }]).run()).statusMessage).toBe('');
	});

	test('passes n8n\'s allowed domains on', async () => {
		const { run, sent } = set([{ status: 200 }], { allowedDomains: 'example.com' });
		await run();
		expect(sent[0]?.allowedDomains).toBe('example.com');
	});

	test('passes the proxy and the wish to ignore certificates on', async () => {
		const proxy = { protocol: 'http', host: 'proxy.example.com', port: 3128 };
		const { run, sent } = set([{ status: 200 }], {}, { proxy, allowUnauthorizedCerts: true });
		await run();
		expect(sent[0]).toMatchObject({ proxy, skipSslCertificateValidation: true });
	});

	test('a body brings its Content-Type, unless the builder has set one', async () => {
		const { run, sent } = set([{ status: 200 }]);
		await run({ method: 'POST', body: jsonBody({ a: 1 }) });
		for (const name of ['content-type', 'Content-Type']) {
			await run({ method: 'POST', body: jsonBody({ a: 1 }), headers: { [name]: 'application/vnd.x+json' } });
		}
		const lower = sent.map(({ headers }) => Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
		expect(lower).toEqual([[['content-type', 'application/json']], [['content-type', 'application/vnd.x+json']], [['content-type', 'application/vnd.x+json']]]);
		expect(sent.map(({ body }) => body)).toEqual(['{"a":1}', '{"a":1}', '{"a":1}']);
	});

	test('a body without a type leaves it to the HTTP layer, which knows the boundary', async () => {
		const { run, sent } = set([{ status: 200 }]);
		await run({ method: 'POST', body: { build: async () => new FormData() } });
		expect(Object.keys(sent[0]?.headers ?? {})).toEqual([]);
	});

	test('a file brings its length, so that it need not be counted', async () => {
		const { run, sent } = set([{ status: 200 }]);
		await run({ method: 'PUT', body: fileBody({ name: 'x', mimeType: 'application/pdf', size: 3, open: async () => Readable.from(['abc']) }) });
		expect(sent[0]?.headers).toEqual({ 'content-type': 'application/pdf', 'content-length': '3' });
		expect(sent[0]?.body).toBeInstanceOf(Readable);
	});

	test('others who wait are let go when it is over, also when it failed', async () => {
		const fine = set([{ status: 200 }]);
		await fine.run();
		expect(fine.order).toEqual(['request', 'done']);
		const done = jest.fn();
		const broken = set([networkError('ECONNRESET')], { prepare: async () => ({ extra: undefined, done }) });
		await expect(broken.run()).rejects.toThrow('ECONNRESET');
		expect(done).toHaveBeenCalledTimes(1);
	});

	test('gives what is made of the answer', async () => {
		const { access, wire } = set([{ status: 200, body: Buffer.from('seven') }]);
		const length = await send(wire.context(), access, { method: 'GET', url: BASE, headers: {} }, transport(), async ({ body }) => body.length);
		expect(length).toBe(5);
	});
});

describe('an answer as a stream', () => {
	test('is handed on while it arrives', async () => {
		const { run, sent } = set([{ status: 200, body: Buffer.from('abc') }], {}, { asStream: true });
		const answer = await run();
		expect(sent[0]?.encoding).toBe('stream');
		expect(answer.body).toHaveLength(0);
		const { stream } = answer;
		expect(stream).toBeInstanceOf(Readable);
		expect(Buffer.concat(await (stream as Readable).toArray()).toString()).toBe('abc');
	});

	test.each([300, 404])('that is no success (%d) is read: its words are wanted', async (status) => {
		const answer = await set([{ status, body: Buffer.from('no') }], {}, { asStream: true }).run();
		expect(answer.stream).toBeUndefined();
		expect(answer.body.toString()).toBe('no');
	});
});

describe('a dead token', () => {
	test('is renewed, and the request is sent once more with a body built anew', async () => {
		const { run, sent, access } = set([{ status: 401 }, { status: 200 }]);
		const build = jest.fn(async () => 'body');
		expect((await run({ method: 'POST', body: { contentType: 'text/plain', build } })).status).toBe(200);
		expect(sent).toHaveLength(2);
		expect(build).toHaveBeenCalledTimes(2);
		expect(access.renew).toHaveBeenCalledTimes(1);
		expect(access.accepted).toHaveBeenCalledTimes(1);
	});

	test('that is dead again is renewed again: another worker may have ended it', async () => {
		const { run, sent, access } = set([{ status: 401 }, { status: 401 }, { status: 401 }, { status: 200 }]);
		expect((await run()).status).toBe(200);
		expect(sent).toHaveLength(4);
		expect(access.renew).toHaveBeenNthCalledWith(1, false);
		expect(access.renew).toHaveBeenNthCalledWith(2, true);
	});

	test('that stays dead is told, after three more tries', async () => {
		const { run, sent, access } = set([{ status: 401 }], {}, { retry: { maxTries: 5, maxWait: 0, retryUnsafe: true } });
		expect((await run()).status).toBe(401);
		expect(sent).toHaveLength(4);
		expect(access.accepted).not.toHaveBeenCalled();
		expect(access.refusedAgain).toHaveBeenCalledTimes(1);
	});

	test.each([
		['one challenge', 'Bearer error="insufficient_scope", scope="invites.write"'],
		['several headers', ['Basic realm="x"', 'Bearer realm="x", error="insufficient_scope"']],
	])('is not what "insufficient_scope" means (RFC 6750 §3.1): the token is good, and none is got; %s', async (_name, challenge) => {
		const { run, sent, access } = set([{ status: 401, headers: { 'www-authenticate': challenge } }]);
		expect((await run()).status).toBe(401);
		expect(sent).toHaveLength(1);
		expect(access.renew).not.toHaveBeenCalled();
		expect(access.accepted).toHaveBeenCalledTimes(1);
	});

	test.each([['Bearer error="invalid_token"'], ['Bearer realm="insufficient_scope"'], ['Bearer']])('is what %s means', async (challenge) => {
		const { run, access } = set([{ status: 401, headers: { 'www-authenticate': challenge } }, { status: 200 }]);
		expect((await run()).status).toBe(200);
		expect(access.renew).toHaveBeenCalledTimes(1);
		expect(access.refusedAgain).not.toHaveBeenCalled();
	});

	test('that is not worth renewing is told at once', async () => {
		const { run, sent, access } = set([{ status: 401 }], { renew: async () => false });
		await run();
		expect(sent).toHaveLength(1);
		expect(access.refusedAgain).not.toHaveBeenCalled();
	});

	test.each([400, 403, 404, 429, 500])('status %d is none: nothing is renewed, and without retry nothing repeated', async (status) => {
		const { run, sent, access } = set([{ status }]);
		await run({ method: 'POST' });
		expect(sent).toHaveLength(1);
		expect(access.renew).not.toHaveBeenCalled();
	});
});

describe('redirects (RFC 9110 §15.4)', () => {
	test.each([
		['POST', 301, 'GET'],
		['POST', 302, 'GET'],
		['POST', 303, 'GET'],
		['PUT', 303, 'GET'],
		['DELETE', 303, 'GET'],
		['PUT', 302, 'PUT'],
		['PATCH', 301, 'PATCH'],
		['POST', 307, 'POST'],
		['POST', 308, 'POST'],
		['DELETE', 307, 'DELETE'],
		['GET', 302, 'GET'],
		['HEAD', 301, 'HEAD'],
		['HEAD', 303, 'HEAD'],
	] as const)('%s and %d go on as %s', async (method, status, next) => {
		const { run, sent } = set([{ status, location: '/v2?x=1' }, { status: 200 }]);
		const answer = await run({ method, body: method === 'GET' || method === 'HEAD' ? undefined : jsonBody(1) });
		expect(sent[1]).toMatchObject({ method: next, url: `${BASE}/v2?x=1` });
		expect(sent[1]?.body).toBe(next === 'GET' || next === 'HEAD' ? undefined : '1');
		expect(answer.url).toBe(`${BASE}/v2?x=1`);
	});

	test('the body that goes on is built anew: a stream can be sent only once', async () => {
		const open = jest.fn(async () => Readable.from(['abc']));
		const { run, sent } = set([{ status: 307, location: '/v2' }, { status: 200 }]);
		await run({ method: 'PUT', body: fileBody({ name: 'x', mimeType: 'text/plain', size: 3, open }) });
		expect(open).toHaveBeenCalledTimes(2);
		expect(sent[0]?.body).not.toBe(sent[1]?.body);
	});

	test('a request that goes on as a GET says nothing of a body', async () => {
		const { run, sent } = set([{ status: 303, location: '/v2' }, { status: 200 }]);
		await run({ method: 'POST', body: jsonBody(1) });
		expect(sent[1]?.headers).toEqual({});
	});

	/** RFC 9110 §15.4, step 3: "remove content-specific header fields" when the method becomes GET. */
	test('nor when the builder has set the Content-Type', async () => {
		const { run, sent } = set([{ status: 303, location: '/v2' }, { status: 200 }]);
		await run({ method: 'POST', body: jsonBody(1), headers: { 'content-type': 'application/vnd.x+json', 'x-content-mode': '1' } });
		expect(sent[1]?.headers).toEqual({ 'x-content-mode': '1' });
	});

	test.each(['https://evil.example.org/', '//evil.example.org/', 'http://api.example.com/', 'https://api.example.com:8443/', 'https://u:p@api.example.com/', 'javascript:alert(1)', 'http://['])(
		'%s is not followed: the credential stays at home',
		async (location) => {
			const { run, sent } = set([{ status: 302, location }, { status: 200 }], {}, { retry: { maxTries: 3, maxWait: 0, retryUnsafe: true } });
			await expect(run()).rejects.toThrow(/redirect target/);
			expect(sent).toHaveLength(1);
		},
	);

	test('an origin that is left after some steps is refused as well', async () => {
		const { run, sent } = set([{ status: 302, location: '/a' }, { status: 302, location: 'https://evil.example.org/' }, { status: 200 }]);
		await expect(run()).rejects.toThrow(/points to https:\/\/evil\.example\.org, .* sent nowhere else/);
		expect(sent.map(({ url }) => url)).toEqual([`${BASE}/v1`, `${BASE}/a`]);
	});

	test('a relative target counts from where the last step led (RFC 9110 §10.2.2)', async () => {
		const { run, sent } = set([{ status: 302, location: '/a/b' }, { status: 302, location: 'c' }, { status: 200 }]);
		await run();
		expect(sent[2]?.url).toBe(`${BASE}/a/c`);
	});

	test.each<[string, WireReply & { status: number }]>([
		['without a target', { status: 302 }],
		['304 Not Modified', { status: 304, location: '/v2' }],
		['300 Multiple Choices', { status: 300, location: '/v2' }],
		['201 Created', { status: 201, location: '/v2' }],
	])('%s is an answer', async (_name, reply) => {
		const { run, sent } = set([reply]);
		expect((await run()).status).toBe(reply.status);
		expect(sent).toHaveLength(1);
	});

	test.each([[0], [1], [3], [21]])('at most %d are followed; the next is the answer', async (maxRedirects) => {
		const { run, sent } = set([{ status: 302, location: '/v1' }], {}, { maxRedirects });
		expect((await run()).status).toBe(302);
		expect(sent).toHaveLength(maxRedirects + 1);
	});
});

describe('whatever the helper hands over becomes bytes', () => {
	test.each([
		['bytes', Buffer.from('ü'), 'ü'],
		['an ArrayBuffer', new Uint8Array(Buffer.from('ü')).buffer, 'ü'],
		['text', 'ü', 'ü'],
		['parsed JSON', { a: 1 }, '{"a":1}'],
		['null', null, ''],
		['nothing', undefined, ''],
	])('%s', async (_name, body, text) => {
		expect((await set([{ status: 200, body }]).run()).body.toString()).toBe(text);
	});
});

describe('tries', () => {
	const NOW = Date.UTC(2026, 10, 22, 12);
	const retry = (more: Partial<RetrySettings> = {}): Partial<Transport> => ({ retry: { maxTries: 3, maxWait: 60_000, retryUnsafe: false, ...more } });

	beforeEach(() => {
		jest.useFakeTimers({ now: NOW, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
		jest.spyOn(Math, 'random').mockReturnValue(0);
	});
	afterEach(() => {
		jest.restoreAllMocks();
		jest.useRealTimers();
	});

	/** Lets time pass until it is over. */
	const finish = async <T,>(running: Promise<T>): Promise<T | Error> => {
		const outcome = running.catch((error: Error) => error);
		await jest.advanceTimersByTimeAsync(1_000_000);
		return await outcome;
	};
	const statusOf = (outcome: Answer | Error) => ('status' in outcome ? outcome.status : outcome.message);

	test.each<[string, OutgoingRequest['method'], WireReply, requests: number]>([
		['a read after 503', 'GET', { status: 503 }, 2],
		['a read after 502', 'GET', { status: 502 }, 2],
		['a read after 504', 'HEAD', { status: 504 }, 2],
		['a read after ECONNRESET', 'GET', networkError('ECONNRESET'), 2],
		['a read after ECONNRESET deep inside', 'GET', networkError('ECONNRESET', 3), 2],
		['a read after 500', 'GET', { status: 500 }, 1],
		['a read after 404', 'GET', { status: 404 }, 1],
		['a read after an error without code', 'GET', new Error('odd'), 1],
		['a write after 503', 'POST', { status: 503 }, 1],
		['a write after 503 with Retry-After', 'POST', { status: 503, headers: { 'retry-after': '1' } }, 1],
		['a write after ECONNRESET', 'POST', networkError('ECONNRESET'), 1],
		['a write after a timeout', 'PUT', networkError('ETIMEDOUT'), 1],
		['a write after ECONNREFUSED', 'POST', networkError('ECONNREFUSED'), 2],
		['a write after ENOTFOUND', 'DELETE', networkError('ENOTFOUND', 1), 2],
		['a write after 429', 'POST', { status: 429 }, 2],
		['a write after 429 with Retry-After', 'PATCH', { status: 429, headers: { 'retry-after': '2' } }, 2],
	])('%s', async (_name, method, first, requests) => {
		const { run, sent } = set([first, { status: 200 }], {}, retry());
		await finish(run({ method }));
		expect(sent).toHaveLength(requests);
	});

	test('a write that the vendor makes repeatable, and one that the builder wants repeated, go again', async () => {
		const repeatable = set([{ status: 503 }, { status: 200 }], {}, retry());
		await finish(repeatable.run({ method: 'POST', isRepeatable: true }));
		expect(repeatable.sent).toHaveLength(2);
		const wanted = set([{ status: 503 }, { status: 200 }], {}, retry({ retryUnsafe: true }));
		await finish(wanted.run({ method: 'POST' }));
		expect(wanted.sent).toHaveLength(2);
	});

	test.each<[string, WireReply]>([
		['429', { status: 429, headers: { 'retry-after': '1' } }],
		['503', { status: 503 }],
		['ECONNREFUSED', networkError('ECONNREFUSED')],
	])('one try is one: after %s it is over', async (_name, reply) => {
		const { run, sent } = set([reply], {}, retry({ maxTries: 1 }));
		await finish(run());
		expect(sent).toHaveLength(1);
	});

	test('the last answer is given, the last error thrown', async () => {
		const answered = set([{ status: 503 }], {}, retry({ maxTries: 4 }));
		expect(statusOf(await finish(answered.run()))).toBe(503);
		expect(answered.sent).toHaveLength(4);
		const thrown = set([{ status: 503 }, networkError('ECONNRESET')], {}, retry());
		expect(statusOf(await finish(thrown.run()))).toBe('It broke: ECONNRESET');
		expect(thrown.sent).toHaveLength(3);
	});

	test('the waits grow: 1 s and 2 s, less the jitter', async () => {
		const { run, wire } = set([{ status: 503 }], {}, retry());
		await finish(run());
		expect(wire.times.map((time) => time - NOW)).toEqual([0, 500, 1500]);
	});

	test.each([
		['seconds', '7', 7000],
		['a date', 'Sun, 22 Nov 2026 12:00:30 GMT', 30_000],
		['more than may be waited', '86400', 60_000],
		['0', '0', 0],
		['nothing that counts', 'soon', 500],
	])('Retry-After with %s', async (_name, header, wait) => {
		const { run, wire } = set([{ status: 429, headers: { 'retry-after': header } }, { status: 200 }], {}, retry());
		expect(statusOf(await finish(run()))).toBe(200);
		expect(wire.times.map((time) => time - NOW)).toEqual([0, wait]);
	});

	test('a stream is opened anew for each try', async () => {
		const open = jest.fn(async () => Readable.from(['abc']));
		const { run, sent } = set([{ status: 429 }, { status: 429 }, { status: 200 }], {}, retry());
		await finish(run({ method: 'POST', body: fileBody({ name: 'x', mimeType: 'text/plain', size: 3, open }) }));
		expect(open).toHaveBeenCalledTimes(3);
		expect(new Set(sent.map(({ body }) => body)).size).toBe(3);
	});

	describe('an answer that breaks off while it is read', () => {
		const failingOnce = () => {
			let count = 0;
			return async (answer: Answer): Promise<Answer> => {
				if (++count === 1) throw networkError('ECONNRESET');
				return answer;
			};
		};

		test('is asked for again by a read', async () => {
			const { run, sent } = set([{ status: 200 }], {}, retry());
			expect(statusOf(await finish(run({}, failingOnce())))).toBe(200);
			expect(sent).toHaveLength(2);
		});

		test('is the end of a write: the vendor has acted', async () => {
			const { run, sent } = set([{ status: 200 }], {}, retry());
			expect(statusOf(await finish(run({ method: 'POST' }, failingOnce())))).toBe('It broke: ECONNRESET');
			expect(sent).toHaveLength(1);
		});

		test('but what is no network error is thrown at once', async () => {
			const { run, sent } = set([{ status: 200 }], {}, retry());
			expect(statusOf(await finish(run({}, async () => await Promise.reject<Answer>(new TypeError('ours')))))).toBe('ours');
			expect(sent).toHaveLength(1);
		});
	});

	describe('everybody on a credential waits', () => {
		test('after a 429 with Retry-After, and nobody else', async () => {
			const first = set([{ status: 429, headers: { 'retry-after': '10' } }, { status: 200 }], {}, retry());
			const running = first.run();
			await jest.advanceTimersByTimeAsync(0);
			const same = set([{ status: 200 }], { paceKey: first.access.paceKey }, retry());
			const other = set([{ status: 200 }], {}, retry());
			const rest = [same.run({ method: 'POST' }), other.run()];
			await jest.advanceTimersByTimeAsync(9_999);
			expect([first.sent.length, same.sent.length, other.sent.length]).toEqual([1, 0, 1]);
			await jest.advanceTimersByTimeAsync(1);
			expect([first.sent.length, same.sent.length]).toEqual([2, 1]);
			await Promise.all([running, ...rest]);
		});

		test.each<[string, OutgoingRequest['method'], number, Partial<RetrySettings>]>([
			['a 429 on its last try', 'GET', 429, { maxTries: 1 }],
			['a 503 with Retry-After on a write, which itself is over', 'POST', 503, {}],
		])('after %s', async (_name, method, status, settings) => {
			const over = set([{ status, headers: { 'retry-after': '10' } }], {}, retry(settings));
			expect(statusOf(await over.run({ method }))).toBe(status);
			const next = set([{ status: 200 }], { paceKey: over.access.paceKey }, retry());
			const running = next.run();
			await jest.advanceTimersByTimeAsync(9_999);
			expect(next.sent).toHaveLength(0);
			await jest.advanceTimersByTimeAsync(1);
			expect(next.sent).toHaveLength(1);
			await running;
		});

		test('after a 429 that does not say how long: as long as the one that got it', async () => {
			const first = set([{ status: 429 }, { status: 200 }], {}, retry());
			const running = first.run();
			await jest.advanceTimersByTimeAsync(0);
			const same = set([{ status: 200 }], { paceKey: first.access.paceKey }, retry());
			const rest = same.run();
			await jest.advanceTimersByTimeAsync(400);
			expect([first.sent.length, same.sent.length]).toEqual([1, 0]);
			await jest.advanceTimersByTimeAsync(600);
			expect([first.sent.length, same.sent.length]).toEqual([2, 1]);
			await Promise.all([running, rest]);
		});

		test('not after a 503 without Retry-After: that may be one request\'s bad luck', async () => {
			const first = set([{ status: 503 }, { status: 200 }], {}, retry());
			const running = first.run();
			await jest.advanceTimersByTimeAsync(0);
			const same = set([{ status: 200 }], { paceKey: first.access.paceKey }, retry());
			await same.run();
			expect([first.sent.length, same.sent.length]).toEqual([1, 1]);
			await finish(running);
		});
	});

	describe('an execution that is cancelled', () => {
		test.each<[string, WireReply]>([
			['during a wait of its own', { status: 503 }],
			['while all wait', { status: 429, headers: { 'retry-after': '30' } }],
		])('%s ends at once and sends no more', async (_name, reply) => {
			const controller = new AbortController();
			const { run, sent } = set([reply], {}, retry(), { getExecutionCancelSignal: () => controller.signal });
			const outcome = run().catch((error: Error) => error.name);
			await jest.advanceTimersByTimeAsync(100);
			controller.abort();
			await jest.advanceTimersByTimeAsync(0);
			expect(await outcome).toBe('CancelledError');
			expect(sent).toHaveLength(1);
		});

		test('while a request is under way is not followed by another', async () => {
			const controller = new AbortController();
			const { run, sent } = set([networkError('ECONNRESET')], { prepare: async () => ({ extra: undefined, done: () => controller.abort() }) }, retry(), {
				getExecutionCancelSignal: () => controller.signal,
			});
			expect(statusOf(await finish(run()))).toBe('It broke: ECONNRESET');
			expect(sent).toHaveLength(1);
		});

		test('before it begins sends nothing while others wait', async () => {
			const { run, sent, access } = set([{ status: 200 }], {}, retry(), { getExecutionCancelSignal: () => AbortSignal.abort() });
			pauseAll(access.paceKey, 5000, Date.now());
			await expect(run()).rejects.toThrow('stopped');
			expect(sent).toHaveLength(0);
		});
	});

	test('a token that dies between two tries is renewed in each', async () => {
		const { run, sent, access } = set([{ status: 401 }, { status: 503 }, { status: 401 }, { status: 200 }], {}, retry());
		expect(statusOf(await finish(run()))).toBe(200);
		expect(sent).toHaveLength(4);
		expect(access.renew).toHaveBeenCalledTimes(2);
	});
});
