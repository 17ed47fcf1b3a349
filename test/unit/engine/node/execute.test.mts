import { jest } from '@jest/globals';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { Vendor } from '../../../../engine/vendor';
import { acme } from '../../support/acme.mts';
import { execution } from '../../support/execution.mts';
import { json } from '../../support/itemRun.mts';
import type { WireReply } from '../../support/wire.mts';

/** Answers with what the path ends in, so that one can tell whose answer it is. */
const echo = ({ url }: { url: string }): WireReply => json([{ path: new URL(url).pathname }]);
const perItem = { path: (item: number) => `/v1/${item}` };
const failsAt = (bad: string) => ({ url }: { url: string }): WireReply => (url.endsWith(bad) ? json({ error: 'No such thing' }, { status: 404 }) : echo({ url }));

describe('items', () => {
	test('each gives its records, in the order of the input, and is tied to them', async () => {
		const { run } = execution(({ url }) => json([{ path: new URL(url).pathname }, { path: 'second' }]), { items: 3, parameters: perItem });
		expect(await run()).toEqual(
			[0, 1, 2].flatMap((item) => [
				{ json: { path: `/v1/${item}` }, pairedItem: { item } },
				{ json: { path: 'second' }, pairedItem: { item } },
			]),
		);
	});

	test('none is none', async () => {
		const { run, wire } = execution(echo, { items: 0 });
		expect(await run()).toEqual([]);
		expect(wire.sent).toEqual([]);
	});

	test('an item that is answered with an empty list gives nothing, and the others keep their place', async () => {
		const { run } = execution(({ url }) => (url.endsWith('/1') ? json([]) : echo({ url })), { items: 3, parameters: perItem });
		expect((await run()).map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
	});

	test('a failure is told on its item', async () => {
		const { run } = execution(failsAt('/2'), { items: 4, parameters: perItem });
		const error = await run().catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(NodeApiError);
		expect((error as NodeApiError).context.itemIndex).toBe(2);
		expect((error as NodeApiError).message).toMatch(/found nothing at this address \(404\)/);
	});

	test('with "continue on error" a failed item is an item that says why, and the others go on', async () => {
		const { run } = execution(failsAt('/1'), { items: 3, parameters: perItem, continueOnFail: true });
		const [first, second, third] = await run();
		expect(second).toEqual({
			json: { error: expect.stringContaining('404'), details: { httpCode: '404', vendorCode: '', description: 'Acme answered: No such thing' } },
			pairedItem: { item: 1 },
		});
		expect([first?.json, third?.json]).toEqual([{ path: '/v1/0' }, { path: '/v1/2' }]);
	});

	test('what cannot be sent is told on its item as well', async () => {
		const { run, wire } = execution(echo, { items: 2, parameters: { path: (item: number) => (item === 1 ? '' : '/v1/0') }, continueOnFail: true });
		expect((await run())[1]?.json.error).toMatch(/^Path is empty/);
		expect(wire.sent).toHaveLength(1);
	});
});

describe('requests at once', () => {
	/** The most requests that were under way together. */
	async function mostAtOnce(vendor: Vendor, concurrency?: unknown): Promise<number> {
		let now = 0;
		let most = 0;
		const { run, wire } = execution(echo, { vendor, items: 12, parameters: { ...perItem, options: { concurrency } } });
		const answer = wire.httpRequestWithAuthentication.getMockImplementation() as (type: string, options: never) => Promise<unknown>;
		wire.httpRequestWithAuthentication.mockImplementation(async (type, options) => {
			most = Math.max(most, ++now);
			await new Promise(setImmediate);
			now--;
			return await answer(type, options as never);
		});
		await run();
		return most;
	}

	test.each<[string, unknown, number]>([
		['the vendor\'s number unless said otherwise', undefined, 5],
		['the builder\'s', 3, 3],
		['also as text, from an expression', '2', 2],
		['what is no number does not count', 'many', 5],
	])('%s', async (_name, concurrency, expected) => {
		expect(await mostAtOnce(acme, concurrency)).toBe(expected);
	});
});

describe('batching, as in HTTP Request', () => {
	beforeEach(() => void jest.useFakeTimers({ now: Date.UTC(2026, 0, 1), doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] }));
	afterEach(() => void jest.useRealTimers());

	test('so many items begin together, and the next after the interval', async () => {
		const begun = Date.now();
		const { run, wire } = execution(echo, { items: 5, parameters: { ...perItem, options: { batching: { batch: { batchSize: 2, batchInterval: 1000 } } } } });
		const all = run();
		await jest.advanceTimersByTimeAsync(10_000);
		expect(await all).toHaveLength(5);
		expect(wire.times.map((time) => time - begun)).toEqual([0, 0, 1000, 1000, 2000]);
	});
});

