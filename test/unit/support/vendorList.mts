import type { Page, Pager, PagingWish } from '../../../engine/paging/pager';

/** Records 0, 1, 2 … as a vendor would have them. */
export const records = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

export const wish = (more: Partial<PagingWish> = {}): PagingWish => ({ limit: undefined, isPagedPath: true, own: new Map(), ...more });

/** A page as a pager is told of it. */
export const pageOf = (body: unknown, count = 0, more: Partial<Page> = {}): Page => ({
	body,
	count,
	url: 'https://api.example.com/list',
	status: 200,
	headers: {},
	...more,
});

/** Query parameters of a request to a simulated vendor. */
export type Query = ReadonlyMap<string, string>;

/** What a simulated vendor answers: its records, and the body they stand in. */
export interface Reply {
	items: number[];
	body: unknown;
}

export interface Walk {
	items: number[];
	/** The query of each request, as text. */
	asked: string[];
}

/**
 * Reads a simulated vendor's list to its end, as the node does: our first query beside the builder's own, then what the
 * pager says; links are `?`-queries.
 * @throws when a request is made twice, or the end never comes
 */
export function walk(pager: Pager, own: Query, answer: (query: Query) => Reply): Walk {
	const items: number[] = [];
	const asked: string[] = [];
	let query = new Map([...own, ...pager.firstQuery]);
	for (let turn = 0; turn < 5000; turn++) {
		const text = [...query].map(([name, value]) => `${name}=${value}`).join('&');
		if (asked.includes(text)) throw new Error(`Asked twice: ${text}`);
		asked.push(text);
		const reply = answer(query);
		items.push(...reply.items);
		const next = pager.next(pageOf(reply.body, reply.items.length, { url: `https://api.example.com/list?${text}` }));
		if (!next) return { items, asked };
		query = 'link' in next ? new Map(new URLSearchParams(next.link.slice(1))) : new Map([...query, ...next.query]);
	}
	throw new Error('The list has no end');
}

export const numberIn = (query: Query, name: string, otherwise: number): number => {
	const text = query.get(name);
	return text === undefined ? otherwise : Number(text);
};
