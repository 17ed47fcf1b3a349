/**
 * What can go wrong on the way:
 * `answer` the given status, headers and body instead of the vendor's; `html` the page of a proxy in between;
 * `empty` an empty body; `reset` the connection breaks before the vendor does anything; `lost` the vendor does its work
 * and the connection breaks before the answer; `hang` no answer at all; `truncate` the answer stops halfway;
 * `drip` the answer comes a few bytes at a time; `change` the vendor's own answer, with the given status and headers, and
 * with fields of its JSON body set or left out; `echo` a refusal that repeats the whole request, secrets and all.
 */
export type FaultMode = 'answer' | 'html' | 'empty' | 'reset' | 'lost' | 'hang' | 'truncate' | 'drip' | 'change' | 'echo';

export interface Fault {
	/** `page`: what else a sign-in reads, such as a discovery document. */
	target: 'api' | 'token' | 'page';
	method?: string;
	/** Source of a regular expression the path with query must match. */
	path?: string;
	/** Source of a regular expression the request's body must match, e.g. to hit one grant alone. */
	sends?: string;
	/** How many matching requests it hits. */
	times: number;
	status?: number;
	/** One that is given as '' is left out of the answer. */
	headers?: Record<string, string>;
	body?: unknown;
	/** For `change`: fields of the answer's body that get another value. */
	fields?: Record<string, unknown>;
	/** For `change`: fields of the answer's body that go missing. */
	without?: string[];
	mode?: FaultMode;
}

/** A fault in the queue. */
export interface Queued {
	/** How many requests it has hit so far. */
	readonly hits: number;
}

/** A queue of faults: the first that fits the request is used up by one. */
export class Faults {
	private queue: Array<Fault & { hits: number }> = [];

	add(fault: Fault): Queued {
		for (const source of [fault.path, fault.sends]) if (source !== undefined) new RegExp(source);
		const queued = { ...fault, times: fault.times ?? 1, hits: 0 };
		this.queue.push(queued);
		return queued;
	}

	clear(): void {
		this.queue = [];
	}

	take(target: string, method: string, pathWithQuery: string, body: Buffer): Fault | undefined {
		const fault = this.queue.find(
			(one) =>
				one.target === target &&
				(one.method === undefined || one.method.toUpperCase() === method) &&
				(one.path === undefined || new RegExp(one.path).test(pathWithQuery)) &&
				(one.sends === undefined || new RegExp(one.sends).test(body.toString('utf8'))),
		);
		if (!fault) return undefined;
		fault.hits += 1;
		if (fault.hits >= fault.times) this.queue = this.queue.filter((one) => one !== fault);
		return fault;
	}
}
