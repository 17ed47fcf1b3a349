import { jest } from '@jest/globals';
import type { Token } from '../../../../engine/token/expiry';
import { accepted, COOL_DOWN, forgetSessions, isOwn, newestToken, refusedAgain, renewed, SHORT_COOL_DOWN, takeTurn, usableToken, worthRenewing, type Wanted } from '../../../../engine/token/session';

const START = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;

const token = (accessToken: string, obtainedAt = START, life: number | undefined = HOUR): Token => ({
	accessToken,
	refreshToken: `refresh of ${accessToken}`,
	obtainedAt,
	expiresAt: life === undefined ? undefined : obtainedAt + life,
});

class Refused extends Error {}

let now = START;
const clock = () => now;

const wanted = (obtain: Wanted['obtain'], more: Partial<Wanted> = {}): Wanted => ({
	held: undefined,
	rejected: '',
	obtain,
	shareFor: (error) => (error instanceof Refused ? COOL_DOWN : SHORT_COOL_DOWN),
	...more,
});

/** An `obtain` that waits until it is told how it ends. */
function slowObtain() {
	let resolve!: (token: Token) => void;
	let reject!: (error: Error) => void;
	const promise = new Promise<Token>((yes, no) => {
		resolve = yes;
		reject = no;
	});
	return { obtain: jest.fn(async () => await promise), resolve, reject };
}

beforeEach(() => {
	forgetSessions();
	now = START;
});

describe('one renewal for all who wait', () => {
	test('100 callers, one request', async () => {
		const { obtain, resolve } = slowObtain();
		const callers = Array.from({ length: 100 }, async () => await renewed('k', wanted(obtain), clock));
		resolve(token('NEW'));
		expect(new Set((await Promise.all(callers)).map(({ accessToken }) => accessToken))).toEqual(new Set(['NEW']));
		expect(obtain).toHaveBeenCalledTimes(1);
	});

	test('100 callers share a failure as well', async () => {
		const { obtain, reject } = slowObtain();
		const callers = Array.from({ length: 100 }, async () => await renewed('k', wanted(obtain), clock));
		reject(new Refused('no'));
		const outcomes = await Promise.allSettled(callers);
		expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
		expect(obtain).toHaveBeenCalledTimes(1);
	});

	test('different keys have nothing to do with each other', async () => {
		const a = jest.fn(async () => token('A'));
		const b = jest.fn(async () => await Promise.reject<Token>(new Refused('b')));
		const [first, second] = await Promise.allSettled([renewed('a', wanted(a), clock), renewed('b', wanted(b), clock)]);
		expect(first).toMatchObject({ status: 'fulfilled', value: { accessToken: 'A' } });
		expect(second).toMatchObject({ status: 'rejected' });
		expect((await renewed('a', wanted(a), clock)).accessToken).toBe('A');
		expect(a).toHaveBeenCalledTimes(1);
	});
});

