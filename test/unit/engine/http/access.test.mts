import { jest } from '@jest/globals';
import type { ICredentialDataDecryptedObject, IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { accessOpener, openAccess } from '../../../../engine/http/access';
import type { Access } from '../../../../engine/http/credential';
import { SettingsError } from '../../../../engine/settings';
import { fingerprintOf, NOT_TO_STORE, toStored } from '../../../../engine/token/fields';
import { forgetSessions, renewed } from '../../../../engine/token/session';
import type { SignIn, TokenFlow } from '../../../../engine/vendor';
import { acme } from '../../support/acme.mts';
import { node } from '../../support/fakes.mts';

const key: SignIn = {
	credentialType: 'acmeApi',
	option: { value: 'apiKey', name: 'API Key' },
	baseUrl: { field: 'baseUrl' },
	headers: [
		{ name: 'X-Key', value: { field: 'apiKey' } },
		{ name: 'api-version', value: { field: 'version' }, plain: true },
	],
};
const ownTokens: SignIn = {
	...key,
	token: { tokenUrl: { path: '/token' }, login: { parameters: [['username', { field: 'username' }]], client: 'none', encoding: 'form' } },
};
const n8nTokens: SignIn = { ...key, n8nOAuth2: true };
const credential = { baseUrl: 'https://api.example.com', apiKey: 'k', version: '2' };

function open(signIn: SignIn, data: ICredentialDataDecryptedObject | ((item: number) => ICredentialDataDecryptedObject) = credential, raw: object = {}) {
	const getCredentials = jest.fn(async (_type: string, item?: number) => (typeof data === 'function' ? data(item ?? 0) : data));
	const context = {
		getNode: () => ({ ...node, credentials: { acmeApi: { id: '7', name: 'Mine' } } }),
		getMode: () => 'manual',
		getCredentials,
		additionalData: { credentialsHelper: { getDecrypted: async () => raw } },
	} as unknown as IExecuteFunctions & ILoadOptionsFunctions;
	return { opener: accessOpener(context, acme, signIn), getCredentials, context };
}
const handed = async (access: Access) => (await access.prepare()).extra as { credentialsDecrypted?: { data: unknown }; oauth2?: object };

beforeEach(forgetSessions);

describe('what is said of a credential', () => {
	test('its type, its base URL, its headers that are no secret, and who waits together', async () => {
		expect(await open(key).opener.open(0)).toMatchObject({
			credentialType: 'acmeApi',
			base: 'https://api.example.com',
			plainHeaders: { 'api-version': '2' },
			paceKey: 'acmeApi 7',
			allowedDomains: undefined,
		});
	});

	test('n8n\'s allowed domains go along', async () => {
		const { opener } = open(key, { ...credential, allowedHttpRequestDomains: 'domains', allowedDomains: '*.example.com' });
		expect((await opener.open(0)).allowedDomains).toBe('*.example.com');
	});

	/** n8n means by it that nobody brings a URL of their own; here nobody can. */
	test('one that is for no HTTP Request is for its own node', async () => {
		const { opener } = open(key, { ...credential, allowedHttpRequestDomains: 'none' });
		expect((await opener.open(0)).allowedDomains).toBeUndefined();
	});

	test.each<[string, SignIn, ICredentialDataDecryptedObject, RegExp]>([
		['an empty base URL', key, {}, /base URL is empty/],
		['a base URL without encryption', key, { baseUrl: 'http://api.example.com' }, /base URL .*unencrypted/],
		['n8n would send its secrets to a token URL without encryption', n8nTokens, { ...credential, accessTokenUrl: 'http://id.example.com/token' }, /access token URL .*unencrypted/],
	])('%s is refused', async (_what, signIn, data, says) => {
		await expect(open(signIn, data).opener.open(0)).rejects.toThrow(SettingsError);
		await expect(open(signIn, data).opener.open(0)).rejects.toThrow(says);
	});

	test('a token URL is of interest only where n8n gets the token', async () => {
		await expect(open(key, { ...credential, accessTokenUrl: 'http://id.example.com/token' }).opener.open(0)).resolves.toBeDefined();
	});
});

describe('what a vendor repeats of the credential is hidden', () => {
	test('the key', async () => {
		const access = await open(key, { ...credential, apiKey: 'KEY-1234' }).opener.open(0);
		expect(access.hide('You sent KEY-1234 for version 2.')).toBe('You sent **hidden** for version 2.');
	});

	test('tokens of our own: the one that came with the credential, and the newest', async () => {
		const data = { ...credential, username: 'ann' };
		const fingerprint = fingerprintOf(ownTokens.token as TokenFlow, 'acmeApi', data);
		const held = { accessToken: 'ACCESS-1', refreshToken: 'REFRESH-1', obtainedAt: Date.now() - 1000, expiresAt: Date.now() + 600_000 };
		await renewed(fingerprint, { held: undefined, rejected: '', obtain: async () => ({ ...held, accessToken: 'ACCESS-2', refreshToken: 'REFRESH-2' }), shareFor: () => 0 }, Date.now);
		const access = await open(ownTokens, { ...data, ...toStored(held, fingerprint) }).opener.open(0);
		expect(access.hide('ACCESS-1 REFRESH-1 ACCESS-2 REFRESH-2 ACCESS-3')).toBe('**hidden** **hidden** **hidden** **hidden** ACCESS-3');
	});

	test('no token is there yet', async () => {
		expect((await open(ownTokens).opener.open(0)).hide('nothing of it')).toBe('nothing of it');
	});

	test('tokens that n8n keeps', async () => {
		const access = await open(n8nTokens, { ...credential, oauthTokenData: { access_token: 'ACCESS-1', refresh_token: 'REFRESH-1' } }).opener.open(0);
		expect(access.hide('ACCESS-1 and REFRESH-1')).toBe('**hidden** and **hidden**');
	});
});

describe('a key', () => {
	test('is handed on as it was read, never dead and never renewed', async () => {
		const access = await open(key).opener.open(0);
		expect((await handed(access)).credentialsDecrypted?.data).toEqual(credential);
		expect([401, 403, 200].map((status) => access.saysTokenDead(status))).toEqual([false, false, false]);
		expect(await access.renew(false)).toBe(false);
		expect(access.accepted()).toBeUndefined();
	});
});

describe('a token', () => {
	test('of our own: n8n is handed the credential with an empty one, to have it filled', async () => {
		expect((await handed(await open(ownTokens).opener.open(0))).credentialsDecrypted?.data).toMatchObject({ ...credential, accessToken: '' });
	});

	test('that n8n keeps is n8n\'s to put on the request', async () => {
		const { opener } = open(n8nTokens, { ...credential, oauthTokenData: { access_token: 'T' } });
		expect(await handed(await opener.open(0))).toEqual({ oauth2: { tokenType: 'Bearer', skipTokenRefresh: true } });
	});
});

describe('how often a credential is read', () => {
	test('once where it is the same for all items, also when they come together', async () => {
		const { opener, getCredentials } = open(key);
		await Promise.all([0, 1, 2].map(async (item) => await opener.open(item)));
		expect(getCredentials.mock.calls).toEqual([['acmeApi', 0]]);
		expect(await opener.isSameForAll()).toBe(true);
	});

	test('for each item where one of its fields is an expression', async () => {
		const { opener, getCredentials } = open(key, (item) => ({ ...credential, baseUrl: `https://t${item}.example.com` }), { baseUrl: '={{ $json.url }}' });
		const all = await Promise.all([0, 1].map(async (item) => await opener.open(item)));
		expect(all.map(({ base }) => base)).toEqual(['https://t0.example.com', 'https://t1.example.com']);
		expect(getCredentials.mock.calls).toEqual([['acmeApi', 0], ['acmeApi', 1]]);
		expect(await opener.isSameForAll()).toBe(false);
	});

	test('for each item where n8n keeps the token: it changes', async () => {
		const { opener, getCredentials } = open(n8nTokens);
		await opener.open(0);
		await opener.open(1);
		expect(getCredentials).toHaveBeenCalledTimes(2);
		expect(await opener.isSameForAll()).toBe(false);
	});

	test.each<[string, object, number]>([
		['the same for all', {}, 0],
		['the item\'s own', { username: '={{ $json.user }}' }, 3],
	])('what is read again for a token is %s', async (_what, raw, item) => {
		const { opener, getCredentials } = open(ownTokens, credential, raw);
		await (await opener.open(3)).prepare();
		expect(getCredentials.mock.calls.map(([, asked]) => asked)).toEqual([item, item]);
	});

	test.each<[string, object, boolean]>([
		['may be stored where all items have the same settings', {}, false],
		['stays in memory where a field is an expression', { username: '={{ $json.user }}' }, true],
	])('a new token %s', async (_what, raw, isNotToStore) => {
		const { opener } = open(ownTokens, credential, raw);
		expect((await handed(await opener.open(0))).credentialsDecrypted?.data).toMatchObject({ [NOT_TO_STORE]: isNotToStore });
	});

	test('each item has an access of its own, which remembers its own refusals', async () => {
		const { opener } = open(ownTokens);
		expect(await opener.open(0)).not.toBe(await opener.open(1));
	});
});

test('for a list in the editor there are no items', async () => {
	const { context, getCredentials } = open(key);
	const access = await openAccess(context, acme, key);
	expect(access).toMatchObject({ base: 'https://api.example.com', paceKey: 'acmeApi 7' });
	expect(getCredentials.mock.calls).toEqual([['acmeApi']]);
});

test('a node without this credential has none to wait for', async () => {
	const { context } = open(key);
	const bare = { ...context, getNode: () => node } as unknown as ILoadOptionsFunctions;
	expect((await openAccess(bare, acme, key)).paceKey).toBe('acmeApi ');
});
