import fc from 'fast-check';
import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { headerValue, plainHeaders, secretHeaderNames, signWith } from '../../../../engine/token/sign';
import type { SignIn } from '../../../../engine/vendor';
import { enboarderApiKey, enboarderClientCredentials } from '../../../../vendors/enboarder';
import { enviPassword } from '../../../../vendors/envi';
import { envizageClientCredentials, envizagePassword } from '../../../../vendors/envizage';
import { envokeBasic, envokeOAuth2 } from '../../../../vendors/envoke';
import { envoyApiKey, envoyPassword } from '../../../../vendors/envoy';
import { decodeBasic } from '../../support/decode.mts';

const BASE = 'https://api.example.com';

const sign = async (signIn: SignIn, credentials: ICredentialDataDecryptedObject, options: Partial<IHttpRequestOptions> & { uri?: string } = {}) =>
	await signWith(signIn)({ baseUrl: BASE, ...credentials }, { url: `${BASE}/v1/records`, ...options } as IHttpRequestOptions);

const envi = { accessToken: 'TOKEN', apiVersion: '1.0' };

describe('the headers that each vendor documents', () => {
	test.each<[string, SignIn, ICredentialDataDecryptedObject, Record<string, string>]>([
		['Envi', enviPassword, envi, { Authorization: 'Bearer TOKEN', 'api-version': '1.0' }],
		['Envoy API key', envoyApiKey, { apiKey: 'KEY' }, { 'X-API-Key': 'KEY' }],
		['Envoy password', envoyPassword, { accessToken: 'TOKEN' }, { Authorization: 'Bearer TOKEN' }],
		['Envoke', envokeBasic, { apiId: 'id', apiKey: 'key' }, { Authorization: `Basic ${btoa('id:key')}` }],
		['Envizage password', envizagePassword, { accessToken: 'TOKEN' }, { Authorization: 'Bearer TOKEN' }],
		['Envizage client credentials', envizageClientCredentials, { accessToken: 'TOKEN' }, { Authorization: 'Bearer TOKEN' }],
		['Enboarder API key', enboarderApiKey, { region: 'custom', apiKey: 'KEY' }, { apikey: 'KEY' }],
		['Enboarder raw token', enboarderClientCredentials, { region: 'custom', accessToken: 'TOKEN', authorizationFormat: 'raw' }, { Authorization: 'TOKEN' }],
		['Enboarder bearer token', enboarderClientCredentials, { region: 'custom', accessToken: 'TOKEN', authorizationFormat: 'bearer' }, { Authorization: 'Bearer TOKEN' }],
	])('%s', async (_name, signIn, credentials, headers) => {
		expect((await sign(signIn, credentials)).headers).toEqual(headers);
	});

	test('Basic takes user and password as they are, in UTF-8 (RFC 7617), not form-urlencoded', async () => {
		const { headers } = await sign(envokeBasic, { apiId: 'a b', apiKey: 'p:+%ü' });
		expect(decodeBasic(String(headers?.Authorization))).toEqual(['a b', 'p:+%ü']);
	});

	test('what n8n signs itself needs no header of ours', async () => {
		expect((await sign(envokeOAuth2, {})).headers).toBeUndefined();
	});
});

test.each([enviPassword, envoyApiKey, envoyPassword, envokeBasic, envizagePassword, envizageClientCredentials, enboarderApiKey, enboarderClientCredentials])(
	'nothing goes into the URL or the body (RFC 6750 §2.3): $credentialType',
	async (signIn) => {
		const fields = { region: 'custom', accessToken: 'TOKEN', apiKey: 'KEY', apiId: 'ID', apiVersion: '1.0', authorizationFormat: 'raw' };
		const { headers, url, method, body, qs, auth } = await sign(signIn, fields, { method: 'POST', body: { a: 1 }, qs: { b: 2 } });
		expect(headers).not.toEqual({});
		expect({ url, method, body, qs, auth }).toEqual({ url: `${BASE}/v1/records`, method: 'POST', body: { a: 1 }, qs: { b: 2 }, auth: undefined });
	},
);