describe('compare and swap', () => {
	test('who comes late with the old token gets the new one, and nothing is asked', async () => {
		const old = token('OLD', START - HOUR / 2);
		const obtain = jest.fn(async () => token('NEW'));
		await renewed('k', wanted(obtain, { held: old, rejected: 'OLD' }), clock);
		const late = await renewed('k', wanted(obtain, { held: old, rejected: 'OLD' }), clock);
		expect(late.accessToken).toBe('NEW');
		expect(obtain).toHaveBeenCalledTimes(1);
	});

	test('a new token that is refused in its turn is renewed', async () => {
		const obtain = jest.fn<Wanted['obtain']>();
		obtain.mockResolvedValueOnce(token('ONE')).mockResolvedValueOnce(token('TWO', START + 1));
		await renewed('k', wanted(obtain), clock);
		expect((await renewed('k', wanted(obtain, { rejected: 'ONE' }), clock)).accessToken).toBe('TWO');
	});

	test('the renewal starts from the newest token, also where the caller holds an older one', async () => {
		const obtain = jest.fn<Wanted['obtain']>(async () => token('THREE', START + 2));
		const held = token('ONE', START - 10);
		await renewed('k', wanted(async () => token('TWO', START)), clock);
		await renewed('k', wanted(obtain, { held, rejected: 'TWO' }), clock);
		expect(obtain.mock.calls[0]?.[0]?.refreshToken).toBe('refresh of TWO');
	});

	test('a token that another worker has stored is taken instead of asking', async () => {
		const obtain = jest.fn(async () => token('MINE'));
		await renewed('k', wanted(obtain), clock);
		const theirs = token('THEIRS', START + 1000);
		expect((await renewed('k', wanted(obtain, { held: theirs, rejected: 'MINE' }), clock)).accessToken).toBe('THEIRS');
		expect(obtain).toHaveBeenCalledTimes(1);
	});

	test('a usable token that nobody refused is just given', async () => {
		const obtain = jest.fn(async () => token('NEW'));
		expect((await renewed('k', wanted(obtain, { held: token('HELD') }), clock)).accessToken).toBe('HELD');
		expect(obtain).not.toHaveBeenCalled();
	});

	test('a dying token is renewed', async () => {
		const obtain = jest.fn(async () => token('NEW'));
		const dying = token('DYING', START - HOUR + 59_000);
		expect((await renewed('k', wanted(obtain, { held: dying }), clock)).accessToken).toBe('NEW');
	});

	/** The clocks of two workers differ, or the clock was set back: the order of asking counts, not that of the clocks. */
	test('a refused token does not come back because it seems younger than its successor', async () => {
		const fromTheFuture = token('OLD', START + 30_000);
		const obtain = jest.fn(async () => token('NEW', now));
		const late = wanted(obtain, { held: fromTheFuture, rejected: 'OLD' });
		await renewed('k', late, clock);
		expect((await renewed('k', late, clock)).accessToken).toBe('NEW');
		expect(obtain).toHaveBeenCalledTimes(1);
	});
});

describe('usableToken: what other workers have stored', () => {
	const held = (obtainedAt: number): Token => token(`stored at ${obtainedAt - START}`, obtainedAt);

	test('the later of the one stored and our own', async () => {
		await renewed('k', wanted(async () => token('OWN', START + 10)), clock);
		expect(usableToken('k', held(START + 5), now)?.accessToken).toBe('OWN');
		expect(usableToken('k', held(START + 20), now)?.accessToken).toBe('stored at 20');
	});

	test('a refused one does not bring back those before it', async () => {
		await renewed('k', wanted(async () => token('OWN')), clock);
		usableToken('k', held(START + 20), now);
		expect(worthRenewing('k', 'stored at 20', false, now)).toBe(true);
		expect(usableToken('k', token('OWN'), now)).toBeUndefined();
		expect(usableToken('k', held(START + 20), now)).toBeUndefined();
	});

	test('after a refusal a stored one serves, also where its worker has a slow clock', async () => {
		await renewed('k', wanted(async () => token('OWN', START + 10)), clock);
		worthRenewing('k', 'OWN', false, now);
		expect(usableToken('k', held(START + 5), now)?.accessToken).toBe('stored at 5');
	});

	test('the refresh token of a refused one is still the one to renew with', async () => {
		await renewed('k', wanted(async () => token('OWN')), clock);
		worthRenewing('k', 'OWN', false, now);
		const obtain = jest.fn<Wanted['obtain']>(async () => token('NEXT', START + 1));
		await renewed('k', wanted(obtain, { held: { ...token('OWN'), accessToken: '' } }), clock);
		expect(obtain.mock.calls[0]?.[0]?.refreshToken).toBe('refresh of OWN');
	});

	/** n8n hands over a credential with an empty token to have it filled. */
	test('an emptied one does not take the place of a refused one, whose refresh token is newer', async () => {
		await renewed('k', wanted(async () => token('OWN', START + 10)), clock);
		worthRenewing('k', 'OWN', false, now);
		const obtain = jest.fn<Wanted['obtain']>(async () => token('NEXT', START + 20));
		await renewed('k', wanted(obtain, { held: { ...held(START), accessToken: '' } }), clock);
		expect(obtain.mock.calls[0]?.[0]?.refreshToken).toBe('refresh of OWN');
	});

	test('one that is past its time is not sent', () => {
		expect(usableToken('k', held(START - HOUR), now)).toBeUndefined();
	});
});

