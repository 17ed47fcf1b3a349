import { at } from '../settings';
import type { Paging } from '../vendor';
import { pageSize, startAt, unlessOwn, type Pager, type PagingWish } from './pager';

type Offset = Extract<Paging, { style: 'offset' }>;

/** Skip and limit. Where the vendor gives no total, a page that is not full is the last. */
export function offsetPager({ offset, size, totalPath }: Offset, wish: PagingWish): Pager {
	const asked = pageSize(size, wish);
	let skipped = startAt(wish.own, offset.parameter, 0);
	return {
		firstQuery: unlessOwn(
			[
				[offset.parameter, String(skipped)],
				[size.parameter, String(asked)],
			],
			wish,
		),
		next({ body, count }) {
			skipped += count;
			const total = totalPath === undefined ? undefined : at(body, totalPath);
			const isLast = count === 0 || (typeof total === 'number' ? skipped >= total : count < asked);
			return !wish.isPagedPath || isLast ? undefined : { query: [[offset.parameter, String(skipped)]] };
		},
	};
}
