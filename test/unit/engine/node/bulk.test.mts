import type { IHttpRequestOptions } from 'n8n-workflow';
import { fileBody, jsonBody, multipartBody, rawBody } from '../../../../engine/http/body';
import { isBulkWrite } from '../../../../engine/node/bulk';
import type { NodeRequest } from '../../../../engine/node/request';
import type { Vendor } from '../../../../engine/vendor';
import { acme } from '../../support/acme.mts';
import { execution, type ExecutionSetting } from '../../support/execution.mts';
import { json } from '../../support/itemRun.mts';
import type { WireReply } from '../../support/wire.mts';

const batching: Vendor = {
	...acme,
	signIns: [{ ...acme.signIns[0]!, headers: [{ name: 'api-version', value: { text: '7' }, plain: true }] }],
	batch: { path: '/v1/$batch', max: 3 },
	errors: { ...acme.errors, failure: { path: 'ok', equals: false } },
};

interface Sent {
	line: string;
	headers: Record<string, string>;
	body: string;
}

/** The requests in a batch that was sent (OData 4.01 protocol §11.7.7). */
function requestsIn({ body }: IHttpRequestOptions): Sent[] {
	return String(body).split(/\r?\n?--batch_[\w-]+(?:--)?\r\n/).slice(1, -1).map((part) => {
		const [, head = '', ...rest] = part.split('\r\n\r\n');
		const [line = '', ...headers] = head.split('\r\n');
		return { line, headers: Object.fromEntries(headers.map((header) => header.split(': ', 2) as [string, string])), body: rest.join('\r\n\r\n') };
	});
}

type Inner = [status: number, body?: unknown, type?: string];

/** The answer to a batch. */
const answers = (list: Inner[]): WireReply => ({
	status: 200,
	headers: { 'content-type': 'multipart/mixed; boundary=b' },
	body: Buffer.from(
		list
			.map(([status, body, type = 'application/json']) => `--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 ${status} X\r\nContent-Type: ${type}\r\n\r\n${typeof body === 'string' ? body : JSON.stringify(body ?? {})}\r\n`)
			.join('') + '--b--\r\n',
	),
});
/** Carries everything out, and says what it was. */
const carriedOut = (options: IHttpRequestOptions): WireReply =>
	options.url.endsWith('/$batch') ? answers(requestsIn(options).map(({ line }) => [201, { did: line }])) : json({ did: `${options.method} ${options.url}` });

const writes = (replies: Parameters<typeof execution>[0], { parameters, ...more }: ExecutionSetting = {}) =>
	execution(replies, {
		vendor: batching,
		items: 2,
		parameters: { method: 'POST', path: (item: number) => `/v1/list(${item})`, sendBody: true, specifyBody: 'json', jsonBody: { name: 'ä' }, ...parameters },
		...more,
	});
const didOf = (items: Array<{ json: { did?: unknown } }>) => items.map(({ json: { did } }) => did);

