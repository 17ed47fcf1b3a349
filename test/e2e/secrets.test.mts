import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VENDORS } from '../../sandbox/core/state.mts';
import { HTTP_REQUEST, httpRequest, isSignedByN8n, keepsToken, WAYS_IN, type WayIn } from './waysIn.mts';
import { openWorld, type MadeCredential, type NodeUnderTest, type World } from './world.mts';

/**
 * Every secret that a person types and every token that a vendor gives, looked for everywhere after everything has gone
 * well and wrong: it may lie in the encrypted credential and nowhere else.
 */
let world: World;
let editor: Awaited<ReturnType<World['rest']['openEditor']>>;
const made = new Map<string, MadeCredential>();
/** Secrets that were typed; tokens are asked of the sandbox. */
const typed = new Set<string>();
/** What the person saw in credential windows. */
const messages: string[] = [];

const SECRET_FIELDS = ['password', 'clientSecret', 'apiKey'];

const make = async (type: WayIn['type'], changes: Record<string, unknown> = {}): Promise<MadeCredential> => {
	const credential = await world.credential(type, changes);
	for (const field of SECRET_FIELDS) {
		const secret = credential.data[field];
		if (typeof secret === 'string' && secret !== '') typed.add(secret);
	}
	return credential;
};

const credentialOf = ({ type }: WayIn): MadeCredential => made.get(type) as MadeCredential;

