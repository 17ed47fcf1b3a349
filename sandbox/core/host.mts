import type { Answer, Call } from './call.mts';

/** What a request is for; faults and counters go by it. */
export type CallKind = 'api' | 'token' | 'page';

/** One origin of a vendor (its API, or its identity server). */
export interface Host {
	kindOf(call: Call): CallKind;
	handle(call: Call): Answer | Promise<Answer>;
}

/** One vendor, ready to be served. */
export interface Vendor {
	/** Origins by role; each gets a port of its own. The first is the API. */
	hosts: Record<string, Host>;
	/** Forgets wrong passwords counted so far. */
	unlock?(): void;
	/** Forgets records and accounts changed since the start. */
	reset(): void;
}
