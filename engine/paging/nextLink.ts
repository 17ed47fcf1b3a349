import { at } from '../settings';
import type { Paging } from '../vendor';
import { pageSize, startAt, unlessOwn, type Pager, type PagingWish } from './pager';

type NextLink = Extract<Paging, { style: 'nextLink' }>;

/**
 * Server-driven paging (OData 4.01 protocol §11.2.6.7): the link to the next page is taken as it is, and its absence is
 * the end. A vendor that takes the size for a total gives no link after a full page; then the count decides.
 */
export function nextLinkPager({ linkPaths, size, skip }: NextLink, wish: PagingWish): Pager {
	const asked = pageSize(size, wish);
	let seen = startAt(wish.own, skip.parameter, 0);
	return {
		firstQuery: unlessOwn([[size.parameter, String(asked)]], wish),
		next({ body, count }) {
			seen += count;
			for (const path of linkPaths) {
				const link = at(body, path);
				if (typeof link === 'string' && link !== '') return { link };
			}
			const total = at(body, skip.countPath);
			const isCutShort = wish.isPagedPath && typeof total === 'number' && seen < total && count > 0 && count >= asked;
			return isCutShort ? { query: [[skip.parameter, String(seen)]] } : undefined;
		},
	};
}
