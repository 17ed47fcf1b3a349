import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { startSandbox, type Sandbox } from '../../../sandbox/index.mts';
import { approve, basic, client, form, multipart } from '../../support/sandbox/client.mts';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => sandbox.control.reset());
afterAll(async () => await sandbox.close());

const http = (headers: Record<string, string> = {}) => client(sandbox.vendors.envoy.baseUrl, headers);
const account = () => sandbox.accounts.envoyPasswordApi as Record<string, string>;
const clientHeader = () => basic(account().clientId!, account().clientSecret!);
const passwordFields = (more: Record<string, string> = {}) => {
	const { username, password, scope } = account();
	return { grant_type: 'password', username: username!, password: password!, scope: scope!, ...more };
};
const signIn = async (more: Record<string, string> = {}) =>
	await http().post('/oauth2/token', multipart(passwordFields(more)), { headers: clientHeader() });

describe('private app tokens', () => {
	test('password grant: multipart with Basic', async () => {
		const { status, data } = await signIn();
		expect(status).toBe(200);
		expect(data).toMatchObject({
			token_type: 'Bearer',
			expires_in: 86_400,
			refresh_token_expires_in: 2_592_000,
			state: null,
			company_id: '10000',
		});
	});

	test('no refresh token without the scope token.refresh', async () => {
		expect((await signIn({ scope: 'locations.read' })).data).not.toHaveProperty('refresh_token');
		expect((await signIn({ scope: 'locations.read token.refresh' })).data.error).toBe('invalid_scope');
	});

	test('refuses other encodings, the client in the body and no client', async () => {
		expect((await http().post('/oauth2/token', form(passwordFields()), { headers: clientHeader() })).status).toBe(415);
		expect((await http().post('/oauth2/token', passwordFields(), { headers: clientHeader() })).status).toBe(415);
		expect((await signIn({ client_id: 'x' })).data.error).toBe('invalid_request');
		expect((await http().post('/oauth2/token', multipart(passwordFields()))).status).toBe(401);
		expect((await signIn({ password: 'nope' })).data.error).toBe('invalid_grant');
	});

	test('refresh grant: client in the body and no header', async () => {
		const { data } = await signIn();
		const { clientId, clientSecret } = account();
		const fields = {
			grant_type: 'refresh_token',
			refresh_token: data.refresh_token,
			client_id: clientId!,
			client_secret: clientSecret!,
		};
		expect((await http().post('/oauth2/token', multipart(fields), { headers: clientHeader() })).data.error).toBe(
			'invalid_request',
		);
		const refreshed = await http().post('/oauth2/token', multipart(fields));
		expect(refreshed.status).toBe(200);
		expect((await http().post('/oauth2/token', multipart(fields))).data.error).toBe('invalid_grant');
		expect((await http({ authorization: `Bearer ${refreshed.data.access_token}` }).get('/v1/locations')).status).toBe(
			401,
		);
	});
});

describe('public app tokens', () => {
	const query = () => {
		const { clientId, scope } = sandbox.accounts.envoyOAuth2Api;
		return {
			response_type: 'code',
			client_id: clientId!,
			redirect_uri: 'http://127.0.0.1:9/callback',
			scope: scope!,
			state: 's&1',
		};
	};
	const exchange = async (code: string, more: Record<string, string> = {}) => {
		const { clientId, clientSecret } = sandbox.accounts.envoyOAuth2Api;
		return await http().post(sandbox.vendors.envoy.tokenUrl, {
			grant_type: 'authorization_code',
			code,
			client_id: clientId,
			client_secret: clientSecret,
			...more,
		});
	};

	test('a code works once; reuse revokes its tokens', async () => {
		const back = await approve(sandbox.vendors.envoy.authUrl, query());
		expect(back.get('state')).toBe('s&1');
		const { status, data } = await exchange(back.get('code')!);
		expect(status).toBe(200);
		const signedIn = http({ authorization: `Bearer ${data.access_token}` });
		expect((await signedIn.get('/v1/locations')).status).toBe(200);
		expect((await exchange(back.get('code')!)).data.error).toBe('invalid_grant');
		expect((await signedIn.get('/v1/locations')).status).toBe(401);
	});

	test('takes a form body, but not two client authentications', async () => {
		const { clientId, clientSecret } = sandbox.accounts.envoyOAuth2Api;
		const code = (await approve(sandbox.vendors.envoy.authUrl, query())).get('code')!;
		const fields = { grant_type: 'authorization_code', code, client_id: clientId!, client_secret: clientSecret! };
		const twice = await http().post(sandbox.vendors.envoy.tokenUrl, form(fields), { headers: clientHeader() });
		expect(twice.data.error_description).toContain('Two client authentication methods');
		expect((await http().post(sandbox.vendors.envoy.tokenUrl, form(fields))).status).toBe(200);
	});

	test('PKCE: the verifier must fit', async () => {
		const verifier = 'a'.repeat(50);
		const challenge = createHash('sha256').update(verifier).digest('base64url');
		const asked = { ...query(), code_challenge: challenge, code_challenge_method: 'S256' };
		const code = (await approve(sandbox.vendors.envoy.authUrl, asked)).get('code')!;
		expect((await exchange(code)).data.error_description).toContain('code_verifier is missing');
		expect((await exchange(code, { code_verifier: 'b'.repeat(50) })).status).toBe(400);
		expect((await exchange(code, { code_verifier: verifier })).status).toBe(200);
	});

	test("the page says no to strangers, and passes on a person's no", async () => {
		const get = async (change: Record<string, string>) =>
			await http().get(sandbox.vendors.envoy.authUrl, { params: { ...query(), ...change } });
		expect((await get({ client_id: 'stranger' })).status).toBe(400);
		expect((await get({ redirect_uri: 'https://evil.example.com/' })).status).toBe(400);
		expect((await approve(sandbox.vendors.envoy.authUrl, query(), 'deny')).get('error')).toBe('access_denied');
		expect((await approve(sandbox.vendors.envoy.authUrl, { ...query(), response_type: 'token' })).get('error')).toBe(
			'unsupported_response_type',
		);
	});
});

