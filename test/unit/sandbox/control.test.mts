import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startSandbox, type Fault, type Sandbox } from '../../../sandbox/index.mts';
import { basic, client, multipart } from '../../support/sandbox/client.mts';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => sandbox.control.reset());
afterAll(async () => await sandbox.close());

const http = () => client(sandbox.vendors.envoy.baseUrl, { 'x-api-key': sandbox.accounts.envoyApi.apiKey! });
const get = async (path = '/v1/companies') => await http().get(path);
const fault = (more: Partial<Fault>) => sandbox.control.fault('envoy', { target: 'api', times: 1, ...more });

describe('faults', () => {
	test('answer, html and empty take the place of the answer, as often as told', async () => {
		fault({ times: 2, status: 503, headers: { 'retry-after': '3' }, body: { busy: true } });
		for (let time = 0; time < 2; time += 1) {
			const { status, headers, data } = await get();
			expect([status, headers['retry-after'], data]).toEqual([503, '3', { busy: true }]);
		}
		fault({ mode: 'html' });
		expect((await get()).headers['content-type']).toBe('text/html');
		fault({ mode: 'empty', status: 204 });
		expect((await get()).status).toBe(204);
		expect((await get()).status).toBe(200);
		expect(sandbox.control.stats('envoy').faulted).toBe(4);
	});

	test('method and path choose the requests', async () => {
		fault({ method: 'POST', status: 500 });
		fault({ path: '^/v1/flows\\?page=2', status: 502 });
		expect((await get()).status).toBe(200);
		expect((await get('/v1/flows?page=2')).status).toBe(502);
		sandbox.control.clearFaults();
		expect((await http().post('/v1/invites', {})).status).toBe(400);
	});

	test('a fault counts the requests that it hits', async () => {
		const hit = sandbox.control.fault('envoy', { target: 'api', times: 2, status: 500 });
		for (const hits of [1, 2, 2]) {
			await get();
			expect(hit.hits).toBe(hits);
		}
	});

	test('reset and truncate break the connection', async () => {
		for (const mode of ['reset', 'truncate'] as const) {
			fault({ mode });
			await expect(get()).rejects.toThrow();
		}
	});

	test('lost does the work and breaks the connection then', async () => {
		const { total } = (await get('/v1/invites?perPage=1')).data.meta;
		fault({ mode: 'lost', method: 'POST' });
		const invite = { expectedArrivalAt: '2026-12-01T09:00:00Z', locationId: '5002', invitee: { name: 'Ada' } };
		await expect(http().post('/v1/invites', { invite })).rejects.toThrow();
		expect((await get('/v1/invites?perPage=1')).data.meta.total).toBe(total + 1);
	});

	test('hang never answers; drip answers in the end', async () => {
		fault({ mode: 'hang' });
		await expect(http().get('/v1/companies', { timeout: 100 })).rejects.toThrow('timeout');
		fault({ mode: 'drip' });
		expect((await get()).data.data.id).toBe('10000');
	});
});

describe('faults in an answer that is the vendor\'s own', () => {
	const signIn = async () => {
		const { clientId, clientSecret, username, password, scope, tokenUrl } = sandbox.accounts.envoyPasswordApi;
		const fields = { grant_type: 'password', scope: scope!, username: username!, password: password! };
		return await client('').post(tokenUrl!, multipart(fields), { headers: basic(clientId!, clientSecret!) });
	};
	const change = (more: Partial<Fault>) => fault({ target: 'token', mode: 'change', ...more });
	const works = async (token: string) =>
		(await client(sandbox.vendors.envoy.baseUrl).get('/v1/companies', { headers: { authorization: `Bearer ${token}` } }))
			.status === 200;

	test('change sets fields, leaves some out, and the token is good', async () => {
		change({ fields: { token_type: 'mac', expires_in: '60' }, without: ['refresh_token'] });
		const { status, data } = await signIn();
		expect([status, data.token_type, data.expires_in, 'refresh_token' in data]).toEqual([200, 'mac', '60', false]);
		expect(await works(data.access_token)).toBe(true);
		expect((await signIn()).data).toMatchObject({ token_type: 'Bearer', expires_in: 86_400 });
	});

	test('change sets status and headers, and a header that is empty goes missing', async () => {
		change({ status: 201, headers: { 'Content-Type': 'text/html', 'X-More': '1' } });
		const { status, headers } = await signIn();
		expect([status, headers['content-type'], headers['x-more']]).toEqual([201, 'text/html', '1']);
		change({ headers: { 'Content-Type': '' } });
		expect((await signIn()).headers).not.toHaveProperty('content-type');
	});

	test('what is sent chooses the requests: one grant alone', async () => {
		change({ sends: 'name="refresh_token"', status: 418 });
		expect((await signIn()).status).toBe(200);
		sandbox.control.clearFaults();
		change({ sends: 'password', status: 418 });
		expect((await signIn()).status).toBe(418);
		expect(() => change({ sends: '(' })).toThrow('Invalid regular expression');
	});

	test('a token as long as wanted goes through, until a reset', async () => {
		sandbox.control.setTokenLength('envoy', 16 * 1024);
		const { data } = await signIn();
		expect(data.access_token).toHaveLength(16 * 1024);
		expect(await works(data.access_token)).toBe(true);
		sandbox.control.reset();
		expect((await signIn()).data.access_token.length).toBeLessThan(100);
	});
});