describe('writes of several items', () => {
	test('go in one call, and each item gets its own answer', async () => {
		const { run, wire } = writes(carriedOut);
		expect(await run()).toEqual([
			{ json: { did: 'POST /v1/list(0) HTTP/1.1' }, pairedItem: { item: 0 } },
			{ json: { did: 'POST /v1/list(1) HTTP/1.1' }, pairedItem: { item: 1 } },
		]);
		expect(wire.sent).toHaveLength(1);
		expect(wire.sent[0]).toMatchObject({
			method: 'POST',
			url: 'https://api.example.com/v1/$batch',
			headers: { accept: 'multipart/mixed', 'content-type': expect.stringMatching(/^multipart\/mixed; boundary=batch_[\w-]{36}$/) },
		});
	});

	test('each carries what it would have carried alone: headers of credential and builder, body, query', async () => {
		const { run, wire } = writes(carriedOut, {
			parameters: {
				sendQuery: true,
				queryParameters: { parameters: [{ name: 'q', value: 'x y' }] },
				sendHeaders: true,
				headerParameters: { parameters: [{ name: 'X-Note', value: 'n' }] },
			},
		});
		await run();
		const [sent] = requestsIn(wire.sent[0] as IHttpRequestOptions);
		expect(sent).toMatchObject({
			line: 'POST /v1/list(0)?q=x%20y HTTP/1.1',
			headers: { host: 'api.example.com', accept: 'application/json', 'api-version': '7', 'content-type': 'application/json', 'x-note': 'n', 'content-length': '13' },
			body: '{"name":"ä"}',
		});
	});

	/** OASIS Repeatable Requests 1.0 §2: an ID for each request, and when it was first sent, as an HTTP date. */
	test('each has an ID of its own, so that a repeat is done once', async () => {
		const { run, wire } = writes(carriedOut);
		await run();
		const sent = requestsIn(wire.sent[0] as IHttpRequestOptions);
		const ids = sent.map(({ headers }) => headers['repeatability-request-id']);
		expect(new Set(ids).size).toBe(2);
		for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
		for (const { headers } of sent) expect(headers['repeatability-first-sent']).toMatch(/^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/);
	});

	test('so a call that broke is sent again as it was, also a write', async () => {
		let tries = 0;
		const broken = Object.assign(new Error('cut'), { code: 'ECONNRESET' });
		const { run, wire } = writes((options) => (++tries === 1 ? broken : carriedOut(options)), { parameters: { options: { retry: { retry: { maxTries: 2, maxWait: 0 } } } } });
		expect(await run()).toHaveLength(2);
		expect(wire.sent).toHaveLength(2);
		expect(wire.sent[1]?.body).toBe(wire.sent[0]?.body);
	});

	test('without a body there is no content type', async () => {
		const { run, wire } = writes(carriedOut, { parameters: { method: 'DELETE', sendBody: false } });
		expect(didOf(await run())).toEqual(['DELETE /v1/list(0) HTTP/1.1', 'DELETE /v1/list(1) HTTP/1.1']);
		const [sent] = requestsIn(wire.sent[0] as IHttpRequestOptions);
		expect(Object.keys(sent?.headers ?? {})).not.toContain('content-type');
		expect(Object.keys(sent?.headers ?? {})).not.toContain('content-length');
	});

	test('more than the vendor takes go in several calls, one after the other', async () => {
		const { run, wire } = writes(carriedOut, { items: 7 });
		expect(didOf(await run())).toEqual([0, 1, 2, 3, 4, 5, 6].map((item) => `POST /v1/list(${item}) HTTP/1.1`));
		expect(wire.sent.map((options) => requestsIn(options).length)).toEqual([3, 3, 1]);
	});

	test('the call is one of an execution that wants files, too', async () => {
		const { run, wire } = writes(carriedOut);
		await run();
		expect(wire.sent[0]?.encoding).toBe('arraybuffer');
	});
});

describe('one by one', () => {
	test.each<[string, ExecutionSetting, number]>([
		['one item alone', { items: 1 }, 1],
		['a vendor without batch', { vendor: acme }, 2],
		['the builder does not want it', { parameters: { options: { bulk: false } } }, 2],
		['the builder has chosen batches of another kind', { parameters: { options: { batching: { batch: { batchSize: 5, batchInterval: 1 } } } } }, 2],
		['the credential is each item\'s own', { isSameForAll: false }, 2],
		['a read among them', { parameters: { method: (item: number) => (item === 1 ? 'GET' : 'POST') } }, 2],
		['a file is wanted', { parameters: { options: { response: { response: { responseFormat: 'file' } } } } }, 2],
	])('%s', async (_what, setting, calls) => {
		const { run, wire } = writes(setting.parameters?.options && 'response' in (setting.parameters.options as object) ? [json({})] : carriedOut, {
			...setting,
			continueOnFail: true,
		});
		await run();
		expect(wire.urls.filter((url) => url.endsWith('/$batch'))).toEqual([]);
		expect(wire.sent).toHaveLength(calls);
	});

	test('what cannot be read is told on its item, and the others are sent', async () => {
		const { run } = writes(carriedOut, { parameters: { path: (item: number) => (item === 0 ? '' : '/v1/x') }, continueOnFail: true });
		const [first, second] = await run();
		expect(first?.json.error).toMatch(/^Path is empty/);
		expect(second?.json.did).toBe('POST https://api.example.com/v1/x');
	});

	test('a credential that cannot be read is told on each item', async () => {
		const credentials = () => {
			throw new Error('No such credential');
		};
		const { run } = writes(carriedOut, { credentials, continueOnFail: true });
		expect((await run()).map(({ json: { error } }) => error)).toEqual([expect.stringContaining('No such'), expect.stringContaining('No such')]);
	});
});

