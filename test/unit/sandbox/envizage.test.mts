import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startSandbox, type Sandbox } from '../../../sandbox/index.mts';
import { approve, basic, client, encodedBasic, form } from '../../support/sandbox/client.mts';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => sandbox.control.reset());
afterAll(async () => await sandbox.close());

const account = () => sandbox.accounts.envizagePasswordApi as Record<string, string>;
const service = () => sandbox.accounts.envizageClientCredentialsApi as Record<string, string>;
const tokenUrl = () =>
	`${sandbox.vendors.envizage.identityUrl}/realms/${sandbox.vendors.envizage.realm}/protocol/openid-connect/token`;
const post = async (fields: Record<string, string>, headers: object = {}) =>
	await client(sandbox.vendors.envizage.identityUrl).post(tokenUrl(), form(fields), { headers: { ...headers } });
const user = () => ({
	grant_type: 'password',
	username: account().username!,
	password: account().password!,
	scope: 'openid',
});
const inBody = ({ clientId, clientSecret }: Record<string, string>) => ({
	client_id: clientId!,
	client_secret: clientSecret!,
});
const signedIn = async () => {
	const { data } = await post({ ...user(), ...inBody(account()) });
	return client(sandbox.vendors.envizage.baseUrl, { authorization: `Bearer ${data.access_token}` });
};

describe('identity server', () => {
	test('discovery names the exact issuer', async () => {
		const { identityUrl, realm } = sandbox.vendors.envizage;
		const issuer = `${identityUrl}/realms/${realm}`;
		const { data } = await client(issuer).get('/.well-known/openid-configuration');
		expect(data).toMatchObject({ issuer, token_endpoint: tokenUrl() });
		expect((await client(identityUrl).get('/realms/other/.well-known/openid-configuration')).status).toBe(404);
	});

	test('password grant with the client in the body or in an encoded header', async () => {
		const inHeader = await post(user(), encodedBasic(account().clientId!, account().clientSecret!));
		const inside = await post({ ...user(), ...inBody(account()) });
		for (const { status, data } of [inHeader, inside]) {
			expect(status).toBe(200);
			expect(data).toMatchObject({
				token_type: 'Bearer',
				expires_in: 300,
				refresh_token: expect.any(String),
				id_token: expect.any(String),
			});
		}
	});

	test('refuses raw Basic, both ways at once, none, JSON and a wrong password', async () => {
		const raw = await post(user(), basic(account().clientId!, account().clientSecret!));
		expect([raw.status, raw.data.error]).toEqual([401, 'invalid_client']);
		const both = await post(
			{ ...user(), ...inBody(account()) },
			encodedBasic(account().clientId!, account().clientSecret!),
		);
		expect(both.data.error).toBe('invalid_request');
		expect((await post(user())).status).toBe(401);
		expect((await client('').post(tokenUrl(), { ...user(), ...inBody(account()) })).data.error).toBe('invalid_request');
		expect((await post({ ...user(), ...inBody(account()), password: 'nope' })).data.error).toBe('invalid_grant');
		expect((await post({ ...user(), ...inBody(account()), scope: 'all' })).data.error).toBe('invalid_scope');
	});

	test('rotates refresh tokens', async () => {
		const { data } = await post({ ...user(), ...inBody(account()) });
		const fields = { grant_type: 'refresh_token', refresh_token: data.refresh_token, ...inBody(account()) };
		const next = await post(fields);
		expect(next.status).toBe(200);
		expect((await post(fields)).data.error).toBe('invalid_grant');
		expect((await post({ ...fields, refresh_token: next.data.refresh_token })).data.error).toBe('invalid_grant');
	});

	test('a service token has no refresh token and reads no scenarios', async () => {
		const { data } = await post(
			{ grant_type: 'client_credentials' },
			encodedBasic(service().clientId!, service().clientSecret!),
		);
		expect(data).not.toHaveProperty('refresh_token');
		const http = client(sandbox.vendors.envizage.baseUrl, { authorization: `Bearer ${data.access_token}` });
		expect((await http.get('/scenarios')).status).toBe(403);
		expect((await post({ grant_type: 'client_credentials', ...inBody(account()) })).data.error).toBe(
			'unauthorized_client',
		);
	});

	test('code flow', async () => {
		const { clientId, clientSecret, authUrl, accessTokenUrl } = sandbox.accounts.envizageOAuth2Api;
		const redirect = 'http://localhost:5678/callback';
		const back = await approve(authUrl!, {
			response_type: 'code',
			client_id: clientId!,
			redirect_uri: redirect,
			scope: 'openid',
			state: 'x',
		});
		const fields = {
			grant_type: 'authorization_code',
			code: back.get('code')!,
			redirect_uri: redirect,
			client_id: clientId!,
			client_secret: clientSecret!,
		};
		expect(accessTokenUrl).toBe(tokenUrl());
		expect((await post({ ...fields, grant_type: 'code' })).data.error).toBe('unsupported_grant_type');
		expect((await post(fields)).data.refresh_token).toBeTruthy();
	});
});

describe('API', () => {
	test('pages from zero', async () => {
		const http = await signedIn();
		const { data } = await http.get('/scenarios');
		expect(data).toMatchObject({
			totalElements: 240,
			totalPages: 12,
			number: 0,
			size: 20,
			first: true,
			last: false,
			numberOfElements: 20,
			empty: false,
		});
		const last = await http.get('/scenarios?page=2&size=100&sort=name,desc');
		expect(last.data).toMatchObject({ numberOfElements: 40, last: true });
		expect((await http.get('/scenarios?page=12')).data).toMatchObject({ empty: true, content: [] });
		for (const query of ['page=-1', 'size=0', 'sort=name,up', 'sort=nosuch,asc', 'limit=3'])
			expect((await http.get(`/scenarios?${query}`)).status).toBe(400);
	});

	test('dead tokens answer 401', async () => {
		const http = await signedIn();
		sandbox.control.expire('envizage');
		const { status, headers } = await http.get('/scenarios');
		expect(status).toBe(401);
		expect(headers['www-authenticate']).toContain('invalid_token');
	});

	test('a scenario and what is in it', async () => {
		const http = await signedIn();
		const { data: scenario, status } = await http.post('/scenarios', { name: 'Ours' });
		expect(status).toBe(201);
		const path = `/scenarios/${scenario.id}`;
		expect((await http.head(path)).status).toBe(204);
		const { data: person } = await http.get(`${path}/persons/primary`);
		const income = { amount: 10, currency: 'GBP', endDate: '2040-01-01T00:00:00.000Z', endsOn: 'USER_DEFINED' };
		const incomes = `${path}/persons/${person.id}/incomes`;
		expect((await http.post(`${incomes}/earned`, { ...income, endsOn: 'NEVER' })).data.message).toContain('endsOn');
		expect((await http.post(`${incomes}/earned`, { ...income, amount: undefined })).data.message).toContain(
			'"amount" is required',
		);
		const { data: made } = await http.post(`${incomes}/earned`, income);
		expect((await http.get(incomes)).data.content).toEqual([made]);
		expect((await http.put(`${incomes}/earned/${made.id}`, { ...income, amount: 11 })).data.amount).toBe(11);
		expect((await http.delete(`${incomes}/earned/${made.id}`)).status).toBe(204);
		expect((await http.get(`${incomes}/earned/${made.id}`)).status).toBe(404);
		expect((await http.delete(path)).status).toBe(204);
		expect((await http.head(path)).status).toBe(404);
		expect((await http.patch('/scenarios', {})).status).toBe(405);
	});
});