describe('a stopped execution', () => {
	test.each([true, false])('begins nothing and is no item, with "continue on error" %s', async (continueOnFail) => {
		const { run, wire } = execution(echo, { items: 2, signal: AbortSignal.abort(), continueOnFail });
		await expect(run()).rejects.toThrow('The execution was stopped.');
		expect(wire.sent).toEqual([]);
	});

	test('a signal that stays silent stops nothing', async () => {
		const { run } = execution(echo, { signal: new AbortController().signal });
		expect(await run()).toHaveLength(1);
	});
});

describe('hints', () => {
	const asItCame = { options: { splitIntoItems: false } };

	test('are told once, below the output', async () => {
		const { run, addExecutionHints } = execution([json([])], { items: 3, parameters: asItCame });
		await run();
		expect(addExecutionHints.mock.calls).toEqual([[{ message: expect.stringContaining('Split Into Items'), location: 'outputPane' }]]);
	});

	test('not to an AI agent, which has nowhere to read them', async () => {
		const { run, addExecutionHints } = execution([json([])], { parameters: asItCame, isTool: true });
		await run();
		expect(addExecutionHints).not.toHaveBeenCalled();
	});
});

describe('the credential', () => {
	test('is read once where it is the same for all items', async () => {
		const { run, getCredentials } = execution(echo, { items: 10, parameters: perItem });
		await run();
		expect(getCredentials).toHaveBeenCalledTimes(1);
	});

	test('is each item\'s own where a field of it is an expression', async () => {
		const { run, wire } = execution(echo, { items: 3, isSameForAll: false, parameters: perItem, credentials: (item) => ({ baseUrl: `https://tenant${item}.example.com` }) });
		await run();
		expect(wire.urls.map((url) => new URL(url).host).sort()).toEqual(['tenant0.example.com', 'tenant1.example.com', 'tenant2.example.com']);
	});

	test('one that cannot be read is told on each item', async () => {
		const credentials = () => {
			throw new Error('No such credential');
		};
		const { run } = execution(echo, { items: 2, isSameForAll: false, credentials, continueOnFail: true });
		expect((await run()).map(({ json: { error } }) => error)).toEqual([expect.stringContaining('No such credential'), expect.stringContaining('No such credential')]);
	});
});

describe('the way in', () => {
	const signIn = (value: string, host: string): Vendor['signIns'][number] => ({
		credentialType: `${value}Api`,
		option: { value, name: value },
		baseUrl: { region: 'none', hosts: { '': `https://${host}.example.com` }, otherwise: 'none' },
		headers: [{ name: `X-${value}`, value: { field: 'key' } }],
	});
	const twoWays: Vendor = { ...acme, signIns: [signIn('one', 'first'), signIn('two', 'second')] };

	test.each<[string, Record<string, unknown>, string]>([
		['the first, unless one is chosen', {}, 'first.example.com'],
		['the one that is chosen', { authentication: 'two' }, 'second.example.com'],
	])('%s', async (_name, parameters, host) => {
		const { run, wire, getCredentials } = execution(echo, { vendor: twoWays, parameters });
		await run();
		expect(new URL(wire.urls[0] ?? '').host).toBe(host);
		expect(getCredentials.mock.calls[0]?.[0]).toBe(host === 'first.example.com' ? 'oneApi' : 'twoApi');
	});

	test('one that there is not is told', async () => {
		await expect(execution(echo, { vendor: twoWays, parameters: { authentication: 'three' } }).run()).rejects.toThrow('Acme has no way in called "three"');
	});

	test('its own header is not the builder\'s to set', async () => {
		const headers = { sendHeaders: true, headerParameters: { parameters: [{ name: 'X-Two', value: 'mine' }] } };
		await expect(execution(echo, { vendor: twoWays, parameters: { authentication: 'two', ...headers } }).run()).rejects.toBeInstanceOf(NodeOperationError);
		expect(await execution(echo, { vendor: twoWays, parameters: { authentication: 'one', ...headers } }).run()).toHaveLength(1);
	});
});
