import fc from 'fast-check';
import { basicClient, buildTokenRequest, formEncode } from '../../../../engine/token/request';
import type { Grant, Settings, SignIn, TokenFlow } from '../../../../engine/vendor';
import { enboarderClientCredentials } from '../../../../vendors/enboarder';
import { enviPassword } from '../../../../vendors/envi';
import { envizageClientCredentials, envizagePassword } from '../../../../vendors/envizage';
import { envoyPassword } from '../../../../vendors/envoy';
import { decodeBasic, decodeClient, decodeForm, decodeMultipart, decodeValue } from '../../support/decode.mts';

const flowOf = ({ token }: SignIn): TokenFlow => {
	if (!token) throw new Error('This sign-in has no token flow');
	return token;
};
const login = (signIn: SignIn, settings: Settings) => buildTokenRequest(flowOf(signIn), flowOf(signIn).login, settings);
const refresh = (signIn: SignIn, settings: Settings, refreshToken: string) =>
	buildTokenRequest(flowOf(signIn), flowOf(signIn).refresh as Grant, settings, refreshToken);
const sorted = (pairs: Array<[string, string]>) => [...pairs].sort(([a], [b]) => (a < b ? -1 : 1));

describe('form-urlencoding of one value (RFC 6749 appendix B)', () => {
	// The characters and their encoding stand in the RFC: space % & + £ €.
	test('the RFC\'s own example', () => {
		expect(formEncode(' %&+£€')).toBe('+%25%26%2B%C2%A3%E2%82%AC');
	});

	test.each([
		['nothing', '', ''],
		['a space', 'a b', 'a+b'],
		['a colon', 'p:q', 'p%3Aq'],
		['unreserved marks of HTML forms', '*-._', '*-._'],
		['a line break', 'a\nb', 'a%0Ab'],
		['a character beyond the basic plane', '🔑', '%F0%9F%94%91'],
	])('%s', (_name, value, encoded) => {
		expect(formEncode(value)).toBe(encoded);
	});

	test('property: every text comes back', () => {
		fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => expect(decodeValue(formEncode(text))).toBe(text)));
	});
});

describe('client authentication by header (RFC 6749 §2.3.1)', () => {
	test('id "a b" and secret "p:+%" are encoded before they are joined', () => {
		expect(decodeBasic(basicClient('a b', 'p:+%'))).toEqual(['a+b', 'p%3A%2B%25']);
	});

	// RFC 6749 leaves open whether "-_.!~*'()" are encoded; HTML's form encoding, which it refers to, keeps "*-._" only.
	// A server decodes either, so both forms are held against the same text.
	test('the strictest form and ours are the same client', () => {
		const strict = 'client+%25%26%2B%2D%5F%2E%21%7E%2A%27%28%29';
		const name = `client %&+-_.!~*'()`;
		expect(decodeValue(strict)).toBe(name);
		expect(decodeClient(basicClient(name, name))).toEqual([name, name]);
		expect(decodeBasic(basicClient(name, ''))[0]).toBe('client+%25%26%2B-_.%21%7E*%27%28%29');
	});

	test('property: any id and secret come back, also with colons', () => {
		const text = fc.string({ unit: 'grapheme' });
		fc.assert(fc.property(text, text, (id, secret) => expect(decodeClient(basicClient(id, secret))).toEqual([id, secret])));
	});
});

