/**
 * The sandbox's own clock. Every expiry (tokens, codes, rate limit windows) is computed from it and none from timers,
 * so that a test can step over an hour without waiting.
 */
export class Clock {
	private offset = 0;

	/** Milliseconds since the epoch, as the sandbox sees it. */
	now(): number {
		return Date.now() + this.offset;
	}

	iso(): string {
		return new Date(this.now()).toISOString();
	}

	advance(seconds: number): void {
		this.offset += seconds * 1000;
	}

	reset(): void {
		this.offset = 0;
	}
}
