import { openWorld, type CredentialType, type MadeCredential, type NodeUnderTest, type World } from './world.mts';

let world: World;
const credentials = new Map<CredentialType, MadeCredential>();

beforeAll(async () => {
	world = await openWorld();
});

afterAll(async () => {
	await world?.close();
});

beforeEach(() => {
	world.sandbox.control.resetStats();
});

async function run(type: CredentialType, parameters: Record<string, unknown>, more: Partial<NodeUnderTest> = {}): ReturnType<World['run']> {
	let credential = credentials.get(type);
	if (!credential) credentials.set(type, (credential = await world.credential(type)));
	const node = type.replace(/(Api|PasswordApi|ClientCredentialsApi)$/, '');
	return await world.run({ type: node, credential, parameters, ...more });
}

/** Each record once: the ids are all different. */
const distinct = (items: Array<{ json: Record<string, unknown> }>, id: string): number => new Set(items.map(({ json }) => json[id])).size;

describe('lists, in each vendor\'s own paging', () => {
	test('Envi: 12,345 records of the default organisation in 3 requests', async () => {
		const { items, error } = await run('enviApi', { method: 'GET', path: '/odata/Inventory', returnAll: true });
		expect(error?.message).toBeUndefined();
		expect([items.length, distinct(items, 'inventoryId')]).toEqual([12_345, 12_345]);
		expect(world.sandbox.control.stats('envi').requests).toBe(3);
	});

	test('Envoy: 2,500 invites, 100 a page', async () => {
		const { items, error } = await run('envoyApi', { authentication: 'apiKey', method: 'GET', path: '/v1/invites', returnAll: true });
		expect(error?.message).toBeUndefined();
		expect([items.length, distinct(items, 'id')]).toEqual([2500, 2500]);
		expect(world.sandbox.control.stats('envoy').requests).toBe(25);
	});

	test('Envoke: 2,600 contacts without a total: the first page that is not full is the last', async () => {
		const { items, error } = await run('envokeApi', { authentication: 'apiKey', method: 'GET', path: '/v1/contacts', returnAll: true });
		expect(error?.message).toBeUndefined();
		expect([items.length, distinct(items, 'id')]).toEqual([2600, 2600]);
	});

	test('Envizage: 240 scenarios, pages from 0', async () => {
		const { items, error } = await world.run({
			type: 'envizage',
			credential: await world.credential('envizagePasswordApi'),
			parameters: { authentication: 'password', method: 'GET', path: '/scenarios', returnAll: true },
		});
		expect(error?.message).toBeUndefined();
		expect([items.length, distinct(items, 'id')]).toEqual([240, 240]);
	});

	test('Enboarder: 1,200 answers to its first form by nextKey, 500 a page', async () => {
		const forms = await run('enboarderApi', { authentication: 'apiKey', method: 'GET', path: '/reports/forms', returnAll: true });
		expect(forms.error?.message).toBeUndefined();
		world.sandbox.control.resetStats('enboarder');
		const path = `/reports/forms/${String(forms.items[0]?.json.id)}/data`;
		const { items, error } = await run('enboarderApi', { authentication: 'apiKey', method: 'GET', path, returnAll: true });
		expect(error?.message).toBeUndefined();
		expect([items.length, distinct(items, 'id')]).toEqual([1200, 1200]);
		expect(world.sandbox.control.stats('enboarder').requests).toBe(3);
	});

	test('Limit stops where it should, and asks for no more than that', async () => {
		const { items } = await run('envoyApi', { authentication: 'apiKey', method: 'GET', path: '/v1/invites', limit: 250 });
		expect([items.length, distinct(items, 'id')]).toEqual([250, 250]);
		expect(world.sandbox.control.stats('envoy').requests).toBe(3);
	});

	test("the builder's own page size wins", async () => {
		const parameters = { method: 'GET', path: '/odata/Facilities?$top=5', returnAll: true };
		const { items, error } = await run('enviApi', parameters);
		expect(error?.message).toBeUndefined();
		expect([items.length, distinct(items, 'facilityId')]).toEqual([12, 12]);
		expect(world.sandbox.control.stats('envi').requests).toBe(3);
	});

	test('off: the body as it came', async () => {
		const { items } = await run('envoyApi', {
			authentication: 'apiKey',
			method: 'GET',
			path: '/v1/locations',
			options: { splitIntoItems: false },
		});
		expect(items).toHaveLength(1);
		expect(items[0]?.json).toMatchObject({ data: expect.any(Array), meta: { page: 1 } });
	});
});