describe('headers that are there already', () => {
	test('stay', async () => {
		expect((await sign(envoyApiKey, { apiKey: 'KEY' }, { headers: { Accept: 'text/csv' } })).headers).toEqual({ Accept: 'text/csv', 'X-API-Key': 'KEY' });
	});

	test.each(['Authorization', 'authorization', 'AUTHORIZATION'])('a second %s is put out: a request signs in once (RFC 6750 §2)', async (name) => {
		const { headers } = await sign(enviPassword, envi, { headers: { [name]: 'Bearer OTHER' } });
		const found = Object.entries(headers ?? {}).filter(([key]) => key.toLowerCase() === 'authorization');
		expect(found).toEqual([['Authorization', 'Bearer TOKEN']]);
	});

	test.each(['api-version', 'API-Version'])('%s of the builder wins over the credential', async (name) => {
		const { headers } = await sign(enviPassword, envi, { headers: { [name]: '2.0' } });
		const found = Object.entries(headers ?? {}).filter(([key]) => key.toLowerCase() === 'api-version');
		expect(found).toEqual([[name, '2.0']]);
	});

	test('a request that is signed again, after a renewal, has the new token and the same form', async () => {
		const credentials = { region: 'custom', authorizationFormat: 'raw' };
		const first = await sign(enboarderClientCredentials, { ...credentials, accessToken: 'OLD' });
		const second = await sign(enboarderClientCredentials, { ...credentials, accessToken: 'NEW' }, first);
		expect(second.headers).toEqual({ Authorization: 'NEW' });
	});
});

describe('empty fields send no header', () => {
	test.each<[string, SignIn, ICredentialDataDecryptedObject]>([
		['a token', envoyPassword, { accessToken: '' }],
		['a key', envoyApiKey, { apiKey: '' }],
	])('%s', async (_name, signIn, credentials) => {
		expect((await sign(signIn, credentials)).headers ?? {}).toEqual({});
	});
});

describe('signs for its own origin only', () => {
	const signed = async (url: string, more: object = {}) =>
		await sign(envoyApiKey, { apiKey: 'KEY' }, { url, ...more }).then(
			({ headers }) => headers?.['X-API-Key'] === 'KEY',
			() => false,
		);

	test.each([
		['its own', `${BASE}/v1`],
		['its own, in capitals', 'HTTPS://API.EXAMPLE.COM/v1'],
		['its own, with the port said', 'https://api.example.com:443/v1'],
	])('%s', async (_name, url) => {
		expect(await signed(url)).toBe(true);
	});

	test.each([
		['another host', 'https://evil.example.org/'],
		['a host that begins like it', 'https://api.example.com.evil.org/'],
		['a host that ends like it', 'https://evilapi.example.com/'],
		['a subdomain', 'https://x.api.example.com/'],
		['another port', 'https://api.example.com:8443/'],
		['no TLS', 'http://api.example.com/'],
		['a user name that looks like it', 'https://api.example.com@evil.example.org/'],
		['a user name before it', 'https://ann:pw@api.example.com/'],
		['backslashes', 'https:\\\\evil.example.org\\'],
		['a scheme without slashes', 'https:evil.example.org'],
		['white space in front', '  https://evil.example.org/'],
		['a tab in the middle', 'https:/\t/evil.example.org/'],
		['another scheme', 'ftp://api.example.com/'],
	])('not %s', async (_name, url) => {
		expect(await signed(url)).toBe(false);
	});

	test('the error names both origins', async () => {
		const promise = sign(envoyApiKey, { apiKey: 'KEY' }, { url: 'https://evil.example.org/x' });
		await expect(promise).rejects.toThrow('https://evil.example.org');
		await expect(promise).rejects.toThrow('https://api.example.com');
	});

	test('base URL and path apart, as in a credential test', async () => {
		expect(await signed('/v1', { baseURL: BASE })).toBe(true);
		expect(await signed('v1', { baseURL: `${BASE}/` })).toBe(true);
		expect(await signed('/v1', { baseURL: 'https://evil.example.org' })).toBe(false);
		expect(await signed('https://evil.example.org/', { baseURL: BASE })).toBe(false);
	});

	test.each([
		[`${BASE}/`, '/v1/records', true],
		[`${BASE}//`, '//evil.example.org', false],
		[BASE, 'v1/https:/x', true],
		[BASE, 'v1//x', true],
		['https://evil.example.org/?x=//', 'v1', false],
	])('%s and %s', async (baseURL, url, isSigned) => {
		expect(await signed(url, { baseURL })).toBe(isSigned);
	});

	test('a path alone is nobody\'s', async () => {
		expect(await signed('//api.example.com/v1')).toBe(true);
		expect(await signed('//evil.example.org/v1')).toBe(false);
		await expect(sign(envoyApiKey, { apiKey: 'KEY' }, { url: undefined } as object)).resolves.toMatchObject({ headers: { 'X-API-Key': 'KEY' } });
	});

	test('n8n\'s older helper says uri', async () => {
		expect(await signed(undefined as unknown as string, { uri: `${BASE}/v1` })).toBe(true);
		expect(await signed(undefined as unknown as string, { uri: 'https://evil.example.org/' })).toBe(false);
	});

	test('Enboarder: the region\'s host is the origin', async () => {
		const to = async (region: string, url: string) => await sign(enboarderApiKey, { region, apiKey: 'KEY', baseUrl: '' }, { url });
		expect((await to('au', 'https://api.syd.e1.enboarder.com/reports/workflows')).headers).toEqual({ apikey: 'KEY' });
		await expect(to('eu', 'https://api.syd.e1.enboarder.com/reports/workflows')).rejects.toThrow('api.fra.e1.enboarder.com');
	});

	test('property: a URL that is signed for is on the origin, whatever parser looks at it', async () => {
		await fc.assert(
			fc.asyncProperty(fc.webUrl({ withQueryParameters: true }), async (url) => {
				expect(await signed(url)).toBe(new URL(url).host === 'api.example.com' && url.startsWith('https:'));
			}),
		);
	});

	test('without a base URL nothing is signed', async () => {
		await expect(sign(envoyApiKey, { apiKey: 'KEY', baseUrl: ' ' })).rejects.toThrow('base URL is empty');
	});

	/** RFC 3986 §4.2: "//host/path" is a reference to another host, and n8n resolves it as one against the base URL. */
	test('"//evil" beside a base URL names another host', async () => {
		expect(await signed('//evil.example.org/', { baseURL: BASE })).toBe(false);
	});
});

