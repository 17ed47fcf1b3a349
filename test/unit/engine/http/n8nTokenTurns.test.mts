import { jest } from '@jest/globals';
import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';
import { n8nToken } from '../../../../engine/http/n8nToken';
import { SettingsError } from '../../../../engine/settings';
import { forgetSessions } from '../../../../engine/token/session';
import { acme } from '../../support/acme.mts';

const NOW = Date.UTC(2026, 0, 1);
const signIn = acme.signIns[0]!;

/** What n8n stores of a token: as the vendor gave it, and when it ends. */
const data = (accessToken: string, more: object = {}): ICredentialDataDecryptedObject =>
	({ oauthTokenData: { access_token: accessToken, refresh_token: 'R', expires_in: 3600, n8n_expires_at: NOW + 3_600_000, ...more } }) as ICredentialDataDecryptedObject;

/** n8n, with this token in its database; a refresh puts the next one there. */
function open(read: ICredentialDataDecryptedObject, inDatabase: ICredentialDataDecryptedObject = read, refreshed: () => ICredentialDataDecryptedObject | Error = () => data('new')) {
	const database = { now: inDatabase };
	const refreshOAuth2Token = jest.fn(async () => {
		const next = refreshed();
		if (next instanceof Error) throw next;
		database.now = next;
	});
	const context = { helpers: { refreshOAuth2Token } } as unknown as IExecuteFunctions;
	const reread = jest.fn(async () => database.now);
	const access = (from = read, id = '7') => n8nToken(context, acme, signIn, id, from, reread);
	return { ...access(), access, refreshOAuth2Token, context, reread };
}

