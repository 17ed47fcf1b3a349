/** How the server behaves until told otherwise. */
export interface ServerSettings {
	/** Milliseconds before each answer to an API request. */
	latency: number;
	/** Requests that are let through in a second; 0 = all. */
	perSecond: number;
	/** The next upload is refused with a 401 at its beginning, and every token given so far is dead. */
	refuseUpload: boolean;
}

export const USUAL: ServerSettings = { latency: 0, perSecond: 0, refuseUpload: false };

/** What the server has seen since it was set up last. */
export interface Counts {
	/** API requests; a batch is one. */
	requests: number;
	tokenRequests: number;
	/** Requests refused with a 429. */
	refused: number;
	/** Requests whose token was refused. */
	unauthorized: number;
	/** Items, by the number in their query, that got an answer. */
	served: number;
	/** Requests inside batches. */
	batched: number;
	/** Most requests at one time. */
	mostAtOnce: number;
	/** Bytes of file that were sent, and taken in uploads that were not refused. */
	bytesOut: number;
	bytesIn: number;
	/** Bytes that still came in uploads that were refused. */
	bytesRefused: number;
	/** Whether the last upload holds exactly what the last download gave. */
	isSameFile?: boolean;
}

export const noCounts = (): Counts => ({
	requests: 0,
	tokenRequests: 0,
	refused: 0,
	unauthorized: 0,
	served: 0,
	batched: 0,
	mostAtOnce: 0,
	bytesOut: 0,
	bytesIn: 0,
	bytesRefused: 0,
});

/** What goes to the server's process, and what comes back. */
export type ToServer = { settings: ServerSettings } | { ask: 'counts' };
export type FromServer = { port: number } | { counts: Counts };
