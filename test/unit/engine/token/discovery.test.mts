import { jest } from '@jest/globals';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { readDiscovery, tokenEndpoint } from '../../../../engine/token/discovery';
import { SignInError } from '../../../../engine/token/errors';
import type { Address, Discovery } from '../../../../engine/vendor';
import { envizage } from '../../../../vendors/envizage';
import { patiently } from '../../support/patience.mts';

const ISSUER = 'https://id.example.com/realms/shop';
const ENDPOINT = `${ISSUER}/protocol/openid-connect/token`;
const where: Discovery = { issuer: '{identityUrl}/realms/{realm}', override: 'tokenUrl' };
const settings = { identityUrl: 'https://id.example.com', realm: 'shop', tokenUrl: '' };

const nothingAsked = jest.fn(async () => await Promise.reject<unknown>(new Error('nothing was to be asked')));

function server(reply: { status?: number; body?: unknown } | Error) {
	return jest.fn(async (options: IHttpRequestOptions): Promise<unknown> => {
		void options;
		if (reply instanceof Error) throw reply;
		return { statusCode: reply.status ?? 200, headers: {}, body: typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body) };
	});
}

const discover = async (request: (options: IHttpRequestOptions) => Promise<unknown>, more: Record<string, unknown> = {}) =>
	await tokenEndpoint(envizage, where, { ...settings, ...more }, 'https://api.example.com', request);

async function failure(promise: Promise<unknown>): Promise<SignInError> {
	const error = await promise.then(
		() => undefined,
		(reason: unknown) => reason,
	);
	if (!(error instanceof SignInError)) throw new Error(`Not a SignInError: ${String(error)}`);
	return error;
}

beforeEach(() => {
	jest.useFakeTimers();
});

afterEach(() => {
	jest.useRealTimers();
});

describe('where the token endpoint is', () => {
	test.each<[string, Address, Record<string, string>, string]>([
		['a path under the base URL', { path: '/oauth2/token' }, {}, 'https://api.example.com/oauth2/token'],
		['typed on the credential', { field: 'tokenUrl' }, { tokenUrl: ' https://auth.example.com/token ' }, 'https://auth.example.com/token'],
		[
			'that of the region',
			{ region: 'region', hosts: { eu: 'https://eu.example.com/token' }, otherwise: 'tokenUrl' },
			{ region: 'eu', tokenUrl: 'https://ignored.example.com' },
			'https://eu.example.com/token',
		],
		[
			'typed, for a region without a known one',
			{ region: 'region', hosts: { eu: 'https://eu.example.com/token' }, otherwise: 'tokenUrl' },
			{ region: 'ca', tokenUrl: 'https://ca.example.com/token' },
			'https://ca.example.com/token',
		],
	])('%s', async (_name, address, fields, url) => {
		expect(await tokenEndpoint(envizage, address, fields, 'https://api.example.com', nothingAsked)).toBe(url);
	});

	test('a token URL that the person typed is used without discovery', async () => {
		expect(await discover(nothingAsked, { tokenUrl: 'https://elsewhere.example.org/token' })).toBe('https://elsewhere.example.org/token');
	});

	test('a query in a token URL is kept (RFC 6749 §3.2)', async () => {
		expect(await discover(nothingAsked, { tokenUrl: 'https://auth.example.com/token?tenant=a%20b' })).toBe('https://auth.example.com/token?tenant=a%20b');
	});

	test('an empty one says which field', async () => {
		await expect(tokenEndpoint(envizage, { field: 'tokenUrl' }, {}, '', nothingAsked)).rejects.toThrow('token URL is empty');
	});

	test.each([
		['a path', '/token', 'not a URL'],
		['a host alone', 'auth.example.com', 'not a URL'],
		['another scheme', 'ftp://auth.example.com/token', 'https://'],
		['a script', 'javascript:alert(1)', 'https://'],
		['a fragment (RFC 6749 §3.2)', 'https://auth.example.com/token#x', '#'],
		['a user name', 'https://ann@auth.example.com/token', 'user name'],
		['a password', 'https://:pw@auth.example.com/token', 'password'],
	])('%s is refused', async (_name, tokenUrl, words) => {
		const error = await failure(discover(nothingAsked, { tokenUrl }));
		expect(error.message).toContain(words);
		expect(error.message).toContain('token URL');
		expect(error).toMatchObject({ outcome: 'refused', vendorCode: '', description: '' });
	});

	test('the identity URL is looked at as well', async () => {
		expect((await failure(discover(nothingAsked, { identityUrl: 'ftp://id.example.com' }))).message).toContain('identity URL');
	});

	test('what a path under the base URL comes to is a token URL too', async () => {
		const error = await failure(tokenEndpoint(envizage, { path: '/token' }, {}, 'ftp://api.example.com', nothingAsked));
		expect(error.message).toContain('The token URL must begin with https://');
	});

	test('a long one is not quoted in full', async () => {
		expect((await failure(discover(nothingAsked, { tokenUrl: 'x'.repeat(5000) }))).message).toContain(`"${'x'.repeat(200)}" is not a URL`);
	});
});

