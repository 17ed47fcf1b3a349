import { testWhere } from './capabilities.mts';
import { makeClock, slowWay, type SharedClock } from './clock.mts';
import { openWorld, type MadeCredential, type World } from './world.mts';

let clock: SharedClock;
let world: World;

const HUNDRED = Array.from({ length: 100 }, (_, n) => ({ n }));
const FACILITIES = { method: 'GET', path: '/odata/Facilities', limit: 1 };

beforeAll(async () => {
	clock = await makeClock();
	world = await openWorld({ env: clock.env });
});

afterAll(async () => {
	await world?.close();
	await clock?.remove();
});

beforeEach(() => {
	world.sandbox.control.reset();
});

/** No two tests may share a token, so each has a user's settings of its own: the API version is no part of the sign-in. */
let organizations = 0;
const someoneNew = async (changes: Record<string, unknown> = {}): ReturnType<World['credential']> => {
	organizations += 1;
	// A trailing slash makes another base URL to the package and the same vendor to everybody.
	return await world.credential('enviApi', { baseUrl: `${world.sandbox.vendors.envi.baseUrl}${'/'.repeat(organizations)}`, ...changes });
};

test('100 items with no stored token: one token request, and the token is stored', async () => {
	const credential = await someoneNew();
	const { status, items } = await world.run({ type: 'envi', credential, items: HUNDRED, parameters: FACILITIES });
	expect({ status, count: items.length }).toEqual({ status: 'success', count: 100 });
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(HUNDRED.map((_, item) => ({ item })));
	const { tokenRequests, refusals } = world.sandbox.control.stats('envi');
	expect(tokenRequests).toMatchObject({ password: 1, refresh_token: 0, refused: 0 });
	expect(refusals).toEqual({});
	const stored = await world.n8nStored(credential.id);
	expect(stored).toMatchObject({ accessToken: expect.stringMatching(/./), refreshToken: expect.stringMatching(/./) });
	expect(Number(stored.expiresAt)).toBeGreaterThan(Date.now());
});

test('100 items with a token that is past its time: one refresh, no 401, no failed item', async () => {
	const credential = await someoneNew();
	await world.run({ type: 'envi', credential, parameters: FACILITIES });
	await clock.advance(world.sandbox, 3600);
	world.sandbox.control.resetStats('envi');
	const { status, items } = await world.run({ type: 'envi', credential, items: HUNDRED, parameters: FACILITIES });
	expect({ status, count: items.length }).toEqual({ status: 'success', count: 100 });
	const { tokenRequests, refusals } = world.sandbox.control.stats('envi');
	expect(tokenRequests).toMatchObject({ password: 0, refresh_token: 1, refused: 0 });
	expect(refusals).toEqual({});
});

test('100 items with a token that the vendor ended early: one refresh, no failed item, and the grant lives on', async () => {
	const credential = await someoneNew();
	await world.run({ type: 'envi', credential, parameters: FACILITIES });
	world.sandbox.control.expire('envi');
	world.sandbox.control.resetStats('envi');
	const { status, items } = await world.run({ type: 'envi', credential, items: HUNDRED, parameters: FACILITIES });
	expect({ status, count: items.length }).toEqual({ status: 'success', count: 100 });
	expect(world.sandbox.control.stats('envi').tokenRequests).toMatchObject({ password: 0, refresh_token: 1, refused: 0 });

	await clock.advance(world.sandbox, 3600);
	await world.run({ type: 'envi', credential, parameters: FACILITIES });
	expect(world.sandbox.control.stats('envi').tokenRequests).toMatchObject({ password: 0, refresh_token: 2, refused: 0 });
});

test('a grant that the vendor has revoked: one login, no failed item', async () => {
	const credential = await someoneNew();
	await world.run({ type: 'envi', credential, parameters: FACILITIES });
	world.sandbox.control.revoke('envi');
	world.sandbox.control.resetStats('envi');
	const { status, items } = await world.run({ type: 'envi', credential, items: HUNDRED, parameters: FACILITIES });
	expect({ status, count: items.length }).toEqual({ status: 'success', count: 100 });
	expect(world.sandbox.control.stats('envi').tokenRequests).toMatchObject({ password: 1, refresh_token: 0, refused: 1 });
});

