import { testWhere } from './capabilities.mts';
import { openWorld, type CredentialType, type MadeCredential, type World } from './world.mts';

/** For each credential type: a path that it may read, and how a wrong secret is told. */
const TYPES: Array<{
	type: CredentialType;
	node: string;
	authentication?: string;
	path: string;
	wrong?: { change: Record<string, string>; says: RegExp };
}> = [
	{
		type: 'enviApi',
		node: 'envi',
		path: '/odata/Facilities',
		wrong: { change: { password: 'not this one' }, says: /Envi does not accept this user name or password/ },
	},
	{
		type: 'envoyApi',
		node: 'envoy',
		authentication: 'apiKey',
		path: '/v1/locations',
		wrong: { change: { apiKey: 'nonsense' }, says: /Envoy does not accept this API key/ },
	},
	{
		type: 'envoyPasswordApi',
		node: 'envoy',
		authentication: 'password',
		path: '/v1/locations',
		wrong: { change: { password: 'not this one' }, says: /Envoy does not accept this user name or password/ },
	},
	{ type: 'envoyOAuth2Api', node: 'envoy', authentication: 'oAuth2', path: '/v1/locations' },
	{
		type: 'envokeApi',
		node: 'envoke',
		authentication: 'apiKey',
		path: '/v1/contacts',
		wrong: { change: { apiKey: 'nonsense' }, says: /Envoke does not accept this API ID or API key/ },
	},
	{ type: 'envokeOAuth2Api', node: 'envoke', authentication: 'oAuth2', path: '/v1/contacts' },
	{
		type: 'envizagePasswordApi',
		node: 'envizage',
		authentication: 'password',
		path: '/scenarios',
		wrong: { change: { clientSecret: 'nonsense' }, says: /Envizage does not accept this client ID or client secret/ },
	},
	{
		type: 'envizageClientCredentialsApi',
		node: 'envizage',
		authentication: 'clientCredentials',
		path: '/scenarios',
		wrong: { change: { realm: 'no-such-realm' }, says: /Check the identity URL and the realm/ },
	},
	{ type: 'envizageOAuth2Api', node: 'envizage', authentication: 'oAuth2', path: '/scenarios' },
	{
		type: 'enboarderApi',
		node: 'enboarder',
		authentication: 'apiKey',
		path: '/reports/workflows',
		wrong: { change: { apiKey: 'nonsense' }, says: /Enboarder does not accept this API key/ },
	},
	{
		type: 'enboarderClientCredentialsApi',
		node: 'enboarder',
		authentication: 'clientCredentials',
		path: '/reports/v2/workflows',
		wrong: { change: { clientSecret: 'nonsense' }, says: /Enboarder does not accept this client ID or client secret/ },
	},
];

const isCodeFlow = (type: string): boolean => type.endsWith('OAuth2Api');

/** The service token may sign in, but the paths it may use are not published: the vendor says 403. */
const mayNotRead = (type: string): boolean => type === 'envizageClientCredentialsApi';

let world: World;
const made = new Map<string, MadeCredential>();

beforeAll(async () => {
	world = await openWorld();
});

afterAll(async () => {
	await world?.close();
});

describe.each(TYPES)('$type', ({ type, node, authentication, path, wrong }) => {
	test('is created, connected where there is a page to click, and passes its test', async () => {
		const credential = await world.credential(type);
		made.set(type, credential);
		if (isCodeFlow(type)) await world.rest.connectOAuth2(credential.id);
		// The editor shows a connected account instead of testing it: n8n hands the test the stored token only when it runs it itself.
		const data = isCodeFlow(type) ? await world.n8nStored(credential.id) : credential.data;
		expect(await world.test({ ...credential, data })).toEqual({ status: 'OK', message: expect.any(String) });
	});

	test('reads from the vendor in its node, with no token filled in', async () => {
		const credential = made.get(type);
		if (!credential) throw new Error('not created');
		const parameters = { authentication, method: 'GET', path, limit: 3 };
		const { status, items, error } = await world.run({ type: node, credential, parameters });
		if (mayNotRead(type)) {
			expect(error?.message).toMatch(/Client Credentials can only manage users/);
		} else {
			expect({ status, error: error?.message }).toEqual({ status: 'success', error: undefined });
			expect(items.length).toBeGreaterThan(0);
		}
	});

	test("works in n8n's own HTTP Request node", async () => {
		const credential = made.get(type);
		if (!credential) throw new Error('not created');
		const { baseUrl } = credential.data;
		const parameters = {
			url: `${String(baseUrl)}${path}`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: type,
			options: { response: { response: { fullResponse: true, neverError: true } } },
		};
		const { items, error } = await world.run({ type: 'n8n-nodes-base.httpRequest', credential, parameters });
		expect(error?.message).toBeUndefined();
		expect(items[0]?.json.statusCode).toBe(mayNotRead(type) ? 403 : 200);
	});

	test('shows neither tokens nor secrets over REST', async () => {
		const credential = made.get(type);
		if (!credential) throw new Error('not created');
		const shown = JSON.stringify(await world.rest.getCredential(credential.id));
		const stored = (await world.n8nStored(credential.id)) as Record<string, unknown>;
		for (const field of ['accessToken', 'refreshToken', 'password', 'clientSecret', 'apiKey']) {
			const secret = stored[field];
			if (typeof secret === 'string' && secret !== '') expect(shown).not.toContain(secret);
		}
	});

	if (wrong) {
		const name = 'says in the credential window what is wrong with a wrong secret';
		const body = async (): Promise<void> => {
			const credential = await world.credential(type, wrong.change);
			const { status, message } = await world.test(credential);
			expect({ status, message }).toEqual({ status: 'Error', message: expect.stringMatching(wrong.says) });
		};
		// What a sign-in is refused with is our own error; for a key that is simply sent, n8n chooses the words.
		if (authentication === 'apiKey') testWhere('advice', name, body);
		else test(name, body);
	}
});

test('a wrong password is tried once, by test, node and HTTP Request together', async () => {
	world.sandbox.control.unlock('envi');
	const credential = await world.credential('enviApi', { password: 'another wrong one' });
	world.sandbox.control.resetStats('envi');
	await world.test(credential);
	const items = Array.from({ length: 20 }, (_, n) => ({ n }));
	const ours = await world.run({
		type: 'envi',
		credential,
		items,
		parameters: { method: 'GET', path: '/odata/Facilities' },
		onError: 'continueRegularOutput',
	});
	await world.run({
		type: 'n8n-nodes-base.httpRequest',
		credential,
		items,
		parameters: {
			url: `${String(credential.data.baseUrl)}/odata/Facilities`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'enviApi',
		},
		onError: 'continueRegularOutput',
	});
	expect(ours.items).toHaveLength(20);
	for (const { json } of ours.items) expect(json.error).toMatch(/Envi does not accept this user name or password/);
	expect(world.sandbox.control.stats('envi').tokenRequests).toMatchObject({ password: 0, refused: 1 });
});
