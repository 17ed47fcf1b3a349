import { isBulkWrite, sendBulk, type BulkWrite } from '../../../../engine/node/bulk';
import { readRequest } from '../../../../engine/node/request';
import { acme } from '../../support/acme.mts';
import { filledIn } from '../../support/fakes.mts';
import { accessOf, Wire, type WireReply } from '../../support/wire.mts';

const vendor = { ...acme, batch: { path: '/v1/$batch', max: 500 } };

/** The vendor's answer to a batch of so many writes, each carried out. */
const allDone = (count: number): WireReply => {
	const part = ['--b', 'Content-Type: application/http', '', 'HTTP/1.1 201 Created', 'Content-Type: application/json', '', '{}'].join('\r\n');
	return { status: 200, headers: { 'content-type': 'multipart/mixed; boundary=b' }, body: Buffer.from(`${`${part}\r\n`.repeat(count)}--b--\r\n`) };
};

/** Sends writes with these headers, as filled in on the node, and gives what went over the wire. */
async function bulk(headers: Record<string, string>, replies = [allDone(2)], retry: Record<string, unknown> = {}) {
	const wire = new Wire(replies);
	const context = wire.context();
	const reader = filledIn({
		method: 'POST',
		path: '/v1/list',
		sendBody: true,
		specifyBody: 'json',
		jsonBody: '{"a":1}',
		sendHeaders: true,
		specifyHeaders: 'json',
		jsonHeaders: JSON.stringify(headers),
		options: { lowercaseHeaders: false, retry: { retry } },
	});
	const request = await readRequest(context, vendor, reader, 0, ['authorization']);
	const writes: BulkWrite[] = [0, 1].map((item) => ({ item, request }));
	expect(isBulkWrite(request)).toBe(true);
	const access = accessOf({ plainHeaders: { 'api-version': '1.0' } });
	const outcomes = await sendBulk(context, vendor, access, writes, true);
	return { outcomes, bodies: wire.sent.map(({ body }) => String(body)) };
}

/** Names and values of the headers of each request in a batch, below its request line. */
const headersIn = (batch = ''): string[][] =>
	[...batch.matchAll(/HTTP\/1\.1\r\n(.*?)\r\n\r\n/gs)].map(([, head = '']) => head.split('\r\n').map((line) => line.replace(/^[^:]*/, (name) => name.toLowerCase())));

describe('headers of the requests in a batch', () => {
	/** RFC 9110 §5.1: names are the same whatever their case; §5.3: these must not stand twice. */
	test.each([
		['Accept', 'application/xml'],
		['ACCEPT', 'application/xml'],
		['Content-Type', 'application/vnd.acme+json'],
		['Api-Version', '2.0'],
		['X-Note', 'hello'],
	])('%s stands once in each, as the builder has it', async (name, value) => {
		const { bodies } = await bulk({ [name]: value });
		const all = headersIn(bodies[0]);
		expect(all).toHaveLength(2);
		for (const lines of all) {
			expect(lines.filter((line) => line.startsWith(`${name.toLowerCase()}:`))).toEqual([`${name.toLowerCase()}: ${value}`]);
		}
	});

	test('what the builder does not set is set, and each request has an ID of its own', async () => {
		const { bodies } = await bulk({});
		const all = headersIn(bodies[0]);
		for (const lines of all) expect(lines).toEqual(expect.arrayContaining(['accept: application/json', 'content-type: application/json', 'api-version: 1.0', 'content-length: 7']));
		expect(new Set(all.map((lines) => lines.find((line) => line.startsWith('repeatability-request-id:')))).size).toBe(2);
	});
});

describe('a batch that is refused as a whole', () => {
	test('429: waited for, and the same requests with the same IDs are sent again', async () => {
		const { outcomes, bodies } = await bulk({}, [{ status: 429, headers: { 'retry-after': '0' } }, allDone(2)]);
		expect(outcomes.map((outcome) => 'error' in outcome)).toEqual([false, false]);
		expect(bodies).toHaveLength(2);
		expect(bodies[1]).toBe(bodies[0]);
	});

	test('429 to the end: told on each item, after as many tries as were wanted', async () => {
		const { outcomes, bodies } = await bulk({}, [{ status: 429, headers: { 'retry-after': '0' } }], { maxTries: 2 });
		expect(bodies).toHaveLength(2);
		expect(outcomes).toEqual([0, 1].map((item) => ({ item, error: expect.objectContaining({ message: expect.stringMatching(/too many requests \(429\)/) }) })));
	});
});
