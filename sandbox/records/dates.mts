import type { Random } from './random.mts';

/** Generated records lie in the two years before this day, so that they are the same on every run. */
export const LAST_DAY = Date.parse('2026-06-30T12:00:00Z');
const DAY = 86_400_000;

/** A moment at most `days` before the last day (negative: after it), to the second. */
export function moment(random: Random, days = 730): string {
	const distance = Math.floor((random.next() * days * DAY) / 1000) * 1000;
	return new Date(LAST_DAY - distance).toISOString().replace('.000Z', 'Z');
}

export const day = (random: Random, days = 730): string => moment(random, days).slice(0, 10);

/** The moment `hours` after another one. */
export const later = (iso: string, hours: number): string =>
	new Date(Date.parse(iso) + hours * 3_600_000).toISOString().replace('.000Z', 'Z');
