import { messageOf } from './problem.mts';

/** What has to be undone at the end, whichever way the end comes: last begun, first ended. */
export class Cleanup {
	readonly #steps: Array<{ what: string; undo: () => Promise<void> }> = [];

	#running: Promise<void> | undefined;

	add(what: string, undo: () => Promise<void>): void {
		this.#steps.push({ what, undo });
	}

	/** Undoes everything once; a second call waits for the first. One failing step does not keep the others from it. */
	async run(): Promise<void> {
		this.#running ??= this.#undoAll();
		await this.#running;
	}

	async #undoAll(): Promise<void> {
		for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
			await step.undo().catch((error: unknown) => console.error(`Could not end ${step?.what}: ${messageOf(error)}`));
		}
	}
}
