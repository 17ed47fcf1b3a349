import type { Paging } from '../vendor';
import { cursorPager } from './cursor';
import { nextLinkPager } from './nextLink';
import { offsetPager } from './offset';
import { pagePager } from './page';
import type { Pager, PagingWish } from './pager';

/** The pager for a vendor's way of paging. */
export function pagerFor(paging: Paging, wish: PagingWish): Pager {
	switch (paging.style) {
		case 'nextLink':
			return nextLinkPager(paging, wish);
		case 'page':
			return pagePager(paging, wish);
		case 'offset':
			return offsetPager(paging, wish);
		case 'cursor':
			return cursorPager(paging);
	}
}