beforeEach(() => {
	forgetSessions();
	jest.useFakeTimers({ now: NOW, doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
});
afterEach(() => void jest.useRealTimers());

describe('before a request', () => {
	test('a token that lives is left to n8n, which puts it on the request as a bearer and asks for no other', async () => {
		const { prepare, refreshOAuth2Token, reread } = open(data('T1'));
		expect(await prepare()).toEqual({ extra: { oauth2: { tokenType: 'Bearer', skipTokenRefresh: true } } });
		expect(refreshOAuth2Token).not.toHaveBeenCalled();
		expect(reread).not.toHaveBeenCalled();
	});

	test.each<[string, object, boolean]>([
		['about to end', { n8n_expires_at: NOW + 30_000 }, true],
		['ended', { n8n_expires_at: NOW - 1 }, true],
		['with a life of a minute, half of it left', { n8n_expires_at: NOW + 30_000, expires_in: 60 }, false],
		['with a life of a minute, nearly over', { n8n_expires_at: NOW + 5_000, expires_in: 60 }, true],
		['whose end nobody knows', { n8n_expires_at: undefined }, false],
		['that is missing, beside a refresh token', { access_token: undefined }, true],
		['about to end, without a refresh token', { n8n_expires_at: NOW + 30_000, refresh_token: undefined }, false],
	])('a token %s: refreshed is %s', async (_what, more, isRefreshed) => {
		const { prepare, refreshOAuth2Token } = open(data('T1', more));
		await prepare();
		expect(refreshOAuth2Token).toHaveBeenCalledTimes(isRefreshed ? 1 : 0);
	});

	test('n8n is asked to refresh the credential of this type, as a bearer', async () => {
		const { prepare, refreshOAuth2Token, context } = open(data('T1', { n8n_expires_at: NOW }));
		await prepare();
		expect(refreshOAuth2Token.mock.calls).toEqual([['acmeApi', { tokenType: 'Bearer' }]]);
		expect(refreshOAuth2Token.mock.contexts).toEqual([context]);
	});

	test('after that the new token counts', async () => {
		const { prepare, refreshOAuth2Token } = open(data('T1', { n8n_expires_at: NOW }));
		await prepare();
		await prepare();
		expect(refreshOAuth2Token).toHaveBeenCalledTimes(1);
	});

	test('another execution has refreshed it: nothing is asked', async () => {
		const { prepare, refreshOAuth2Token } = open(data('T1', { n8n_expires_at: NOW }), data('T2'));
		await prepare();
		expect(refreshOAuth2Token).not.toHaveBeenCalled();
	});

	test('of many items one asks, and the others take what it got', async () => {
		const dying = data('T1', { n8n_expires_at: NOW });
		const { access, refreshOAuth2Token } = open(dying);
		await Promise.all(Array.from({ length: 10 }, async () => await access(dying).prepare()));
		expect(refreshOAuth2Token).toHaveBeenCalledTimes(1);
	});

	test('a refresh that fails is told, and does not keep the others waiting', async () => {
		let tries = 0;
		const dying = data('T1', { n8n_expires_at: NOW });
		const { access } = open(dying, dying, () => (++tries === 1 ? new Error('revoked') : data('T2')));
		await expect(access().prepare()).rejects.toThrow('revoked');
		await expect(access().prepare()).resolves.toBeDefined();
	});

	test.each<[string, ICredentialDataDecryptedObject]>([
		['no token at all', {}],
		['an empty one', data('', { refresh_token: '' })],
		['what is no text', data('', { access_token: 7, refresh_token: 7 })],
	])('%s: the person has not connected yet, and is told how', async (_what, given) => {
		const { prepare } = open(given);
		await expect(prepare()).rejects.toThrow(SettingsError);
		await expect(prepare()).rejects.toThrow(/^This Acme credential is not connected yet\. Open it, click Connect/);
	});
});

describe('a token that the vendor calls dead', () => {
	test.each([
		[401, true],
		[403, false],
	])('status %d: %s', (status, dead) => {
		expect(open(data('T1')).saysTokenDead(status)).toBe(dead);
	});

	test('is refreshed, and it is worth sending again', async () => {
		const { renew, refreshOAuth2Token } = open(data('T1'));
		expect(await renew(false)).toBe(true);
		expect(refreshOAuth2Token).toHaveBeenCalledTimes(1);
	});

	test('another execution has done so: it is worth sending again at once', async () => {
		const { renew, refreshOAuth2Token } = open(data('T1'), data('T2'));
		expect(await renew(false)).toBe(true);
		expect(refreshOAuth2Token).not.toHaveBeenCalled();
	});

	test('without a refresh token it stays dead', async () => {
		const { renew, refreshOAuth2Token } = open(data('T1', { refresh_token: undefined }));
		expect(await renew(false)).toBe(false);
		expect(refreshOAuth2Token).not.toHaveBeenCalled();
	});

	test('the refresh brought the same one: not worth it', async () => {
		expect(await open(data('T1'), data('T1'), () => data('T1')).renew(false)).toBe(false);
	});

	test('a second time for the same request is not worth it', async () => {
		const { renew, refreshOAuth2Token } = open(data('T1'));
		expect(await renew(true)).toBe(false);
		expect(refreshOAuth2Token).not.toHaveBeenCalled();
	});

	/** A vendor that says "not allowed" like "token dead" takes each new token elsewhere: each such item would be a refresh. */
	test('new ones are refused as well, and taken elsewhere: no more are got, with this credential alone', async () => {
		let count = 1;
		const { access, refreshOAuth2Token } = open(data('T1'), data('T1'), () => data(`T${++count}`));
		const refusedFor = async (name: string): Promise<boolean> => {
			const { renew, refusedAgain, accepted } = access(data(name));
			const isWorthIt = await renew(false);
			refusedAgain();
			accepted();
			return isWorthIt;
		};
		expect([await refusedFor('T1'), await refusedFor('T2'), await refusedFor('T3')]).toEqual([true, true, false]);
		expect(refreshOAuth2Token).toHaveBeenCalledTimes(2);
		expect(await access(data('T9'), '8').renew(false)).toBe(true);
	});

	test('one that was taken where it was sent again is a good one', async () => {
		let count = 1;
		const { access } = open(data('T1'), data('T1'), () => data(`T${++count}`));
		for (const name of ['T1', 'T2', 'T3', 'T4']) {
			const { renew, accepted } = access(data(name));
			expect(await renew(false)).toBe(true);
			accepted();
		}
	});

	test('that one was accepted needs no note: n8n keeps it', () => {
		expect(open(data('T1')).accepted()).toBeUndefined();
	});
});

test('what it holds is known, to be kept out of errors', async () => {
	const access = open(data('T1', { n8n_expires_at: NOW }));
	expect(access.tokens()).toMatchObject([{ accessToken: 'T1', refreshToken: 'R' }]);
	await access.prepare();
	expect(access.tokens()).toMatchObject([{ accessToken: 'new' }]);
});