describe('a refusal is remembered', () => {
	const refuse = () => jest.fn(async () => await Promise.reject<Token>(new Refused('wrong password')));

	test('for COOL_DOWN, and not longer', async () => {
		const obtain = refuse();
		const ask = async () => await renewed('k', wanted(obtain), clock);
		await expect(ask()).rejects.toThrow('wrong password');
		now = START + COOL_DOWN - 1;
		await expect(ask()).rejects.toThrow('wrong password');
		expect(obtain).toHaveBeenCalledTimes(1);
		now = START + COOL_DOWN;
		await expect(ask()).rejects.toThrow('wrong password');
		expect(obtain).toHaveBeenCalledTimes(2);
	});

	test('its time counts from the answer, not from the last one who asked', async () => {
		const obtain = refuse();
		for (let second = 0; second < COOL_DOWN / 1000; second++) {
			now = START + second * 1000;
			await expect(renewed('k', wanted(obtain), clock)).rejects.toThrow();
		}
		expect(obtain).toHaveBeenCalledTimes(1);
		now = START + COOL_DOWN;
		await expect(renewed('k', wanted(obtain), clock)).rejects.toThrow();
		expect(obtain).toHaveBeenCalledTimes(2);
	});

	test('only for the same settings', async () => {
		await expect(renewed('wrong', wanted(refuse()), clock)).rejects.toThrow();
		expect((await renewed('corrected', wanted(async () => token('OK')), clock)).accessToken).toBe('OK');
	});

	test('a failure that may pass is shared briefly', async () => {
		const obtain = jest.fn(async () => await Promise.reject<Token>(new Error('no connection')));
		const ask = async () => await renewed('k', wanted(obtain), clock);
		await expect(ask()).rejects.toThrow('no connection');
		now = START + 100;
		await expect(ask()).rejects.toThrow('no connection');
		expect(obtain).toHaveBeenCalledTimes(1);
		now = START + 5000;
		await expect(ask()).rejects.toThrow('no connection');
		expect(obtain).toHaveBeenCalledTimes(2);
	});

	test('a success wipes it out', async () => {
		const obtain = jest.fn<Wanted['obtain']>();
		obtain.mockRejectedValueOnce(new Error('once')).mockResolvedValueOnce(token('OK')).mockRejectedValueOnce(new Error('twice'));
		await expect(renewed('k', wanted(obtain), clock)).rejects.toThrow('once');
		now += 10_000;
		expect((await renewed('k', wanted(obtain), clock)).accessToken).toBe('OK');
		await expect(renewed('k', wanted(obtain, { rejected: 'OK' }), clock)).rejects.toThrow('twice');
	});

	test('does not stand in the way of a good token that came with the credential', async () => {
		await expect(renewed('k', wanted(refuse()), clock)).rejects.toThrow();
		const held = token('HELD', START + 10);
		expect((await renewed('k', wanted(refuse(), { held }), clock)).accessToken).toBe('HELD');
	});
});

