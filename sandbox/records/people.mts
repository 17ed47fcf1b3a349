import type { Random } from './random.mts';
import { FIRST_NAMES, LAST_NAMES } from './words.mts';

export interface Person {
	first: string;
	last: string;
	name: string;
	email: string;
}

const plain = (text: string): string =>
	text
		.normalize('NFD')
		.replace(/[^A-Za-z]/g, '')
		.toLowerCase();

/** A believable person; the number keeps the e-mail address unique. */
export function person(random: Random, index: number): Person {
	const first = random.pick(FIRST_NAMES);
	const last = random.pick(LAST_NAMES);
	return { first, last, name: `${first} ${last}`, email: `${plain(first)}.${plain(last)}.${index + 1}@example.com` };
}

export const phone = (random: Random): string => `+1-555-01${String(random.integer(0, 99)).padStart(2, '0')}`;
