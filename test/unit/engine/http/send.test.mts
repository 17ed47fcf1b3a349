import { jest } from '@jest/globals';
import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import type { Access } from '../../../../engine/http/access';
import { jsonBody } from '../../../../engine/http/body';
import { send, type OutgoingRequest } from '../../../../engine/http/send';

const BASE = 'https://api.example.com';

interface Reply {
	status: number;
	location?: string;
	body?: unknown;
}

/** n8n's authenticated helper, which answers from a list, and a credential whose token is dead at 401. */
function set(replies: Reply[], more: Partial<Access> = {}) {
	const sent: IHttpRequestOptions[] = [];
	const order: string[] = [];
	const httpRequestWithAuthentication = jest.fn(async (_type: string, options: IHttpRequestOptions) => {
		sent.push(options);
		order.push('request');
		const reply = replies[Math.min(sent.length, replies.length) - 1] as Reply;
		const headers = reply.location === undefined ? {} : { location: reply.location };
		return { statusCode: reply.status, statusMessage: '', headers, body: reply.body ?? Buffer.from('') };
	});
	const access: Access = {
		credentialType: 'acmeApi',
		base: BASE,
		allowedDomains: undefined,
		saysTokenDead: (status) => status === 401,
		prepare: async () => ({ extra: undefined, done: () => void order.push('done') }),
		renew: jest.fn(async () => true),
		accepted: jest.fn(() => undefined),
		...more,
	};
	const context = { helpers: { httpRequestWithAuthentication } } as unknown as IExecuteFunctions;
	const run = async (request: Partial<OutgoingRequest> = {}) =>
		await send(context, access, { method: 'GET', url: `${BASE}/v1`, headers: {}, ...request });
	return { run, sent, order, access };
}

describe('one request', () => {
	test('takes any answer, follows no redirect by itself, and keeps the credential from other origins', async () => {
		const { run, sent } = set([{ status: 404, body: Buffer.from('no') }]);
		expect(await run({ timeout: 5000, headers: { 'X-A': '1' } })).toMatchObject({ status: 404, body: Buffer.from('no'), url: `${BASE}/v1` });
		expect(sent).toEqual([
			expect.objectContaining({
				method: 'GET',
				url: `${BASE}/v1`,
				headers: { 'X-A': '1' },
				timeout: 5000,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
				sendCredentialsOnCrossOriginRedirect: false,
				returnFullResponse: true,
			}),
		]);
		expect(sent[0]).not.toHaveProperty('body');
	});

	test('passes n8n\'s allowed domains on', async () => {
		const { run, sent } = set([{ status: 200 }], { allowedDomains: 'example.com' });
		await run();
		expect(sent[0]?.allowedDomains).toBe('example.com');
	});

	test('a body brings its Content-Type, unless the builder has set one', async () => {
		const { run, sent } = set([{ status: 200 }]);
		await run({ method: 'POST', body: jsonBody({ a: 1 }) });
		await run({ method: 'POST', body: jsonBody({ a: 1 }), headers: { 'content-type': 'application/vnd.x+json' } });
		expect(sent.map(({ headers, body }) => ({ headers, body }))).toEqual([
			{ headers: { 'Content-Type': 'application/json' }, body: '{"a":1}' },
			{ headers: { 'content-type': 'application/vnd.x+json' }, body: '{"a":1}' },
		]);
	});

	test('others who wait are let go when it is over, also when it failed', async () => {
		const failing = set([{ status: 200 }]);
		await failing.run();
		expect(failing.order).toEqual(['request', 'done']);
		const done = jest.fn();
		const broken = set([], { prepare: async () => ({ extra: undefined, done }) });
		await expect(broken.run()).rejects.toThrow();
		expect(done).toHaveBeenCalledTimes(1);
	});
});

describe('a dead token', () => {
	test('is renewed, and the request is sent once more with a body built anew', async () => {
		const { run, sent, access } = set([{ status: 401 }, { status: 200 }]);
		const build = jest.fn(() => 'body');
		expect((await run({ method: 'POST', body: { contentType: 'text/plain', build } })).status).toBe(200);
		expect(sent).toHaveLength(2);
		expect(build).toHaveBeenCalledTimes(2);
		expect(access.renew).toHaveBeenCalledTimes(1);
		expect(access.accepted).toHaveBeenCalledTimes(1);
	});

	test('that stays dead is told, after one more try', async () => {
		const { run, sent, access } = set([{ status: 401 }]);
		expect((await run()).status).toBe(401);
		expect(sent).toHaveLength(2);
		expect(access.accepted).not.toHaveBeenCalled();
	});

	test('that is not worth renewing is told at once', async () => {
		const { run, sent } = set([{ status: 401 }], { renew: async () => false });
		await run();
		expect(sent).toHaveLength(1);
	});

	test.each([400, 403, 404, 429, 500])('status %d is none: nothing is renewed or repeated', async (status) => {
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
		['PUT', 302, 'PUT'],
		['PATCH', 301, 'PATCH'],
		['POST', 307, 'POST'],
		['POST', 308, 'POST'],
		['DELETE', 307, 'DELETE'],
		['GET', 302, 'GET'],
		['HEAD', 303, 'HEAD'],
	] as const)('%s and %d go on as %s', async (method, status, next) => {
		const { run, sent } = set([{ status, location: '/v2?x=1' }, { status: 200 }]);
		const answer = await run({ method, body: method === 'GET' || method === 'HEAD' ? undefined : jsonBody(1) });
		expect(sent[1]).toMatchObject({ method: next, url: `${BASE}/v2?x=1` });
		expect(sent[1]?.body).toBe(next === 'GET' || next === 'HEAD' ? undefined : '1');
		expect(answer.url).toBe(`${BASE}/v2?x=1`);
	});

	test.each(['https://evil.example.org/', '//evil.example.org/', 'http://api.example.com/', 'https://api.example.com:8443/'])(
		'%s is not followed: the credential stays at home',
		async (location) => {
			const { run, sent } = set([{ status: 302, location }, { status: 200 }]);
			await expect(run()).rejects.toThrow(/redirect target points to .* sent nowhere else/);
			expect(sent).toHaveLength(1);
		},
	);

	test.each([
		['without a target', { status: 302 }],
		['304 Not Modified', { status: 304, location: '/v2' }],
		['300 Multiple Choices', { status: 300, location: '/v2' }],
	])('%s is an answer', async (_name, reply) => {
		const { run, sent } = set([reply]);
		expect((await run()).status).toBe(reply.status);
		expect(sent).toHaveLength(1);
	});

	test('a circle ends', async () => {
		const { run, sent } = set([{ status: 302, location: '/v1' }]);
		expect((await run()).status).toBe(302);
		expect(sent.length).toBeLessThan(30);
	});
});

describe('whatever the helper hands over becomes bytes', () => {
	test.each([
		['bytes', Buffer.from('ü'), 'ü'],
		['an ArrayBuffer', new Uint8Array(Buffer.from('ü')).buffer, 'ü'],
		['text', 'ü', 'ü'],
		['parsed JSON', { a: 1 }, '{"a":1}'],
		['null', null, ''],
	])('%s', async (_name, body, text) => {
		expect((await set([{ status: 200, body }]).run()).body.toString()).toBe(text);
	});
});
