import type { Clock } from './clock.mts';

export interface RateLimit {
	/** Requests allowed in one window. */
	limit: number;
	windowSeconds: number;
	/** Value of the Retry-After header (seconds or a date); null leaves the header out; absent = what remains of the window. */
	retryAfter?: number | string | null;
}

/** A fixed window over the API requests of one vendor; off unless set. */
export class RateLimiter {
	private current: RateLimit | null = null;
	private windowStart = 0;
	private used = 0;

	constructor(private readonly clock: Clock) {}

	/** The rule in force, for vendors that name it in their refusal. */
	get rule(): RateLimit | null {
		return this.current;
	}

	set(rule: RateLimit | null): void {
		this.current = rule;
		this.windowStart = this.clock.now();
		this.used = 0;
	}

	/** Counts one request. Undefined when it may pass, else the headers of the 429 answer. */
	check(): Record<string, string> | undefined {
		if (!this.current) return undefined;
		const length = this.current.windowSeconds * 1000;
		if (this.clock.now() >= this.windowStart + length) {
			this.windowStart = this.clock.now();
			this.used = 0;
		}
		this.used += 1;
		if (this.used <= this.current.limit) return undefined;
		const remaining = Math.ceil((this.windowStart + length - this.clock.now()) / 1000);
		const { retryAfter = remaining } = this.current;
		return retryAfter === null ? {} : { 'retry-after': String(retryAfter) };
	}
}