test('one record: the envelope is opened, and no paging parameter is sent', async () => {
	const list = await run('envoyApi', { authentication: 'apiKey', method: 'GET', path: '/v1/locations', limit: 1 });
	const id = String(list.items[0]?.json.id);
	const { items, error } = await run('envoyApi', { authentication: 'apiKey', method: 'GET', path: `/v1/locations/${id}` });
	expect(error?.message).toBeUndefined();
	expect(items).toEqual([{ json: expect.objectContaining({ id }), pairedItem: { item: 0 } }]);
});

test('query as JSON and as pairs, headers, expressions for every item, pairedItem', async () => {
	const items = [{ no: 'F01' }, { no: 'F02' }, { no: 'F03' }];
	const { items: out, error } = await run(
		'enviApi',
		{
			method: 'GET',
			path: '=/odata/Facilities',
			sendQuery: true,
			specifyQuery: 'json',
			jsonQuery: '={{ JSON.stringify({ $filter: `facilityNo eq \'${$json.no}\'` }) }}',
			sendHeaders: true,
			headerParameters: { parameters: [{ name: 'X-Note', value: '={{ $json.no }}' }] },
		},
		{ items },
	);
	expect(error?.message).toBeUndefined();
	expect(out.map(({ json, pairedItem }) => [json.facilityNo, pairedItem])).toEqual(items.map(({ no }, item) => [no, { item }]));
});

test('a JSON body that creates, and the record can be read again', async () => {
	const body = { manufacturerName: 'Nordic Gloves', manufacturerNo: 'NG-77' };
	const created = await run('enviApi', {
		method: 'POST',
		path: '/odata/Manufacturers',
		sendBody: true,
		specifyBody: 'json',
		jsonBody: JSON.stringify(body),
	});
	expect(created.error?.message).toBeUndefined();
	const found = await run('enviApi', {
		method: 'GET',
		path: '/odata/Manufacturers',
		sendQuery: true,
		queryParameters: { parameters: [{ name: '$filter', value: "manufacturerNo eq 'NG-77'" }] },
	});
	expect(found.items.map(({ json }) => json)).toEqual([expect.objectContaining(body)]);
});

