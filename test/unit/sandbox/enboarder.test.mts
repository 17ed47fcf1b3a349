import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startSandbox, type Sandbox } from '../../../sandbox/index.mts';
import { basic, client, encodedBasic, form } from '../../support/sandbox/client.mts';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => sandbox.control.reset());
afterAll(async () => await sandbox.close());

const http = (headers: Record<string, string> = {}) => client(sandbox.vendors.enboarder.baseUrl, headers);
const withKey = () => http({ apikey: sandbox.accounts.enboarderApi.apiKey! });
const account = () => sandbox.accounts.enboarderClientCredentialsApi as Record<string, string>;
const post = async (fields: Record<string, string>, headers: object = {}) =>
	await http().post(sandbox.vendors.enboarder.tokenUrl, form(fields), { headers: { ...headers } });
const inBody = () => ({
	grant_type: 'client_credentials',
	client_id: account().clientId!,
	client_secret: account().clientSecret!,
	scope: account().scope!,
});

describe('token', () => {
	test('client credentials, in the body or in a header', async () => {
		const { grant_type, scope } = inBody();
		for (const { status, data } of [
			await post(inBody()),
			await post({ grant_type, scope }, encodedBasic(account().clientId!, account().clientSecret!)),
		]) {
			expect(status).toBe(200);
			expect(data).toEqual({ access_token: expect.any(String), token_type: 'Bearer', expires_in: 3_600 });
		}
	});

	test('refuses both at once, a wrong secret, another scope and another grant', async () => {
		expect((await post(inBody(), basic('a', 'b'))).data.error).toBe('invalid_request');
		expect((await post({ ...inBody(), client_secret: 'x' })).status).toBe(401);
		expect((await post({ ...inBody(), scope: account().scope!.replaceAll(' ', ',') })).data.error).toBe(
			'invalid_scope',
		);
		expect((await post({ ...inBody(), grant_type: 'password' })).data.error).toBe('unsupported_grant_type');
	});
});

describe('API', () => {
	test('the key opens v1, the raw token v2; everything else is 403 Forbidden', async () => {
		const token = (await post(inBody())).data.access_token as string;
		expect((await withKey().get('/reports/workflows')).status).toBe(200);
		expect((await http({ authorization: token }).get('/reports/v2/workflows')).status).toBe(200);
		const refused = [
			await withKey().get('/reports/v2/workflows'),
			await http({ authorization: token }).get('/reports/workflows'),
			await http({ authorization: `Bearer ${token}` }).get('/reports/v2/workflows'),
			await http().get('/reports/workflows'),
			await http({ apikey: 'nope' }).get('/reports/workflows'),
		];
		sandbox.control.advance(3_601);
		refused.push(await http({ authorization: token }).get('/reports/v2/workflows'));
		for (const { status, data } of refused) expect([status, data]).toEqual([403, { message: 'Forbidden' }]);
		expect((await withKey().get('/reports/workflows', { headers: { authorization: token } })).status).toBe(400);
	});

	test('nextKey leads through all records', async () => {
		for (const [path, total] of [
			['/reports/workflows/101/data', 1_700],
			['/reports/forms/301/data', 1_200],
		] as const) {
			let count = 0;
			let nextKey: string | undefined;
			do {
				const { data } = await withKey().get(path, { params: { nextKey } });
				expect(data.count).toBe(data.items.length);
				count += data.count;
				nextKey = data.nextKey;
			} while (nextKey);
			expect(count).toBe(total);
		}
		expect((await withKey().get('/reports/forms/301/data?nextKey=made-up')).status).toBe(400);
		expect((await withKey().get('/reports/forms/999/data')).status).toBe(404);
		expect((await withKey().get('/reports/forms?page=1')).status).toBe(400);
	});

	test('launches, changes and cancels a workflow', async () => {
		const launch = { nhnm: 'Ada Dahl', nhstdt: '2026-12-01', mgrnm: 'Ben Xu', externalid: 'E-1', chnl: 'email' };
		expect((await withKey().post('/restapi/v1/startwf/basic', launch)).data).toEqual({
			message: 'ok',
			referenceid: expect.any(String),
		});
		expect(
			(await withKey().post('/restapi/v1/startwf/basic', { ...launch, nhstdt: '1/12/2026' })).data.message,
		).toContain('nhstdt');
		expect((await withKey().put('/restapi/v1/updatewf', { externalid: 'E-1', nhnm: 'Ada Xu' })).data.message).toBe(
			'ok',
		);
		expect((await withKey().post('/restapi/v1/cancelwf', { externalid: 'E-1', mode: 'ALL' })).data.message).toBe('ok');
		expect((await withKey().post('/restapi/v1/cancelwf', { externalid: 'E-2' })).status).toBe(400);
	});

	test('profiles and their errors', async () => {
		const profile = {
			firstName: 'Ada',
			lastName: 'Dahl',
			externalid: 'P-1',
			contact: { email: 'ada@example.com', preferred: 'email' },
		};
		const create = async (body: object) =>
			(await withKey().post('/restapi/v1/profile', body, { headers: { 'X-Enboarder-Warning': 'yes' } })).data;
		const made = await create(profile);
		expect(made).toMatchObject({ message: 'ok', id: expect.any(String), warnings: ['contact.mobile is empty.'] });
		expect(await create(profile)).toMatchObject({ errorcode: 'PROFILE_EXISTS', errors: [], warnings: [] });
		expect(await create({})).toMatchObject({ errorcode: 'MISSING_FIELDS' });
		expect(await create({ ...profile, contact: { preferred: 'pigeon' } })).toMatchObject({
			errorcode: 'INVALID_FIELDS',
		});
		const path = `/restapi/v1/profile/${made.id}`;
		expect((await withKey().put(path, { firstName: 'Eva' })).data.message).toBe('ok');
		expect((await withKey().get(path)).data.firstName).toBe('Eva');
		expect((await withKey().delete(path)).data.message).toBe('ok');
		expect((await withKey().get(path)).data.errorcode).toBe('PROFILE_NOT_EXISTS');
	});

	test('a profile with more than ten workflows answers 206 until the last page; SCIM takes Basic', async () => {
		const { id, secret } = sandbox.refusals.enboarder.scimBasic;
		const users = await http(basic(id, secret) as Record<string, string>).get('/scim/v2/Users');
		expect(users.data.totalResults).toBe(600);
		const statuses: number[] = [];
		let nextKey: string | undefined;
		do {
			const answer = await withKey().get(`/restapi/v1/profile/${users.data.Resources[0].id}/workflows`, {
				params: { nextKey },
			});
			statuses.push(answer.status);
			nextKey = answer.data.nextKey;
		} while (nextKey);
		expect(statuses).toEqual([206, 206, 200]);
	});
});