test('a token that lives 59 seconds serves a run of 5 minutes without one 401', async () => {
	world.sandbox.control.setTokenLife('envi', 59);
	const way = await slowWay(world.sandbox.vendors.envi.baseUrl, async () => await clock.advance(world.sandbox, 1));
	try {
		const credential = await world.credential('enviApi', { baseUrl: way.url });
		const items = Array.from({ length: 300 }, (_, n) => ({ n }));
		const parameters = { ...FACILITIES, options: { concurrency: 1 } };
		const run = await world.run({ type: 'envi', credential, items, parameters });
		expect({ status: run.status, count: run.items.length }).toEqual({ status: 'success', count: 300 });
		const { tokenRequests, refusals, requests } = world.sandbox.control.stats('envi');
		expect(refusals).toEqual({});
		expect(requests).toBe(300);
		// 300 s / (59 s less a tenth): a login and five refreshes; a sixth where a second falls on the edge.
		expect(tokenRequests.password).toBe(1);
		expect(tokenRequests.refresh_token).toBeGreaterThanOrEqual(5);
		expect(tokenRequests.refresh_token).toBeLessThanOrEqual(6);
	} finally {
		way.close();
	}
});

test('the stored token serves the next execution, also after n8n was started anew', async () => {
	world.sandbox.control.setTokenLife('envi', 3600);
	const credential = await someoneNew();
	await world.run({ type: 'envi', credential, parameters: FACILITIES });
	world.sandbox.control.resetStats('envi');
	await world.n8n.restart();
	await world.rest.login();
	const { status } = await world.run({ type: 'envi', credential, parameters: FACILITIES });
	expect(status).toBe('success');
	const { tokenRequests } = world.sandbox.control.stats('envi');
	expect(tokenRequests).toMatchObject({ password: 0, refresh_token: 0, refused: 0 });
});

test('another organisation in the stored credential: the next run reads its data', async () => {
	const [own, other] = world.sandbox.refusals.envi.organizations;
	if (!own || !other) throw new Error('the sandbox has too few organisations');
	const credential = await someoneNew();
	const names = async (): Promise<unknown[]> => {
		const { items } = await world.run({ type: 'envi', credential, parameters: { method: 'GET', path: '/odata/Facilities', returnAll: true } });
		return [...new Set(items.map(({ json }) => json.organizationName))];
	};
	expect(await names()).toEqual([own.name]);
	const shown = await world.rest.getCredential(credential.id);
	await world.rest.updateCredential(credential.id, { ...shown, type: credential.type, data: { ...shown.data, organizationNo: other.organizationNo } });
	expect(await names()).toEqual([other.name]);
});

test('fields that are expressions are right for every item', async () => {
	const organizations = world.sandbox.refusals.envi.organizations.slice(0, 2);
	const credential = await someoneNew({ organizationNo: '={{ $json.organization }}' });
	const items = Array.from({ length: 20 }, (_, n) => ({ organization: organizations[n % 2]?.organizationNo }));
	const run = await world.run({ type: 'envi', credential, items, parameters: FACILITIES });
	expect(run.items.map(({ json }) => json.organizationName)).toEqual(items.map((_, n) => organizations[n % 2]?.name));
	expect(world.sandbox.control.stats('envi').tokenRequests).toMatchObject({ password: 2, refused: 0 });
	expect(await world.n8nStored(credential.id)).toMatchObject({ organizationNo: '={{ $json.organization }}' });
});

test('a dead token with a body and with "never error": renewed, and the body arrives whole', async () => {
	const credential = await someoneNew();
	await world.run({ type: 'envi', credential, parameters: FACILITIES });
	world.sandbox.control.expire('envi');
	const parameters = {
		method: 'POST',
		path: '/odata/Manufacturers',
		sendBody: true,
		bodyParameters: { parameters: [{ name: 'manufacturerName', value: 'Ärzte & Söhne' }, { name: 'manufacturerNo', value: 'AS-1' }] },
		options: { response: { response: { neverError: true, fullResponse: true } } },
	};
	const created = await world.run({ type: 'envi', credential, parameters });
	expect(created.items[0]?.json.statusCode).toBeLessThan(300);
	const found = await world.run({
		type: 'envi',
		credential,
		parameters: {
			method: 'GET',
			path: '/odata/Manufacturers',
			sendQuery: true,
			queryParameters: { parameters: [{ name: '$filter', value: "manufacturerNo eq 'AS-1'" }] },
		},
	});
	expect(found.items.map(({ json }) => json.manufacturerName)).toEqual(['Ärzte & Söhne']);
});

test('Envoy: password grant, renewed with the refresh token', async () => {
	const credential = await world.credential('envoyPasswordApi');
	const parameters = { authentication: 'password', method: 'GET', path: '/v1/locations' };
	expect((await world.run({ type: 'envoy', credential, parameters })).status).toBe('success');
	await clock.advance(world.sandbox, 86_400);
	expect((await world.run({ type: 'envoy', credential, items: HUNDRED.slice(0, 10), parameters })).status).toBe('success');
	const { tokenRequests, refusals } = world.sandbox.control.stats('envoy');
	expect(tokenRequests).toMatchObject({ password: 1, refresh_token: 1, refused: 0 });
	expect(refusals).toEqual({});
});

