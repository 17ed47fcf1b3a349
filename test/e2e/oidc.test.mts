import { jest } from '@jest/globals';
import { envizageFace } from '../support/oidc/faces.mts';
import { startJudge, type OidcJudge } from '../support/oidc/judge.mts';
import { makeClock, type SharedClock } from './clock.mts';
import { testWhere } from './capabilities.mts';
import { openWorld, type CredentialType, type MadeCredential, type World } from './world.mts';

/** The real n8n against oidc-provider, which rotates refresh tokens and ends a grant whose refresh token comes twice. */
let clock: SharedClock;
let world: World;
let judge: OidcJudge;

const HUNDRED = Array.from({ length: 100 }, (_, n) => ({ n }));
const NO_TOKEN_REQUEST = { password: 0, refresh_token: 0, client_credentials: 0, authorization_code: 0, refused: 0, grantsEnded: 0 };

beforeAll(async () => {
	// oidc-provider warns at its start that its keys, store and sign-in page are for development; here they are.
	jest.spyOn(console, 'warn').mockImplementation(() => undefined);
	clock = await makeClock();
	world = await openWorld({ env: clock.env });
	const redirectUris = [`${world.n8n.url}/rest/oauth2-credential/callback`];
	judge = await startJudge(envizageFace, { id: "client %&+-_.!~*'()", secret: 'p:+%/&= ?"#%20', redirectUris });
});

afterAll(async () => {
	await judge?.close();
	await world?.close();
	await clock?.remove();
});

beforeEach(() => {
	judge.reset();
});

afterEach(() => {
	expect([...judge.leaks]).toEqual([]);
});

let made = 0;

/** No two tests may share a token: each has another base URL to the package, and the same vendor to everybody. */
const credentialOf = async (type: CredentialType): Promise<MadeCredential> => {
	made += 1;
	return await world.credential(type, {
		identityUrl: judge.identityUrl,
		realm: judge.realm,
		clientId: judge.client.id,
		clientSecret: judge.client.secret,
		username: judge.user.name,
		password: judge.user.password,
		scope: 'openid',
		clientAuthentication: 'header',
		tokenUrl: '',
		authUrl: `${judge.identityUrl}/realms/${judge.realm}/protocol/openid-connect/auth`,
		accessTokenUrl: judge.tokenUrl,
		baseUrl: `${judge.baseUrl}${'/'.repeat(made)}`,
	});
};

const WAYS = { envizagePasswordApi: 'password', envizageClientCredentialsApi: 'clientCredentials', envizageOAuth2Api: 'oAuth2' };

/** All items succeed, and this is what it took. */
async function expectToTake(credential: MadeCredential, items: Array<Record<string, unknown>>, counts: object): Promise<void> {
	judge.reset();
	const authentication = WAYS[credential.type as keyof typeof WAYS];
	const run = await world.run({ type: 'envizage', credential, items, parameters: { authentication, method: 'GET', path: '/scenarios', options: { concurrency: 100 } } });
	expect(run.error?.message).toBeUndefined();
	expect(run.items).toHaveLength(items.length);
	expect(judge.counts).toMatchObject({ ...NO_TOKEN_REQUEST, ...counts });
}

/** All tokens are past their time, for n8n as for the vendor. */
async function letTokensDie(): Promise<void> {
	await clock.advance(world.sandbox, 301);
	await judge.expireAccessTokens();
}

test('password: 100 cold, 100 on a token past its time, 100 on one that was ended early; the grant lives on', async () => {
	const credential = await credentialOf('envizagePasswordApi');
	await expectToTake(credential, HUNDRED, { password: 1, api: 100, apiRefused: 0 });
	await letTokensDie();
	await expectToTake(credential, HUNDRED, { refresh_token: 1, api: 100, apiRefused: 0 });
	await judge.expireAccessTokens();
	await expectToTake(credential, HUNDRED, { refresh_token: 1 });
	await letTokensDie();
	await expectToTake(credential, [{}], { refresh_token: 1, api: 1, apiRefused: 0 });
});

test('password: another worker has spent the stored refresh token: the grant ends, one login, no failed item', async () => {
	const credential = await credentialOf('envizagePasswordApi');
	await expectToTake(credential, [{}], { password: 1 });
	const { refreshToken } = await world.n8nStored(credential.id);
	await judge.refresh(String(refreshToken));
	await judge.expireAccessTokens();
	await expectToTake(credential, HUNDRED, { password: 1, refused: 1, grantsEnded: 1 });
	await letTokensDie();
	await expectToTake(credential, HUNDRED, { refresh_token: 1, apiRefused: 0 });
});

test('client credentials: one token request for 100 cold, one for 100 on a token past its time', async () => {
	const credential = await credentialOf('envizageClientCredentialsApi');
	await expectToTake(credential, HUNDRED, { client_credentials: 1, api: 100, apiRefused: 0 });
	await letTokensDie();
	await expectToTake(credential, HUNDRED, { client_credentials: 1, api: 100, apiRefused: 0 });
});

describe('authorization code, connected by clicking', () => {
	let credential: MadeCredential;

	beforeAll(async () => {
		credential = await credentialOf('envizageOAuth2Api');
		await world.rest.connectOAuth2(credential.id, { login: judge.user.name, password: judge.user.password });
	});

	testWhere('expiry', '20 items on a token past its time, 20 on one that was ended early: one refresh each, and the grant lives on', async () => {
		const items = HUNDRED.slice(0, 20);
		await expectToTake(credential, items, { api: 20, apiRefused: 0 });
		await letTokensDie();
		await expectToTake(credential, items, { refresh_token: 1, api: 20, apiRefused: 0 });
		await judge.expireAccessTokens();
		await expectToTake(credential, items, { refresh_token: 1 });
		await letTokensDie();
		await expectToTake(credential, [{}], { refresh_token: 1, api: 1, apiRefused: 0 });
	});

	test('a vendor that refuses every token: a handful of refreshes, not one for each item', async () => {
		judge.forbid('/scenarios', 401);
		const parameters = { authentication: 'oAuth2', method: 'GET', path: '/scenarios', options: { concurrency: 1 } };
		const run = await world.run({ type: 'envizage', credential, items: HUNDRED.slice(0, 20), parameters, onError: 'continueRegularOutput' });
		expect(run.items.filter(({ json }) => json.error !== undefined)).toHaveLength(20);
		expect(judge.counts.refresh_token).toBeLessThanOrEqual(3);
		expect(judge.counts.refused).toBe(0);
	});

	test('a grant that the vendor has ended: the person is told to connect again, and nothing is replayed', async () => {
		await judge.endGrants();
		await letTokensDie();
		judge.reset();
		const parameters = { authentication: 'oAuth2', method: 'GET', path: '/scenarios' };
		const run = await world.run({ type: 'envizage', credential, parameters });
		expect(run.error?.message).toMatch(/reconnect|connect(ed)? (it )?again/i);
		expect(judge.counts).toMatchObject({ ...NO_TOKEN_REQUEST, refused: 1 });
	});
});
