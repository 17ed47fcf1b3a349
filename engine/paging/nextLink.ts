import { at } from '../settings';
import type { Paging } from '../vendor';
import { pageSize, startAt, unlessOwn, type Page, type Pager, type PagingWish } from './pager';

type NextLink = Extract<Paging, { style: 'nextLink' }>;

/**
 * Server-driven paging (OData 4.01 protocol §11.2.6.7): the link to the next page is taken as it is, and its absence is
 * the end. But to many services the size asked for is a total (§11.2.6.3), and they give no link once they have handed out
 * so many: then reading goes on behind them, until the count is reached or nothing more comes.
 */
export function nextLinkPager({ linkPaths, size, skip }: NextLink, wish: PagingWish): Pager {
	const asked = size ? pageSize(size, wish) : 0;
	let seen = skip ? startAt(wish.own, skip.parameter, 0) : 0;
	let sinceSkip = 0;
	return {
		firstQuery: size ? unlessOwn([[size.parameter, String(asked)]], wish) : [],
		next(page) {
			seen += page.count;
			sinceSkip += page.count;
			for (const path of linkPaths) {
				const link = at(page.body, path);
				if (typeof link === 'string' && link !== '') return { link: absolute(link, page) };
			}
			if (!skip || !wish.isPagedPath || page.count === 0 || sinceSkip < asked) return undefined;
			const total = at(page.body, skip.countPath);
			if (typeof total === 'number' && seen >= total) return undefined;
			sinceSkip = 0;
			return { query: [[skip.parameter, String(seen)]] };
		},
	};
}

/** A relative link in an OData answer counts from its context URL (OData JSON format 4.01 §4.3), not from the request. */
function absolute(link: string, { body, url }: Page): string {
	const context = at(body, '@odata.context');
	if (typeof context !== 'string' || !URL.canParse(context, url) || !URL.canParse(link, new URL(context, url))) return link;
	return new URL(link, new URL(context, url)).href;
}
