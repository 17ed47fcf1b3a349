import type { Judge } from '../support/judges.mts';
import type { Outcome, Published } from '../support/published.mts';

/** What came of many calls. */
export interface Load {
	outcomes: Outcome[];
	failures: string[];
	/** How often all tokens died meanwhile. */
	expiries: number;
	seconds: number;
}

/** Calls it `times` times, so many at once, and has all tokens die after each `every` calls while others are under way. */
export async function load({ call }: Published, judge: Judge, times: number, every: number, atOnce: number): Promise<Load> {
	const outcomes: Outcome[] = [];
	const failures: string[] = [];
	let next = 0;
	let expiries = 0;
	const caller = async (): Promise<void> => {
		while (next < times) {
			const n = next++;
			if (n > 0 && n % every === 0) {
				await judge.expire();
				expiries += 1;
			}
			await call(n).then(
				(items) => outcomes.push(...items),
				(error: unknown) => failures.push(String(error)),
			);
		}
	};
	const start = Date.now();
	await Promise.all(Array.from({ length: atOnce }, caller));
	return { outcomes, failures, expiries, seconds: (Date.now() - start) / 1000 };
}