describe('Envi: password grant of a public client, form-urlencoded', () => {
	const settings = {
		baseUrl: 'https://api-demo.envi.net',
		clientId: '099153c2625149bc8ecb3e85e03f0022',
		username: 'ann@example.com',
		password: ' p&ss=wörd+ ',
		organizationNo: '',
		apiVersion: '1.0',
	};

	test('login has grant_type, client_id, username and password, and no more', () => {
		const { headers, body } = login(enviPassword, settings);
		expect(headers).toEqual({ Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' });
		expect(sorted(decodeForm(body as string))).toEqual([
			['client_id', '099153c2625149bc8ecb3e85e03f0022'],
			['grant_type', 'password'],
			['password', ' p&ss=wörd+ '],
			['username', 'ann@example.com'],
		]);
	});

	test('organizationNo goes along when it is filled in, written as the page writes it', () => {
		const { body } = login(enviPassword, { ...settings, organizationNo: '1042' });
		expect(decodeForm(body as string)).toContainEqual(['organizationNo', '1042']);
	});

	test('refresh has grant_type, client_id and refresh_token, and no more', () => {
		const { headers, body } = refresh(enviPassword, { ...settings, organizationNo: '1042' }, 'R/1+=');
		expect(headers).not.toHaveProperty('Authorization');
		expect(sorted(decodeForm(body as string))).toEqual([
			['client_id', '099153c2625149bc8ecb3e85e03f0022'],
			['grant_type', 'refresh_token'],
			['refresh_token', 'R/1+='],
		]);
	});
});

describe('Envoy: the two curl commands of "Get a token for private apps"', () => {
	const settings = {
		clientId: 'client id',
		clientSecret: 'se:cret',
		username: 'api@example.com',
		password: 'pass',
		scope: 'token.refresh,locations.read',
		tokenUrl: 'https://api.envoy.com/oauth2/token',
		tokenEncoding: 'multipart',
	};

	test('login: multipart with the client in the header', async () => {
		const { headers, body } = login(envoyPassword, settings);
		expect(decodeClient(headers.Authorization)).toEqual(['client id', 'se:cret']);
		expect(sorted(await decodeMultipart(body as FormData))).toEqual([
			['grant_type', 'password'],
			['password', 'pass'],
			['scope', 'token.refresh,locations.read'],
			['username', 'api@example.com'],
		]);
	});

	test('login leaves Content-Type to the body: only it knows the boundary', () => {
		expect(Object.keys(login(envoyPassword, settings).headers).map((name) => name.toLowerCase())).not.toContain('content-type');
	});

	test('refresh: multipart with the client in the body and no Authorization', async () => {
		const { headers, body } = refresh(envoyPassword, settings, 'REFRESH');
		expect(headers).not.toHaveProperty('Authorization');
		expect(sorted(await decodeMultipart(body as FormData))).toEqual([
			['client_id', 'client id'],
			['client_secret', 'se:cret'],
			['grant_type', 'refresh_token'],
			['refresh_token', 'REFRESH'],
		]);
	});

	test('encoding "form"', () => {
		const { headers, body } = login(envoyPassword, { ...settings, tokenEncoding: 'form' });
		expect(headers['Content-Type']).toBe('application/x-www-form-urlencoded');
		expect(decodeForm(body as string)).toContainEqual(['scope', 'token.refresh,locations.read']);
	});

	test('encoding "json"', () => {
		const { headers, body } = refresh(envoyPassword, { ...settings, tokenEncoding: 'json' }, 'REFRESH');
		expect(headers['Content-Type']).toBe('application/json');
		expect(JSON.parse(body as string)).toEqual({
			grant_type: 'refresh_token',
			refresh_token: 'REFRESH',
			client_id: 'client id',
			client_secret: 'se:cret',
		});
	});
});

describe.each([
	['Envizage password', envizagePassword, { username: 'ann', password: 'pw' }, { grant_type: 'password', username: 'ann', password: 'pw', scope: 'openid' }],
	['Envizage client credentials', envizageClientCredentials, {}, { grant_type: 'client_credentials', scope: 'openid' }],
	['Enboarder client credentials', enboarderClientCredentials, {}, { grant_type: 'client_credentials', scope: 'openid' }],
])('%s: the client in the body or in the header, never both (RFC 6749 §2.3)', (_name, signIn, fields, expected) => {
	const settings = { clientId: 'id', clientSecret: ' s+ ', scope: 'openid', ...fields };

	test('body', () => {
		const { headers, body } = login(signIn, { ...settings, clientAuthentication: 'body' });
		expect(headers).not.toHaveProperty('Authorization');
		expect(headers['Content-Type']).toBe('application/x-www-form-urlencoded');
		expect(Object.fromEntries(decodeForm(body as string))).toEqual({ ...expected, client_id: 'id', client_secret: 's+' });
	});

	test('header', () => {
		const { headers, body } = login(signIn, { ...settings, clientAuthentication: 'header' });
		expect(decodeClient(headers.Authorization)).toEqual(['id', 's+']);
		expect(Object.fromEntries(decodeForm(body as string))).toEqual(expected);
	});

	test('unless it is chosen, the body', () => {
		expect(login(signIn, settings).headers).not.toHaveProperty('Authorization');
		expect(Object.fromEntries(decodeForm(login(signIn, settings).body as string))).toMatchObject({ client_id: 'id' });
	});

	test('an empty scope is left out (RFC 6749 §3.2)', () => {
		const { body } = login(signIn, { ...settings, clientAuthentication: 'body', scope: '' });
		expect(decodeForm(body as string).map(([name]) => name)).not.toContain('scope');
	});
});

test('Envizage refreshes with the client where the credential says', () => {
	const settings = { clientId: 'id', clientSecret: 's' };
	const inHeader = refresh(envizagePassword, { ...settings, clientAuthentication: 'header' }, 'R');
	expect(decodeClient(inHeader.headers.Authorization)).toEqual(['id', 's']);
	expect(Object.fromEntries(decodeForm(inHeader.body as string))).toEqual({ grant_type: 'refresh_token', refresh_token: 'R' });
	const inBody = refresh(envizagePassword, { ...settings, clientAuthentication: 'body' }, 'R');
	expect(inBody.headers).not.toHaveProperty('Authorization');
});

test('Envizage client credentials and Enboarder have no refresh grant', () => {
	expect(flowOf(envizageClientCredentials).refresh).toBeUndefined();
	expect(flowOf(enboarderClientCredentials).refresh).toBeUndefined();
});

describe('any token request, whatever is filled in', () => {
	const text = fc.oneof(fc.constantFrom('', ' '), fc.string({ unit: 'grapheme', maxLength: 8 }).map((value) => value.toWellFormed()));
	const settings = fc.record({
		clientId: text,
		clientSecret: text,
		username: text,
		password: text,
		scope: text,
		organizationNo: text,
		clientAuthentication: fc.constantFrom('body', 'header', '', 'both'),
		tokenEncoding: fc.constantFrom('form', 'json', 'multipart', '', 'xml'),
	});
	const signIn = fc.constantFrom(enviPassword, envoyPassword, envizagePassword, envizageClientCredentials, enboarderClientCredentials);
	const refreshToken = fc.option(fc.string({ minLength: 1, maxLength: 8 }), { nil: undefined });

	/** The pairs as the encoding has them, repeated ones included. */
	const pairsOf = async (body: string | FormData): Promise<Array<[string, string]>> => {
		if (typeof body !== 'string') return await decodeMultipart(body);
		return body.startsWith('{') ? [...body.matchAll(/"((?:[^"\\]|\\.)*)":"((?:[^"\\]|\\.)*)"/g)].map(([, name = '', value = '']): [string, string] => [name, value]) : decodeForm(body);
	};

	test('property: no parameter comes twice or empty (RFC 6749 §3.2), and the client proves itself in one way (§2.3)', async () => {
		await fc.assert(
			fc.asyncProperty(signIn, settings, refreshToken, async (one, filledIn, token) => {
				if (token !== undefined && !one.token?.refresh) return;
				const { headers, body } = token === undefined ? login(one, filledIn) : refresh(one, filledIn, token);
				const pairs = await pairsOf(body);
				const names = pairs.map(([name]) => name);
				expect(new Set(names).size).toBe(names.length);
				expect(pairs.filter(([, value]) => value === '')).toEqual([]);
				if (headers.Authorization !== undefined) expect(names).not.toEqual(expect.arrayContaining([expect.stringMatching(/^client_(id|secret)$/)]));
			}),
			{ numRuns: 300 },
		);
	});

	test('property: a refresh asks for no scope, so for none that is wider (RFC 6749 §6)', async () => {
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(enviPassword, envoyPassword, envizagePassword), settings, async (one, filledIn) => {
				const pairs = await pairsOf(refresh(one, filledIn, 'R').body);
				expect(pairs).toContainEqual(['refresh_token', 'R']);
				expect(pairs.map(([name]) => name)).not.toContain('scope');
			}),
		);
	});
});

