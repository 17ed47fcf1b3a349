import fc from 'fast-check';
import { SettingsError } from '../../../../engine/settings';
import { allowHttpField, baseUrlOf, requireEncryption } from '../../../../engine/token/plainHttp';
import { acme } from '../../support/acme.mts';

const refused = (url: string, allowHttp?: unknown) => {
	try {
		requireEncryption(url, { allowHttp }, 'base URL');
		return undefined;
	} catch (error) {
		if (!(error instanceof SettingsError)) throw error;
		return error.message;
	}
};

test.each([
	'https://api.example.com',
	'HTTPS://API.EXAMPLE.COM',
	'http://localhost:8080/v1',
	'http://vendor.localhost',
	'http://127.0.0.1:1',
	'http://127.1.2.3',
	'http://127.10.200.30',
	'http://2130706433', // 127.0.0.1 as one number
	'http://0x7f.1',
	'http://[::1]:8080',
])('%s is fit for a secret', (url) => {
	expect(refused(url)).toBeUndefined();
});

test.each([
	'http://api.example.com',
	'HTTP://api.example.com',
	'http:api.example.com',
	'http://192.168.1.20:8080',
	'http://10.0.0.1',
	'http://0.0.0.0',
	'http://[::2]',
	'http://[::ffff:7f00:1]',
	'http://127.0.0.1.example.com',
	'http://localhost.example.com',
	'http://notlocalhost',
	'http://128.0.0.1',
])('%s is not, and the sentence says where it would go and what to do', (url) => {
	const message = refused(url);
	expect(message).toContain(new URL(url).origin);
	expect(message).toMatch(/unencrypted.*https:\/\/.*Allow Plain HTTP/);
});

test.each([true, 'true'])('the person has allowed it: %p', (allowHttp) => {
	expect(refused('http://api.example.com', allowHttp)).toBeUndefined();
});

test.each([false, 'false', '', undefined, null, 'yes', 1])('the person has not: %p', (allowHttp) => {
	expect(refused('http://api.example.com', allowHttp)).toBeDefined();
});

test('what is no URL is told of elsewhere', () => {
	expect(refused('api.example.com')).toBeUndefined();
});

test('any public host needs https', () => {
	fc.assert(
		fc.property(fc.domain(), (host) => {
			expect(refused(`http://${host}/path`)).toBeDefined();
			expect(refused(`https://${host}/path`)).toBeUndefined();
		}),
	);
});

test('a base URL is looked at before it is used', () => {
	const [signIn] = acme.signIns;
	if (!signIn) throw new Error('no way in');
	expect(baseUrlOf(signIn, { baseUrl: ' https://api.example.com/ ' })).toBe('https://api.example.com');
	expect(() => baseUrlOf(signIn, { baseUrl: 'http://api.example.com' })).toThrow('Allow Plain HTTP');
	expect(baseUrlOf(signIn, { baseUrl: 'http://api.example.com', allowHttp: true })).toBe('http://api.example.com');
	expect(() => baseUrlOf(signIn, {})).toThrow('empty');
});

test('the field for it is off at first, and says what is at stake', () => {
	expect(allowHttpField).toMatchObject({ displayName: 'Allow Plain HTTP', name: 'allowHttp', type: 'boolean', default: false });
	expect(allowHttpField.description).toMatch(/^Whether .*without encryption/);
});
