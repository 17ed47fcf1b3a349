import { jest } from '@jest/globals';
import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { SignInError } from '../../../../engine/token/errors';
import { NOT_TO_STORE, REJECTED } from '../../../../engine/token/fields';
import { keepSignedIn, signInFailure } from '../../../../engine/token/renew';
import { COOL_DOWN, forgetSessions, SHORT_COOL_DOWN } from '../../../../engine/token/session';
import { enboarder, enboarderClientCredentials } from '../../../../vendors/enboarder';
import { envi, enviPassword } from '../../../../vendors/envi';
import { envizage, envizagePassword } from '../../../../vendors/envizage';
import { envoy, envoyApiKey, envoyPassword } from '../../../../vendors/envoy';
import { decodeForm, decodeMultipart } from '../../support/decode.mts';
import { IdentityServer } from '../../support/identityServer.mts';
import { patiently } from '../../support/patience.mts';

const START = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;

const signIn = keepSignedIn(envi, enviPassword);
const credentials: IDataObject = {
	baseUrl: 'https://envi.example.com/',
	username: 'ann',
	password: 'SECRET-password',
	organizationNo: '',
	clientId: 'client',
	apiVersion: '1.0',
	accessToken: '',
	refreshToken: '',
	expiresAt: '',
	obtainedAt: '',
	tokenSettings: '',
};

const answer = (n: number, more: object = {}) => ({
	body: { access_token: `access ${n}`, token_type: 'bearer', expires_in: 3600, refresh_token: `refresh ${n}`, ...more },
});
const refused = (error: string, description: string, status = 400) => ({ status, body: { error, error_description: description } });
const WRONG_PASSWORD = refused('invalid_grant', 'Provided password or login is incorrect or was mistyped.');

const form = (options: IHttpRequestOptions | undefined) => Object.fromEntries(decodeForm(String(options?.body)));
const grants = (server: IdentityServer) => server.asked.map((options) => form(options).grant_type);

async function failure(promise: Promise<unknown>): Promise<Error> {
	return await promise.then(
		() => {
			throw new Error('It did not fail');
		},
		(error: Error) => error,
	);
}

/** Signs in once, and gives what n8n then stores. */
async function stored(): Promise<IDataObject> {
	return { ...credentials, ...(await new IdentityServer([answer(1)]).renew(signIn, credentials)) };
}

