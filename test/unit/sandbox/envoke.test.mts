import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startSandbox, type Sandbox } from '../../../sandbox/index.mts';
import { approve, basic, client, form } from '../../support/sandbox/client.mts';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => sandbox.control.reset());
afterAll(async () => await sandbox.close());

const http = (headers: Record<string, string> = {}) => client(sandbox.vendors.envoke.baseUrl, headers);
const withKey = () => {
	const { apiId, apiKey } = sandbox.accounts.envokeApi;
	return http(basic(apiId!, apiKey!) as Record<string, string>);
};

describe('code flow', () => {
	const redirect = 'http://localhost:9/callback';
	const code = async (scope = 'all') => {
		const { clientId } = sandbox.accounts.envokeOAuth2Api;
		return await approve(sandbox.vendors.envoke.authUrl, {
			response_type: 'code',
			client_id: clientId!,
			scope,
			redirect_uri: redirect,
		});
	};
	const fields = (value: string): Record<string, string> => {
		const { clientId, clientSecret } = sandbox.accounts.envokeOAuth2Api;
		return {
			grant_type: 'authorization_code',
			code: value,
			client_id: clientId!,
			client_secret: clientSecret!,
			redirect_uri: redirect,
		};
	};

	test('a token for a year without refresh, good on contacts but not on tags', async () => {
		const { data } = await http().post(sandbox.vendors.envoke.tokenUrl, form(fields((await code()).get('code')!)));
		expect(data).toEqual({ access_token: expect.any(String), token_type: 'Bearer', expires_in: 31_536_000 });
		const signedIn = http({ authorization: `Bearer ${data.access_token}` });
		expect((await signedIn.get('/v1/contacts')).status).toBe(200);
		expect((await signedIn.get('/v2/tags')).status).toBe(403);
		sandbox.control.advance(31_536_001);
		expect((await signedIn.get('/v1/contacts')).status).toBe(401);
	});

	test('refuses a Basic header, another redirect URI and another scope', async () => {
		const value = (await code()).get('code')!;
		const { clientId, clientSecret } = sandbox.accounts.envokeOAuth2Api;
		const post = async (change: Record<string, string>, headers = {}) =>
			await http().post(sandbox.vendors.envoke.tokenUrl, form({ ...fields(value), ...change }), { headers });
		expect((await post({}, basic(clientId!, clientSecret!))).data.error).toBe('invalid_client');
		expect((await post({ redirect_uri: 'http://localhost:9/other' })).data.error).toBe('invalid_grant');
		expect((await post({ grant_type: 'refresh_token' })).data.error).toBe('unsupported_grant_type');
		expect((await post({})).status).toBe(200);
		expect((await code('some')).get('error')).toBe('invalid_scope');
	});

	test('another order of parameters is noted, not refused', async () => {
		const reversed = Object.fromEntries(Object.entries(fields((await code()).get('code')!)).reverse());
		expect((await http().post(sandbox.vendors.envoke.tokenUrl, form(reversed))).status).toBe(200);
		expect(sandbox.control.stats('envoke').log.at(-1)?.reason).toContain('another order');
	});
});

describe('API', () => {
	test('lists are bare arrays, ten at a time and at most a hundred', async () => {
		expect((await withKey().get('/v1/contacts')).data).toHaveLength(10);
		expect((await withKey().get('/v1/contacts?limit=101')).status).toBe(400);
		let count = 0;
		for (let skip = 0; ; skip += 100) {
			const { data } = await withKey().get('/v1/contacts', { params: { limit: 100, skip } });
			count += data.length;
			if (data.length < 100) break;
		}
		expect(count).toBe(2_600);
		expect((await http().get('/v1/contacts')).status).toBe(401);
		expect((await http(basic('x', 'y') as Record<string, string>).get('/v1/contacts')).status).toBe(401);
	});

	test('filters, sorts, chooses fields', async () => {
		const { data } = await withKey().get(
			'/v1/contacts?filter[custom_fields.region]=North&sort[email]=DESC&fields=id,email&limit=100',
		);
		expect(data).toHaveLength(100);
		expect(Object.keys(data[0])).toEqual(['id', 'email']);
		expect(
			(await withKey().get('/v1/contacts?filter[custom_fields.region][$regex]=^nor&limit=5')).data[0].custom_fields
				.region,
		).toBe('North');
		expect(Object.keys((await withKey().get('/v2/tags?result_type=kvp')).data)).toHaveLength(24);
		expect((await withKey().get('/v1/contacts?page=2')).status).toBe(400);
	});

	test('a contact that fails validation answers 200 with success false', async () => {
		const { data } = await withKey().get('/v1/contacts?limit=1');
		const same = { email: data[0].email, first_name: 'Changed' };
		for (const body of [
			same,
			{ email: 'nobody' },
			{},
			{ email: 'a@example.com', colour: 'x' },
			{ email: 'a@example.com', consent_status: 'Express' },
		]) {
			const answer = await withKey().post('/v1/contacts', body);
			expect([answer.status, answer.data.success]).toEqual([200, false]);
			expect(answer.data.result_data.errors[0]).toBeTruthy();
		}
		expect((await withKey().post('/v1/contacts?upsert=1', same)).data).toMatchObject({
			success: true,
			result_data: { id: data[0].id, first_name: 'Changed' },
		});
	});

	test('creates and changes a contact', async () => {
		const { data } = await withKey().post('/v1/contacts', { email: 'new@example.com', interests: { VIP: 'set' } });
		expect(data).toMatchObject({ success: true, result_data: { email: 'new@example.com', interests: ['VIP'] } });
		await withKey().patch(`/v1/contacts/${data.result_data.id}`, { city: 'Oslo' });
		await withKey().patch('/v1/contacts', { email: 'new@example.com', interests: { VIP: 'unset' } });
		const [found] = (await withKey().get('/v1/contacts?filter[email]=new@example.com')).data;
		expect(found).toMatchObject({ city: 'Oslo', interests: [] });
		expect((await withKey().delete('/v1/contacts')).status).toBe(405);
	});

	test('a webhook of the same type and URL answers 400 with the ID', async () => {
		const hook = { type: 'new_lead', url: 'https://example.com/in' };
		const made = await withKey().post('/v1/hooks.json', hook);
		expect(made.status).toBe(201);
		const again = await withKey().post('/v1/hooks', hook);
		expect([again.status, again.data.result_data.id]).toEqual([400, made.data.id]);
		expect((await withKey().get('/v1/hooks/999')).data).toBeNull();
		expect((await withKey().delete(`/v1/hooks/${made.data.id}`)).data.success).toBe(true);
	});

	test('a message is drafted, scheduled and called back', async () => {
		const draft = { name: 'N', sender: 'a@example.com', subject: 'S', html: '<p>x</p>' };
		expect((await withKey().post('/v2/messages', { ...draft, template_id: '1' })).status).toBe(400);
		const { data } = await withKey().post('/v2/messages', draft);
		const path = `/v2/messages/${data.result_data.id}`;
		expect((await withKey().post(`${path}/send`, { send_time: '2026-12-01 10:00:00' })).data.success).toBe(true);
		expect((await withKey().patch(path, { name: 'M' })).status).toBe(400);
		expect((await withKey().post(`${path}/cancel`)).data.result_data.status).toBe('draft');
		expect((await withKey().get(`${path}?include_html=1`)).data.html).toBe('<p>x</p>');
	});
});
