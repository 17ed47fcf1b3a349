import { jest } from '@jest/globals';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { ownToken } from '../../../../engine/http/ownToken';
import type { Token } from '../../../../engine/token/expiry';
import { NOT_TO_STORE, toStored } from '../../../../engine/token/fields';
import { keepSignedIn } from '../../../../engine/token/renew';
import { forgetSessions, renewed } from '../../../../engine/token/session';
import type { SignIn } from '../../../../engine/vendor';
import { acme } from '../../support/acme.mts';

const KEY = 'the settings';
const NOW = Date.UTC(2026, 0, 1);
const token = (accessToken: string, more: Partial<Token> = {}): Token => ({ accessToken, refreshToken: 'R', obtainedAt: NOW, expiresAt: NOW + 600_000, ...more });
const stored = (given: Token | undefined, key = KEY): ICredentialDataDecryptedObject => ({ username: 'ann', ...(given ? toStored(given, key) : {}) });

/** What n8n is handed for one request. */
const handed = (prepared: { extra: unknown }) => (prepared.extra as { credentialsDecrypted: { data: ICredentialDataDecryptedObject } }).credentialsDecrypted.data;

/** The access of an item, whose credential was read with one token and has another in the database by now. */
function open(read: Token | undefined, inDatabase: Token | 'the same' = 'the same', key = KEY) {
	const reread = jest.fn(async () => (inDatabase === 'the same' ? stored(read, key) : stored(inDatabase)));
	return { ...ownToken(acme, KEY, stored(read, key), true, reread), reread };
}
/** As n8n does: `preAuthentication` gets a token, and n8n writes it into what it was handed. */
const signInLikeN8n = async (data: ICredentialDataDecryptedObject, accessToken: string): Promise<void> => {
	const fresh = await renewed(KEY, { held: undefined, rejected: String(data.rejectedAccessToken ?? ''), obtain: async () => token(accessToken, { obtainedAt: Date.now() }), shareFor: () => 0 }, Date.now);
	Object.assign(data, toStored(fresh, KEY));
};
const settle = async () => {
	for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

beforeEach(() => {
	forgetSessions();
	jest.useFakeTimers({ now: NOW, doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
});
afterEach(() => void jest.useRealTimers());

describe('a token that can be sent', () => {
	test('is sent, with the other fields of the credential, and nothing is read anew', async () => {
		const access = open(token('T1'));
		const prepared = await access.prepare();
		expect(handed(prepared)).toMatchObject({ username: 'ann', accessToken: 'T1', refreshToken: 'R', tokenSettings: KEY });
		expect(prepared.done).toBeUndefined();
		expect(access.reread).not.toHaveBeenCalled();
	});

	test('one that another item has got meanwhile is sent instead of the older one', async () => {
		await signInLikeN8n({}, 'T2');
		expect(handed(await open(token('T1', { obtainedAt: NOW - 1000 })).prepare())).toMatchObject({ accessToken: 'T2' });
	});

	test('the one that is stored by now is sent where the one that was read is about to die', async () => {
		const access = open(token('old', { expiresAt: NOW + 1000, obtainedAt: NOW - 600_000 }), token('T2'));
		expect(handed(await access.prepare())).toMatchObject({ accessToken: 'T2' });
		expect(access.reread).toHaveBeenCalledTimes(1);
		expect(handed(await open(undefined, token('T2')).prepare())).toMatchObject({ accessToken: 'T2' });
	});
});

describe('without a token that can be sent, n8n is handed an empty one', () => {
	test.each<[string, Token | undefined, string]>([
		['none is there', undefined, KEY],
		['it is about to die', token('T1', { obtainedAt: NOW - 600_000, expiresAt: NOW + 30_000 }), KEY],
		['it belongs to other settings', token('T1'), 'other settings'],
	])('%s', async (_what, held, key) => {
		const access = open(held, 'the same', key);
		const data = handed(await access.prepare());
		expect(data).toMatchObject({ username: 'ann', accessToken: '', rejectedAccessToken: '' });
	});

	test('with what is stored for the refresh', async () => {
		const access = open(undefined, token('dying', { expiresAt: NOW, refreshToken: 'R9' }));
		expect(handed(await access.prepare())).toMatchObject({ accessToken: '', refreshToken: 'R9' });
	});

	test('one goes first, the others wait for its token', async () => {
		const first = open(undefined);
		const second = open(undefined);
		const going = await first.prepare();
		let waited: unknown;
		void second.prepare().then((prepared) => (waited = handed(prepared).accessToken));
		await settle();
		expect(waited).toBeUndefined();

		await signInLikeN8n(handed(going), 'T1');
		going.done?.();
		await settle();
		expect(waited).toBe('T1');
	});

	test('the first got none: the next goes', async () => {
		const going = await open(undefined).prepare();
		const next = open(undefined).prepare();
		going.done?.();
		expect(handed(await next)).toMatchObject({ accessToken: '' });
	});

	test.each([true, false])('the fields are the same for all items: %p, so n8n may store the new token', async (isFixed) => {
		const access = ownToken(acme, KEY, stored(undefined), isFixed, async () => stored(undefined));
		expect(handed(await access.prepare())).toMatchObject({ accessToken: '', [NOT_TO_STORE]: !isFixed });
	});

	test('a credential that cannot be read is told, and nobody waits for it', async () => {
		const failing = ownToken(acme, KEY, stored(undefined), true, async () => await Promise.reject(new Error('locked')));
		await expect(failing.prepare()).rejects.toThrow('locked');
		expect(handed(await open(undefined).prepare())).toMatchObject({ accessToken: '' });
	});
});

describe('a token that the vendor calls dead', () => {
	test.each([
		[401, true],
		[403, false],
		[200, false],
	])('status %d: %s', (status, dead) => {
		expect(open(token('T1')).saysTokenDead(status)).toBe(dead);
	});

	test('is not sent again, and goes to n8n beside the credential', async () => {
		const access = open(token('T1'));
		await access.prepare();
		expect(await access.renew(false)).toBe(true);
		expect(handed(await access.prepare())).toMatchObject({ accessToken: '', rejectedAccessToken: 'T1' });
	});

	test('what n8n got for an empty token is what was sent', async () => {
		const access = open(undefined);
		const { extra, done } = await access.prepare();
		await signInLikeN8n(handed({ extra }), 'T1');
		done?.();
		await access.renew(false);
		const next = await access.prepare();
		expect(handed(next)).toMatchObject({ accessToken: '', rejectedAccessToken: 'T1' });
	});

	test('another item has a new one already: that is sent', async () => {
		const access = open(token('T1', { obtainedAt: NOW - 1000 }));
		await access.prepare();
		await signInLikeN8n({ rejectedAccessToken: 'T1' }, 'T2');
		expect(await access.renew(false)).toBe(true);
		expect(handed(await access.prepare())).toMatchObject({ accessToken: 'T2' });
	});

	/** Sends with the token of now, or gets one first, and is refused: whether that is worth another. */
	const refusedOnce = async (name: string): Promise<boolean> => {
		const access = open(undefined);
		const prepared = await access.prepare();
		if (handed(prepared).accessToken === '') await signInLikeN8n(handed(prepared), name);
		prepared.done?.();
		return await access.renew(false);
	};

	test('no more are got, but one that another worker has stored by now is sent', async () => {
		for (const name of ['T1', 'T2', 'T3']) await refusedOnce(name);
		const access = open(undefined, token('THEIRS', { obtainedAt: NOW + 1 }));
		await access.prepare();
		expect(await access.renew(false)).toBe(true);
		expect(handed(await access.prepare())).toMatchObject({ accessToken: 'THEIRS' });
	});

	/** Another worker's use of the same refresh token ends the first; the second comes of a login. */
	test('for one request two are got, however many others accept meanwhile', async () => {
		const access = open(undefined);
		const sendWith = async (name: string): Promise<void> => {
			const prepared = await access.prepare();
			await signInLikeN8n(handed(prepared), name);
			prepared.done?.();
		};
		await sendWith('T1');
		expect(await access.renew(false)).toBe(true);
		await sendWith('T2');
		open(undefined).accepted();
		expect(await access.renew(true)).toBe(true);
		await sendWith('T3');
		open(undefined).accepted();
		expect(await access.renew(true)).toBe(false);
	});

	/** New tokens that are refused as well: then it is the account, and each further sign-in is one too many. */
	test('new ones are refused as well: no more are got, until one is accepted', async () => {
		expect([await refusedOnce('T1'), await refusedOnce('T2'), await refusedOnce('T3'), await refusedOnce('T4')]).toEqual([true, true, false, false]);
		open(token('T5')).accepted();
		expect(await refusedOnce('T6')).toBe(true);
	});

	/** A renewal elsewhere may have ended them, which says nothing of the account. */
	test('those of other workers do not count among the two', async () => {
		const theirs = ['A', 'B', 'C', 'D'].map((name, index) => token(name, { obtainedAt: NOW + index }));
		let stored_ = theirs[0];
		const access = ownToken(acme, KEY, stored(stored_), true, async () => stored(stored_));
		for (const [index, next] of theirs.slice(1).entries()) {
			expect(handed(await access.prepare())).toMatchObject({ accessToken: theirs[index]?.accessToken });
			stored_ = next;
			expect(await access.renew(index > 0)).toBe(true);
		}
	});

	test('nothing is left to send: no new one is got, and the last one has ended', async () => {
		for (const name of ['T1', 'T2']) await refusedOnce(name);
		const access = open(undefined);
		const { extra, done } = await access.prepare();
		const last = token('T3', { expiresAt: NOW + 100_000 });
		await renewed(KEY, { held: undefined, rejected: 'T2', obtain: async () => last, shareFor: () => 0 }, Date.now);
		Object.assign(handed({ extra }), toStored(last, KEY));
		done?.();
		expect(await access.renew(false)).toBe(false);
		jest.setSystemTime(NOW + 55_000);
		expect(await access.renew(false)).toBe(false);
	});

	/** Some vendors say "not allowed" with the status of a dead token: what is taken elsewhere was no help here. */
	test('a new one that was refused for the same request is not made good by being taken for another', async () => {
		const access = open(undefined);
		for (const name of ['T1', 'T2']) await refusedOnce(name);
		const prepared = await access.prepare();
		await signInLikeN8n(handed(prepared), 'T3');
		prepared.done?.();
		access.refusedAgain();
		access.accepted();
		expect(await access.renew(false)).toBe(false);
	});
});

test('why the sign-in failed is known from what n8n was handed', async () => {
	const { extra, failure } = await open(undefined).prepare();
	const data = handed({ extra });
	const signIn: SignIn = { credentialType: 'acmeApi', option: { value: 'x', name: 'X' }, baseUrl: { field: 'baseUrl' }, headers: [] };
	expect(failure?.()).toBeUndefined();
	await expect(keepSignedIn(acme, signIn).call({ helpers: { httpRequest: async () => ({}) } } as never, data)).rejects.toThrow('Acme needs no sign-in here');
	expect(failure?.()).toMatchObject({ message: expect.stringContaining('Acme needs no sign-in here') });
});
