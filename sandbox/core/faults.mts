/**
 * What can go wrong on the way:
 * `answer` the given status, headers and body instead of the vendor's; `html` the page of a proxy in between;
 * `empty` an empty body; `reset` the connection breaks before the vendor does anything; `lost` the vendor does its work
 * and the connection breaks before the answer; `hang` no answer at all; `truncate` the answer stops halfway;
 * `drip` the answer comes a few bytes at a time.
 */
export type FaultMode = 'answer' | 'html' | 'empty' | 'reset' | 'lost' | 'hang' | 'truncate' | 'drip';

export interface Fault {
	target: 'api' | 'token';
	method?: string;
	/** Source of a regular expression the path with query must match. */
	path?: string;
	/** How many matching requests it hits. */
	times: number;
	status?: number;
	headers?: Record<string, string>;
	body?: unknown;
	mode?: FaultMode;
}

/** A queue of faults: the first that fits the request is used up by one. */
export class Faults {
	private queue: Fault[] = [];

	add(fault: Fault): void {
		if (fault.path !== undefined) new RegExp(fault.path);
		this.queue.push({ ...fault, times: fault.times ?? 1 });
	}

	clear(): void {
		this.queue = [];
	}

	take(target: string, method: string, pathWithQuery: string): Fault | undefined {
		const fault = this.queue.find(
			(one) =>
				one.target === target &&
				(one.method === undefined || one.method.toUpperCase() === method) &&
				(one.path === undefined || new RegExp(one.path).test(pathWithQuery)),
		);
		if (!fault) return undefined;
		fault.times -= 1;
		if (fault.times <= 0) this.queue = this.queue.filter((one) => one !== fault);
		return fault;
	}
}