describe('discovery (OpenID Connect Discovery 1.0 §4)', () => {
	test('asks the document under the issuer, follows no redirect, and takes its token endpoint', async () => {
		const request = server({ body: { issuer: ISSUER, token_endpoint: ENDPOINT } });
		expect(await discover(request)).toBe(ENDPOINT);
		expect(request).toHaveBeenCalledTimes(1);
		expect(request.mock.calls[0]?.[0]).toMatchObject({
			url: `${ISSUER}/.well-known/openid-configuration`,
			disableFollowRedirect: true,
			headers: { Accept: 'application/json' },
		});
	});

	test('slashes at the end of the identity URL and odd characters in the realm are no trouble', async () => {
		const issuer = 'https://id.example.com/realms/my%20shop%2F1';
		const request = server({ body: { issuer, token_endpoint: `${issuer}/token` } });
		await discover(request, { identityUrl: 'https://id.example.com//', realm: 'my shop/1' });
		expect(request.mock.calls[0]?.[0].url).toBe(`${issuer}/.well-known/openid-configuration`);
	});

	test.each(['identityUrl', 'realm'])('an empty %s is said before anything is asked', async (field) => {
		await expect(discover(nothingAsked, { [field]: ' ' })).rejects.toThrow(field);
	});

	test('a realm cannot climb out of its place', async () => {
		const request = server({ status: 404 });
		await failure(discover(request, { realm: '../../admin' }));
		expect(new URL(request.mock.calls[0]?.[0].url ?? '').pathname).toBe('/realms/..%2F..%2Fadmin/.well-known/openid-configuration');
	});

	test.each([
		['another issuer (RFC 8414 §3.3)', { issuer: 'https://id.example.com/realms/other', token_endpoint: ENDPOINT }, 'realms/other'],
		['the same issuer in other case', { issuer: ISSUER.toUpperCase(), token_endpoint: ENDPOINT }, 'belong to'],
		['an endpoint on another origin', { issuer: ISSUER, token_endpoint: 'https://evil.example.org/token' }, 'https://evil.example.org'],
		['an endpoint on another port', { issuer: ISSUER, token_endpoint: 'https://id.example.com:8443/token' }, ':8443'],
		['an endpoint without TLS', { issuer: ISSUER, token_endpoint: 'http://id.example.com/token' }, 'http://id.example.com'],
		['an endpoint that is no URL', { issuer: ISSUER, token_endpoint: '/token' }, 'not a URL'],
		['an endpoint with a user name', { issuer: ISSUER, token_endpoint: 'https://ann@id.example.com/token' }, 'user name'],
		['no endpoint', { issuer: ISSUER }, 'no token endpoint'],
		['no issuer', { token_endpoint: ENDPOINT }, 'no token endpoint'],
		['an endpoint that is a list', { issuer: ISSUER, token_endpoint: [ENDPOINT] }, 'no token endpoint'],
		['a list', [], 'no token endpoint'],
		['null', null, 'no token endpoint'],
		['a text', 'hello', 'no token endpoint'],
	])('%s is refused', (_name, document, words) => {
		expect(() => readDiscovery(envizage, document, ISSUER)).toThrow(words);
	});

	test('an issuer that ends in a slash is the same', () => {
		for (const slashes of ['/', '//']) expect(readDiscovery(envizage, { issuer: ISSUER + slashes, token_endpoint: ENDPOINT }, ISSUER)).toBe(ENDPOINT);
	});

	test.each([
		[404, 'refused', 'no realm', 1],
		[500, 'nothing', '500', 1],
		[503, 'nothing', '503', 3],
		[429, 'nothing', '429', 3],
		[301, 'nothing', '301', 1],
	])('status %d: %s', async (status, outcome, words, tries) => {
		const request = server({ status, body: '' });
		const error = await patiently(failure(discover(request)));
		expect(error.outcome).toBe(outcome);
		expect(request).toHaveBeenCalledTimes(tries);
		expect(error.message).toContain(words);
	});

	test('a realm that is not there is named as it was looked for', async () => {
		expect((await failure(discover(server({ status: 404 })))).message).toContain(`There is no realm at ${ISSUER} (404)`);
	});

	test('the last of the good statuses is one', async () => {
		expect(await discover(server({ status: 299, body: { issuer: ISSUER, token_endpoint: ENDPOINT } }))).toBe(ENDPOINT);
	});

	test('the endpoint of a document that is no URL is called what it is', () => {
		expect(() => readDiscovery(envizage, { issuer: ISSUER, token_endpoint: '/token' }, ISSUER)).toThrow('The token endpoint "/token" is not a URL');
	});

	test.each([['a web page', '<html>'], ['nothing', ''], ['half a document', '{"issuer":']])('%s is no discovery document', async (_name, body) => {
		expect((await failure(discover(server({ body })))).message).toContain('not a discovery document');
	});

	test('no connection may pass', async () => {
		const error = await patiently(failure(discover(server(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })))));
		expect(error.outcome).toBe('nothing');
		expect(error.message).toContain('https://id.example.com');
		expect(error.message).toContain('ECONNREFUSED');
	});
});
