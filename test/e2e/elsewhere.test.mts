import { makeStranger, type Stranger } from '../support/stranger.mts';
import { HTTP_REQUEST, httpRequest, isSignedByN8n, keepsToken, WAYS_IN, type WayIn } from './waysIn.mts';
import type { Item } from '../../scripts/n8n/execution.mts';
import { testWhere } from './capabilities.mts';
import { openWorld, type MadeCredential, type NodeUnderTest, type World } from './world.mts';

/** A credential goes to its own origin: whatever points elsewhere is refused before anything leaves. */
let world: World;
let stranger: Stranger;
const made = new Map<string, MadeCredential>();

beforeAll(async () => {
	world = await openWorld();
	stranger = await makeStranger();
	for (const way of WAYS_IN) {
		const credential = await world.credential(way.type);
		if (isSignedByN8n(way)) await world.rest.connectOAuth2(credential.id);
		made.set(way.type, credential);
	}
});

afterAll(async () => {
	await world?.close();
	await stranger?.close();
});

beforeEach(() => {
	world.sandbox.control.clearFaults();
	stranger.reset();
});

const credentialOf = ({ type }: Pick<WayIn, 'type'>): MadeCredential => {
	const credential = made.get(type);
	if (!credential) throw new Error(`${type} was not made`);
	return credential;
};

const homeOf = (way: WayIn): string => new URL(String(credentialOf(way).data.baseUrl)).origin;

/** The error of each input item, or empty; a success may have given several items. */
const byItem = (items: unknown[], outputs: Item[]): string[] =>
	items.map((_, index) => {
		const error = outputs.find(({ pairedItem }) => (pairedItem as { item: number }).item === index)?.json.error ?? '';
		return typeof error === 'string' ? error : JSON.stringify(error);
	});

/** The expression with HOME and HOST filled in. */
const filledIn = (text: string, way: WayIn): string => `${text}.replace('HOME', '${homeOf(way)}').replace('HOST', '${new URL(homeOf(way)).host}')`;

/** Runs the vendor's node with an item for each set of values; gives each item's error. */
const errors = async (way: WayIn, parameters: Record<string, unknown>, items: Array<Record<string, unknown>>, credential = credentialOf(way)): Promise<string[]> => {
	const run = await world.run({
		type: way.vendor,
		credential,
		parameters: { authentication: way.authentication, ...parameters },
		items,
		onError: 'continueRegularOutput',
	});
	return byItem(items, run.items);
};

const REDIRECTS = [301, 302, 303, 307, 308];

/** The vendors answer `<path>/redirect/<status>` with a redirect. */
const redirectFrom = (ways: readonly WayIn[], path: string, location: string): void => {
	for (const vendor of new Set(ways.map((way) => way.vendor))) {
		for (const status of REDIRECTS) {
			world.sandbox.control.fault(vendor, { target: 'api', times: 1000, path: `^${path}/redirect/${status}`, status, headers: { location } });
		}
	}
};

/** One workflow with a node for each way in, all of them run over the same items; gives each way's errors by item. */
const errorsOfAll = async (
	ways: readonly WayIn[],
	items: Array<Record<string, unknown>>,
	parameters: (way: WayIn) => Record<string, unknown>,
	type: (way: WayIn) => string = ({ vendor }) => vendor,
): Promise<(way: WayIn) => string[]> => {
	const nodes = ways.map((way) => [
		way.type,
		{ type: type(way), credential: credentialOf(way), items, onError: 'continueRegularOutput' as const, parameters: parameters(way) },
	]);
	const { outputs } = await world.runBeside(Object.fromEntries(nodes) as Record<string, NodeUnderTest>);
	return (way) => byItem(items, outputs(way.type));
};

