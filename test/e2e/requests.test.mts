import { makeFileServer, type FileServer } from '../support/fileServer.mts';
import { makeProxy, makeSecureWay } from '../support/ways.mts';
import { openWorld, type MadeCredential, type World } from './world.mts';

let world: World;
let envi: MadeCredential;
let files: FileServer;
/** Straight to the vendor: the requests inside a batch name its host. */
let direct: MadeCredential;

beforeAll(async () => {
	world = await openWorld({ env: { N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem', N8N_AVAILABLE_BINARY_DATA_MODES: 'filesystem' } });
	files = await makeFileServer(world.sandbox.vendors.envi.baseUrl);
	envi = await world.credential('enviApi', { baseUrl: files.url });
	direct = await world.credential('enviApi');
});

afterAll(async () => {
	await world?.close();
	await files?.close();
});

beforeEach(() => {
	world.sandbox.control.clearFaults();
	world.sandbox.control.resetStats();
	files.reset();
});

const run = async (parameters: Record<string, unknown>, items?: Array<Record<string, unknown>>, onError?: 'continueRegularOutput'): ReturnType<World['run']> =>
	await world.run({ type: 'envi', credential: envi, parameters, items, onError });

const many = (count: number): Array<Record<string, unknown>> => Array.from({ length: count }, (_, n) => ({ n }));

describe('waiting and trying again', () => {
	test('a 429 with Retry-After: waited for, nothing lost', async () => {
		world.sandbox.control.fault('envi', { target: 'api', times: 2, status: 429, headers: { 'retry-after': '0' } });
		const { items, error } = await run({ method: 'GET', path: '/odata/Facilities', limit: 1 }, many(10));
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(10);
	});

	test.each([502, 503, 504])('a read after %d is tried again, a write is not', async (status) => {
		world.sandbox.control.fault('envi', { target: 'api', times: 1, status, headers: { 'retry-after': '0' } });
		expect((await run({ method: 'GET', path: '/odata/Facilities', limit: 1 })).error?.message).toBeUndefined();
		world.sandbox.control.fault('envi', { target: 'api', times: 1, status });
		world.sandbox.control.resetStats('envi');
		const body = { sendBody: true, bodyParameters: { parameters: [{ name: 'manufacturerName', value: `once ${status}` }, { name: 'manufacturerNo', value: `O-${status}` }] } };
		const { error } = await run({ method: 'POST', path: '/odata/Manufacturers', ...body });
		expect(error?.message).toMatch(new RegExp(`Envi had a problem of its own \\(${status}\\)`));
		expect(world.sandbox.control.stats('envi').faulted).toBe(1);
	});

	test.each(['reset', 'truncate'] as const)('a read whose connection breaks (%s) is tried again', async (mode) => {
		world.sandbox.control.fault('envi', { target: 'api', times: 1, mode });
		const { items, error } = await run({ method: 'GET', path: '/odata/Facilities', limit: 3 });
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(3);
	});

	test('200 items against a vendor that allows 50 a second: none fails, each comes once', async () => {
		world.sandbox.control.setRateLimit('envi', { limit: 50, windowSeconds: 1 });
		const { items, error } = await run({ method: 'GET', path: '/odata/Facilities', limit: 1 }, many(200));
		world.sandbox.control.setRateLimit('envi', null);
		expect(error?.message).toBeUndefined();
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(many(200).map((_, item) => ({ item })));
	});
});

describe('writes in bulk', () => {
	const write = {
		method: 'POST',
		path: '/odata/Manufacturers',
		sendBody: true,
		specifyBody: 'json',
		jsonBody: '={{ JSON.stringify({ manufacturerName: $json.name, manufacturerNo: $json.no }) }}',
	};
	const runBulk = async (items: Array<Record<string, unknown>>, onError?: 'continueRegularOutput'): ReturnType<World['run']> =>
		await world.run({ type: 'envi', credential: direct, parameters: write, items, onError });
	const named = (count: number, prefix: string): Array<Record<string, unknown>> =>
		Array.from({ length: count }, (_, n) => ({ name: `${prefix} ${n}`, no: `${prefix}-${n}` }));

	test('1,200 items in 3 calls, each with an answer of its own', async () => {
		const { items, error } = await runBulk(named(1200, 'bulk'));
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(1200);
		expect(new Set(items.map(({ json }) => JSON.stringify(json))).size).toBe(1200);
		expect(world.sandbox.control.stats('envi')).toMatchObject({ requests: 3, batched: 1200 });
	});

	test('one that fails says why, the others are done', async () => {
		const items = [...named(2, 'good'), { name: '', no: 7 }, ...named(1, 'late')];
		const { items: out } = await runBulk(items, 'continueRegularOutput');
		expect(out.map(({ json }) => 'error' in json)).toEqual([false, false, true, false]);
		expect(out[2]?.json).toMatchObject({ error: expect.stringMatching(/Envi/), details: { httpCode: '400' } });
	});

	test('a 429 on the whole call: waited for and sent again, nothing is done twice', async () => {
		world.sandbox.control.fault('envi', { target: 'api', times: 1, status: 429, headers: { 'retry-after': '0' }, path: '\\$batch' });
		const { items, error } = await runBulk(named(3, 'patient'));
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(3);
		expect(world.sandbox.control.stats('envi')).toMatchObject({ requests: 2, batched: 3, faulted: 1 });
		const found = await run({ method: 'GET', path: "/odata/Manufacturers?$filter=contains(manufacturerName,'patient ')", returnAll: true });
		expect(found.items).toHaveLength(3);
	});

	test('an answer that is lost on the way: sent again, done once', async () => {
		world.sandbox.control.fault('envi', { target: 'api', times: 1, mode: 'lost', method: 'POST' });
		const { items, error } = await runBulk(named(3, 'lost'));
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(3);
		const found = await run({ method: 'GET', path: "/odata/Manufacturers?$filter=contains(manufacturerName,'lost ')", returnAll: true });
		expect(found.items).toHaveLength(3);
	});
});

describe('bodies and files', () => {
	test('a raw body, with its content type', async () => {
		await run({ method: 'POST', path: '/files/raw', sendBody: true, contentType: 'raw', rawContentType: 'text/csv', body: 'a;b\r\n1;ä' });
		expect(files.received()).toMatchObject([{ path: '/files/raw', type: 'text/csv', text: 'a;b\r\n1;ä' }]);
	});

	test('a file down to the binary store and up again: streamed, with its name and length', async () => {
		const down = await run({ method: 'GET', path: '/files/report.bin?bytes=300000', options: { response: { response: { responseFormat: 'file' } } } });
		expect(down.error?.message).toBeUndefined();
		expect(down.items[0]?.binary?.data).toMatchObject({ fileName: 'report final.bin', mimeType: 'application/octet-stream' });

		const both = await world.chain(envi, [
			{ method: 'GET', path: '/files/report.bin?bytes=300000', options: { response: { response: { responseFormat: 'file' } } } },
			{ method: 'PUT', path: '/files/up', sendBody: true, contentType: 'binaryData', inputDataFieldName: 'data' },
		]);
		expect(both.error?.message).toBeUndefined();
		expect(files.received().at(-1)).toMatchObject({ path: '/files/up', length: '300000', type: 'application/octet-stream', bytes: 300_000, sha256: files.hashOf(300_000) });
	});

	test('a form with texts and a file, also when the token dies in between', async () => {
		world.sandbox.control.expire('envi');
		const result = await world.chain(envi, [
			{ method: 'GET', path: '/files/report.bin?bytes=70000', options: { response: { response: { responseFormat: 'file' } } } },
			{
				method: 'POST',
				path: '/files/form?refuseFirst=401',
				sendBody: true,
				contentType: 'multipart-form-data',
				bodyParameters: {
					parameters: [
						{ parameterType: 'formData', name: 'title', value: 'Überschrift' },
						{ parameterType: 'formBinaryData', name: 'document', inputDataFieldName: 'data' },
					],
				},
			},
		]);
		expect(result.error?.message).toBeUndefined();
		expect(files.received().at(-1)).toMatchObject({
			fields: { title: 'Überschrift' },
			parts: [{ name: 'document', fileName: 'report final.bin', bytes: 70_000, sha256: files.hashOf(70_000) }],
		});
	});

	test('an image is a file also without being asked for, a text is a field', async () => {
		const image = await run({ method: 'GET', path: '/files/picture.png?bytes=99&type=image/png' });
		expect(image.items[0]?.binary?.data).toMatchObject({ mimeType: 'image/png' });
		const text = await run({ method: 'GET', path: '/odata/$metadata' });
		expect(text.items[0]?.json.data).toMatch(/<edmx:Edmx/);
	});
});

describe('pagination as in HTTP Request', () => {
	const all = async (parameters: Record<string, unknown>): Promise<unknown[]> => {
		const { items, error } = await run({ method: 'GET', returnAll: true, ...parameters });
		expect(error?.message).toBeUndefined();
		return items.map(({ json }) => json.facilityId);
	};
	let expected: unknown[] = [];

	beforeAll(async () => {
		expected = await all({ path: '/odata/Facilities' });
		expect(expected).toHaveLength(12);
	});

	test('next URL by an expression with $response', async () => {
		const pagination = { paginationMode: 'responseContainsNextURL', nextURL: '={{ $response.body["@odata.nextLink"] }}', paginationCompleteWhen: 'other', completeExpression: '={{ !$response.body["@odata.nextLink"] }}' };
		expect(await all({ path: '/odata/Facilities?$top=5', options: { pagination: { pagination } } })).toEqual(expected);
	});

	test('a parameter by an expression with $pageCount, until the response is empty', async () => {
		const pagination = { paginationMode: 'updateAParameterInEachRequest', parameters: { parameters: [{ type: 'qs', name: '$skip', value: '={{ $pageCount * 5 }}' }] }, paginationCompleteWhen: 'responseIsEmpty' };
		expect(await all({ path: '/odata/Facilities?$top=5', options: { pagination: { pagination } } })).toEqual(expected);
	});

	test('a page limit', async () => {
		expect(await all({ path: '/odata/Facilities?$top=5', options: { maxPages: 2 } })).toHaveLength(10);
	});
});

test('array format and lowercase headers: as filled in', async () => {
	const { items, error } = await run({
		method: 'GET',
		path: '/files/echo',
		sendQuery: true,
		specifyQuery: 'json',
		jsonQuery: '{"a":["x","y"],"b":{"c":"z"}}',
		sendHeaders: true,
		headerParameters: { parameters: [{ name: 'X-Note', value: 'hello' }] },
		options: { queryParameterArrays: 'brackets', lowercaseHeaders: false, response: { response: { fullResponse: true } } },
	});
	expect(error?.message).toBeUndefined();
	const { body } = items[0]?.json as { body: { url: string; rawHeaders: string[] } };
	expect(decodeURIComponent(body.url)).toBe('/files/echo?a[]=x&a[]=y&b[c]=z');
	expect(body.rawHeaders).toContain('X-Note');
});

test('a proxy is used, with its user name and password', async () => {
	const proxy = await makeProxy('proxy user', 'p:ss');
	try {
		const url = proxy.url.replace('//', '//proxy%20user:p%3Ass@');
		const { items, error } = await run({ method: 'GET', path: '/odata/Facilities', limit: 2, options: { proxy: url } });
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(2);
		expect(proxy.passed()).toEqual([expect.stringContaining(`${files.url}/odata/Facilities`)]);
	} finally {
		await proxy.close();
	}
});

test('a certificate that nobody has signed is refused, unless the builder ignores it', async () => {
	const secure = await makeSecureWay();
	try {
		// A key needs no sign-in that would meet the same certificate first.
		const credential = await world.credential('envoyApi', { baseUrl: secure.url });
		const parameters = { authentication: 'apiKey', method: 'GET', path: '/anything' };
		const refused = await world.run({ type: 'envoy', credential, parameters });
		expect(refused.error?.message).toMatch(/Envoy could not be reached: its certificate/);
		const ignored = await world.run({ type: 'envoy', credential, parameters: { ...parameters, options: { allowUnauthorizedCerts: true } } });
		expect(ignored.items[0]?.json).toEqual({ secure: true });
	} finally {
		await secure.close();
	}
});

test('a timeout says so', async () => {
	world.sandbox.control.fault('envi', { target: 'api', times: 1, mode: 'hang' });
	const options = { timeout: 200, retry: { retry: { maxTries: 1 } } };
	const { error } = await run({ method: 'GET', path: '/odata/Facilities', options });
	expect(error?.message).toMatch(/Envi could not be reached: no answer came in time/);
});

test('batches begin one interval after another', async () => {
	const batching = { batch: { batchSize: 2, batchInterval: 1000 } };
	const { items, error } = await run({ method: 'GET', path: '/files/echo', options: { batching } }, many(6));
	expect(error?.message).toBeUndefined();
	const times = items.map(({ json }) => Number(json.at));
	// Only that none begins too early: how late it is, is the machine's affair. The first may have been late itself.
	expect((times[2] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(700);
	expect((times[4] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(1700);
});

test('text, and where it is put', async () => {
	const { items } = await run({ method: 'GET', path: '/files/echo', options: { response: { response: { responseFormat: 'text', outputPropertyName: 'answer' } } } });
	expect(items[0]?.json.answer).toMatch(/^\{"url":"\/files\/echo"/);
});

test('a redirect is followed on the own host, and refused to another', async () => {
	const own = await run({ method: 'GET', path: `/files/redirect?to=${encodeURIComponent('/odata/Facilities')}`, limit: 1 });
	expect(own.error?.message).toBeUndefined();
	expect(own.items).toHaveLength(1);
	const away = await run({ method: 'GET', path: `/files/redirect?to=${encodeURIComponent('http://elsewhere.example/x')}` });
	expect(away.error?.message).toMatch(/elsewhere\.example.*sent nowhere else/);
	const off = await run({ method: 'GET', path: '/files/redirect?to=/odata/Facilities', options: { redirect: { redirect: { followRedirects: false } }, response: { response: { fullResponse: true, neverError: true } } } });
	expect(off.items[0]?.json.statusCode).toBe(302);
});

test('a stopped execution stops its requests at once', async () => {
	world.sandbox.control.fault('envi', { target: 'api', times: 1, mode: 'hang' });
	const begun = Date.now();
	const { status } = await world.runAndStop({ type: 'envi', credential: envi, parameters: { method: 'GET', path: '/odata/Facilities' } }, () => world.sandbox.control.stats('envi').faulted > 0);
	expect(status).toBe('canceled');
	expect(Date.now() - begun).toBeLessThan(30_000);
});
