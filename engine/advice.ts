import type { Advice } from './vendor';

/** What is known of a refusal. */
export interface Refusal {
	status: number;
	/** The vendor's code, or empty. */
	code: string;
	/** The vendor's own words, or empty. */
	words: string;
}

/** The first advice all of whose conditions hold for this refusal, or undefined. */
export function adviceFor(list: readonly Advice[], refusal: Refusal): string | undefined {
	return list.find((entry) => fits(entry, refusal))?.advice;
}

function fits({ status, code, says }: Advice, refusal: Refusal): boolean {
	const statuses = typeof status === 'number' ? [status] : status;
	return (
		(statuses === undefined || statuses.includes(refusal.status)) &&
		(code === undefined || code === refusal.code) &&
		(says === undefined || refusal.words.toLowerCase().includes(says.toLowerCase()))
	);
}