describe('in the vendors\' nodes', () => {
	// HOME is each credential's own origin, HOST its host and port.
	const elsewhere = ({ origin, host }: Stranger): string[] => [
		`${origin}/taken`,
		`  ${origin}/taken`,
		`HTTP://${host}/taken`,
		`http:/${host}/taken`,
		`http:\\\\${host}\\taken`,
		`https://${host}/taken`,
		`ftp://${host}/taken`,
	];
	const withUser = ({ host }: Stranger): string[] => [`HOME@${host}/taken`, `HOME:p@${host}/taken`, `http://HOST@${host}/taken`, `http://user@${host}/taken`];
	/** These are paths, odd ones, under the base URL. */
	const paths = ({ origin, host }: Stranger): string[] => [
		`//${host}/taken`,
		`\\\\${host}\\taken`,
		`/\\${host}/taken`,
		`@${host}/taken`,
		`.${host}/taken`,
		`:80@${host}/taken`,
		`HOME\\@${host}/taken`,
		`?next=${origin}`,
		`#@${host}/taken`,
	];

	test('a path that leads elsewhere: nothing gets there, and both origins are named where the path names one', async () => {
		const [named, users] = [elsewhere(stranger), withUser(stranger)];
		const items = [...named, ...users, ...paths(stranger)].map((path) => ({ path }));
		const said = await errorsOfAll(WAYS_IN, items, (way) => ({
			authentication: way.authentication,
			method: 'GET',
			path: `={{ ${filledIn('$json.path', way)} }}`,
			options: { pagination: { pagination: { paginationMode: 'off' } } },
		}));
		for (const way of WAYS_IN) {
			for (const [index, text] of said(way).entries()) {
				if (index < named.length) {
					expect(text).toContain(homeOf(way));
					expect(text).toContain(stranger.host);
				} else if (index < named.length + users.length) {
					expect(text).toMatch(/must not hold a user name|is not a path/);
				}
			}
		}
		expect(stranger.reached()).toEqual([]);
	});

	test('a redirect that leads elsewhere: nothing gets there, and both origins are named', async () => {
		redirectFrom(WAYS_IN, '', `${stranger.origin}/taken`);
		const items = ['GET', 'POST'].flatMap((method) => REDIRECTS.map((status) => ({ method, status })));
		const said = await errorsOfAll(WAYS_IN, items, ({ authentication }) => ({
			authentication,
			method: '={{ $json.method }}',
			path: '=/redirect/{{ $json.status }}',
			sendBody: true,
			bodyParameters: { parameters: [{ name: 'a', value: 'b' }] },
		}));
		for (const way of WAYS_IN) {
			for (const text of said(way)) {
				expect(text).toContain(homeOf(way));
				expect(text).toContain(stranger.origin);
			}
		}
		expect(stranger.reached()).toEqual([]);
	});
});

describe('a next page elsewhere', () => {
	const envi = WAYS_IN[0] as WayIn;
	const envoy = WAYS_IN[1] as WayIn;
	const pagination = (values: object): object => ({ options: { pagination: { pagination: values } } });
	test.each<[string, WayIn, object, (link: string) => { headers?: Record<string, string>; body?: unknown }]>([
		["OData's next link", envi, {}, (link) => ({ body: { value: [{ n: 1 }], '@odata.nextLink': link } })],
		['a next link without scheme', envi, {}, (link) => ({ body: { value: [{ n: 1 }], '@odata.nextLink': link.replace('http:', '') } })],
		['a next link with backslashes', envi, {}, (link) => ({ body: { value: [{ n: 1 }], '@odata.nextLink': link.replace('http://', '\\\\') } })],
		['the Link header', envoy, pagination({ paginationMode: 'linkHeader' }), (link) => ({ headers: { link: `<${link}>; rel="next"` }, body: { data: [{ n: 1 }] } })],
		['a field of the answer', envoy, pagination({ paginationMode: 'nextLink', nextLinkPath: 'next' }), (link) => ({ body: { data: [{ n: 1 }], next: link } })],
		[
			'an expression',
			envoy,
			pagination({ paginationMode: 'responseContainsNextURL', nextURL: '={{ $response.body.next }}', paginationCompleteWhen: 'other', completeExpression: '={{ false }}' }),
			(link) => ({ body: { data: [{ n: 1 }], next: link } }),
		],
	])('%s', async (_name, way, parameters, answer) => {
		world.sandbox.control.fault(way.vendor, { target: 'api', times: 1, path: way.path, status: 200, ...answer(`${stranger.origin}/taken`) });
		const [text] = await errors(way, { method: 'GET', path: way.path, returnAll: true, ...parameters }, [{}]);
		expect(text).toContain(homeOf(way));
		expect(text).toContain(stranger.origin);
		expect(stranger.reached()).toEqual([]);
	});
});

