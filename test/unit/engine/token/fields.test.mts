import { fingerprintOf, fromStored, tokenEncodingField, tokenFields, toStored } from '../../../../engine/token/fields';
import type { SignIn, TokenFlow } from '../../../../engine/vendor';
import { enboarderClientCredentials } from '../../../../vendors/enboarder';
import { enviPassword } from '../../../../vendors/envi';
import { envizageClientCredentials, envizagePassword } from '../../../../vendors/envizage';
import { envoyPassword } from '../../../../vendors/envoy';

const OBTAINED = Date.UTC(2026, 0, 1);

const fingerprint = (signIn: SignIn, settings: Record<string, unknown>) =>
	fingerprintOf(signIn.token as TokenFlow, signIn.credentialType, settings);

/** What a token, or its refusal, depends on by the vendor's page, and what it does not. */
const CASES: Array<[SignIn, matters: string[], doesNot: string[]]> = [
	[enviPassword, ['baseUrl', 'username', 'password', 'organizationNo', 'clientId'], ['apiVersion']],
	[envoyPassword, ['baseUrl', 'clientId', 'clientSecret', 'username', 'password', 'scope', 'tokenUrl', 'tokenEncoding'], []],
	[envizagePassword, ['baseUrl', 'identityUrl', 'realm', 'clientId', 'clientSecret', 'username', 'password', 'scope', 'tokenUrl', 'clientAuthentication'], []],
	[envizageClientCredentials, ['baseUrl', 'identityUrl', 'realm', 'clientId', 'clientSecret', 'scope', 'tokenUrl', 'clientAuthentication'], []],
	[enboarderClientCredentials, ['baseUrl', 'region', 'tokenUrl', 'clientId', 'clientSecret', 'scope', 'clientAuthentication'], ['authorizationFormat']],
];

const TOKEN = ['accessToken', 'refreshToken', 'expiresAt', 'obtainedAt', 'tokenSettings'];

describe.each(CASES)('$credentialType: a token belongs to the settings it was obtained with', (signIn, matters, doesNot) => {
	const settings = Object.fromEntries([...matters, ...doesNot].map((field) => [field, `${field} before`]));
	const before = fingerprint(signIn, settings);

	test.each(matters)('%s changes the fingerprint', (field) => {
		expect(fingerprint(signIn, { ...settings, [field]: 'after' })).not.toBe(before);
	});

	test.each([...doesNot, ...TOKEN, 'allowedDomains'])('%s does not', (field) => {
		expect(fingerprint(signIn, { ...settings, [field]: 'after' })).toBe(before);
	});

	/** Whoever allows plain http wants another try at once. */
	test('whether plain http is allowed changes it', () => {
		expect(fingerprint(signIn, { ...settings, allowHttp: true })).not.toBe(before);
	});

	test('no two fields can be exchanged for each other', () => {
		const [a, b] = matters as [string, string];
		expect(fingerprint(signIn, { ...settings, [a]: settings[b], [b]: settings[a] })).not.toBe(before);
	});

	test('it holds none of the settings', () => {
		expect(before).toMatch(/^[0-9a-f]{64}$/);
	});
});

test('a space at the end of a password is another password', () => {
	expect(fingerprint(enviPassword, { password: 'p' })).not.toBe(fingerprint(enviPassword, { password: 'p ' }));
});

test('credential types do not share tokens, even where all fields are the same', () => {
	const flow = enviPassword.token as TokenFlow;
	expect(fingerprintOf(flow, 'one', {})).not.toBe(fingerprintOf(flow, 'other', {}));
});

describe('stored and read again', () => {
	const token = { accessToken: 'A', refreshToken: 'R', obtainedAt: OBTAINED, expiresAt: OBTAINED + 3_600_000 };

	test('a token comes back as it was', () => {
		expect(fromStored({ ...toStored(token, 'print') }, 'print')).toEqual(token);
	});

	test('an unknown expiry stays unknown, and is stored as the empty text', () => {
		const unknown = { ...token, expiresAt: undefined };
		expect(toStored(unknown, 'print').expiresAt).toBe('');
		expect(fromStored({ ...toStored(unknown, 'print') }, 'print')).toEqual(unknown);
	});

	test('times are epoch milliseconds as text', () => {
		expect(toStored({ ...token, expiresAt: OBTAINED + 0.5 }, 'print')).toMatchObject({ expiresAt: String(OBTAINED), obtainedAt: String(OBTAINED) });
	});

	test('a token of other settings is none', () => {
		expect(fromStored({ ...toStored(token, 'before') }, 'after')).toBeUndefined();
	});

	test('a credential that never had a token has none', () => {
		expect(fromStored({ accessToken: '', refreshToken: '', tokenSettings: '' }, '')).toBeUndefined();
		expect(fromStored({}, 'print')).toBeUndefined();
	});

	test('an access token without a refresh token as well', () => {
		expect(fromStored({ accessToken: 'A', refreshToken: '', tokenSettings: 'print' }, 'print')).toMatchObject({ accessToken: 'A', refreshToken: '' });
	});

	test('a refresh token without an access token is still worth something', () => {
		expect(fromStored({ accessToken: '', refreshToken: 'R', tokenSettings: 'print' }, 'print')).toMatchObject({ accessToken: '', refreshToken: 'R' });
	});

	test.each([['soon'], ['NaN'], ['Infinity'], [null], [{}]])('an expiry of %j is unknown', (expiresAt) => {
		expect(fromStored({ ...toStored(token, 'print'), expiresAt }, 'print')?.expiresAt).toBeUndefined();
	});

	test('times may have been stored as numbers', () => {
		expect(fromStored({ ...toStored(token, 'print'), expiresAt: OBTAINED }, 'print')?.expiresAt).toBe(OBTAINED);
	});
});

describe('the hidden fields', () => {
	test('are all hidden, never shown by the REST API, and empty at first', () => {
		for (const field of tokenFields) {
			expect(field).toMatchObject({ type: 'hidden', default: '' });
			expect(field.typeOptions?.password).toBe(true);
		}
	});

	test('are titled by what they hold', () => {
		expect(tokenFields.map(({ displayName }) => displayName)).toEqual(['Access Token', 'Refresh Token', 'Expires At', 'Obtained At', 'Token Settings']);
	});

	test('hold all that is stored: n8n drops what is not declared', () => {
		const stored = toStored({ accessToken: 'A', refreshToken: 'R', obtainedAt: 1, expiresAt: 2 }, 'print');
		expect(tokenFields.map(({ name }) => name).sort()).toEqual(Object.keys(stored).sort());
	});

	test('the access token alone is expirable, and stands first: n8n looks at the first only', () => {
		expect(tokenFields.filter(({ typeOptions }) => typeOptions?.expirable).map(({ name }) => name)).toEqual(['accessToken']);
		expect(tokenFields[0]?.name).toBe('accessToken');
	});
});

test('the choice of encodings is in alphabetical order, with the documented one set', () => {
	const field = tokenEncodingField('json', 'The vendor documents JSON');
	expect(field).toMatchObject({ displayName: 'Token Encoding', name: 'tokenEncoding', type: 'options', default: 'json' });
	expect(field.options).toEqual([
		{ name: 'Form Urlencoded', value: 'form' },
		{ name: 'JSON', value: 'json' },
		{ name: 'Multipart', value: 'multipart' },
	]);
	expect(field.description).toContain('The vendor documents JSON.');
});
