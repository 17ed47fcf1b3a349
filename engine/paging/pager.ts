import type { Answer } from '../http/answer';
import type { QueryPair } from '../http/url';

/** One page as it came. */
export interface Page {
	/** The parsed body. */
	body: unknown;
	/** How many records it held. */
	count: number;
	/** The URL it came from. */
	url: string;
	status: number;
	/** Names in lower case. */
	headers: Answer['headers'];
}

/** What to ask next: another URL (a link of the vendor's), or the same request with these parameters set. */
export type NextPage =
	| { link: string }
	| { query: readonly QueryPair[]; headers?: Readonly<Record<string, string>>; body?: Readonly<Record<string, unknown>> };

/**
 * Walks through a list. Pagers are made anew for each list and may count; they never send anything.
 * `firstQuery` is empty for a path that is not known to take paging parameters.
 */
export interface Pager {
	firstQuery: readonly QueryPair[];
	/** More that the first request needs, where it is more than a query. */
	first?: Exclude<NextPage, { link: string }>;
	/** A next URL keeps those query parameters of the first request that it does not set itself. */
	keepsQuery?: boolean;
	/** The same request may be sent again, as when one waits for a job to be done. */
	mayRepeat?: boolean;
	/** Statuses that mean the end of the list and are no refusal. */
	endStatuses?: readonly number[];
	/** Milliseconds to wait before each further page. */
	interval?: number;
	/** The next request after this page, or undefined at the end. */
	next(page: Page): NextPage | undefined;
}

/** How many records are wanted, and what the builder has set in the query. */
export interface PagingWish {
	/** Undefined = all. */
	limit: number | undefined;
	/** Whether the path takes the vendor's paging parameters. */
	isPagedPath: boolean;
	/** The builder's own query parameters win over ours. */
	own: ReadonlyMap<string, string>;
}

/**
 * How many records make a full page: the builder's own size, else as many as are wanted, up to the vendor's most. A size
 * beyond that may be cut by the vendor without a word, and a page that is cut is still full.
 */
export function pageSize(size: { parameter: string; max: number }, { own, limit }: PagingWish): number {
	const typed = Number(own.get(size.parameter));
	const wanted = Number.isInteger(typed) && typed > 0 ? typed : (limit ?? size.max);
	return Math.max(1, Math.min(wanted, size.max));
}

/** Those of our paging parameters that the builder has not set. */
export function unlessOwn(pairs: readonly QueryPair[], { own, isPagedPath }: PagingWish): QueryPair[] {
	return isPagedPath ? pairs.filter(([name]) => !own.has(name)) : [];
}

/** A whole number from the builder's query, or what counts when it is not there. */
export function startAt(own: ReadonlyMap<string, string>, parameter: string, otherwise: number): number {
	const typed = Number(own.get(parameter) ?? NaN);
	return Number.isInteger(typed) && typed >= 0 ? typed : otherwise;
}