describe('errors that help', () => {
	test('continue on error: the failed item says why, the others go on', async () => {
		const items = [{ path: '/odata/Facilities' }, { path: '/odata/Nothing' }, { path: '/odata/Departments' }];
		const parameters = { method: 'GET', path: '={{ $json.path }}', limit: 1 };
		const { items: out } = await run('enviApi', parameters, { items, onError: 'continueRegularOutput' });
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(out[1]?.json).toEqual({
			error: expect.stringMatching(/Envi found nothing at this address \(404\)/),
			details: { httpCode: '404', vendorCode: expect.any(String), description: expect.stringMatching(/Envi answered: /) },
		});
		expect(out[0]?.json.error ?? out[2]?.json.error).toBeUndefined();
	});

	test.each(['GET', 'POST'])('a credential that cannot work is told on each item (%s), when the builder goes on', async (method) => {
		const credential = await world.credential('enviApi', { baseUrl: 'not a url' });
		const { items: out } = await world.run({ type: 'envi', credential, parameters: { method, path: '/odata/Facilities' }, items: [{}, {}, {}], onError: 'continueRegularOutput' });
		expect(out.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([0, 1, 2].map((item) => [expect.stringMatching(/base URL "not a url" on the credential is not a URL/), { item }]));
	});

	test('error output: failed items leave by the second door', async () => {
		const items = [{ path: '/odata/Facilities' }, { path: '/odata/Nothing' }];
		const parameters = { method: 'GET', path: '={{ $json.path }}', limit: 1 };
		const result = await run('enviApi', parameters, { items, onError: 'continueErrorOutput' });
		expect(result.outputs('Node', 0)).toHaveLength(1);
		expect(result.outputs('Node', 1)[0]?.json.error).toMatch(/Envi found nothing/);
	});

	test.each([
		['a path to another host', { path: 'https://elsewhere.example/odata/Facilities' }, /elsewhere\.example.*sent nowhere else/],
		['a header that signs in twice', { path: '/odata/Facilities', sendHeaders: true, headerParameters: { parameters: [{ name: 'Authorization', value: 'x' }] } }, /set by the credential/],
		['JSON that is not', { path: '/odata/Facilities', sendQuery: true, specifyQuery: 'json', jsonQuery: '{ no' }, /JSON in Query Parameters is not valid JSON/],
	])('%s: refused before a request leaves', async (_what, parameters, says) => {
		const { error } = await run('enviApi', { method: 'GET', ...parameters });
		expect(error?.message).toMatch(says);
		expect(world.sandbox.control.stats('envi').requests).toBe(0);
	});

	test('Envoke: success false on a 200 is an error', async () => {
		const { error } = await run('envokeApi', {
			authentication: 'apiKey',
			method: 'POST',
			path: '/v1/contacts',
			sendBody: true,
			specifyBody: 'json',
			jsonBody: '{"email":"not an address","consent_status":"Express","consent_description":"form"}',
		});
		expect(error?.message).toMatch(/Envoke did not carry out the request/);
		expect(error?.description).toMatch(/Envoke answered: /);
	});

	test('Enboarder: the code of the refusal decides the advice', async () => {
		const { error } = await run('enboarderApi', {
			authentication: 'apiKey',
			method: 'POST',
			path: '/restapi/v1/profile',
			sendBody: true,
			specifyBody: 'json',
			jsonBody: '{"firstName":"Ada"}',
		});
		expect(error?.message).toMatch(/Enboarder misses fields that it needs/);
	});

	test('never error: the refusal is an item, with its status', async () => {
		const { items, status } = await run('enviApi', {
			method: 'GET',
			path: '/odata/Nothing',
			options: { response: { response: { neverError: true, fullResponse: true } } },
		});
		expect(status).toBe('success');
		expect(items[0]?.json).toMatchObject({ statusCode: 404, body: expect.any(Object), headers: expect.any(Object) });
	});

	test.each(['norole', 'noorg', 'inactiverole', 'maintenance', 'network', 'punchout'])('Envi: the refusal of %s users has its own advice', async (kind) => {
		const user = Object.keys(world.sandbox.refusals.envi.users).find((name) => name.startsWith(kind));
		if (user === undefined) throw new Error(`the sandbox knows no ${kind} user`);
		const credential = await world.credential('enviApi', { username: user });
		const { message } = await world.test(credential);
		const advice: Record<string, RegExp> = {
			norole: /has no role/,
			noorg: /has no default organization/,
			inactiverole: /has no active role/,
			maintenance: /down for maintenance/,
			network: /from the network that n8n runs in/,
			punchout: /may not sign in to the API/,
		};
		expect(message).toMatch(advice[kind] ?? /^$/);
	});

	test('Envi: an account that got locked says how to unlock it', async () => {
		world.sandbox.control.lock('envi');
		const { message } = await world.test(await world.credential('enviApi', { baseUrl: `${world.sandbox.vendors.envi.baseUrl}/` }));
		world.sandbox.control.unlock('envi');
		expect(message).toMatch(/Envi locked this account.*Unlock it from the e-mail Envi sent/);
	});
});

test('n8n knows the nodes, and offers each as a tool to AI agents', async () => {
	const types = await world.rest.nodeTypes();
	for (const name of ['envi', 'envoy', 'envoke', 'envizage', 'enboarder']) {
		const type = types.find((one) => one.name === `n8n-nodes-vendor-connectors.${name}`);
		expect(type).toMatchObject({ usableAsTool: true, subtitle: expect.stringContaining('$parameter["method"]') });
		expect(types.some((one) => one.name === `n8n-nodes-vendor-connectors.${name}Tool`)).toBe(true);
	}
});
