import { hideSecrets, secretsOf } from '../../../../engine/token/secrets';
import { enviPassword } from '../../../../vendors/envi';
import { envokeBasic } from '../../../../vendors/envoke';
import { enboarderApiKey } from '../../../../vendors/enboarder';
import { envoyPassword } from '../../../../vendors/envoy';

const PASSWORD = 'Store&Room=50%+ü';

describe('hideSecrets', () => {
	test.each([
		['as it is', PASSWORD],
		['percent-encoded', encodeURIComponent(PASSWORD)],
		['in a form', new URLSearchParams({ p: PASSWORD }).toString().slice(2)],
		['in base64', Buffer.from(PASSWORD).toString('base64')],
		['in JSON', JSON.stringify('a "quoted" one').slice(1, -1)],
	])('%s', (_name, form) => {
		const text = hideSecrets(`You sent ${form}, and ${form} again.`, [PASSWORD, 'a "quoted" one']);
		expect(text).toBe('You sent **hidden**, and **hidden** again.');
	});

	test('one secret that is part of another leaves nothing of it', () => {
		expect(hideSecrets('key-0123456789 key-0123', ['key-0123', 'key-0123456789'])).toBe('**hidden** **hidden**');
	});

	test('four characters are enough to be one', () => {
		expect(hideSecrets('The PIN is 1234, not 12345 or 123.', ['1234'])).toBe('The PIN is **hidden**, not **hidden**5 or 123.');
		expect(hideSecrets('', ['1234'])).toBe('');
	});

	test('what is empty or too short to be a secret stays: the sentence would be lost', () => {
		expect(hideSecrets('It is not in the list.', ['', 'is', 'the'])).toBe('It is not in the list.');
	});
});

describe('secretsOf', () => {
	test('password and tokens, not the user name', () => {
		const settings = { username: 'ann@example.com', password: ' p 1 ', accessToken: 'ACCESS', refreshToken: 'REFRESH', apiVersion: '1.0' };
		const secrets = secretsOf(enviPassword, settings);
		expect(secrets).toEqual(expect.arrayContaining([' p 1 ', 'ACCESS', 'REFRESH']));
		for (const plain of ['ann@example.com', '1.0']) expect(secrets).not.toContain(plain);
	});

	test('the pair of a Basic header, as RFC 7617 writes it and as RFC 6749 does', () => {
		expect(secretsOf(envokeBasic, { apiId: 'id', apiKey: 'key:ü' })).toEqual(expect.arrayContaining(['key:ü', Buffer.from('id:key:ü').toString('base64')]));
		expect(secretsOf(envoyPassword, { clientId: 'a b', clientSecret: 's&t' })).toEqual(expect.arrayContaining(['s&t', Buffer.from('a+b:s%26t').toString('base64')]));
	});

	test('a key in a header of its own', () => {
		expect(secretsOf(enboarderApiKey, { apiKey: 'KEY-1' })).toContain('KEY-1');
	});
});

/** Types of n8n's own fields, whichever header or parameter uses them. */
test.each(['password', 'clientSecret', 'accessToken', 'refreshToken'])('%s is a secret in every credential', (field) => {
	expect(secretsOf(enboarderApiKey, { [field]: 'hush-hush' })).toContain('hush-hush');
});

test('a parameter that must stay exact is a secret, whatever its name; the others are not', () => {
	const login = { parameters: [['pin', { field: 'pin', exact: true as const }], ['user', { field: 'user' }], ['grant_type', { text: 'password' }]] as const, client: 'none' as const, encoding: 'form' as const };
	const secrets = secretsOf({ ...enboarderApiKey, headers: [], token: { tokenUrl: { field: 'url' }, login } }, { pin: ' 0815 ', user: 'ann@example.com' });
	expect(secrets).toContain(' 0815 ');
	for (const plain of ['ann@example.com', 'password']) expect(secrets).not.toContain(plain);
});

test('a header that is no secret is none', () => {
	expect(secretsOf(enviPassword, { apiVersion: '2026-11' })).not.toContain('2026-11');
});