test.each(['body', 'header'])('Envizage: endpoints from discovery, client in the %s', async (clientAuthentication) => {
	// How the client proves itself is no part of what a token is for: another base URL keeps the two runs apart.
	const baseUrl = `${world.sandbox.vendors.envizage.baseUrl}${clientAuthentication === 'body' ? '' : '/'}`;
	const credential = await world.credential('envizagePasswordApi', { clientAuthentication, baseUrl });
	const parameters = { authentication: 'password', method: 'GET', path: '/scenarios' };
	expect((await world.run({ type: 'envizage', credential, parameters })).error?.message).toBeUndefined();
	// Its tokens live 300 s, its refresh tokens 1,800 s.
	await clock.advance(world.sandbox, 400);
	expect((await world.run({ type: 'envizage', credential, parameters })).error?.message).toBeUndefined();
	const { tokenRequests, refusals } = world.sandbox.control.stats('envizage');
	expect(tokenRequests).toMatchObject({ password: 1, refresh_token: 1 });
	expect(refusals).toEqual({});
});

test('Enboarder: a dead token is a 403, and the raw token is the same kind of header before and after', async () => {
	const credential = await world.credential('enboarderClientCredentialsApi');
	const parameters = { authentication: 'clientCredentials', method: 'GET', path: '/reports/v2/workflows' };
	expect((await world.run({ type: 'enboarder', credential, parameters })).error?.message).toBeUndefined();
	world.sandbox.control.expire('enboarder');
	world.sandbox.control.resetStats('enboarder');
	const run = await world.run({ type: 'enboarder', credential, items: HUNDRED.slice(0, 20), parameters });
	expect(run.error?.message).toBeUndefined();
	expect(world.sandbox.control.stats('enboarder').tokenRequests).toMatchObject({ client_credentials: 1, refused: 0 });
});

describe.each([
	{ type: 'envoyOAuth2Api' as const, node: 'envoy', vendor: 'envoy' as const, path: '/v1/locations', life: 86_400 },
	{ type: 'envizageOAuth2Api' as const, node: 'envizage', vendor: 'envizage' as const, path: '/scenarios', life: 300 },
])('$type: connected by clicking', ({ type, node, vendor, path, life }) => {
	const runTwenty = async (credential: MadeCredential): ReturnType<World['run']> =>
		await world.run({ type: node, credential, items: HUNDRED.slice(0, 20), parameters: { authentication: 'oAuth2', method: 'GET', path } });
	const connected = async (): Promise<MadeCredential> => {
		const credential = await world.credential(type);
		await world.rest.connectOAuth2(credential.id);
		return credential;
	};

	testWhere('expiry', 'renewed ahead of expiry', async () => {
		const credential = await connected();
		await clock.advance(world.sandbox, life);
		world.sandbox.control.resetStats(vendor);
		const ahead = await runTwenty(credential);
		expect(ahead.error?.message).toBeUndefined();
		expect(world.sandbox.control.stats(vendor).refusals).toEqual({});
		expect(world.sandbox.control.stats(vendor).tokenRequests).toMatchObject({ refresh_token: 1, refused: 0 });
	});

	test.each([
		['expiry', async () => await clock.advance(world.sandbox, life)],
		['the vendor ended it', async () => world.sandbox.control.expire(vendor)],
	])('after %s: one refresh for all items, none fails', async (_what, end) => {
		const credential = await connected();
		await end();
		world.sandbox.control.resetStats(vendor);
		const after = await runTwenty(credential);
		expect(after.error?.message).toBeUndefined();
		expect(after.items.map(({ pairedItem }) => pairedItem)).toEqual(expect.arrayContaining(HUNDRED.slice(0, 20).map((_, item) => ({ item }))));
		expect(world.sandbox.control.stats(vendor).tokenRequests).toMatchObject({ refresh_token: 1, refused: 0 });
	});
});

test('Envoke: access that was withdrawn is told with the way to mend it', async () => {
	const credential = await world.credential('envokeOAuth2Api');
	await world.rest.connectOAuth2(credential.id);
	const parameters = { authentication: 'oAuth2', method: 'GET', path: '/v1/contacts' };
	expect((await world.run({ type: 'envoke', credential, parameters })).error?.message).toBeUndefined();
	world.sandbox.control.revoke('envoke');
	const { error } = await world.run({ type: 'envoke', credential, parameters });
	expect(error?.message).toMatch(/with OAuth2, reconnect it/);
});
