import fc from 'fast-check';
import * as oauth from 'oauth4webapi';
import { readChallenges, saysScopeMissing } from '../../../../engine/http/challenge';

const read = (header: string): Array<[string, Record<string, string>]> => readChallenges(header).map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)]);

/** The same header read by oauth4webapi; it gives up on the whole where we leave out a part. */
async function byOther(header: string): Promise<Array<[string, Record<string, string | undefined>]> | undefined> {
	const response = new Response(null, { status: 401, headers: { 'www-authenticate': header } });
	const server = { issuer: 'https://id.example.com' };
	const error: unknown = await oauth.processClientCredentialsResponse(server, { client_id: 'c' }, response).catch((reason: unknown) => reason);
	return error instanceof oauth.WWWAuthenticateChallengeError ? error.cause.map(({ scheme, parameters }) => [scheme, { ...parameters }]) : undefined;
}

describe('WWW-Authenticate (RFC 9110 §11.6.1)', () => {
	test.each<[string, string, Array<[string, Record<string, string>]>]>([
		['the RFC\'s own example', 'Basic realm="simple", Newauth realm="apps", type=1, title="Login to \\"apps\\""', [['basic', { realm: 'simple' }], ['newauth', { realm: 'apps', type: '1', title: 'Login to "apps"' }]]],
		['RFC 6750 §3, no token', 'Bearer realm="example"', [['bearer', { realm: 'example' }]]],
		['RFC 6750 §3, expired', 'Bearer realm="example", error="invalid_token", error_description="The access token expired"', [['bearer', { realm: 'example', error: 'invalid_token', error_description: 'The access token expired' }]]],
		['a scheme alone', 'Negotiate', [['negotiate', {}]]],
		['two schemes alone', 'Negotiate, Basic', [['negotiate', {}], ['basic', {}]]],
		['one value in the place of parameters', 'Negotiate YWJj/+==, Bearer error=invalid_token', [['negotiate', {}], ['bearer', { error: 'invalid_token' }]]],
		['names and scheme without regard to case', 'BEARER Error="x"', [['bearer', { error: 'x' }]]],
		['white space wherever it may be', ' Bearer  realm = "a" ,\terror\t=\tx ', [['bearer', { realm: 'a', error: 'x' }]]],
		['a comma and a scheme in quotes', 'Bearer realm="a, Basic b=c", error=x', [['bearer', { realm: 'a, Basic b=c', error: 'x' }]]],
		['empty elements of the list', ',, Bearer realm="a",, error=x,', [['bearer', { realm: 'a', error: 'x' }]]],
		['a name that comes twice: the first', 'Bearer error=a, error=b', [['bearer', { error: 'a' }]]],
		['garbage between', 'Bearer realm="a", ===, error=x', [['bearer', { realm: 'a', error: 'x' }]]],
		['quotes that do not end', 'Bearer error="x', [['bearer', {}]]],
		['empty', '', []],
	])('%s', (_name, header, challenges) => {
		expect(read(header)).toEqual(challenges);
	});

	test('a long header takes no long time', () => {
		const begun = performance.now();
		readChallenges(`Bearer a="${'\\"'.repeat(8000)}`);
		readChallenges('Bearer ' + 'a="b,'.repeat(3000));
		expect(performance.now() - begun).toBeLessThan(1000);
	});

	const name = fc.string({ unit: fc.constantFrom(..."abcXYZ09!#$%&'*+-.^_`|~".split('')), minLength: 1, maxLength: 6 });
	const quoted = fc.string({ unit: fc.constantFrom(...'abZ 09,;=\'/\\"'.split('')), maxLength: 10 }).map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`);
	const parameters = fc.uniqueArray(fc.tuple(name, fc.oneof(quoted, name)), { selector: ([key]) => key.toLowerCase(), minLength: 1, maxLength: 4 });
	const challenge = fc.tuple(fc.constantFrom('Bearer', 'basic', 'DPoP', 'Negotiate'), parameters);

	test('property: beside oauth4webapi, headers that are well formed are read alike', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(challenge, { minLength: 1, maxLength: 3 }), async (challenges) => {
				const header = challenges.map(([scheme, pairs]) => `${scheme} ${pairs.map(([key, value]) => `${key}=${value}`).join(', ')}`).join(', ');
				expect(read(header)).toEqual(await byOther(header));
			}),
			{ numRuns: 500 },
		);
	});

	test('property: whatever the header holds, it is read, and ends', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...'Bearer ,="\\x'.split('')), maxLength: 60 }), (header) => {
				for (const { scheme } of readChallenges(header)) expect(header.toLowerCase()).toContain(scheme);
			}),
			{ numRuns: 1000 },
		);
	});
});

describe('insufficient_scope (RFC 6750 §3.1)', () => {
	test.each<[string | string[] | undefined, boolean]>([
		['Bearer error="insufficient_scope"', true],
		['Bearer error=insufficient_scope, scope="a b"', true],
		[['Basic realm="x"', 'Bearer error="insufficient_scope"'], true],
		['Bearer error="invalid_token"', false],
		['Bearer error_description="insufficient_scope"', false],
		['Bearer realm="error=insufficient_scope"', false],
		['insufficient_scope', false],
		['', false],
		[undefined, false],
	])('%j: %s', (header, isMissing) => {
		expect(saysScopeMissing({ headers: { 'www-authenticate': header } })).toBe(isMissing);
	});
});