describe('API', () => {
	const withKey = () => http({ 'x-api-key': sandbox.accounts.envoyApi.apiKey! });

	test('key or token, never both; the key on /v1 only', async () => {
		expect((await withKey().get('/v1/locations')).status).toBe(200);
		expect((await withKey().get('/v1/locations', { headers: { authorization: 'Bearer x' } })).status).toBe(400);
		expect((await withKey().get('/api/v3/locations')).status).toBe(401);
		expect((await http({ 'x-api-key': 'nope' }).get('/v1/locations')).status).toBe(401);
		expect((await http().get('/v1/locations')).status).toBe(401);
		const { data } = await signIn();
		expect(
			(await http({ authorization: `Bearer ${data.access_token}` }).get('/api/v3/locations')).data.data,
		).toHaveLength(8);
	});

	test('a token without the scope gets 403', async () => {
		const { data } = await signIn({ scope: 'token.refresh,locations.read' });
		const answer = await http({ authorization: `Bearer ${data.access_token}` }).get('/v1/invites');
		expect(answer.status).toBe(403);
		expect(answer.headers['www-authenticate']).toContain('insufficient_scope');
	});

	test('pages, sorts and filters', async () => {
		const ids = new Set<string>();
		for (let page = 1; page <= 25; page += 1) {
			const { data } = await withKey().get('/v1/invites', { params: { page } });
			expect(data.meta).toEqual({ page, perPage: 100, total: 2_500 });
			for (const row of data.data) ids.add(row.id);
		}
		expect(ids.size).toBe(2_500);
		expect((await withKey().get('/v1/invites?page=101&perPage=100')).status).toBe(400);
		expect((await withKey().get('/v1/invites?size=5')).status).toBe(400);
		expect((await withKey().get('/v1/invites?order=UP')).status).toBe(400);
		const sorted = await withKey().get('/v1/invites?sort=EXPECTED_ARRIVAL_AT&order=DESC&locationIds=5001');
		const times = sorted.data.data.map((row: { expectedArrivalAt: string }) => row.expectedArrivalAt);
		expect(times).toEqual([...times].sort().reverse());
		expect(sorted.data.data.every((row: { locationId: string }) => row.locationId === '5001')).toBe(true);
	});

	test('an invite from creation to deletion', async () => {
		const invite = { expectedArrivalAt: '2026-12-01T09:00:00Z', locationId: '5002', invitee: { name: 'Ada' } };
		expect((await withKey().post('/v1/invites', invite)).data.errors[0].detail).toContain('"invite"');
		expect(
			(await withKey().post('/v1/invites', { invite: { ...invite, invitee: {} } })).data.errors[0].detail,
		).toContain('"invitee.name" is required');
		expect((await withKey().post('/v1/invites', { invite: { ...invite, colour: 1 } })).data.errors[0].detail).toContain(
			'Unknown field',
		);
		expect(
			(await withKey().post('/v1/invites', { invite: { ...invite, flowId: '8001' } })).data.errors[0].detail,
		).toContain('flowId');
		const { data, status } = await withKey().post('/v1/invites', { invite });
		expect(status).toBe(201);
		const path = `/v1/invites/${data.data.id}`;
		expect((await withKey().post(path, { invite: { notes: 'x' } })).data.data).toMatchObject({
			notes: 'x',
			invitee: { name: 'Ada' },
		});
		expect((await withKey().post(`${path}/checkin`)).data.data.fullName).toBe('Ada');
		expect((await withKey().patch(path, {})).status).toBe(405);
		expect((await withKey().delete(path)).status).toBe(204);
		expect((await withKey().get(path)).status).toBe(404);
	});

	test('spaces take ten requests a second', async () => {
		const answers = await Promise.all(
			Array.from({ length: 11 }, async () => (await withKey().get('/v1/spaces?perPage=1')).status),
		);
		expect(answers.filter((status) => status === 429)).toHaveLength(1);
		sandbox.control.advance(1);
		expect((await withKey().get('/v1/spaces')).status).toBe(200);
	});
});