beforeEach(() => {
	forgetSessions();
	jest.useFakeTimers({ now: START, doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
});

afterEach(() => {
	jest.useRealTimers();
});

describe('the request', () => {
	test('is a POST to the token URL with nothing in the URL, follows no redirect, and asks for text', async () => {
		const server = new IdentityServer([answer(1)]);
		await server.renew(signIn, credentials);
		expect(server.asked).toHaveLength(1);
		expect(server.asked[0]).toMatchObject({
			method: 'POST',
			url: 'https://envi.example.com/oauth2/token',
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
			encoding: 'text',
		});
		expect(server.asked[0]).not.toHaveProperty('qs');
		expect(server.asked[0]?.timeout).toBeGreaterThan(0);
	});

	test('what is stored: the token, its times, and whose it is; nothing else', async () => {
		const fields = await new IdentityServer([answer(1)]).renew(signIn, credentials);
		expect(fields).toEqual({
			accessToken: 'access 1',
			refreshToken: 'refresh 1',
			expiresAt: String(START + HOUR),
			obtainedAt: String(START),
			tokenSettings: expect.stringMatching(/^[0-9a-f]{64}$/),
		});
	});

	test('Enboarder: the region decides where, without a refresh token', async () => {
		const server = new IdentityServer([{ body: { access_token: 'RAW', token_type: 'Bearer', expires_in: 3600 } }]);
		const fields = await server.renew(keepSignedIn(enboarder, enboarderClientCredentials), {
			region: 'eu',
			clientId: 'i',
			clientSecret: 's',
			clientAuthentication: 'body',
			scope: 'api/workflow.basic',
		});
		expect(server.asked[0]?.url).toBe('https://auth.fra.e1.enboarder.com/oauth2/token');
		expect(fields).toMatchObject({ accessToken: 'RAW', refreshToken: '' });
	});

	test('Envizage: discovery first, then the token', async () => {
		const issuer = 'https://id.example.com/realms/r';
		const server = new IdentityServer([{ body: { issuer, token_endpoint: `${issuer}/token` } }, answer(1)]);
		await server.renew(keepSignedIn(envizage, envizagePassword), {
			identityUrl: 'https://id.example.com',
			realm: 'r',
			baseUrl: 'https://api.example.com',
			username: 'u',
			password: 'p',
		});
		expect(server.asked.map(({ url }) => url)).toEqual([`${issuer}/.well-known/openid-configuration`, `${issuer}/token`]);
	});

	test('Envoy: login and refresh as multipart', async () => {
		const envoySignIn = keepSignedIn(envoy, envoyPassword);
		const fields: IDataObject = {
			clientId: 'i',
			clientSecret: 's',
			username: 'u',
			password: 'p',
			scope: 'token.refresh',
			tokenUrl: 'https://api.envoy.com/oauth2/token',
			tokenEncoding: 'multipart',
			baseUrl: 'https://api.envoy.com',
		};
		const server = new IdentityServer([answer(1), answer(2)]);
		const first = await server.renew(envoySignIn, fields);
		await server.renew(envoySignIn, { ...fields, ...first });
		const bodies = await Promise.all(server.asked.map(async ({ body }) => Object.fromEntries(await decodeMultipart(body as FormData))));
		expect(bodies).toMatchObject([{ grant_type: 'password' }, { grant_type: 'refresh_token', refresh_token: 'refresh 1' }]);
	});

	test('a sign-in without tokens cannot be kept', async () => {
		const error = await failure(new IdentityServer([]).renew(keepSignedIn(envoy, envoyApiKey), {}));
		expect(error).toBeInstanceOf(SignInError);
		expect(error).toMatchObject({ message: 'Envoy needs no sign-in here.', outcome: 'refused', vendorCode: '', description: '' });
	});
});

describe('which token comes', () => {
	test('a token in the place where n8n expects the expired one is renewed, also before its time', async () => {
		const server = new IdentityServer([answer(2)]);
		const fields = await server.renew(signIn, await stored());
		expect(form(server.asked[0])).toMatchObject({ grant_type: 'refresh_token', refresh_token: 'refresh 1' });
		expect(fields).toMatchObject({ accessToken: 'access 2', refreshToken: 'refresh 2' });
	});

	test('a token that the node has put aside as refused is renewed', async () => {
		const server = new IdentityServer([answer(2)]);
		const fields = await server.renew(signIn, { ...(await stored()), accessToken: '', [REJECTED]: 'access 1' });
		expect(fields.accessToken).toBe('access 2');
	});

	test('a token that is not to be stored comes in the credential itself, and n8n is given nothing to store', async () => {
		const given: IDataObject = { ...credentials, [NOT_TO_STORE]: true };
		expect(await new IdentityServer([answer(1)]).renew(signIn, given)).toEqual({});
		expect(given).toMatchObject({ accessToken: 'access 1', refreshToken: 'refresh 1' });
	});

	test('why a sign-in failed stands beside the credential that it failed with', async () => {
		const given: IDataObject = { ...credentials };
		const error = await failure(new IdentityServer([WRONG_PASSWORD]).renew(signIn, given));
		expect(signInFailure(given)).toBe(error);
		expect(signInFailure({ ...given })).toBeUndefined();
		expect(given).toEqual(credentials);
	});

	test('what was for this call only is gone from the credential, which some n8n store whole', async () => {
		const given: IDataObject = { ...(await stored()), accessToken: '', [REJECTED]: 'access 1', [NOT_TO_STORE]: false };
		await new IdentityServer([answer(2)]).renew(signIn, given);
		expect(JSON.stringify(given)).not.toContain('access 1');
		expect(Object.keys(given)).not.toEqual(expect.arrayContaining([NOT_TO_STORE]));
	});

	test('a token that nobody refused and that this process knows is given without a request', async () => {
		const server = new IdentityServer([]);
		const fields = await server.renew(signIn, { ...(await stored()), accessToken: '', [REJECTED]: '' });
		expect(fields.accessToken).toBe('access 1');
		expect(server.asked).toHaveLength(0);
	});

	test('after its time it is refreshed without a login', async () => {
		const held = await stored();
		jest.setSystemTime(START + HOUR);
		const server = new IdentityServer([answer(2)]);
		await server.renew(signIn, { ...held, accessToken: '' });
		expect(grants(server)).toEqual(['refresh_token']);
	});

	test('in another process, the stored refresh token is enough', async () => {
		const held = await stored();
		forgetSessions();
		const server = new IdentityServer([answer(2)]);
		await server.renew(signIn, held);
		expect(form(server.asked[0]).refresh_token).toBe('refresh 1');
	});

	test('a token of other settings is neither used nor refreshed', async () => {
		const server = new IdentityServer([answer(2)]);
		await server.renew(signIn, { ...(await stored()), organizationNo: '1042' });
		expect(form(server.asked[0])).toMatchObject({ grant_type: 'password', organizationNo: '1042' });
		expect(form(server.asked[0])).not.toHaveProperty('refresh_token');
	});

	test('a vendor that gives no refresh token is signed in to again', async () => {
		const server = new IdentityServer([answer(1, { refresh_token: undefined }), answer(2)]);
		const fields = await server.renew(signIn, credentials);
		expect(fields.refreshToken).toBe('');
		await server.renew(signIn, { ...credentials, ...fields });
		expect(grants(server)).toEqual(['password', 'password']);
	});

	test('100 at once, one request', async () => {
		const server = new IdentityServer([answer(1)]);
		const all = await Promise.all(Array.from({ length: 100 }, async () => await server.renew(signIn, { ...credentials })));
		expect(server.asked).toHaveLength(1);
		expect(new Set(all.map(({ accessToken }) => accessToken))).toEqual(new Set(['access 1']));
	});

	test('100 with the same refused token, one refresh: a rotated refresh token is shown once only', async () => {
		const held = await stored();
		const server = new IdentityServer([answer(2)]);
		await Promise.all(Array.from({ length: 50 }, async () => await server.renew(signIn, held)));
		for (let i = 0; i < 50; i++) await server.renew(signIn, held);
		expect(server.asked).toHaveLength(1);
	});
});

describe('rotation (RFC 6749 §6)', () => {
	test('an answer without a new refresh token leaves the old one in force', async () => {
		const server = new IdentityServer([answer(2, { refresh_token: undefined }), answer(3)]);
		const second = await server.renew(signIn, await stored());
		expect(second).toMatchObject({ accessToken: 'access 2', refreshToken: 'refresh 1' });
		await server.renew(signIn, { ...credentials, ...second });
		expect(form(server.asked[1]).refresh_token).toBe('refresh 1');
	});

	test('a new refresh token replaces the old one', async () => {
		const server = new IdentityServer([answer(2), answer(3)]);
		const second = await server.renew(signIn, await stored());
		await server.renew(signIn, { ...credentials, ...second });
		expect(form(server.asked[1]).refresh_token).toBe('refresh 2');
	});
});

describe('a refresh that brings no token', () => {
	test('because it is refused, is followed by one login', async () => {
		const server = new IdentityServer([refused('invalid_grant', 'The refresh token is invalid or was used.'), answer(2)]);
		const fields = await server.renew(signIn, await stored());
		expect(grants(server)).toEqual(['refresh_token', 'password']);
		expect(fields).toMatchObject({ accessToken: 'access 2', refreshToken: 'refresh 2' });
	});

	test('and when the login is refused too, its reason is told, and nothing more is asked', async () => {
		const held = await stored();
		const server = new IdentityServer([refused('invalid_grant', 'spent'), WRONG_PASSWORD]);
		const error = await failure(server.renew(signIn, held));
		expect(error.message).toContain('user name or password');
		await failure(server.renew(signIn, held));
		expect(grants(server)).toEqual(['refresh_token', 'password']);
	});

	test.each([
		['too many requests (RFC 6585 §4)', { status: 429, body: '' }, 3],
		['no connection', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 3],
		['temporarily unavailable (RFC 6749 §4.1.2.1)', refused('temporarily_unavailable', 'later'), 1],
	])('%s: nothing was done, so the password is not sent, and the refresh token stays good', async (_name, reply, tries) => {
		const held = await stored();
		const server = new IdentityServer([...Array.from({ length: tries }, () => reply), answer(2)]);
		const error = await patiently(failure(server.renew(signIn, held)));
		expect(error).toMatchObject({ name: 'SignInError', outcome: 'nothing' });
		jest.setSystemTime(Date.now() + 10_000);
		await server.renew(signIn, held);
		expect(grants(server)).toEqual(Array.from({ length: tries + 1 }, () => 'refresh_token'));
	});

	/** RFC 9700 §4.14.2: a refresh token that is used twice may end the whole grant. */
	test.each([
		['a broken connection', Object.assign(new Error('reset'), { code: 'ECONNRESET' })],
		['half an answer', Object.assign(new Error('aborted'), { code: 'ERR_BAD_RESPONSE' })],
		['an answer that is late', Object.assign(new Error('timeout'), { code: 'ECONNABORTED' })],
		['a fault of the server', { status: 500, body: 'oops' }],
		['a gateway that lost it', { status: 502, body: '' }],
		['a web page', { status: 200, body: '<html>', contentType: 'text/html' }],
		['JSON that is cut off', { status: 200, body: '{"access_token":"acc' }],
		['nothing', { status: 200, body: '' }],
		['a token of a type nobody knows', { status: 200, body: { access_token: 'x', token_type: 'mac' } }],
	])('%s: the refresh token may be spent, so it is not sent again, and the login follows', async (_name, reply) => {
		const server = new IdentityServer([reply, answer(2)]);
		const fields = await server.renew(signIn, await stored());
		expect(grants(server)).toEqual(['refresh_token', 'password']);
		expect(fields).toMatchObject({ accessToken: 'access 2', refreshToken: 'refresh 2' });
	});

	test('nor is it sent later, when the login failed as well', async () => {
		const held = await stored();
		const server = new IdentityServer([{ status: 500, body: '' }, { status: 500, body: '' }, answer(2)]);
		await failure(server.renew(signIn, held));
		jest.setSystemTime(START + 10_000);
		await server.renew(signIn, held);
		expect(grants(server)).toEqual(['refresh_token', 'password', 'password']);
	});

	/** What stops a request on our side has sent nothing. */
	test('a setting that forbids it spends no refresh token', async () => {
		const held = { ...(await stored()), allowedHttpRequestDomains: 'domains', allowedDomains: 'other.example.com' };
		const server = new IdentityServer([answer(2)]);
		expect((await failure(server.renew(signIn, held))).message).toContain('other.example.com');
		expect(server.asked).toHaveLength(0);
		jest.setSystemTime(START + SHORT_COOL_DOWN);
		await server.renew(signIn, { ...held, allowedDomains: 'envi.example.com' });
		expect(grants(server)).toEqual(['refresh_token']);
	});

	/** Three of the vendors do not say what their token errors look like; a dead refresh token must not brick the credential. */
	test.each([
		['no body', ''],
		['plain text', 'Unauthorized'],
	])('a 401 with %s is followed by the login as well', async (_name, body) => {
		const server = new IdentityServer([{ status: 401, body, contentType: 'text/plain' }, answer(2)]);
		const fields = await server.renew(signIn, await stored());
		expect(fields.accessToken).toBe('access 2');
	});
});

describe('a login that may succeed soon', () => {
	test.each([502, 503, 504])('goes again by itself after %d', async (status) => {
		const server = new IdentityServer([{ status, body: '' }, answer(1)]);
		expect((await patiently(server.renew(signIn, credentials))).accessToken).toBe('access 1');
	});

	test.each([
		['for as long as the vendor says', '10', 10_000],
		['for two seconds where it says nothing', undefined, SHORT_COOL_DOWN],
		['for two seconds where it says less', '0', SHORT_COOL_DOWN],
		['for a minute where it says more', '86400', COOL_DOWN],
	])('is not asked for again %s', async (_what, retryAfter, pause) => {
		const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
		const server = new IdentityServer([{ ...refused('temporarily_unavailable', 'later'), headers }, answer(1)]);
		await failure(server.renew(signIn, credentials));
		jest.setSystemTime(START + pause - 1);
		await failure(server.renew(signIn, credentials));
		expect(server.asked).toHaveLength(1);
		jest.setSystemTime(START + pause);
		expect((await server.renew(signIn, credentials)).accessToken).toBe('access 1');
	});
});

describe('a wrong password', () => {
	test('is tried once, however often a token is wanted', async () => {
		const server = new IdentityServer([WRONG_PASSWORD]);
		for (let i = 0; i < 1000; i++) await failure(server.renew(signIn, { ...credentials }));
		expect(server.asked).toHaveLength(1);
	});

	test('and once when a thousand want it at the same time', async () => {
		const server = new IdentityServer([WRONG_PASSWORD]);
		await Promise.allSettled(Array.from({ length: 1000 }, async () => await server.renew(signIn, { ...credentials })));
		expect(server.asked).toHaveLength(1);
	});

	test('is tried again after COOL_DOWN', async () => {
		const server = new IdentityServer([WRONG_PASSWORD, answer(1)]);
		await failure(server.renew(signIn, credentials));
		jest.setSystemTime(START + COOL_DOWN);
		expect((await server.renew(signIn, credentials)).accessToken).toBe('access 1');
	});

	test('a corrected one is tried at once', async () => {
		const server = new IdentityServer([WRONG_PASSWORD, answer(1)]);
		await failure(server.renew(signIn, credentials));
		expect((await server.renew(signIn, { ...credentials, password: 'right' })).accessToken).toBe('access 1');
	});

	test('its error has nothing by which n8n would sign in a second time', async () => {
		const error = await failure(new IdentityServer([refused('invalid_client', 'no', 401)]).renew(signIn, credentials));
		expect(error).toBeInstanceOf(SignInError);
		for (const key of ['response', 'status', 'statusCode', 'code', 'httpCode', 'cause']) expect(error).not.toHaveProperty(key);
	});

	/** A 401 without JSON is a refused password all the same: over half an hour of items it must not be sent hundreds of times. */
	test('is remembered for COOL_DOWN also when the 401 has no JSON', async () => {
		const server = new IdentityServer([{ status: 401, body: '', contentType: 'text/plain' }]);
		for (let second = 0; second < 50; second++) {
			jest.setSystemTime(START + second * 1000);
			await failure(server.renew(signIn, { ...credentials }));
		}
		expect(server.asked).toHaveLength(1);
	});
});

describe('no answer', () => {
	const networkError = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), {
		code: 'ECONNREFUSED',
		status: 401,
		response: { status: 401 },
		config: { data: 'password=SECRET-password' },
	});

	test('says where and why, without the request, in which the password stands', async () => {
		const error = await patiently(failure(new IdentityServer([networkError]).renew(signIn, credentials)));
		expect(error.message).toContain('https://envi.example.com');
		expect(error.message).toContain('ECONNREFUSED');
		expect(JSON.stringify({ ...error, message: error.message, stack: error.stack })).not.toContain('SECRET');
		for (const key of ['response', 'status', 'code', 'config', 'cause']) expect(error).not.toHaveProperty(key);
	});

	test('may pass: it is tried again soon', async () => {
		const server = new IdentityServer([networkError, networkError, networkError, answer(1)]);
		await patiently(failure(server.renew(signIn, credentials)));
		jest.setSystemTime(Date.now() + 5000);
		expect((await server.renew(signIn, credentials)).accessToken).toBe('access 1');
	});
});

