import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { AxiosInstance, AxiosResponse } from 'axios';
import { randomUUID } from 'node:crypto';
import { startSandbox, type Sandbox } from '../../../sandbox/index.mts';
import { changeSet, multipart, part, readAnswer, type PartAnswer } from './batch.mts';
import { client, form } from '../../support/sandbox/client.mts';

let sandbox: Sandbox;
let http: AxiosInstance;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.close());
beforeEach(async () => {
	sandbox.control.reset();
	await signIn();
});

async function signIn(): Promise<void> {
	const { baseUrl, clientId, username, password } = sandbox.accounts.enviApi;
	const fields = { grant_type: 'password', client_id: clientId!, username: username!, password: password! };
	const { data } = await client(baseUrl!).post('/oauth2/token', form(fields));
	http = client(baseUrl!, { authorization: `Bearer ${data.access_token}`, 'api-version': '1.0' });
}

type Headers = Record<string, string | null>;

const CONTINUE = { prefer: 'odata.continue-on-error' };
const LIST = 'Facilities?$top=1';

async function post(body: string, headers: Headers = {}): Promise<AxiosResponse<Buffer>> {
	const type = { 'content-type': 'multipart/mixed; boundary=batch_1' };
	return await http.post('/odata/$batch', Buffer.from(body), {
		headers: { ...type, ...headers },
		responseType: 'arraybuffer',
	});
}

/** Sends parts and takes the answer apart. */
async function batch(parts: readonly string[], headers: Headers = {}): Promise<Array<PartAnswer | PartAnswer[]>> {
	const answer = await post(multipart(parts, 'batch_1'), headers);
	if (answer.status !== 200) throw new Error(detailOf(answer));
	return readAnswer(String(answer.headers['content-type']), answer.data);
}

/** A batch without changesets. */
const flat = async (parts: readonly string[], headers: Headers = {}): Promise<PartAnswer[]> =>
	(await batch(parts, headers)) as PartAnswer[];

const detailOf = ({ data }: AxiosResponse): string =>
	(Buffer.isBuffer(data) ? JSON.parse(data.toString()) : data).error.innerError.message;
const statuses = (parts: readonly PartAnswer[]): number[] => parts.map(({ status }) => status);
const stats = () => sandbox.control.stats('envi');
const manufacturer = (manufacturerName: string) => ({ method: 'POST', body: { manufacturerName } });
const manufacturers = async (): Promise<number> => (await http.get('/odata/Manufacturers?$top=1')).data['@odata.count'];
const repeatable = (id: string = randomUUID()) => ({
	'Repeatability-Request-ID': id,
	'Repeatability-First-Sent': 'Sun, 22 Nov 2026 08:49:37 GMT',
});