describe('sign-in data', () => {
	const keepers = WAYS_IN.filter(keepsToken);
	const fresh = async ({ type }: WayIn, changes: Record<string, unknown> = {}): Promise<MadeCredential> => {
		// A slash more makes another base URL to the package and the same vendor to everybody: no token is shared.
		const base = String(world.sandbox.accounts[type].baseUrl);
		return await world.credential(type, { baseUrl: `${base}${'/'.repeat((freshOnes += 1))}`, ...changes });
	};
	let freshOnes = 0;

	test.each(keepers)('$type: a token endpoint that redirects elsewhere gets nothing on, at login and at refresh', async (way) => {
		const redirect = (): unknown => world.sandbox.control.fault(way.vendor, { target: 'token', times: 2, status: 307, headers: { location: `${stranger.origin}/token` } });
		const credential = await fresh(way);
		redirect();
		const [atLogin] = await errors(way, { method: 'GET', path: way.path }, [{}], credential);
		world.sandbox.control.clearFaults(way.vendor);
		const other = await fresh(way);
		await errors(way, { method: 'GET', path: way.path }, [{}], other);
		world.sandbox.control.expire(way.vendor);
		// The refresh, and the sign-in that follows it.
		redirect();
		const [atRefresh] = await errors(way, { method: 'GET', path: way.path }, [{}], other);
		world.sandbox.control.clearFaults(way.vendor);
		for (const text of [atLogin, atRefresh]) {
			expect(text).toMatch(/points elsewhere/);
			expect(text).toContain(stranger.origin);
			expect(text).toMatch(/http:\/\/127\.0\.0\.1:\d+.*http:\/\/127\.0\.0\.1:\d+/);
		}
		expect(stranger.reached()).toEqual([]);
	});

	test.each<[string, (own: string, elsewhere: string) => { status?: number; headers?: Record<string, string>; body?: unknown }]>([
		['names a token endpoint elsewhere', (own, elsewhere) => ({ body: { issuer: `${own}/realms/r`, token_endpoint: `${elsewhere}/token` } })],
		['belongs to another issuer', (_own, elsewhere) => ({ body: { issuer: `${elsewhere}/realms/r`, token_endpoint: `${elsewhere}/token` } })],
		['redirects elsewhere', (_own, elsewhere) => ({ status: 302, headers: { location: `${elsewhere}/realms/r/.well-known/openid-configuration` } })],
	])('a discovery document that %s: no secret leaves, and both origins are named', async (_name, answer) => {
		const identity: Stranger = await makeStranger(() => answer(identity.origin, stranger.origin));
		try {
			for (const way of keepers.filter(({ vendor }) => vendor === 'envizage')) {
				const credential = await fresh(way, { identityUrl: identity.origin, realm: 'r' });
				const [text] = await errors(way, { method: 'GET', path: way.path }, [{}], credential);
				expect(text).toContain(identity.origin);
				expect(text).toContain(stranger.origin);
			}
			expect(stranger.reached()).toEqual([]);
			expect(identity.reached().map(({ method, body }) => method + body)).toEqual(['GET', 'GET']);
		} finally {
			await identity.close();
		}
	});

	test("a token that is no bearer token is used nowhere, and least of all in a URL", async () => {
		for (const way of keepers) {
			world.sandbox.control.fault(way.vendor, { target: 'token', times: 1, status: 200, body: { access_token: 'mac-token-0123', token_type: 'mac', expires_in: 60 } });
			world.sandbox.control.resetStats(way.vendor);
			const [text] = await errors(way, { method: 'GET', path: way.path }, [{}], await fresh(way));
			expect(text).toMatch(/gave a token that cannot be used/);
			expect(world.sandbox.control.stats(way.vendor).requests).toBe(0);
		}
	});

	test('a token URL that an item brings gets no token of another URL, and nothing at all outside of the allowed domains', async () => {
		const way = WAYS_IN.find(({ type }) => type === 'envoyPasswordApi') as WayIn;
		const own = String(world.sandbox.accounts.envoyPasswordApi.tokenUrl);
		const read = { method: 'GET', path: way.path };
		const credential = await fresh(way, { tokenUrl: '={{ $json.tokenUrl }}' });
		await errors(way, read, [{ tokenUrl: own }], credential);
		// The tokens of a credential with expressions are kept in memory; the vendor knows what it gave.
		expect(await world.n8nStored(credential.id)).not.toMatchObject({ refreshToken: expect.stringMatching(/./) });
		const [text] = await errors(way, read, [{ tokenUrl: `${stranger.otherName}/token` }], credential);
		expect(text).toMatch(/gave no access token/);
		// Whoever writes such an expression sends the sign-in there; tokens that were got elsewhere do not go along.
		expect(stranger.reached().length).toBeGreaterThan(0);
		for (const { headers, body } of stranger.reached()) expect(JSON.stringify(headers) + body).not.toMatch(/refresh_token|bearer/i);

		stranger.reset();
		const bound = await fresh(way, { tokenUrl: '={{ $json.tokenUrl }}', allowedHttpRequestDomains: 'domains', allowedDomains: '127.0.0.1' });
		const said = await errors(way, read, [{ tokenUrl: `${stranger.otherName}/token` }, { tokenUrl: own }], bound);
		expect(said[0]).toMatch(/localhost/);
		expect(said[1]).toBe('');
		expect(stranger.reached()).toEqual([]);
	});
});

