import { forgetSessions } from '../../engine/token/session';
import { envizageFace } from '../support/oidc/faces.mts';
import { startJudge, type OidcJudge } from '../support/oidc/judge.mts';
import { USER } from '../support/oidc/provider.mts';
import { makeBench, type Bench } from './core.mts';
import { CLIENT, OIDC_WAYS, type OidcWay } from './oidcWays.mts';

const HUNDRED = Array.from({ length: 100 }, (_, n) => ({ n }));
const NO_TOKEN_REQUEST = { password: 0, refresh_token: 0, client_credentials: 0, authorization_code: 0, refused: 0, grantsEnded: 0 };

let judge: OidcJudge;

function before(way: OidcWay): { bench(changes?: Record<string, unknown>): Bench; parameters: Record<string, unknown> } {
	beforeAll(async () => {
		judge = await startJudge(way.face, way.client);
	});

	afterAll(async () => {
		await judge.close();
	});

	beforeEach(() => {
		judge.reset();
		forgetSessions();
	});

	afterEach(() => {
		expect([...judge.leaks]).toEqual([]);
	});

	return {
		bench: (changes = {}) => makeBench(way.node, way.credentialType, { ...way.settings(judge), ...changes }),
		parameters: { authentication: way.authentication, method: 'GET', path: way.path, options: { concurrency: 100 } },
	};
}

describe.each(OIDC_WAYS)('oidc-provider with rotation and reuse detection: $name', (way) => {
	const { bench, parameters } = before(way);
	const renewal = way.clientAuthentication.refresh === undefined ? way.login : 'refresh_token';

	test('100 requests at once with no token: one token request', async () => {
		const one = bench();
		const [out] = await one.run(parameters, HUNDRED);
		expect(out).toHaveLength(100);
		expect(judge.counts).toEqual({ ...NO_TOKEN_REQUEST, [way.login]: 1, api: 100, apiRefused: 0 });
		expect(one.writes).toBe(1);
	});

	test('the token requests have the encoding and the client where the vendor wants them, and no parameter more', async () => {
		const one = bench();
		await one.run(parameters);
		await judge.expireAccessTokens();
		await one.run(parameters);
		expect(judge.tokenRequests.map(({ clientAuthentication }) => clientAuthentication)).toEqual([
			way.clientAuthentication.login,
			way.clientAuthentication.refresh ?? way.clientAuthentication.login,
		]);
		expect(judge.tokenRequests.map(({ contentType }) => contentType)).toEqual([way.contentType, way.contentType]);
		const [login, renewed] = judge.tokenRequests.map((seen) => Object.keys(seen.parameters).filter((name) => name !== 'client_id').sort());
		const scope = way.face.scopes.length > 0 ? ['scope'] : [];
		const asLogin = way.login === 'password' ? ['grant_type', ...(scope.length > 0 ? [] : ['organizationNo']), 'password', ...scope, 'username'] : ['grant_type', ...scope];
		expect(login).toEqual(asLogin);
		expect(renewed).toEqual(renewal === 'refresh_token' ? ['grant_type', 'refresh_token'] : asLogin);
	});

	test('100 requests at once on a dead token: one renewal, none refused, the grant alive afterwards', async () => {
		const one = bench();
		await one.run(parameters);
		await judge.expireAccessTokens();
		judge.reset();
		const [out] = await one.run(parameters, HUNDRED);
		expect(out).toHaveLength(100);
		expect(judge.counts).toMatchObject({ ...NO_TOKEN_REQUEST, [renewal]: 1 });

		await judge.expireAccessTokens();
		await one.run(parameters);
		expect(judge.counts).toMatchObject({ ...NO_TOKEN_REQUEST, [renewal]: 2 });
	});

	test('100 requests at once on a token at the end of its time: one renewal before anybody is refused', async () => {
		const one = bench();
		await one.run(parameters);
		// The token was obtained a life ago, as the store has it.
		one.stored = { ...one.stored, expiresAt: String(Date.now() + 1000), obtainedAt: String(Date.now() - 299_000) };
		forgetSessions();
		judge.reset();
		const [out] = await one.run(parameters, HUNDRED);
		expect(out).toHaveLength(100);
		expect(judge.counts).toEqual({ ...NO_TOKEN_REQUEST, [renewal]: 1, api: 100, apiRefused: 0 });
	});

	test('a wrong password or secret: one attempt for 100 items, each with the reason; the right one works at once', async () => {
		const one = bench(way.wrong);
		const [out = []] = await one.run(parameters, HUNDRED, { continueOnFail: true });
		expect(out).toHaveLength(100);
		const reason = way.login === 'password' ? /user name/ : /client ID or client secret/;
		for (const { json } of out) expect(json.error).toMatch(reason);
		expect(judge.counts).toEqual({ ...NO_TOKEN_REQUEST, refused: 1, api: 0, apiRefused: 0 });
		one.stored = { ...one.stored, ...way.settings(judge) };
		expect((await one.run(parameters))[0]).toHaveLength(1);
	});

	test('100 requests that the scope does not allow (RFC 6750 §3.1): no renewal', async () => {
		const one = bench();
		await one.run(parameters);
		judge.reset();
		judge.forbid(way.path, 403, 'Bearer realm="api", error="insufficient_scope", scope="more"');
		const [out = []] = await one.run(parameters, HUNDRED, { continueOnFail: true });
		expect(out.map(({ json }) => (json.details as { httpCode: string }).httpCode)).toEqual(HUNDRED.map(() => '403'));
		expect(judge.counts).toMatchObject({ ...NO_TOKEN_REQUEST, api: 100 });
	});

	test('100 requests, each second one forbidden without a word why: a handful of renewals at most', async () => {
		const one = bench();
		await one.run(parameters);
		judge.reset();
		judge.forbid('/forbidden', 403);
		const items = HUNDRED.map(({ n }) => ({ path: n % 2 === 0 ? '/forbidden' : way.path }));
		const oneByOne = { ...parameters, path: '={{ $json.path }}', options: { concurrency: 1 } };
		const [out = []] = await one.run(oneByOne, items, { continueOnFail: true });
		expect(out.filter(({ json }) => json.error !== undefined)).toHaveLength(50);
		const { password, refresh_token: refreshed, client_credentials: asClient, refused } = judge.counts;
		expect(refused).toBe(0);
		expect(password + refreshed + asClient).toBeLessThanOrEqual(way.face.deadStatus === 403 ? 2 : 0);
	});
});