describe('$batch', () => {
	test('answers each request in a part of its own, in order, with its Content-ID', async () => {
		const { data: alone } = await http.get(`/odata/${LIST}`);
		const { host, origin } = new URL(sandbox.vendors.envi.baseUrl);
		const parts = await flat([
			part(LIST, { contentId: 'a-1' }),
			part('/odata/Manufacturers', manufacturer('Ours, größer')),
			part(`${origin}/odata/${LIST}`, { headers: { Host: host } }),
			part(`/odata/Facilities(${alone.value[0].facilityId})`, { headers: { Host: host } }),
			part("Facilities?$filter=facilityNo%20eq%20'F02'", { contentId: 'a-2' }),
		]);
		expect(statuses(parts)).toEqual([200, 200, 200, 200, 200]);
		expect(parts.map(({ contentId }) => contentId)).toEqual(['a-1', undefined, undefined, undefined, 'a-2']);
		expect(parts[0]!.headers['Content-Type']).toBe('application/json; charset=utf-8');
		expect(parts[0]!.data).toEqual(alone);
		expect(parts[2]!.data).toEqual(alone);
		expect(parts[3]!.data).toMatchObject({ facilityNo: 'F01' });
		expect(parts[4]!.data).toMatchObject({ value: [{ facilityNo: 'F02' }] });
		const made = await http.get(`/odata/Manufacturers(${String(parts[1]!.data)})`);
		expect(made.data.manufacturerName).toBe('Ours, größer');
	});

	test('counts as one request, and what is inside as batched', async () => {
		const before = stats().requests;
		await flat([part(LIST), part(LIST), changeSet([part('Manufacturers', { ...manufacturer('A'), contentId: '1' })])]);
		expect([stats().requests - before, stats().batched]).toEqual([1, 3]);
		sandbox.control.setRateLimit('envi', { limit: 1, windowSeconds: 60 });
		expect(statuses(await flat([part(LIST), part(LIST)]))).toEqual([200, 200]);
	});

	test('takes a quoted boundary, preamble, epilogue, and padding', async () => {
		const body = `preamble\r\n--a b  \r\n${part('Facilities')}\r\n--a b--\r\nepilogue --a b`;
		const answer = await post(body, { 'content-type': 'Multipart/Mixed; charset=utf-8; boundary="a b"' });
		expect(answer.status).toBe(200);
	});

	test('stops after the first failure', async () => {
		const parts = await flat([part(LIST), part('Nothing', { contentId: 'x' }), part(LIST)]);
		expect(statuses(parts)).toEqual([200, 404]);
		expect(parts[1]).toMatchObject({ contentId: 'x', data: { error: { code: 'NotFound' } } });
		expect(stats()).toMatchObject({ batched: 2, refusals: { 404: 1 } });
		expect(stats().log.at(-1)).toMatchObject({
			path: '/odata/$batch',
			status: 200,
			reason: expect.stringContaining('batch of 3, 1 failed: GET /odata/Nothing 404'),
		});
	});

	test.each([
		['continue-on-error', true],
		['respond-async, odata.continue-on-error=true; x=y', true],
		['Continue-On-Error="true"', true],
		['continue-on-error=false', false],
		['return=minimal', false],
	])('Prefer: %s', async (prefer, goesOn) => {
		const answer = await post(multipart([part('Nothing'), part(LIST)], 'batch_1'), { prefer });
		const parts = readAnswer(String(answer.headers['content-type']), answer.data) as PartAnswer[];
		expect(statuses(parts)).toEqual(goesOn ? [404, 200] : [404]);
		expect(answer.headers['preference-applied'] !== undefined).toBe(goesOn);
	});

	test('validates each request as if it came by itself', async () => {
		const parts = await flat(
			[
				part('Inventory?$top=5001'),
				part('Facilities', { method: 'DELETE' }),
				part('Requisitions', { method: 'POST', body: { departmentNo: 'D001' } }),
				part('Manufacturers', { ...manufacturer('A'), headers: { 'Content-Type': 'text/plain' } }),
				part('/oauth2/token', { method: 'POST' }),
				part('$metadata', { method: 'POST' }),
			],
			CONTINUE,
		);
		expect(statuses(parts)).toEqual([400, 405, 400, 415, 404, 405]);
		expect(parts[1]!.headers.Allow).toBe('GET');
	});

	test('takes api-version from the batch or from the request', async () => {
		const own = (version: string) => part(LIST, { headers: { 'api-version': version } });
		expect(statuses(await flat([part(LIST), own('1.0'), own('2.0')]))).toEqual([200, 200, 400]);
		const without = { ...CONTINUE, 'api-version': null };
		expect(statuses(await flat([part(LIST), own('1.0')], without))).toEqual([400, 200]);
		expect((await post(multipart([own('1.0')], 'batch_1'), { 'api-version': '2.0' })).status).toBe(400);
	});

	test('needs a live token, on the outside', async () => {
		const body = multipart([part(LIST)], 'batch_1');
		expect((await post(body, { authorization: null })).status).toBe(401);
		sandbox.control.expire('envi');
		expect((await post(body)).status).toBe(401);
		expect(stats().batched).toBe(0);
	});

	test('takes 500 requests and not one more', async () => {
		const parts = Array.from({ length: 500 }, () => part('Facilities?$top=0'));
		expect(await flat(parts)).toHaveLength(500);
		const more = await post(multipart([...parts, changeSet([part('Manufacturers', manufacturer('A'))])], 'batch_1'));
		expect([more.status, detailOf(more)]).toEqual([400, expect.stringContaining('more than 500')]);
		expect(stats().batched).toBe(500);
	});

	const good = part(LIST);
	const wrapped = (one: string): string => multipart([one], 'batch_1');
	test.each<[string, string, number, string, string?]>([
		['no body', '', 400, 'no delimiter line'],
		['JSON', '{"requests":[]}', 415, 'must be multipart/mixed', 'application/json'],
		['form-data', wrapped(good), 415, 'must be multipart/mixed', 'multipart/form-data; boundary=batch_1'],
		['no boundary', wrapped(good), 400, 'no boundary parameter', 'multipart/mixed'],
		['a boundary that needs quotes', wrapped(good), 400, 'cannot be read', 'multipart/mixed; boundary=a=b'],
		['another boundary', wrapped(good), 400, 'no delimiter line "--other"', 'multipart/mixed; boundary=other'],
		['no part', '--batch_1--\r\n', 400, 'no part'],
		['no closing delimiter', wrapped(good).replace('--batch_1--', ''), 400, 'no closing delimiter'],
		['bare LF', wrapped(good).replaceAll('\r\n', '\n'), 400, 'bare LF'],
		['bare LF inside', wrapped(good.replace('HTTP/1.1\r\n', 'HTTP/1.1\n')), 400, 'Part 1'],
		['no empty line at the end', wrapped(good.replace(/\r\n$/, '')), 400, 'no empty line'],
		['a folded header', wrapped(good.replace('binary', 'binary\r\n x')), 400, 'no header line'],
		['another part type', wrapped(good.replace('/http', '/json')), 400, 'must be application/http'],
		['no transfer encoding', wrapped(good.replace('binary', '8bit')), 400, 'must be binary'],
		['HTTP/2', wrapped(good.replace('HTTP/1.1', 'HTTP/2')), 400, 'no request line'],
		['a space in the URL', wrapped(part('Facilities?$filter=a eq b')), 400, 'percent-encoded'],
		['another host', wrapped(part('https://example.com/odata/Facilities')), 400, 'another host'],
		['another Host', wrapped(part(LIST, { headers: { Host: 'example.com' } })), 400, 'another host'],
		['a wrong length', wrapped(part(LIST, { headers: { 'Content-Length': '5' } })), 400, 'Content-Length is 5'],
		['its own token', wrapped(part(LIST, { headers: { Authorization: 'Bearer x' } })), 400, 'Authorization'],
		['chunks', wrapped(part(LIST, { headers: { 'Transfer-Encoding': 'chunked' } })), 400, 'transfer-encoding'],
		['a batch inside', wrapped(part('%24batch', { method: 'POST' })), 400, 'another batch'],
		['a reference', wrapped(part('$1/RequisitionItems', { method: 'POST' })), 501, 'another request of the batch'],
		['a bad Content-ID', wrapped(part(LIST, { contentId: '<a@b>' })), 400, 'characters not allowed'],
		[
			'a Content-ID twice',
			multipart([part(LIST, { contentId: '1' }), part(LIST, { contentId: '1' })], 'batch_1'),
			400,
			'Part 2: Content-ID "1" is used twice',
		],
		['a read in a changeset', wrapped(changeSet([part(LIST, { contentId: '1' })])), 400, 'must not hold a GET'],
		[
			'no Content-ID in a changeset',
			wrapped(changeSet([part('Batches', { method: 'POST' })])),
			400,
			'needs a Content-ID',
		],
		['nested changesets', wrapped(changeSet([changeSet([good], 'inner')])), 400, 'another changeset'],
	])('refuses: %s', async (_, body, status, reason, type = 'multipart/mixed; boundary=batch_1') => {
		const answer = await post(body, { 'content-type': type });
		expect([answer.status, detailOf(answer)]).toEqual([status, expect.stringContaining(reason)]);
		expect(stats().batched).toBe(0);
	});

	test('POST only, and no query', async () => {
		expect((await http.get('/odata/$batch')).status).toBe(405);
		const headers = { 'content-type': 'multipart/mixed; boundary=batch_1' };
		expect((await http.post('/odata/$batch?x=1', multipart([part(LIST)], 'batch_1'), { headers })).status).toBe(400);
	});
});

