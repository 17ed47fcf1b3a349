import type { Judge } from '../support/judges.mts';
import type { Published } from '../support/published.mts';

/** What came of many calls. */
export interface Load {
	/** Calls that n8n refused, or did not answer. What became of their executions n8n knows. */
	unanswered: string[];
	/** How often all tokens died meanwhile. */
	expiries: number;
	seconds: number;
}

/** Calls it `times` times, so many at once, and has all tokens die after each `every` calls while others are under way. */
export async function load({ call }: Published, judge: Judge, times: number, every: number, atOnce: number): Promise<Load> {
	const unanswered: string[] = [];
	let next = 0;
	let expiries = 0;
	const caller = async (): Promise<void> => {
		while (next < times) {
			const n = next++;
			if (n > 0 && n % every === 0) {
				expiries += 1;
				await judge.expire();
			}
			await call(n).catch((error: unknown) => unanswered.push(`${n}: ${String(error)}`));
		}
	};
	const start = Date.now();
	await Promise.all(Array.from({ length: atOnce }, caller));
	return { unanswered, expiries, seconds: (Date.now() - start) / 1000 };
}