describe('secrets stay out of errors', () => {
	test.each([
		['a refused password', WRONG_PASSWORD],
		['a page', { status: 200, body: '<html>' }],
		['a fault', { status: 500, body: '' }],
		['a token of unknown type', { body: { access_token: 'SECRET-token', token_type: 'mac' } }],
		['a redirect', { status: 302, body: '' }],
	])('%s', async (_name, reply) => {
		const error = (await failure(new IdentityServer([reply]).renew(signIn, credentials))) as SignInError;
		expect(`${error.message} ${error.description} ${error.stack} ${JSON.stringify(error)}`).not.toContain('SECRET');
	});
});

test('a token endpoint that redirects: not followed, and both origins are named', async () => {
	const server = new IdentityServer([{ status: 307, headers: { location: 'https://evil.example.org/token' } }]);
	const { message } = await failure(server.renew(signIn, credentials));
	expect(message).toContain('https://envi.example.com redirects to https://evil.example.org (307)');
	expect(server.asked).toHaveLength(1);
});

test('a vendor that repeats the sign-in in its refusal: the error holds no secret', async () => {
	const server = new IdentityServer([refused('SECRET-password', 'Wrong: username=ann&password=SECRET-password')]);
	const error = await failure(server.renew(signIn, credentials));
	expect(error.message + JSON.stringify(error)).not.toContain('SECRET-password');
	expect((error as SignInError).description).toContain('username=ann&password=**hidden**');
});

describe('the domains that n8n allows the credential', () => {
	const bound = (allowedDomains: string): IDataObject => ({ ...credentials, allowedHttpRequestDomains: 'domains', allowedDomains });

	test('without the sign-in among them: nothing is sent, and both are named', async () => {
		const server = new IdentityServer([answer(1)]);
		const error = await failure(server.renew(signIn, bound('example.org')));
		expect(error.message).toMatch(/envi\.example\.com.*example\.org/);
		expect(server.asked).toHaveLength(0);
	});

	test('with it: n8n, which may hold requests to the list itself, gets no other list from us', async () => {
		const server = new IdentityServer([answer(1)]);
		await server.renew(signIn, bound('*.example.com'));
		expect(server.asked).toHaveLength(1);
		expect(server.asked[0]).not.toHaveProperty('allowedDomains');
	});
});