describe('takeTurn: one goes first', () => {
	test('the first gets the turn, the others wait and get nothing', async () => {
		const end = await takeTurn('k');
		expect(end).toBeInstanceOf(Function);
		const others = [takeTurn('k'), takeTurn('k')];
		let waited = false;
		void Promise.all(others).then(() => (waited = true));
		await new Promise(process.nextTick);
		expect(waited).toBe(false);
		end?.();
		expect(await Promise.all(others)).toEqual([undefined, undefined]);
		expect(await takeTurn('k')).toBeInstanceOf(Function);
	});

	test('those who wait are let go as soon as a token has come, before the first request is over', async () => {
		await takeTurn('k');
		const other = takeTurn('k');
		await renewed('k', wanted(async () => token('NEW')), clock);
		expect(await other).toBeUndefined();
		expect(newestToken('k')?.accessToken).toBe('NEW');
	});

	test('and when it failed to', async () => {
		await takeTurn('k');
		const other = takeTurn('k');
		await expect(renewed('k', wanted(async () => await Promise.reject<Token>(new Refused('no'))), clock)).rejects.toThrow();
		expect(await other).toBeUndefined();
	});

	test('ending an old turn does not end the next one', async () => {
		const first = await takeTurn('k');
		first?.();
		await takeTurn('k');
		first?.();
		let waited = false;
		void takeTurn('k').then(() => (waited = true));
		await new Promise(process.nextTick);
		expect(waited).toBe(false);
	});

	test('keys have turns of their own', async () => {
		expect(await takeTurn('a')).toBeInstanceOf(Function);
		expect(await takeTurn('b')).toBeInstanceOf(Function);
	});
});

describe('worthRenewing: not for ever', () => {
	/** The vendor refuses every token, each as soon as it was got. */
	async function signInAndBeRefused(times: number): Promise<number> {
		let signIns = 0;
		for (let i = 0; i < times; i++) {
			const rejected = newestToken('k')?.accessToken ?? 'first';
			if (!worthRenewing('k', rejected, false, now)) continue;
			await renewed('k', wanted(async () => token(`T${++signIns}`, START + signIns), { rejected }), clock);
		}
		return signIns;
	}

	test('1,000 items whose every token is refused mean a handful of sign-ins', async () => {
		expect(await signInAndBeRefused(1000)).toBeLessThanOrEqual(3);
	});

	test('and another try after COOL_DOWN', async () => {
		const before = await signInAndBeRefused(100);
		now += COOL_DOWN;
		expect(worthRenewing('k', newestToken('k')?.accessToken ?? '', false, now)).toBe(true);
		expect(before).toBeGreaterThan(0);
	});

	test('many who report the same dead token count once', async () => {
		await renewed('k', wanted(async () => token('T')), clock);
		for (let i = 0; i < 100; i++) expect(worthRenewing('k', 'T', false, now)).toBe(true);
	});

	test('who reports an older token than the newest may always send again', async () => {
		await signInAndBeRefused(100);
		expect(worthRenewing('k', 'long forgotten', false, now)).toBe(true);
	});

	test('tokens of other workers do not count: they may have been ended by a renewal there', () => {
		for (let i = 0; i < 100; i++) {
			const theirs = token(`theirs ${i}`, START + i);
			usableToken('k', theirs, now);
			expect(worthRenewing('k', theirs.accessToken, true, now)).toBe(true);
		}
	});

	test('a new token that has no refresh token and is refused is not renewed again for the same request', async () => {
		const withoutRefresh = { ...token('T'), refreshToken: '' };
		await renewed('k', wanted(async () => withoutRefresh), clock);
		expect(worthRenewing('k', 'T', true, now)).toBe(false);
		// The next item hears from the vendor itself why.
		expect(usableToken('k', undefined, now)?.accessToken).toBe('T');
		expect(worthRenewing('k', 'T', false, now)).toBe(true);
	});

	test('a token that the vendor takes starts the count anew', async () => {
		for (let day = 0; day < 50; day++) {
			await renewed('k', wanted(async () => token(`day ${day}`, START + day * 24 * HOUR), { rejected: `day ${day - 1}` }), clock);
			accepted('k', `day ${day}`);
			expect(worthRenewing('k', `day ${day}`, false, now)).toBe(true);
			now += 24 * HOUR;
		}
	});

	/** A vendor whose status for a dead token also says "not allowed": what is refused here is taken there. */
	test('1,000 forbidden items among others that are allowed mean two sign-ins in COOL_DOWN', async () => {
		let signIns = 0;
		const forbidden = async (): Promise<void> => {
			const rejected = newestToken('k')?.accessToken ?? 'first';
			if (!worthRenewing('k', rejected, false, now)) return;
			const { accessToken } = await renewed('k', wanted(async () => token(`T${++signIns}`, START + signIns), { rejected }), clock);
			refusedAgain('k', accessToken);
		};
		for (let i = 0; i < 1000; i++) {
			await forbidden();
			accepted('k', newestToken('k')?.accessToken ?? '');
		}
		expect(signIns).toBe(2);
		now += COOL_DOWN;
		await forbidden();
		expect(signIns).toBe(3);
	});

	test('a token that helped starts the count anew, though one before it did not', async () => {
		await renewed('k', wanted(async () => token('T1')), clock);
		expect(worthRenewing('k', 'T1', false, now)).toBe(true);
		await renewed('k', wanted(async () => token('T2', START + 1), { rejected: 'T1' }), clock);
		refusedAgain('k', 'T2');
		expect(worthRenewing('k', 'T2', false, now)).toBe(true);
		await renewed('k', wanted(async () => token('T3', START + 2), { rejected: 'T2' }), clock);
		accepted('k', 'T3');
		expect(worthRenewing('k', 'T3', false, now)).toBe(true);
	});

	test('accepted for settings that nobody knows does nothing', () => {
		accepted('unknown', 'T');
		expect(newestToken('unknown')).toBeUndefined();
	});
});

