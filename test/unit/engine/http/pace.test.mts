import fc from 'fast-check';
import { inParallel } from '../../../../engine/http/pace';

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