beforeAll(async () => {
	world = await openWorld({ env: { N8N_LOG_LEVEL: 'debug', N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem', N8N_AVAILABLE_BINARY_DATA_MODES: 'filesystem' } });
	editor = await world.rest.openEditor();
	for (const way of WAYS_IN) {
		const credential = await make(way.type);
		if (isSignedByN8n(way)) await world.rest.connectOAuth2(credential.id);
		made.set(way.type, credential);
	}
});

afterAll(async () => {
	editor?.close();
	await world?.close();
});

beforeEach(() => world.sandbox.control.clearFaults());

const ours = (way: WayIn, more: object = {}, credential = credentialOf(way)): NodeUnderTest => ({
	type: way.vendor,
	credential,
	items: [{}, {}],
	onError: 'continueRegularOutput',
	parameters: { authentication: way.authentication, method: 'GET', path: way.path, limit: 2, ...more },
});

const theirs = (way: WayIn): NodeUnderTest => ({
	...ours(way),
	type: HTTP_REQUEST,
	parameters: httpRequest(way, new URL(String(credentialOf(way).data.baseUrl)).origin + way.path),
});

const runAll = async (nodeFor: (way: WayIn) => NodeUnderTest, ways: readonly WayIn[] = WAYS_IN): Promise<Array<Record<string, unknown>>> => {
	const { outputs } = await world.runBeside(Object.fromEntries(ways.map((way) => [way.type, nodeFor(way)])));
	return ways.flatMap(({ type }) => outputs(type).map(({ json }) => json));
};

const faultAll = (fault: Omit<Parameters<World['sandbox']['control']['fault']>[1], 'times'>): void => {
	for (const vendor of VENDORS) world.sandbox.control.fault(vendor, { times: 10_000, ...fault });
};

const NO_RETRY = { options: { retry: { retry: { maxTries: 1 } } } };

describe('after everything has been tried', () => {
	test('what goes well, in the nodes and in HTTP Request, and a renewal', async () => {
		expect((await runAll(ours)).length).toBeGreaterThan(20);
		for (const vendor of VENDORS) world.sandbox.control.expire(vendor);
		await runAll(ours);
		await runAll(theirs);
		await runAll((way) => ours(way, { options: { response: { response: { fullResponse: true, responseFormat: 'file' } } } }));
		for (const way of WAYS_IN.filter((one) => !isSignedByN8n(one))) messages.push(JSON.stringify(await world.test(credentialOf(way))));
	});

	test.each([
		['a vendor that repeats the request in its refusal', { mode: 'echo' as const, status: 500 }],
		['the same as a 400', { mode: 'echo' as const, status: 400 }],
		['the same as a page', { mode: 'echo' as const, status: 502, headers: { 'content-type': 'text/html' } }],
		['a page that says all is well', { mode: 'echo' as const, status: 200, headers: { 'content-type': 'text/html' } }],
	])('%s: what is shown says that something was hidden', async (_name, fault) => {
		faultAll({ target: 'api', ...fault });
		const items = await runAll((way) => ours(way, NO_RETRY));
		expect(items).toHaveLength(2 * WAYS_IN.length);
		for (const { error, details } of items) {
			expect(error).toMatch(/./);
			expect(JSON.stringify(details)).toContain('**hidden**');
		}
		// Also as an error that stops the workflow.
		for (const way of WAYS_IN.slice(0, 2)) await world.run({ ...ours(way, NO_RETRY), onError: undefined });
	});

	test('a token endpoint that repeats the request', async () => {
		for (const way of WAYS_IN.filter(keepsToken)) {
			const fresh = await make(way.type, { baseUrl: `${String(world.sandbox.accounts[way.type].baseUrl)}//` });
			world.sandbox.control.fault(way.vendor, { target: 'token', times: 100, mode: 'echo', status: 400 });
			const said = JSON.stringify(await world.test(fresh));
			messages.push(said);
			const { items } = await world.run(ours(way, NO_RETRY, fresh));
			expect(JSON.stringify(items[0]?.json)).toContain('**hidden**');
		}
	});

	test('wrong secrets, in window, node and HTTP Request', async () => {
		const wrong = new Map<string, MadeCredential>();
		const ways = WAYS_IN.filter((one) => !isSignedByN8n(one));
		for (const way of ways) {
			const field = SECRET_FIELDS.find((name) => world.sandbox.accounts[way.type][name] !== undefined) ?? '';
			const credential = await make(way.type, { [field]: `wrong&secret=${way.type}+50%ü` });
			messages.push(JSON.stringify(await world.test(credential)));
			wrong.set(way.type, credential);
		}
		for (const node of [(way: WayIn) => ours(way, NO_RETRY), theirs]) {
			const items = await runAll((way) => ({ ...node(way), credential: wrong.get(way.type) as MadeCredential }), ways);
			for (const { error } of items) expect(error).toBeTruthy();
		}
	});

	test.each(['reset', 'truncate', 'hang'] as const)('a network that fails: %s', async (mode) => {
		faultAll({ target: 'api', mode });
		for (const { error } of await runAll((way) => ours(way, { options: { timeout: 300, retry: { retry: { maxTries: 1 } } } }))) expect(error).toMatch(/./);
	});

	test('dead tokens that cannot be renewed', async () => {
		for (const vendor of VENDORS) world.sandbox.control.revoke(vendor);
		faultAll({ target: 'token', status: 400, body: { error: 'invalid_request' } });
		await runAll((way) => ours(way, NO_RETRY));
		await runAll(theirs);
	});

	describe('no secret is to be found', () => {
		let forms: Map<string, string>;

		/** Each secret as it is and as it may be written, with what it is; none of it is shown by a failing test. */
		beforeAll(() => {
			const tokens = VENDORS.flatMap((vendor) => world.sandbox.control.issuedTokens(vendor));
			expect(tokens.length).toBeGreaterThan(15);
			expect(typed.size).toBeGreaterThan(10);
			const pairs = [...made.values()].flatMap(({ data }) => [
				[data.clientId, data.clientSecret],
				[data.apiId, data.apiKey],
			]);
			const basic = pairs.filter(([, secret]) => secret).map(([id, secret]) => Buffer.from(`${String(id)}:${String(secret)}`).toString('base64'));
			forms = new Map();
			const add = (kind: string, secret: string): void => {
				const ways = [secret, encodeURIComponent(secret), new URLSearchParams({ a: secret }).toString().slice(2), JSON.stringify(secret).slice(1, -1), Buffer.from(secret).toString('base64')];
				for (const form of ways) forms.set(form, `${kind} (${secret.length} characters)`);
			};
			for (const secret of typed) add('typed', secret);
			for (const token of tokens) add('token', token);
			for (const pair of basic) forms.set(pair, 'Basic pair');
		});

		const found = (text: string): string[] => [...forms].filter(([form]) => text.includes(form)).map(([form, kind]) => `${kind}: …${text.slice(Math.max(0, text.indexOf(form) - 60), text.indexOf(form))}`);

		test('in any execution, over REST', async () => {
			const { results } = await world.rest.request<{ results: Array<{ id: string }> }>('GET', '/rest/executions?limit=100');
			expect(results.length).toBeGreaterThan(20);
			for (const { id } of results) expect(found(JSON.stringify(await world.rest.getExecution(id)))).toEqual([]);
		});

		test('in any credential, over REST', async () => {
			for (const { id } of made.values()) {
				const text = JSON.stringify(await world.rest.getCredential(id));
				expect(text).toMatch(/baseUrl/);
				expect(found(text)).toEqual([]);
			}
		});

		test('in what n8n told the editor, and in credential windows', () => {
			expect(editor.messages.length).toBeGreaterThan(100);
			expect(editor.messages.some((message) => message.includes('sendConsoleMessage'))).toBe(true);
			expect(found(editor.messages.join('\n'))).toEqual([]);
			expect(found(messages.join('\n'))).toEqual([]);
		});

		test('in any file of n8n: database, log at debug level, event log, binary data', async () => {
			const root = world.n8n.userFolder;
			const files = (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'));
			const names = files.map(({ name }) => name);
			expect(names).toEqual(expect.arrayContaining(['database.sqlite', 'n8n.log']));
			let hidden = 0;
			for (const { parentPath, name } of files) {
				const text = await readFile(join(parentPath, name), 'utf8');
				expect({ name, found: found(text) }).toEqual({ name, found: [] });
				hidden += text.split('**hidden**').length - 1;
			}
			// The places where a secret would have stood were searched.
			expect(hidden).toBeGreaterThan(10);
			expect(await readFile(world.n8n.logFile, 'utf8')).toMatch(/debug/);
		});

		test('in any URL that a vendor was asked', () => {
			for (const vendor of VENDORS) {
				const paths = world.sandbox.control.stats(vendor).log.map(({ path }) => path).join('\n');
				// The sandbox blanks what it takes for a secret in a URL: there is to be nothing to blank.
				expect(paths.replaceAll(/^\/(a\/auth|ext\/oauth|realms\/[^/]+\/protocol\/openid-connect\/auth).*$/gm, '')).not.toContain('***');
				expect(found(paths)).toEqual([]);
			}
		});
	});
});