describe('what fails in a batch', () => {
	const mixed = [answers([[201, { did: 'a' }], [400, { error: 'No good' }], [201, { did: 'c' }]])];

	test('is told on its item, and the others have their answers', async () => {
		const { run, wire } = writes(mixed, { items: 3, continueOnFail: true });
		const [first, second, third] = await run();
		expect([first?.json, third?.json]).toEqual([{ did: 'a' }, { did: 'c' }]);
		expect(second?.json).toMatchObject({ error: expect.stringContaining('(400)'), details: { httpCode: '400', description: 'Acme answered: No good' } });
		expect(second?.pairedItem).toEqual({ item: 1 });
		// OData 4.01 protocol §8.2.8.3
		expect(wire.sent[0]?.headers).toMatchObject({ prefer: 'odata.continue-on-error' });
	});

	test('stops the node where the builder wants no more', async () => {
		const { run, wire } = writes(mixed, { items: 3 });
		await expect(run()).rejects.toMatchObject({ httpCode: '400', context: { itemIndex: 1 } });
		expect(Object.keys(wire.sent[0]?.headers ?? {})).not.toContain('prefer');
	});

	test('the vendor stopped at a failure: those behind it were not carried out, and say so', async () => {
		const { run } = writes([answers([[201, { did: 'a' }]])], { continueOnFail: true });
		const [first, second] = await run();
		expect(first?.json).toEqual({ did: 'a' });
		expect(second?.json).toEqual({
			error: 'Acme did not carry this out, because an earlier item of the same batch failed.',
			details: { httpCode: '', vendorCode: '', description: '' },
		});
	});

	test.each<[string, Inner, RegExp]>([
		['a refusal in a 200', [200, { ok: false, error: 'Not today' }], /although it answered 200/],
		['a page', [200, '<html><title>Maintenance</title>', 'text/html'], /web page instead of data/],
		['JSON that is cut off', [200, '{"a":', 'application/json'], /cut off or broken/],
	])('%s counts as a failure', async (_what, inner, says) => {
		const { run } = writes([answers([inner, [201, { did: 'b' }]])], { continueOnFail: true });
		expect((await run()).map(({ json }) => json)).toEqual([expect.objectContaining({ error: expect.stringMatching(says) }), { did: 'b' }]);
	});

	test('Never Error gives the refusal as the item', async () => {
		const parameters = { options: { response: { response: { neverError: true } } } };
		const { run } = writes([answers([[400, { error: 'No good' }], [201, { did: 'b' }]])], { parameters });
		expect((await run()).map(({ json }) => json)).toEqual([{ error: 'No good' }, { did: 'b' }]);
	});
});

describe('a batch that fails as a whole', () => {
	test.each<[string, WireReply, RegExp, string]>([
		['refused', json({ error: 'Too many parts' }, { status: 400 }), /did not accept the request \(400\)/, '400'],
		['redirected without a target', { status: 304 }, /304/, '304'],
		['with many choices', { status: 300 }, /redirected the request \(300\)/, '300'],
		['lost on the way', Object.assign(new Error('x'), { code: 'ECONNABORTED' }), /may have been carried out all the same/, ''],
		['not answered as a batch', json({ value: [] }), /^Acme did not answer the batch as a batch\. Switch off Send Writes in Bulk under Options\.$/, '200'],
		['no answer at all', Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), /could not be reached/, ''],
	])('%s: every item says so', async (_what, reply, says, httpCode) => {
		const { run } = writes([reply], { continueOnFail: true });
		const items = await run();
		expect(items).toHaveLength(2);
		for (const { json: item } of items) expect(item).toMatchObject({ error: expect.stringMatching(says), details: { httpCode } });
	});

	test('the calls after it are made all the same, with "continue on error"', async () => {
		const { run } = writes((options) => (requestsIn(options)[0]?.line.includes('(0)') ? json({}, { status: 500 }) : carriedOut(options)), { items: 4, continueOnFail: true });
		const items = await run();
		expect(items.map(({ json: { error } }) => error !== undefined)).toEqual([true, true, true, false]);
		expect(items[3]?.json.did).toBe('POST /v1/list(3) HTTP/1.1');
	});
});

describe('which requests may go in a batch', () => {
	const request = (more: object): NodeRequest => ({ method: 'POST', body: undefined, pagination: {}, response: { format: 'autodetect' }, ...more }) as unknown as NodeRequest;
	const file = { name: 'a', mimeType: 'text/plain', size: 1, open: async () => Buffer.from('a') };

	test.each<[string, object, boolean]>([
		...['POST', 'PATCH', 'PUT', 'DELETE'].map((method): [string, object, boolean] => [method, { method }, true]),
		...['GET', 'HEAD', 'OPTIONS'].map((method): [string, object, boolean] => [method, { method }, false]),
		['JSON', { body: jsonBody({}) }, true],
		['text', { body: rawBody('a', 'text/plain') }, true],
		['a file', { body: fileBody(file) }, false],
		['a form with files', { body: multipartBody([['f', file]]) }, false],
		['the vendor\'s own pagination', { pagination: { paginationMode: 'vendor' } }, true],
		['pagination switched off', { pagination: { paginationMode: 'off' } }, true],
		['pagination of another kind', { pagination: { paginationMode: 'cursor' } }, false],
		['JSON is wanted', { response: { format: 'json' } }, true],
		['text is wanted', { response: { format: 'text' } }, true],
		['a file is wanted', { response: { format: 'file' } }, false],
	])('%s: %s', (_what, more, may) => {
		expect(isBulkWrite(request(more))).toBe(may);
	});
});
