import { jest } from '@jest/globals';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { Caller } from '../../../../engine/http/credential';
import { n8nToken } from '../../../../engine/http/n8nToken';
import { forgetSessions } from '../../../../engine/token/session';
import { envizage, envizageOAuth2 } from '../../../../vendors/envizage';

/** n8n's store and its refresh, which gives T1, T2, … for ever. */
function store(token: Record<string, unknown> = {}) {
	const stored = { oauthTokenData: { access_token: 'T0', refresh_token: 'R', token_type: 'bearer', ...token } };
	const read = async (): Promise<ICredentialDataDecryptedObject> => structuredClone(stored);
	let count = 0;
	const refreshOAuth2Token = jest.fn(async () => {
		stored.oauthTokenData = { ...stored.oauthTokenData, access_token: `T${++count}` };
	});
	const context = { helpers: { refreshOAuth2Token } } as unknown as Caller;
	return { open: async () => n8nToken(context, envizage, envizageOAuth2, 'id', await read(), read), refreshOAuth2Token };
}

beforeEach(() => {
	forgetSessions();
});

/** n8n would put a token of a type that it does not know into the URL. */
test.each([['bearer'], ['JWT'], [undefined]])('a token of type %s goes into the header, as Bearer (RFC 6750 §2.3)', async (type) => {
	const part = await store({ token_type: type }).open();
	expect(await part.prepare()).toEqual({ extra: { oauth2: { tokenType: 'Bearer', skipTokenRefresh: true } } });
});

test('20 at once on a refused token: one refresh', async () => {
	const { open, refreshOAuth2Token } = store();
	const parts = await Promise.all(Array.from({ length: 20 }, open));
	expect(await Promise.all(parts.map(async (part) => await part.renew(false)))).toEqual(parts.map(() => true));
	expect(refreshOAuth2Token).toHaveBeenCalledTimes(1);
});

test('100 one after the other, each refused whatever its token: a handful of refreshes', async () => {
	const { open, refreshOAuth2Token } = store();
	for (let item = 0; item < 100; item++) {
		const part = await open();
		if (await part.renew(false)) part.refusedAgain();
	}
	expect(refreshOAuth2Token.mock.calls.length).toBeLessThanOrEqual(2);
});

test('100 refusals far apart, each mended by a refresh: a refresh each', async () => {
	const { open, refreshOAuth2Token } = store();
	for (let day = 0; day < 100; day++) {
		const part = await open();
		expect(await part.renew(false)).toBe(true);
		part.accepted();
	}
	expect(refreshOAuth2Token).toHaveBeenCalledTimes(100);
});

test('without any token the person is told to connect', async () => {
	const part = await store({ access_token: undefined, refresh_token: undefined }).open();
	await expect(part.prepare()).rejects.toThrow(/click Connect/);
});

describe('n8n\'s own refresh', () => {
	const renewWith = async (refreshOAuth2Token?: () => Promise<void>): Promise<boolean> => {
		const data = { oauthTokenData: { access_token: 'T0', refresh_token: 'R' } };
		const context = { helpers: refreshOAuth2Token ? { refreshOAuth2Token } : {} } as unknown as Caller;
		return await n8nToken(context, envizage, envizageOAuth2, 'id', data, async () => data).renew(false);
	};

	test('is refused because access has ended (RFC 6749 §5.2), and n8n only repeats the RFC: the person is told to reconnect', async () => {
		const refused = Object.assign(new Error('The provided authorization grant is invalid'), { body: { error: 'invalid_grant' } });
		await expect(renewWith(async () => await Promise.reject(refused))).rejects.toThrow(/Envizage no longer lets n8n use this account.*reconnect it/);
	});

	test('fails otherwise: the error is passed on', async () => {
		const error = Object.assign(new Error('Service unavailable'), { body: { error: 'temporarily_unavailable' } });
		await expect(renewWith(async () => await Promise.reject(error))).rejects.toBe(error);
	});

	test('is not there in an n8n that is too old: said so', async () => {
		await expect(renewWith()).rejects.toThrow(/n8n is too old to renew/);
	});
});
