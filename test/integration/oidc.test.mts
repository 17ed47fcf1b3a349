import { EnvizageClientCredentialsApi } from '../../credentials/EnvizageClientCredentialsApi.credentials';
import { EnvizagePasswordApi } from '../../credentials/EnvizagePasswordApi.credentials';
import { forgetSessions } from '../../engine/token/session';
import { Envizage } from '../../nodes/Envizage/Envizage.node';
import { makeBench, type Bench } from './core.mts';
import { startOidcServer, type OidcServer } from './oidcServer.mts';

const HUNDRED = Array.from({ length: 100 }, (_, n) => ({ n }));

describe.each([
	['header', 'client_secret_basic'],
	['body', 'client_secret_post'],
] as const)('oidc-provider with rotation and reuse detection, client in the %s', (clientAuthentication, method) => {
	let server: OidcServer;

	beforeAll(async () => {
		server = await startOidcServer(method);
	});

	afterAll(async () => {
		await server.close();
	});

	beforeEach(() => {
		server.resetCounts();
		forgetSessions();
	});

	const settings = (): Record<string, unknown> => ({
		identityUrl: server.identityUrl,
		realm: server.realm,
		clientId: server.client.id,
		clientSecret: server.client.secret,
		username: server.user.name,
		password: server.user.password,
		scope: 'openid offline_access',
		clientAuthentication,
		baseUrl: server.baseUrl,
	});
	const bench = (changes: Record<string, unknown> = {}): Bench => makeBench(new Envizage(), new EnvizagePasswordApi(), { ...settings(), ...changes });
	const parameters = { authentication: 'password', method: 'GET', path: '/scenarios', options: { concurrency: 100 } };

	test('100 requests at once with no token: one token request', async () => {
		const one = bench();
		const [out] = await one.run(parameters, HUNDRED);
		expect(out).toHaveLength(100);
		expect(server.counts).toEqual({ password: 1, refresh_token: 0, client_credentials: 0, refused: 0, api: 100, apiRefused: 0 });
		expect(one.writes).toBe(1);
	});

	test('100 requests at once on a dead token: one refresh, none refused, the grant alive afterwards', async () => {
		const one = bench();
		await one.run(parameters);
		server.expireAccessTokens();
		server.resetCounts();
		const [out] = await one.run(parameters, HUNDRED);
		expect(out).toHaveLength(100);
		expect(server.counts).toMatchObject({ password: 0, refresh_token: 1, refused: 0 });

		server.expireAccessTokens();
		await one.run(parameters);
		expect(server.counts).toMatchObject({ password: 0, refresh_token: 2, refused: 0 });
	});

	test('a token at the end of its time: renewed before anybody is refused', async () => {
		const one = bench();
		await one.run(parameters);
		// The token was obtained a life ago, as the store has it.
		one.stored = { ...one.stored, expiresAt: String(Date.now() + 1000), obtainedAt: String(Date.now() - 299_000) };
		forgetSessions();
		server.resetCounts();
		await one.run(parameters, HUNDRED);
		expect(server.counts).toMatchObject({ password: 0, refresh_token: 1, refused: 0, apiRefused: 0 });
	});

	test('a refresh token that another worker has spent: the grant is gone, the login still works, no item fails', async () => {
		const one = bench();
		await one.run(parameters);
		const beforeRace = { ...one.stored };
		server.expireAccessTokens();
		await one.run(parameters);
		// Another worker comes with what it read before: its refresh token is spent, and using it revokes the grant.
		forgetSessions();
		one.stored = beforeRace;
		server.expireAccessTokens();
		server.resetCounts();
		const [out] = await one.run(parameters, HUNDRED);
		expect(out).toHaveLength(100);
		expect(server.counts).toMatchObject({ password: 1, refresh_token: 0, refused: 1 });
	});

	test('a wrong password: one attempt for 100 items, each with the reason; the right one works at once', async () => {
		const one = bench({ password: 'wrong' });
		const [out = []] = await one.run(parameters, HUNDRED, { continueOnFail: true });
		expect(out).toHaveLength(100);
		for (const { json } of out) expect(json.error).toMatch(/does not accept this user name or password/);
		expect(server.counts).toMatchObject({ password: 0, refused: 1, api: 0 });
		one.stored = { ...one.stored, password: server.user.password };
		expect((await one.run(parameters))[0]).toHaveLength(1);
	});

	test('client credentials: no refresh token, so a new token by the same grant', async () => {
		const one = makeBench(new Envizage(), new EnvizageClientCredentialsApi(), { ...settings(), scope: '' });
		const asClient = { ...parameters, authentication: 'clientCredentials' };
		await one.run(asClient, HUNDRED);
		server.expireAccessTokens();
		await one.run(asClient, HUNDRED);
		expect(server.counts).toMatchObject({ client_credentials: 2, refused: 0 });
	});
});