describe('bounded size', () => {
	const get = async (key: string) => await renewed(key, wanted(async () => token(key)), clock);

	test('beyond a thousand settings the longest unused are forgotten', async () => {
		for (let i = 0; i < 1500; i++) await get(`key ${i}`);
		const known = Array.from({ length: 1500 }, (_, i) => newestToken(`key ${i}`)).filter((known) => known !== undefined);
		expect(known.length).toBeLessThanOrEqual(1000);
		expect(newestToken('key 1499')?.accessToken).toBe('key 1499');
		expect(newestToken('key 0')).toBeUndefined();
	});

	test('those in use stay', async () => {
		const obtain = jest.fn(async () => token('busy'));
		for (let i = 0; i < 2500; i++) {
			await get(`key ${i}`);
			if (i % 100 === 0) await renewed('busy', wanted(obtain), clock);
		}
		expect(obtain).toHaveBeenCalledTimes(1);
	});

	test('a thousand are remembered', async () => {
		for (let i = 0; i < 1000; i++) await get(`key ${i}`);
		expect(newestToken('key 0')?.accessToken).toBe('key 0');
		await get('one more');
		expect(newestToken('key 0')).toBeUndefined();
		expect(newestToken('key 1')?.accessToken).toBe('key 1');
	});

	test('of dead tokens the last twenty', () => {
		const dead = Array.from({ length: 21 }, (_, n) => token(`dead ${n}`, START + n));
		for (const one of dead) {
			usableToken('k', one, now);
			worthRenewing('k', one.accessToken, false, now);
		}
		expect(usableToken('k', dead[1], now)).toBeUndefined();
		expect(usableToken('k', dead[0], now)?.accessToken).toBe('dead 0');
	});

	test('a renewal under way is not forgotten', async () => {
		const { obtain, resolve } = slowObtain();
		const early = renewed('slow', wanted(obtain), clock);
		for (let i = 0; i < 1500; i++) await get(`key ${i}`);
		const late = renewed('slow', wanted(obtain), clock);
		resolve(token('SLOW'));
		expect((await Promise.all([early, late])).map(({ accessToken }) => accessToken)).toEqual(['SLOW', 'SLOW']);
		expect(obtain).toHaveBeenCalledTimes(1);
	});
});

test('isOwn: a token that this process was given itself', async () => {
	await renewed('k', wanted(async () => token('OWN')), clock);
	usableToken('k', token('THEIRS', START + 10), now);
	expect(['OWN', 'THEIRS'].map((one) => isOwn('k', one))).toEqual([true, false]);
	expect(isOwn('unknown', 'OWN')).toBe(false);
});