describe.each(OIDC_WAYS.filter(({ clientAuthentication }) => clientAuthentication.refresh !== undefined))('a refresh token that is spent: $name', (way) => {
	const { bench, parameters } = before(way);

	test('by another worker: one refused refresh, one login, no failed item', async () => {
		const one = bench();
		await one.run(parameters);
		const beforeRace = { ...one.stored };
		await judge.expireAccessTokens();
		await one.run(parameters);
		// Another worker comes with what it read before: its refresh token is spent, and using it ends the grant.
		forgetSessions();
		one.stored = beforeRace;
		await judge.expireAccessTokens();
		judge.reset();
		const [out] = await one.run(parameters, HUNDRED);
		expect(out).toHaveLength(100);
		expect(judge.counts).toMatchObject({ ...NO_TOKEN_REQUEST, password: 1, refused: 1, grantsEnded: 1 });

		// The grant of that login is a good one.
		await judge.expireAccessTokens();
		judge.reset();
		await one.run(parameters, HUNDRED);
		expect(judge.counts).toMatchObject({ ...NO_TOKEN_REQUEST, refresh_token: 1 });
	});

	test('by another worker a moment after us: the new token is gone as well, the login works, no item fails', async () => {
		const one = bench();
		await one.run(parameters);
		const spent = String(one.stored.refreshToken);
		await judge.expireAccessTokens();
		judge.reset();
		one.onWrite = async () => {
			delete one.onWrite;
			await expect(judge.refresh(spent)).rejects.toThrow('400');
		};
		const [out] = await one.run(parameters, HUNDRED);
		expect(out).toHaveLength(100);
		// Refused: the other worker's, and ours with the refresh token that ended with its grant.
		expect(judge.counts).toMatchObject({ ...NO_TOKEN_REQUEST, password: 1, refresh_token: 1, refused: 2, grantsEnded: 1 });
	});

	test('what another worker has stored is dead as well: it is renewed in its turn, no item fails', async () => {
		const one = bench();
		await one.run(parameters);
		const byAnother = { ...one.stored };
		// This worker has signed in by itself meanwhile; the other was the last to store.
		forgetSessions();
		one.stored = { ...one.stored, accessToken: '', refreshToken: '' };
		await one.run(parameters);
		one.stored = { ...byAnother, obtainedAt: String(Date.now() + 1) };
		await judge.expireAccessTokens();
		judge.reset();
		const [out] = await one.run(parameters, HUNDRED);
		expect(out).toHaveLength(100);
		expect(judge.counts).toMatchObject({ ...NO_TOKEN_REQUEST, refresh_token: 1 });
	});

	test('by another worker, whose token dies in its turn: the one that this worker had before does not come back', async () => {
		const one = bench();
		await one.run(parameters);
		await judge.expireAccessTokens();
		const theirs = await judge.refresh(String(one.stored.refreshToken));
		one.stored = { ...one.stored, accessToken: theirs.access_token, refreshToken: theirs.refresh_token, obtainedAt: String(Date.now() + 1) };
		await one.run(parameters);
		await judge.expireAccessTokens();
		judge.reset();
		await one.run(parameters);
		// Theirs is refused once, and the new one serves.
		expect(judge.counts).toEqual({ ...NO_TOKEN_REQUEST, refresh_token: 1, api: 2, apiRefused: 1 });
	});
});

