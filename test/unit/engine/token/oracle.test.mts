import fc from 'fast-check';
import * as oauth from 'oauth4webapi';
import { buildTokenRequest } from '../../../../engine/token/request';
import { readTokenAnswer } from '../../../../engine/token/response';
import type { Grant, Settings, SignIn } from '../../../../engine/vendor';
import { enboarderClientCredentials } from '../../../../vendors/enboarder';
import { envizageClientCredentials, envizagePassword } from '../../../../vendors/envizage';
import { decodeClient, decodeForm, type Pair } from '../../support/decode.mts';

/** Held against oauth4webapi, a client library that is certified by the OpenID Foundation. */

const SERVER: oauth.AuthorizationServer = { issuer: 'https://id.example.com', token_endpoint: 'https://id.example.com/token' };

interface Sent {
	method: string;
	authorization: string | null;
	parameters: Pair[];
}

const sorted = (pairs: Pair[]): Pair[] => [...pairs].sort(([a], [b]) => (a < b ? -1 : 1));

/** What oauth4webapi sends. */
async function theirs(send: (options: oauth.TokenEndpointRequestOptions) => Promise<Response>): Promise<Sent> {
	let sent: Sent | undefined;
	await send({
		[oauth.customFetch]: async (url, { method, headers, body }) => {
			expect(url).toBe(SERVER.token_endpoint);
			sent = { method, authorization: new Headers(headers).get('authorization'), parameters: sorted([...new URLSearchParams(String(body))]) };
			return new Response();
		},
	});
	if (!sent) throw new Error('Nothing was sent');
	return sent;
}

/** What we send. */
function ours(signIn: SignIn, settings: Settings, refreshToken?: string): Sent {
	const flow = signIn.token;
	const grant = refreshToken === undefined ? flow?.login : flow?.refresh;
	if (!flow || !grant) throw new Error('This sign-in has no such grant');
	const { headers, body } = buildTokenRequest(flow, grant satisfies Grant, settings, refreshToken);
	return { method: 'POST', authorization: headers.Authorization ?? null, parameters: sorted(decodeForm(body as string)) };
}

/** Alike but for how a server has to decode it: oauth4webapi also encodes `-_.*`, which the form encoding leaves as they are. */
function expectAlike(mine: Sent, other: Sent): void {
	const client = ({ authorization }: Sent) => (authorization === null ? null : decodeClient(authorization));
	expect(client(mine)).toEqual(client(other));
	expect(mine.method).toBe(other.method);
	expect(mine.parameters).toEqual(other.parameters);
}

const authentication = (where: string, secret: string): oauth.ClientAuth => (where === 'header' ? oauth.ClientSecretBasic(secret) : oauth.ClientSecretPost(secret));

// White space around what is pasted into a field is dropped, so these begin and end with something else.
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((value) => value.toWellFormed().trim()).filter((value) => value !== '');
const where = fc.constantFrom('header', 'body');

describe.each([
	['Envizage', envizageClientCredentials],
	['Enboarder', enboarderClientCredentials],
])('client credentials of %s', (_name, signIn) => {
	test('property: the same request as oauth4webapi makes', async () => {
		await fc.assert(
			fc.asyncProperty(text, text, text, where, async (clientId, clientSecret, scope, clientAuthentication) => {
				const mine = ours(signIn, { clientId, clientSecret, scope, clientAuthentication });
				const other = await theirs(
					async (options) =>
						await oauth.clientCredentialsGrantRequest(SERVER, { client_id: clientId }, authentication(clientAuthentication, clientSecret), { scope }, options),
				);
				expectAlike(mine, other);
			}),
		);
	});
});

test('property: a refresh is the same request as oauth4webapi makes', async () => {
	await fc.assert(
		fc.asyncProperty(text, text, text, where, async (clientId, clientSecret, refreshToken, clientAuthentication) => {
			const mine = ours(envizagePassword, { clientId, clientSecret, clientAuthentication, scope: 'openid' }, refreshToken);
			const other = await theirs(
				async (options) => await oauth.refreshTokenGrantRequest(SERVER, { client_id: clientId }, authentication(clientAuthentication, clientSecret), refreshToken, options),
			);
			expectAlike(mine, other);
		}),
	);
});

test('property: the Basic header is the same to the byte where both encodings are', async () => {
	const plain = fc.string({ unit: fc.constantFrom(...'abcXYZ019 :+%&=/?#"!~\'()ü€🔑'), minLength: 1, maxLength: 12 }).map((value) => `a${value}z`);
	await fc.assert(
		fc.asyncProperty(plain, plain, async (clientId, clientSecret) => {
			const mine = ours(envizageClientCredentials, { clientId, clientSecret, clientAuthentication: 'header' });
			const other = await theirs(
				async (options) => await oauth.clientCredentialsGrantRequest(SERVER, { client_id: clientId }, oauth.ClientSecretBasic(clientSecret), {}, options),
			);
			expect(mine.authorization).toBe(other.authorization);
		}),
	);
});

describe('what the token endpoint answers', () => {
	const read = (body: unknown, status: number) => readTokenAnswer({ status, contentType: 'application/json', body: JSON.stringify(body) }, 0);
	const readByOther = async (body: unknown, status: number): Promise<oauth.TokenEndpointResponse | undefined> =>
		await oauth
			.processClientCredentialsResponse(SERVER, { client_id: 'c' }, new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } }))
			.catch(() => undefined);

	const odd = fc.constantFrom<unknown>(undefined, null, '', 0, -1, 1.5, 3600, '3600', true, {}, []);
	const usually = (...values: unknown[]): fc.Arbitrary<unknown> => fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: odd });
	const answers = fc.record(
		{
			access_token: usually('A', 'B.c~d'),
			token_type: usually('bearer', 'Bearer', 'BEARER', 'mac'),
			expires_in: usually(1, 3600, 86_400, undefined),
			refresh_token: usually('R', undefined),
			scope: usually('a b', undefined),
			member_of_nobody: fc.jsonValue(),
		},
		{ requiredKeys: ['access_token', 'token_type'] },
	);

	test('property: what oauth4webapi takes, we take, and read alike', async () => {
		let taken = 0;
		await fc.assert(
			fc.asyncProperty(answers, fc.constantFrom(200, 200, 400), async (answer, status) => {
				const other = await readByOther(answer, status);
				if (!other) return;
				taken += 1;
				const result = read(answer, status);
				if ('refusal' in result) throw new Error(`Refused: ${result.refusal.words}`);
				expect(result.token.accessToken).toBe(other.access_token);
				expect(result.token.refreshToken).toBe(other.refresh_token ?? '');
				const life = other.expires_in !== undefined && other.expires_in > 0 ? other.expires_in * 1000 : undefined;
				expect(result.token.expiresAt).toBe(life);
			}),
			{ numRuns: 1000 },
		);
		expect(taken).toBeGreaterThan(50);
	});

	test.each([['mac'], ['N_A'], ['jwt']])('a token of type %s is taken by neither (RFC 6749 §7.1)', async (type) => {
		const answer = { access_token: 'A', token_type: type };
		expect(await readByOther(answer, 200)).toBeUndefined();
		expect(read(answer, 200)).toHaveProperty('refusal');
	});
});
