import { jest } from '@jest/globals';

/** Lets faked time pass until the promise has ended, and gives its end. */
export async function patiently<T>(promise: Promise<T>): Promise<T> {
	let hasEnded = false;
	const end = promise.finally(() => {
		hasEnded = true;
	});
	end.catch(() => undefined);
	for (let seconds = 0; seconds < 600; seconds++) {
		await jest.advanceTimersByTimeAsync(0);
		if (hasEnded) break;
		await jest.advanceTimersByTimeAsync(1000);
	}
	return await end;
}