describe('changesets', () => {
	test('answer in a multipart of their own', async () => {
		const before = await manufacturers();
		const [first, set, last] = await batch([
			part(LIST),
			changeSet([
				part('Manufacturers', { ...manufacturer('A'), contentId: '1' }),
				part('Manufacturers', { ...manufacturer('B'), contentId: '2' }),
			]),
			part('Manufacturers?$top=1'),
		]);
		expect(first).toMatchObject({ status: 200 });
		expect((set as PartAnswer[]).map(({ contentId, status }) => [contentId, status])).toEqual([
			['1', 200],
			['2', 200],
		]);
		expect((last as PartAnswer).data).toMatchObject({ '@odata.count': before + 2 });
	});

	test('are done whole or not at all, and fail in one part', async () => {
		const before = await manufacturers();
		const list = await http.get('/odata/Requisitions?$top=50');
		const open = list.data.value.find(({ requisitionStatus }: { requisitionStatus: string }) =>
			['Submitted', 'Canceled'].every((one) => one !== requisitionStatus),
		);
		const path = `Requisitions(${open.requisitionId})`;
		const parts = await flat(
			[
				changeSet([
					part('Manufacturers', { ...manufacturer('A'), contentId: '1' }),
					part(path, { method: 'PATCH', body: { reference: 'changed' }, contentId: '2' }),
					part(`${path}/Submit`, { method: 'POST', contentId: '3' }),
					part(`${path}/Submit`, { method: 'POST', contentId: '4' }),
				]),
				part(LIST),
			],
			CONTINUE,
		);
		expect(statuses(parts)).toEqual([400, 200]);
		expect(parts[0]).toMatchObject({ contentId: '4', data: { error: { code: 'BadRequest' } } });
		expect(await manufacturers()).toBe(before);
		expect((await http.get(`/odata/${path}`)).data).toEqual({ ...open, '@odata.context': expect.any(String) });
	});

	test('that fail forget the IDs of their requests', async () => {
		const one = part('Manufacturers', { ...manufacturer('A'), contentId: '1', headers: repeatable() });
		const bad = part('Manufacturers', { method: 'POST', body: {}, contentId: '2' });
		const before = await manufacturers();
		expect(statuses(await flat([changeSet([one, bad])]))).toEqual([400]);
		const [set] = await batch([changeSet([one])]);
		expect(statuses(set as PartAnswer[])).toEqual([200]);
		expect(await manufacturers()).toBe(before + 1);
	});
});

