import { networkInterfaces } from 'node:os';
import { makeRawServer, type RawServer } from '../support/rawServer.mts';
import { makeStranger, type Stranger } from '../support/stranger.mts';
import { HTTP_REQUEST, httpRequest, isSignedByN8n, WAYS_IN } from './waysIn.mts';
import { openWorld, type MadeCredential, type NodeUnderTest, type World } from './world.mts';

/** What goes over the wire: no header but those that were meant, and no credential in the clear. */
let world: World;

beforeAll(async () => {
	world = await openWorld();
});

afterAll(async () => {
	await world?.close();
});

describe('nobody slips a header in', () => {
	let raw: RawServer;
	let credential: MadeCredential;

	beforeAll(async () => {
		raw = await makeRawServer();
		credential = await world.credential('envoyApi', { baseUrl: raw.url });
	});

	afterAll(async () => {
		await raw?.close();
	});

	beforeEach(() => raw.reset());

	const ENDS = ['\r\n', '\n', '\r'];
	const evil = (end: string): string => `a${end}X-Injected: 1${end}${end}GET /smuggled HTTP/1.1${end}Host: evil${end}${end}`;
	/** Each item attacks one place; `refused` is how it is told, `sent` that it goes out harmlessly encoded. */
	const attacks = (end: string): Array<Record<string, unknown> & { refused?: RegExp }> => [
		{ path: `/p${evil(end)}`, refused: /path holds a line break/ },
		{ queryName: evil(end) },
		{ queryValue: evil(end) },
		{ headerName: evil(end), refused: /is not a header name/ },
		{ headerValue: evil(end), refused: /holds a line break/ },
		{ jsonHeaders: JSON.stringify({ 'x-a': evil(end) }), refused: /holds a line break/ },
		{ jsonHeaders: JSON.stringify({ [evil(end)]: 'a' }), refused: /is not a header name/ },
		{ contentType: 'multipart-form-data', field: evil(end), refused: /name of a body field holds a line break/ },
		{ contentType: 'multipart-form-data', field: `f"${end}X-Injected: 1`, refused: /name of a body field holds a line break/ },
		{ contentType: 'multipart-form-data', isFile: true, fileName: evil(end), refused: /name of a file holds a line break/ },
		{ contentType: 'multipart-form-data', isFile: true, mimeType: `text/plain${evil(end)}`, refused: /type of the file in data holds a line break/ },
		{ contentType: 'binaryData', mimeType: `text/plain${evil(end)}`, refused: /type of the file in data holds a line break/ },
		{ contentType: 'raw', rawContentType: `text/plain${evil(end)}`, refused: /Content Type holds a line break/ },
		{ contentType: 'form-urlencoded', field: evil(end) },
		{ contentType: 'json', field: evil(end) },
	];

	test.each(ENDS.map((end) => [JSON.stringify(end), end]))('with %s in path, query, headers, names of fields and files, and types', async (_name, end) => {
		const cases = [...attacks(end), { path: '/p\0a', refused: /path holds a line break or another control character/ }, { headerValue: 'a\0b', refused: /holds a line break/ }];
		const { items, error } = await world.run({
			type: 'envoy',
			credential,
			onError: 'continueRegularOutput',
			items: cases.map((values) => ({ file: 'AAAA', ...values, refused: undefined })),
			files: { fileName: '={{ $json.fileName ?? "a.txt" }}', mimeType: '={{ $json.mimeType ?? "text/plain" }}' },
			parameters: inItems(
				{
					authentication: 'apiKey',
					method: 'POST',
					path: '={{ V.path ?? "/p" }}',
					sendQuery: true,
					queryParameters: { parameters: [{ name: '={{ V.queryName ?? "q" }}', value: '={{ V.queryValue ?? "v" }}' }] },
					sendHeaders: true,
					specifyHeaders: '={{ V.jsonHeaders ? "json" : "keypair" }}',
					jsonHeaders: '={{ V.jsonHeaders ?? "{}" }}',
					headerParameters: { parameters: [{ name: '={{ V.headerName ?? "x-a" }}', value: '={{ V.headerValue ?? "v" }}' }] },
					sendBody: true,
					contentType: '={{ V.contentType ?? "json" }}',
					bodyParameters: { parameters: [{ parameterType: '={{ V.isFile ? "formBinaryData" : "formData" }}', name: '={{ V.field ?? "f" }}', value: 'v', inputDataFieldName: 'data' }] },
					inputDataFieldName: 'data',
					rawContentType: '={{ V.rawContentType ?? "text/plain" }}',
					body: 'text',
				},
			),
		});
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(cases.length);
		for (const [index, { refused, ...values }] of cases.entries()) {
			expect({ values, error: String(items[index]?.json.error ?? '') }).toEqual({ values, error: refused ? expect.stringMatching(refused) : '' });
		}
		const sent = raw.bytes();
		expect(sent.match(/^POST \/p/gm)).toHaveLength(cases.filter(({ refused }) => !refused).length);
		expect(sent).not.toMatch(/(^|[\r\n])x-injected:/i);
		expect(sent).not.toMatch(/(^|[\r\n])GET /);
	});

	/** The node comes after the file, whose item holds the file alone: `V` stands for the item it was made of. */
	const inItems = (parameters: Record<string, unknown>): Record<string, unknown> =>
		JSON.parse(JSON.stringify(parameters).replace(/\bV\./g, "$('Items').item.json.")) as Record<string, unknown>;

	test.each(['\r\nX-Injected: 1', '\nX-Injected: 1', '\0more'])('a key with a line break in it (%j): told before anything is sent, by test, node and HTTP Request', async (rest) => {
		const broken = await world.credential('envoyApi', { baseUrl: raw.url, apiKey: `KEY${rest}` });
		const says = /X-API-Key holds a line break/;
		expect((await world.test(broken)).message).toMatch(says);
		const { items } = await world.run({ type: 'envoy', credential: broken, onError: 'continueRegularOutput', parameters: { authentication: 'apiKey', method: 'GET', path: '/p' } });
		expect(items[0]?.json.error).toMatch(says);
		const http = await world.run({ type: HTTP_REQUEST, credential: broken, onError: 'continueRegularOutput', parameters: httpRequest(broken, `${raw.url}/p`) });
		expect(JSON.stringify(http.items[0]?.json.error)).toMatch(says);
		expect(raw.bytes()).toBe('');
	});

	test('a token with a line break in it, which the vendor gave', async () => {
		world.sandbox.control.fault('enboarder', { target: 'token', times: 1, status: 200, body: { access_token: 'TOKEN\r\nX-Injected: 1', token_type: 'Bearer', expires_in: 3600 } });
		const odd = await world.credential('enboarderClientCredentialsApi', { baseUrl: raw.url });
		const { items } = await world.run({ type: 'enboarder', credential: odd, onError: 'continueRegularOutput', parameters: { authentication: 'clientCredentials', method: 'GET', path: '/p' } });
		expect(items[0]?.json.error).toMatch(/Authorization holds a line break/);
		expect(raw.bytes()).toBe('');
	});
});