describe('redirects, which n8n follows in its HTTP Request node', () => {
	test('stay on the host, and Authorization on the origin', async () => {
		expect(await sign(enviPassword, envi, { sendCredentialsOnCrossOriginRedirect: true })).toMatchObject({ allowedDomains: 'api.example.com', sendCredentialsOnCrossOriginRedirect: false });
	});

	test('go where the builder has allowed it', async () => {
		expect(await sign(enviPassword, envi, { allowedDomains: 'api.example.com, files.example.com' })).toMatchObject({ allowedDomains: 'api.example.com, files.example.com' });
	});

	test.each<[string, SignIn]>([
		['X-API-Key', envoyApiKey],
		['apikey', enboarderApiKey],
	])('are not followed where %s signs in, which n8n does not take off', async (_name, signIn) => {
		const options = await sign(signIn, { apiKey: 'KEY', region: 'custom' }, { followAllRedirects: true } as object);
		expect(options).toMatchObject({ disableFollowRedirect: true, followRedirect: false, followAllRedirects: false });
	});

	test('nor where another header signs in beside Authorization', async () => {
		const both: SignIn = { ...envoyApiKey, headers: [{ name: 'Authorization', value: { field: 'accessToken' } }, { name: 'X-Key', value: { field: 'apiKey' } }] };
		expect(await sign(both, { accessToken: 'TOKEN', apiKey: 'KEY' })).toMatchObject({ disableFollowRedirect: true });
	});

	test('are followed on the origin where Authorization signs in', async () => {
		expect(await sign(envokeBasic, { apiId: 'id', apiKey: 'key' })).not.toHaveProperty('disableFollowRedirect');
	});
});

describe('a value that no header can hold is told before anything is sent (RFC 9110 §5.5)', () => {
	test.each([
		['a line break', 'KEY\r\nX-Other: 1'],
		['a new line', 'KEY\nmore'],
		['a NUL', 'KEY\0'],
		['a long dash', 'KEY–1'],
	])('%s', async (_name, apiKey) => {
		await expect(sign(envoyApiKey, { apiKey })).rejects.toThrow(/header X-API-Key holds a line break or another character that cannot be sent/);
	});

	test('line breaks around what was pasted do no harm', async () => {
		expect((await sign(envoyApiKey, { apiKey: 'KEY\r\n' })).headers).toEqual({ 'X-API-Key': 'KEY' });
	});

	test('a plain header as well', async () => {
		await expect(sign(enviPassword, { ...envi, apiVersion: '1.0\r\nX: 1' })).rejects.toThrow(/api-version/);
	});
});

test('secretHeaderNames: those that sign in, in lower case, and Authorization always', () => {
	expect(secretHeaderNames(enviPassword)).toEqual(['authorization']);
	expect(secretHeaderNames(envoyApiKey).sort()).toEqual(['authorization', 'x-api-key']);
	expect(secretHeaderNames(envokeOAuth2)).toEqual(['authorization']);
	expect(secretHeaderNames(enboarderApiKey).sort()).toEqual(['apikey', 'authorization']);
});

test('headerValue: a choice that is not known puts nothing before the token', () => {
	const [header] = enboarderClientCredentials.headers;
	expect(header && headerValue(header, { accessToken: 'T', authorizationFormat: 'odd' })).toBe('T');
});

describe('plainHeaders: those that are no secret', () => {
	test('and those alone', () => {
		expect(plainHeaders(enviPassword, { ...envi })).toEqual({ 'api-version': '1.0' });
		expect(plainHeaders(envoyApiKey, { apiKey: 'KEY' })).toEqual({});
	});

	test('what is not filled in is not there', () => {
		expect(Object.keys(plainHeaders(enviPassword, { accessToken: 'TOKEN' }))).toEqual([]);
	});
});
