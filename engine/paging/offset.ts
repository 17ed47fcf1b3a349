import type { Paging } from '../vendor';
import { pageSize, startAt, unlessOwn, type Pager, type PagingWish } from './pager';

type Offset = Extract<Paging, { style: 'offset' }>;

/** Skip and limit without a total: a page that is not full is the last. */
export function offsetPager({ offset, size }: Offset, wish: PagingWish): Pager {
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
		next({ count }) {
			skipped += count;
			return !wish.isPagedPath || count < asked ? undefined : { query: [[offset.parameter, String(skipped)]] };
		},
	};
}