/** What passes here is right only if what is wrong does not pass. */
describe('the judge is strict', () => {
	const encoded = (text: string): string => encodeURIComponent(text).replaceAll('%20', '+');
	const basic = (id: string, secret: string): Record<string, string> => ({ authorization: `Basic ${btoa(`${id}:${secret}`)}` });
	const right = basic(encoded(CLIENT.id), encoded(CLIENT.secret ?? ''));
	const login = { grant_type: 'password', username: USER.name, password: USER.password, scope: 'openid' };
	const ask = async (headers: Record<string, string>, body: URLSearchParams | Record<string, string>, query = ''): Promise<{ status: number; body: Record<string, unknown> }> => {
		const response = await fetch(judge.tokenUrl + query, { method: 'POST', headers, body: new URLSearchParams(body) });
		return { status: response.status, body: (await response.json()) as Record<string, unknown> };
	};

	beforeAll(async () => {
		judge = await startJudge(envizageFace, CLIENT);
	});

	afterAll(async () => {
		await judge.close();
	});

	test('it takes what is right', async () => {
		expect(await ask(right, login)).toMatchObject({ status: 200, body: { token_type: 'Bearer', access_token: expect.any(String) } });
	});

	test.each<[string, () => ReturnType<typeof ask>, number, string]>([
		['id and secret that are not form-urlencoded (RFC 6749 §2.3.1)', async () => await ask(basic(CLIENT.id, CLIENT.secret ?? ''), login), 400, 'invalid_request'],
		['the client in header and body at once (§2.3)', async () => await ask(right, { ...login, client_id: CLIENT.id, client_secret: CLIENT.secret ?? '' }), 400, 'invalid_request'],
		['a wrong secret', async () => await ask(basic(encoded(CLIENT.id), 'wrong'), login), 401, 'invalid_client'],
		['a confidential client without its secret', async () => await ask({}, { ...login, client_id: CLIENT.id }), 401, 'invalid_client'],
		['a parameter that comes twice (§3.2)', async () => await ask(right, new URLSearchParams([...Object.entries(login), ['scope', 'openid']])), 400, 'invalid_request'],
		['a wrong password', async () => await ask(right, { ...login, password: USER.password.trim() }), 400, 'invalid_grant'],
		['parameters in the URL', async () => await ask(right, {}, `?${new URLSearchParams(login).toString()}`), 400, 'invalid_request'],
		['JSON', async () => await ask({ ...right, 'content-type': 'application/json' }, login), 400, 'invalid_request'],
		['a scope that it does not know', async () => await ask(right, { ...login, scope: 'openid,profile' }), 400, 'invalid_scope'],
	])('it refuses %s', async (_name, request, status, error) => {
		expect(await request()).toMatchObject({ status, body: { error } });
	});

	test('a GET gives no token (§3.2)', async () => {
		expect((await fetch(`${judge.tokenUrl}?${new URLSearchParams(login).toString()}`, { headers: right })).status).toBe(404);
	});

	test('a refresh token that comes a second time ends the grant, also for the one who has its successor', async () => {
		const refresh = async (token: unknown) => await ask(right, { grant_type: 'refresh_token', refresh_token: String(token) });
		const first = (await ask(right, login)).body;
		const second = await refresh(first.refresh_token);
		expect(second.status).toBe(200);
		judge.reset();
		expect(await refresh(first.refresh_token)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
		expect(await refresh(second.body.refresh_token)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
		expect(judge.counts).toMatchObject({ refused: 2, grantsEnded: 1 });
		const api = await fetch(`${judge.baseUrl}/scenarios`, { headers: { authorization: `Bearer ${String(second.body.access_token)}` } });
		expect(api.status).toBe(401);
	});
});