describe('repeatable requests', () => {
	const create = async (headers: Headers, manufacturerName = 'Ours') =>
		await http.post('/odata/Manufacturers', { manufacturerName }, { headers });

	test('are done once and answered alike', async () => {
		const before = await manufacturers();
		const headers = repeatable();
		const [first, again] = [await create(headers), await create(headers)];
		expect([first.status, first.headers['repeatability-result']]).toEqual([200, 'accepted']);
		expect([again.status, again.data, again.headers['repeatability-result']]).toEqual([200, first.data, 'accepted']);
		expect(await manufacturers()).toBe(before + 1);
		expect((await create(repeatable())).data).not.toBe(first.data);
		expect((await create({})).headers).not.toHaveProperty('repeatability-result');
	});

	test('remember refusals of the request, but not those of the gate', async () => {
		const headers = repeatable();
		sandbox.control.setRateLimit('envi', { limit: 0, windowSeconds: 60 });
		expect((await create(headers, '')).status).toBe(429);
		sandbox.control.setRateLimit('envi', null);
		const answers = [await create(headers, ''), await create(headers, '')];
		expect(answers.map(({ status }) => status)).toEqual([400, 400]);
		expect(answers[1]!.headers['repeatability-result']).toBe('accepted');
		expect(answers[1]!.data).toEqual(answers[0]!.data);
	});

	const id = 'Repeatability-Request-ID';
	const firstSent = 'Repeatability-First-Sent';
	test.each<[string, Headers]>([
		['no UUID', { ...repeatable(), [id]: '42' }],
		['no date', { ...repeatable(), [firstSent]: '2026-11-22T08:49:37Z' }],
		['the wrong weekday', { ...repeatable(), [firstSent]: 'Mon, 22 Nov 2026 08:49:37 GMT' }],
		['the ID alone', { ...repeatable(), [firstSent]: null }],
		['the date alone', { ...repeatable(), [id]: null }],
	])('refuses %s', async (_, headers) => {
		const before = await manufacturers();
		const { status, headers: answered } = await create(headers);
		expect([status, answered['repeatability-result']]).toEqual([400, 'rejected']);
		expect(await manufacturers()).toBe(before);
	});

	test('refuse an ID that another request had', async () => {
		const headers = repeatable();
		await create(headers);
		const other = await create(headers, 'Others');
		expect([other.status, other.headers['repeatability-result']]).toEqual([400, 'rejected']);
	});

	test('mean nothing on a read', async () => {
		const headers = repeatable('not a UUID');
		expect((await http.get(`/odata/${LIST}`, { headers })).status).toBe(200);
	});

	test('are forgotten by reset()', async () => {
		const headers = repeatable();
		await create(headers);
		sandbox.control.reset();
		await signIn();
		const other = await create(headers, 'Others');
		expect(other.status).toBe(200);
		expect((await http.get(`/odata/Manufacturers(${other.data})`)).data.manufacturerName).toBe('Others');
	});

	test('inside a batch, also when the batch itself is another one', async () => {
		const before = await manufacturers();
		const headers = repeatable();
		const one = part('Manufacturers', { ...manufacturer('A'), headers });
		const [first] = await flat([one]);
		const [again, bad] = await flat([one, part('Batches', { method: 'POST', headers: { ...headers, [id]: '1' } })]);
		expect(first!.headers['Repeatability-Result']).toBe('accepted');
		expect(again).toEqual(first);
		expect([bad!.status, bad!.headers['Repeatability-Result']]).toEqual([400, 'rejected']);
		expect((await http.post('/odata/Manufacturers', { manufacturerName: 'A' }, { headers })).data).toBe(first!.data);
		expect(await manufacturers()).toBe(before + 1);
	});

	test('whose answer was lost are answered in full by the next try, without being done again', async () => {
		const before = await manufacturers();
		const body = multipart(
			[part('Manufacturers', manufacturer('A')), part('Manufacturers', manufacturer('B'))],
			'batch_1',
		);
		const headers = repeatable();
		sandbox.control.fault('envi', { target: 'api', path: 'batch', times: 1, mode: 'lost' });
		await expect(post(body, headers)).rejects.toThrow();
		expect(await manufacturers()).toBe(before + 2);
		const [again, third] = [await post(body, headers), await post(body, headers)];
		expect([again.status, again.headers['repeatability-result']]).toEqual([200, 'accepted']);
		expect(statuses(readAnswer(String(again.headers['content-type']), again.data) as PartAnswer[])).toEqual([200, 200]);
		expect(third.data).toEqual(again.data);
		expect(await manufacturers()).toBe(before + 2);
		expect(stats()).toMatchObject({ batched: 2, faulted: 1 });
		await post(body);
		expect(await manufacturers()).toBe(before + 4);
	});

	test('a fault in place of the answer keeps the batch from being done', async () => {
		sandbox.control.fault('envi', { target: 'api', times: 1, status: 503 });
		expect((await post(multipart([part(LIST)], 'batch_1'), repeatable())).status).toBe(503);
		expect(stats().batched).toBe(0);
	});
});

test.each([
	[60, '1 per Minute'],
	[3_600, '1 per Hour'],
	[90, '1 per 90 Seconds'],
])('the quota is refused in the words of the vendor (%i seconds)', async (windowSeconds, words) => {
	sandbox.control.setRateLimit('envi', { limit: 1, windowSeconds });
	expect((await http.get(`/odata/${LIST}`)).status).toBe(200);
	const { status, data, headers } = await http.get(`/odata/${LIST}`);
	expect([status, data.error.message]).toEqual([429, `API calls quota exceeded! Maximum admitted ${words}.`]);
	expect(Number(headers['retry-after'])).toBeGreaterThan(windowSeconds - 10);
	expect((await post(multipart([part(LIST)], 'batch_1'))).status).toBe(429);
});
