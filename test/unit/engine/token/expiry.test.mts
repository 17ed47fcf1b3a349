import fc from 'fast-check';
import { isUsable, later, renewAt, type Token } from '../../../../engine/token/expiry';

const START = Date.UTC(2026, 0, 1);

const token = (lifeSeconds: number | undefined, accessToken = 'a'): Token => ({
	accessToken,
	refreshToken: '',
	obtainedAt: START,
	expiresAt: lifeSeconds === undefined ? undefined : START + lifeSeconds * 1000,
});

describe('when a token is renewed: ahead of expiry by min(60 s, 10 % of its life)', () => {
	test.each([
		['59 s, as in the example of Envi', 59, 53.1],
		['one second', 1, 0.9],
		['10 minutes: both margins are the same', 600, 540],
		['an hour (Enboarder)', 3600, 3540],
		['a day (Envoy)', 86_400, 86_340],
		['a year (Envoke)', 31_536_000, 31_535_940],
	])('%s', (_name, life, seconds) => {
		expect(renewAt(token(life)) - START).toBeCloseTo(seconds * 1000, 5);
	});

	test('a token that does not say how long it lives is never renewed by the clock', () => {
		expect(renewAt(token(undefined))).toBe(Infinity);
		expect(isUsable(token(undefined), START + 1e15)).toBe(true);
	});

	test('a token whose expiry lies before its birth is renewed at its expiry', () => {
		expect(renewAt({ ...token(0), expiresAt: START - 5000 })).toBe(START - 5000);
	});

	test('property: a fresh token of any life is usable, and none is at its expiry', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 1e9 }), (life) => {
				const fresh = token(life);
				const ahead = (fresh.expiresAt as number) - renewAt(fresh);
				expect(isUsable(fresh, START)).toBe(true);
				expect(isUsable(fresh, fresh.expiresAt as number)).toBe(false);
				expect(ahead).toBeGreaterThan(0);
				expect(ahead).toBeLessThanOrEqual(60_000);
				expect(ahead).toBeLessThanOrEqual(life * 100 + 1e-3);
			}),
		);
	});
});

describe('isUsable', () => {
	test('turns at the very millisecond', () => {
		expect(isUsable(token(3600), START + 3_540_000 - 1)).toBe(true);
		expect(isUsable(token(3600), START + 3_540_000)).toBe(false);
	});

	test('needs a token, and text in it', () => {
		expect(isUsable(undefined, START)).toBe(false);
		expect(isUsable(token(3600, ''), START)).toBe(false);
	});
});

describe('later', () => {
	const old = token(60, 'old');
	const young = { ...token(60, 'young'), obtainedAt: START + 1 };

	test('is the one obtained later, in either order', () => {
		expect(later(old, young)?.accessToken).toBe('young');
		expect(later(young, old)?.accessToken).toBe('young');
	});

	test('is the one that is there', () => {
		expect(later(undefined, old)).toBe(old);
		expect(later(old, undefined)).toBe(old);
		expect(later(undefined, undefined)).toBeUndefined();
	});

	test('is the first of two obtained at the same moment', () => {
		const twin = { ...old, accessToken: 'twin' };
		expect(later(old, twin)).toBe(old);
	});
});
