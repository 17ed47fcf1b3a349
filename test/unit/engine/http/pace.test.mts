import { getEventListeners } from 'node:events';
import { jest } from '@jest/globals';
import fc from 'fast-check';
import { CancelledError, inParallel, pauseAll, untilAllowed, wait } from '../../../../engine/http/pace';

/** Lets everything that can go on go on. */
const settle = async (): Promise<void> => {
	for (let i = 0; i < 20; i++) await Promise.resolve();
};

/** Tasks that end when they are told to. */
class Tasks {
	readonly begun: number[] = [];
	readonly ended: number[] = [];
	mostAtOnce = 0;
	private readonly running = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();

	readonly task = async (index: number): Promise<void> => {
		this.begun.push(index);
		try {
			await new Promise<void>((resolve, reject) => {
				this.running.set(index, { resolve, reject });
				this.mostAtOnce = Math.max(this.mostAtOnce, this.running.size);
			});
		} finally {
			this.running.delete(index);
			this.ended.push(index);
		}
	};

	async end(index: number, error?: Error): Promise<void> {
		const task = this.running.get(index);
		if (error) task?.reject(error);
		else task?.resolve();
		await settle();
	}

	get open(): number[] {
		return [...this.running.keys()];
	}
}

describe('inParallel', () => {
	test('begins in order, as many as there is width for', async () => {
		const tasks = new Tasks();
		const all = inParallel(5, 2, tasks.task);
		await settle();
		expect(tasks.begun).toEqual([0, 1]);
		await tasks.end(1);
		expect(tasks.begun).toEqual([0, 1, 2]);
		await tasks.end(0);
		expect(tasks.begun).toEqual([0, 1, 2, 3]);
		for (const index of [2, 3, 4]) await tasks.end(index);
		await all;
		expect(tasks.ended).toHaveLength(5);
	});

	test('after a failure begins no more, and waits for those begun before it throws', async () => {
		const tasks = new Tasks();
		let outcome = 'waiting';
		const all = inParallel(10, 3, tasks.task).catch((error: Error) => (outcome = error.message));
		await settle();
		await tasks.end(1, new Error('first'));
		expect(outcome).toBe('waiting');
		await tasks.end(0);
		await tasks.end(2, new Error('second'));
		await all;
		expect(outcome).toBe('first');
		expect(tasks.begun).toEqual([0, 1, 2]);
	});

	test('a failure may be undefined', async () => {
		await expect(inParallel(1, 1, async () => await Promise.reject<void>(undefined))).rejects.toBeUndefined();
	});

	test('nothing to do is done', async () => {
		await inParallel(0, 5, async () => await Promise.reject<void>(new Error('not to be called')));
	});

	test.each([[0], [-1], [0.5]])('a width of %d is one: nothing may be left undone without a word', async (width) => {
		const begun: number[] = [];
		await inParallel(3, width, async (index) => void begun.push(index));
		expect(begun).toEqual([0, 1, 2]);
	});

	test('no limit is all at once', async () => {
		const tasks = new Tasks();
		const all = inParallel(7, Infinity, tasks.task);
		await settle();
		expect(tasks.open).toHaveLength(7);
		for (let i = 0; i < 7; i++) await tasks.end(i);
		await all;
	});

	test('property: each task once, in order of beginning, and never more than the width at once', async () => {
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 10 }), fc.infiniteStream(fc.nat()), async (count, width, luck) => {
				const tasks = new Tasks();
				const all = inParallel(count, width, tasks.task);
				await settle();
				while (tasks.open.length > 0) {
					expect(tasks.open).toHaveLength(Math.min(width, count - tasks.ended.length));
					const { open } = tasks;
					await tasks.end(open[(luck.next().value as number) % open.length] as number);
				}
				await all;
				expect(tasks.begun).toEqual(Array.from({ length: count }, (_, index) => index));
				expect(tasks.mostAtOnce).toBe(Math.min(width, count));
			}),
		);
	});
});