describe("in n8n's HTTP Request node", () => {
	const ours = WAYS_IN.filter((way) => !isSignedByN8n(way));
	const nextUrl = {
		pagination: {
			pagination: { paginationMode: 'responseContainsNextURL', nextURL: '={{ $response.body.next }}', paginationCompleteWhen: 'other', completeExpression: '={{ !$response.body.next }}' },
		},
	};
	/** Requests that got to the stranger, by what is in them of a credential. */
	const taken = (): string[] =>
		stranger.reached().flatMap(({ url, headers }) => Object.keys(headers).filter((name) => /^(authorization|x-api-key|apikey|cookie)$/.test(name)).map((name) => `${url} ${name}`));

	test('another URL: nothing gets there, and both origins are named', async () => {
		const urls = [`${stranger.origin}/taken`, `${stranger.otherName}/taken`, `HOME@${stranger.host}/taken`, `${stranger.origin}#@HOST/`];
		const said = await errorsOfAll(
			ours,
			urls.map((url) => ({ url })),
			(way) => httpRequest(way, `={{ ${filledIn('$json.url', way)} }}`),
			() => HTTP_REQUEST,
		);
		for (const way of ours) {
			const [first, second, ...odd] = said(way);
			for (const text of [first, second]) expect(text).toContain(homeOf(way));
			expect(first).toContain(stranger.origin);
			expect(second).toContain(stranger.otherName);
			for (const text of odd) expect(text).toMatch(/must not hold a user name|is not a path/);
		}
		expect(stranger.reached()).toEqual([]);
	});

	test('a next page elsewhere: nothing gets there, and both origins are named', async () => {
		for (const { vendor } of ours) world.sandbox.control.fault(vendor, { target: 'api', times: 100, path: '^/first', status: 200, body: { next: `${stranger.origin}/taken` } });
		const said = await errorsOfAll(ours, [{}], (way) => httpRequest(way, `${homeOf(way)}/first`, nextUrl), () => HTTP_REQUEST);
		for (const way of ours) {
			expect(said(way)[0]).toContain(homeOf(way));
			expect(said(way)[0]).toContain(stranger.origin);
		}
		expect(stranger.reached()).toEqual([]);
	});

	test.each([false, true])('a redirect to another host: nothing gets there; to another port: no credential (Send Credentials on Cross-Origin Redirect: %s)', async (sendCredentialsOnCrossOriginRedirect) => {
		redirectFrom(ours, '/host', `${stranger.otherName}/taken`);
		redirectFrom(ours, '/port', `${stranger.origin}/port`);
		const items = ['host', 'port'].flatMap((to) => REDIRECTS.map((status) => ({ to, status })));
		await errorsOfAll(ours, items, (way) => httpRequest(way, `=${homeOf(way)}/{{ $json.to }}/redirect/{{ $json.status }}?for=${way.type}`, { sendCredentialsOnCrossOriginRedirect }), () => HTTP_REQUEST);
		expect(stranger.reached().filter(({ url }) => url.startsWith('/taken'))).toEqual([]);
		expect(taken()).toEqual([]);
	});

	// n8n signs these by itself. What it does then stands in docs/reliability.md; this is the way to be safe.
	describe.each(WAYS_IN.filter(isSignedByN8n))('$type', (way) => testWhere('domains', 'with Allowed HTTP Request Domains set: nothing gets elsewhere', async () => {
		const credential = await world.credential(way.type, { allowedHttpRequestDomains: 'domains', allowedDomains: '127.0.0.1' });
		await world.rest.connectOAuth2(credential.id);
		redirectFrom([way], '', `${stranger.otherName}/taken`);
		const items = [{ url: `${stranger.otherName}/taken` }, ...REDIRECTS.map((status) => ({ url: `${homeOf(way)}/redirect/${status}` }))];
		const run = await world.run({ type: HTTP_REQUEST, credential, items, onError: 'continueRegularOutput', parameters: httpRequest(way, '={{ $json.url }}') });
		for (const text of byItem(items, run.items)) expect(text).toMatch(/localhost/);
		expect(stranger.reached()).toEqual([]);
	}));

});