const [address] = Object.values(networkInterfaces()).flatMap((list) => (list ?? []).filter(({ family, internal }) => family === 'IPv4' && !internal));

// A machine without a network has no address but its own.
(address ? describe : describe.skip)('plain http to another computer', () => {
	let stranger: Stranger;
	let host = '';

	beforeAll(async () => {
		host = address?.address ?? '';
		stranger = await makeStranger(() => ({ status: 401, body: { error: 'invalid_client' } }), host);
	});

	afterAll(async () => {
		await stranger?.close();
	});

	/** Every URL field of the account at that address. */
	const moved = (type: keyof World['sandbox']['accounts']): Record<string, unknown> =>
		Object.fromEntries(Object.entries(world.sandbox.accounts[type]).map(([field, value]) => [field, value.replace(/^http:\/\/127\.0\.0\.1:\d+/, stranger.origin)]));

	const runAll = async (ways: typeof WAYS_IN, allowHttp: boolean, type: (vendor: string) => string): Promise<Map<string, string>> => {
		const nodes: Array<[string, NodeUnderTest]> = [];
		for (const way of ways) {
			const credential = await world.credential(way.type, { ...moved(way.type), allowHttp });
			const parameters = type('') === HTTP_REQUEST ? httpRequest(way, stranger.origin + way.path) : { authentication: way.authentication, method: 'GET', path: way.path };
			nodes.push([way.type, { type: type(way.vendor), credential, parameters, onError: 'continueRegularOutput' }]);
		}
		const { outputs } = await world.runBeside(Object.fromEntries(nodes));
		return new Map(ways.map((way) => [way.type, JSON.stringify(outputs(way.type)[0]?.json.error ?? '')]));
	};

	test('in the nodes: refused before anything leaves; sent where the credential allows it', async () => {
		for (const [type, error] of await runAll(WAYS_IN, false, (vendor) => vendor)) {
			// What is not connected yet is told first.
			expect({ type, error }).toEqual({ type, error: expect.stringMatching(/Allow Plain HTTP/) });
		}
		expect(stranger.reached()).toEqual([]);
		const ours = WAYS_IN.filter((way) => !isSignedByN8n(way));
		await runAll(ours, true, (vendor) => vendor);
		expect(stranger.reached().length).toBeGreaterThanOrEqual(ours.length);
		stranger.reset();
	});

	test('in the credential test and in HTTP Request: refused before anything leaves', async () => {
		const ours = WAYS_IN.filter((way) => !isSignedByN8n(way));
		for (const way of ours) {
			const { status, message } = await world.test(await world.credential(way.type, moved(way.type)));
			expect({ type: way.type, status, message }).toEqual({ type: way.type, status: 'Error', message: expect.stringMatching(/Allow Plain HTTP/) });
		}
		for (const [type, error] of await runAll(ours, false, () => HTTP_REQUEST)) expect({ type, error }).toEqual({ type, error: expect.stringMatching(/Allow Plain HTTP/) });
		expect(stranger.reached()).toEqual([]);
	});
});