describe('pauses', () => {
	const NOW = Date.UTC(2026, 10, 22);
	let key = '';
	let count = 0;

	beforeEach(() => {
		jest.useFakeTimers({ now: NOW, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
		jest.spyOn(Math, 'random').mockReturnValue(0);
		key = `credential ${++count}`;
	});
	afterEach(() => {
		jest.restoreAllMocks();
		jest.useRealTimers();
	});

	/** When somebody who wants to send with this credential may, or that the execution was cancelled. */
	const whenAllowed = (which = key, signal?: AbortSignal) => {
		const state = { at: undefined as number | string | undefined };
		untilAllowed(which, signal).then(
			() => (state.at = Date.now() - NOW),
			(error: Error) => (state.at = error.name),
		);
		return state;
	};

	test('nobody has asked: nobody waits', async () => {
		const state = whenAllowed();
		await settle();
		expect(state.at).toBe(0);
		expect(jest.getTimerCount()).toBe(0);
	});

	test('all on the credential wait, and no others', async () => {
		pauseAll(key, 1000, Date.now());
		const all = [whenAllowed(), whenAllowed()];
		const other = whenAllowed('another credential');
		await jest.advanceTimersByTimeAsync(999);
		expect([...all.map(({ at }) => at), other.at]).toEqual([undefined, undefined, 0]);
		await jest.advanceTimersByTimeAsync(1);
		expect(all.map(({ at }) => at)).toEqual([1000, 1000]);
	});

	test('they do not all come in the same moment, but none too early or much too late', async () => {
		jest.mocked(Math.random).mockReturnValueOnce(0.2).mockReturnValueOnce(0.8).mockReturnValueOnce(0.5);
		pauseAll(key, 1000, Date.now());
		const all = [whenAllowed(), whenAllowed(), whenAllowed()];
		await jest.advanceTimersByTimeAsync(5000);
		const times = all.map(({ at }) => at as number);
		expect(new Set(times).size).toBe(3);
		for (const at of times) {
			expect(at).toBeGreaterThanOrEqual(1000);
			expect(at).toBeLessThanOrEqual(1250);
		}
	});

	test.each([
		['a longer pause stays', [3000, 1000], 3000],
		['a longer pause takes the place of a shorter', [1000, 3000], 3000],
		['no time at all changes nothing', [1000, 0], 1000],
	])('%s', async (_name, pauses, end) => {
		for (const milliseconds of pauses) pauseAll(key, milliseconds, Date.now());
		const state = whenAllowed();
		await jest.advanceTimersByTimeAsync(10_000);
		expect(state.at).toBe(end);
	});

	test('a pause that is made longer meanwhile holds for those who wait already', async () => {
		pauseAll(key, 1000, Date.now());
		const state = whenAllowed();
		await jest.advanceTimersByTimeAsync(500);
		pauseAll(key, 2000, Date.now());
		await jest.advanceTimersByTimeAsync(1999);
		expect(state.at).toBeUndefined();
		await jest.advanceTimersByTimeAsync(1);
		expect(state.at).toBe(2500);
	});

	test('a pause that is over is forgotten, and a shorter one can follow', async () => {
		pauseAll(key, 5000, Date.now());
		await jest.advanceTimersByTimeAsync(5000);
		pauseAll(key, 10, Date.now());
		const state = whenAllowed();
		await jest.advanceTimersByTimeAsync(100);
		expect(state.at).toBe(5010);
	});

	test('another credential\'s pause does not end this one', async () => {
		pauseAll(key, 1000, Date.now());
		pauseAll('another', 10, Date.now());
		const state = whenAllowed();
		await jest.advanceTimersByTimeAsync(999);
		pauseAll('another', 10, Date.now());
		expect(state.at).toBeUndefined();
	});

	test('cancelled while waiting: throws at once', async () => {
		const controller = new AbortController();
		pauseAll(key, 60_000, Date.now());
		const state = whenAllowed(key, controller.signal);
		await jest.advanceTimersByTimeAsync(10);
		controller.abort();
		await settle();
		expect(state.at).toBe('CancelledError');
	});

	test('cancelled before: throws at once', async () => {
		pauseAll(key, 60_000, Date.now());
		const state = whenAllowed(key, AbortSignal.abort());
		await settle();
		expect(state.at).toBe('CancelledError');
	});

	describe('wait', () => {
		test('waits, with and without somebody who could cancel, and leaves no listener behind', async () => {
			const controller = new AbortController();
			const ended: number[] = [];
			for (const signal of [undefined, controller.signal]) void wait(100, signal).then(() => ended.push(Date.now() - NOW));
			await jest.advanceTimersByTimeAsync(99);
			expect(ended).toEqual([]);
			await jest.advanceTimersByTimeAsync(1);
			expect(ended).toEqual([100, 100]);
			expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
		});

		test('an error that says what happened', async () => {
			await expect(wait(100, AbortSignal.abort())).rejects.toThrow(CancelledError);
			await expect(wait(100, AbortSignal.abort())).rejects.toThrow('The execution was stopped.');
		});

		test.each([[0], [-5]])('%d ms is no wait', async (milliseconds) => {
			let isOver = false;
			void wait(milliseconds, undefined).then(() => (isOver = true));
			await jest.advanceTimersByTimeAsync(1);
			expect(isOver).toBe(true);
		});
	});
});