describe('any token request', () => {
	const all: Array<[string, SignIn, Settings]> = [enviPassword, envoyPassword, envizagePassword, envizageClientCredentials, enboarderClientCredentials].map(
		(signIn) => [
			signIn.credentialType,
			signIn,
			{ clientId: 'i', clientSecret: 's', username: 'u', password: 'p', scope: 'x', organizationNo: '1', clientAuthentication: 'body', tokenEncoding: 'form' },
		],
	);

	test.each(all)('%s repeats no parameter (RFC 6749 §3.2)', (_type, signIn, settings) => {
		const names = decodeForm(login(signIn, settings).body as string).map(([name]) => name);
		expect(new Set(names).size).toBe(names.length);
	});

	test.each(all)('%s keeps white space around a password and drops what was pasted around the rest', (_type, signIn, settings) => {
		const { headers, body } = login(signIn, { ...settings, password: ' p ', clientSecret: ' s ', clientId: ' i ' });
		const fields = Object.fromEntries(decodeForm(body as string));
		if ('password' in fields) expect(fields.password).toBe(' p ');
		if ('client_secret' in fields) expect(fields.client_secret).toBe('s');
		if (headers.Authorization) expect(decodeClient(headers.Authorization)).toEqual(['i', 's']);
	});
});

describe('client authentication (RFC 6749 §2.3)', () => {
	const flow = (client: Grant['client']): TokenFlow => ({
		tokenUrl: { field: 'tokenUrl' },
		login: { parameters: [['grant_type', { text: 'password' }]], client, encoding: 'form' },
		clientFields: { id: 'clientId', secret: 'clientSecret' },
	});
	const sent = (client: Grant['client']) => {
		const { headers, body } = buildTokenRequest(flow(client), flow(client).login, { clientId: 'i', clientSecret: 's' });
		return { authorization: headers.Authorization !== undefined, names: decodeForm(body as string).map(([name]) => name) };
	};

	test.each<[Grant['client'], boolean, string[]]>([
		['none', false, ['grant_type']],
		['body', false, ['grant_type', 'client_id', 'client_secret']],
		['header', true, ['grant_type']],
	])('%s', (client, authorization, names) => {
		expect(sent(client)).toEqual({ authorization, names });
	});

	test('a client that has no fields has nothing to prove itself with', () => {
		const { clientFields, ...bare } = flow('body');
		expect(clientFields).toBeDefined();
		expect(decodeForm(buildTokenRequest(bare, bare.login, { clientId: 'i' }).body as string)).toEqual([['grant_type', 'password']]);
	});
});
