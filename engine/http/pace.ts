import { sleep } from 'n8n-workflow';

/**
 * Runs a task for each index from 0 to `count` - 1, at most `width` at once, and waits for all that were begun.
 * After a task has failed no further one is begun, and the first failure is thrown.
 */
export async function inParallel(count: number, width: number, task: (index: number) => Promise<void>): Promise<void> {
	let next = 0;
	let failure: { error: unknown } | undefined;
	const worker = async (): Promise<void> => {
		while (next < count && !failure) {
			const index = next++;
			try {
				await task(index);
			} catch (error) {
				failure ??= { error };
			}
		}
	};
	await Promise.all(Array.from({ length: Math.max(1, Math.min(width || 1, count)) }, worker));
	if (failure) throw failure.error;
}

/**
 * Until when nobody sends with a credential, because its vendor has asked to wait. By credential, in this process: what
 * one execution is told holds for the others as well.
 */
const pauses = new Map<string, number>();

/** Nobody sends with this credential for so many milliseconds. A longer pause stays. */
export function pauseAll(key: string, milliseconds: number, now: number): void {
	for (const [other, until] of pauses) if (until <= now) pauses.delete(other);
	pauses.set(key, Math.max(pauses.get(key) ?? 0, now + milliseconds));
}

/** Longest extra wait after a pause, so that those who waited do not all come in the same moment. */
const SPREAD = 250;

/** Waits until nobody has asked to wait any more. Throws at once when the execution is cancelled. */
export async function untilAllowed(key: string, signal: AbortSignal | undefined): Promise<void> {
	for (;;) {
		const left = (pauses.get(key) ?? 0) - Date.now();
		if (left <= 0) return;
		await wait(left + Math.random() * SPREAD, signal);
	}
}

/** Waits; throws at once when the execution is cancelled. */
export async function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
	if (!signal) return await sleep(milliseconds);
	let stop = (): void => undefined;
	const cancelled = new Promise<never>((_resolve, reject) => {
		stop = () => reject(new CancelledError());
		if (signal.aborted) stop();
		else signal.addEventListener('abort', stop);
	});
	try {
		await Promise.race([sleep(milliseconds), cancelled]);
	} finally {
		signal.removeEventListener('abort', stop);
	}
}

/** Somebody has stopped the execution. */
export class CancelledError extends Error {
	override readonly name = 'CancelledError';

	constructor() {
		super('The execution was stopped.');
	}
}
