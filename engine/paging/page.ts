import { at, SettingsError } from '../settings';
import type { Paging } from '../vendor';
import { pageSize, startAt, unlessOwn, type Pager, type PagingWish } from './pager';

type PageNumber = Extract<Paging, { style: 'page' }>;

/**
 * Numbered pages. The end is where the vendor says so (a total, or a flag on the last page); where it says nothing, a
 * page that is not full.
 * @throws SettingsError when more records are there than the vendor hands out (`ceiling`): better than a part of them
 */
export function pagePager({ page, size, totalPath, lastPath, ceiling }: PageNumber, wish: PagingWish): Pager {
	const asked = pageSize(size, wish);
	let number = startAt(wish.own, page.parameter, page.first);
	let seen = (number - page.first) * asked;
	return {
		firstQuery: unlessOwn(
			[
				[page.parameter, String(number)],
				[size.parameter, String(asked)],
			],
			wish,
		),
		next({ body, count }) {
			seen += count;
			const last = lastPath === undefined ? undefined : at(body, lastPath);
			const total = totalPath === undefined ? undefined : at(body, totalPath);
			if (count === 0 || last === true) return undefined;
			if (typeof total === 'number' ? seen >= total : last !== false && (!wish.isPagedPath || count < asked)) return undefined;

			number += 1;
			if (ceiling !== undefined && (number - page.first + 1) * asked > ceiling) {
				throw new SettingsError(
					`There are ${typeof total === 'number' ? total : `more than ${seen}`} records, but the vendor hands out only the first ${ceiling} of a list. Narrow the request with a filter, or set Limit to ${ceiling} or less.`,
				);
			}
			return { query: [[page.parameter, String(number)]] };
		},
	};
}