describe("n8n's allowed domains", () => {
	const way = WAYS_IN[0] as WayIn;
	const read = { method: 'GET', path: way.path };
	const url = (): string => homeOf(way) + way.path;
	const viaHttp = async (credential: MadeCredential): Promise<string> => {
		const { items } = await world.run({ type: HTTP_REQUEST, credential, onError: 'continueRegularOutput', parameters: httpRequest(way, url()) });
		return JSON.stringify(items[0]?.json.error ?? '');
	};

	test('"none" keeps the credential out of HTTP Request, and lets it work in its own node', async () => {
		const credential = await world.credential(way.type, { allowedHttpRequestDomains: 'none' });
		expect(await errors(way, read, [{}], credential)).toEqual(['']);
		expect(await viaHttp(credential)).toMatch(/prevent use within/);
	});

	test('a list that holds the vendor lets both work', async () => {
		const credential = await world.credential(way.type, { allowedHttpRequestDomains: 'domains', allowedDomains: 'example.com, 127.0.0.1' });
		expect((await errors(way, read, [{}], credential)).join('')).toBe('');
		expect(await viaHttp(credential)).toBe('""');
	});

	test('a list without the vendor stops both, before the sign-in', async () => {
		const credential = await world.credential(way.type, { allowedHttpRequestDomains: 'domains', allowedDomains: 'example.com', baseUrl: `${homeOf(way)}////////` });
		world.sandbox.control.resetStats('envi');
		const [text] = await errors(way, read, [{}], credential);
		expect(text).toMatch(/127\.0\.0\.1.*example\.com/);
		expect(await viaHttp(credential)).toMatch(/127\.0\.0\.1.*example\.com/);
		expect(world.sandbox.control.stats('envi')).toMatchObject({ requests: 0, tokenRequests: { password: 0, refused: 0 } });
	});
});