test('rate limit: 429 until the window has passed on the sandbox clock', async () => {
	sandbox.control.setRateLimit('envoy', { limit: 1, windowSeconds: 60 });
	expect((await get()).status).toBe(200);
	const { status, headers } = await get();
	expect(status).toBe(429);
	expect(Number(headers['retry-after'])).toBeGreaterThan(50);
	sandbox.control.advance(60);
	expect((await get()).status).toBe(200);
	sandbox.control.setRateLimit('envoy', { limit: 0, windowSeconds: 60, retryAfter: null });
	expect((await get()).headers).not.toHaveProperty('retry-after');
	sandbox.control.setRateLimit('envoy', null);
	expect((await get()).status).toBe(200);
});

test('the log tells what was refused and why, and holds no secret', async () => {
	await get('/v1/companies?access_token=geheim&colour=red');
	const { log, requests, refusals, lastRefusal } = sandbox.control.stats('envoy');
	expect(log).toEqual([
		{
			method: 'GET',
			path: '/v1/companies?access_token=***&colour=red',
			status: 400,
			reason: expect.stringContaining('Unknown query'),
		},
	]);
	expect([requests, refusals, lastRefusal]).toEqual([1, { '400': 1 }, log[0]!.reason]);
	sandbox.control.resetStats('envoy');
	expect(sandbox.control.stats('envoy').requests).toBe(0);
});

test('lock, unlock and a changed password', async () => {
	sandbox.control.lock('envoke');
	const { apiId, apiKey } = sandbox.accounts.envokeApi;
	const settings = async (key: string) =>
		(await client(sandbox.vendors.envoke.baseUrl).get('/v1/settings', { auth: { username: apiId!, password: key } }))
			.status;
	expect(await settings(apiKey!)).toBe(401);
	sandbox.control.unlock('envoke');
	expect(await settings(apiKey!)).toBe(200);
	sandbox.control.setPassword('envoke', 'another');
	expect(await settings(apiKey!)).toBe(401);
	expect(await settings(sandbox.accounts.envokeApi.apiKey!)).toBe(200);
});

test('the admin surface does the same over HTTP', async () => {
	const admin = client(sandbox.admin);
	const { data } = await admin.get('/');
	expect(Object.keys(data.accounts)).toHaveLength(11);
	expect(data.vendors).toEqual(sandbox.vendors);
	expect((await admin.post('/envoy/fault', { target: 'api', times: 1, status: 500 })).data).toEqual({ ok: true });
	expect((await get()).status).toBe(500);
	expect((await admin.get('/envoy/stats')).data.faulted).toBe(1);
	expect((await admin.post('/advance', { seconds: 5 })).status).toBe(200);
	expect((await admin.post('/nobody/expire')).status).toBe(400);
	expect((await admin.post('/envoy/explode')).status).toBe(400);
	expect((await admin.post('/reset')).data).toEqual({ ok: true });
	expect(sandbox.control.stats('envoy').log).toEqual([]);
});

test('starts fast, closes with requests hanging, and reports a taken port', async () => {
	const before = Date.now();
	const other = await startSandbox();
	expect(Date.now() - before).toBeLessThan(1_000);
	other.control.fault('envoy', { target: 'api', times: 1, mode: 'hang' });
	const hanging = client(other.vendors.envoy.baseUrl).get('/v1/companies');
	hanging.catch(() => undefined);
	const taken = Number(new URL(other.admin).port);
	await expect(startSandbox({ basePort: taken })).rejects.toThrow('EADDRINUSE');
	await other.close();
	await expect(hanging).rejects.toThrow();
});
