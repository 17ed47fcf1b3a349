import { at } from '../settings';
import type { Paging } from '../vendor';
import type { Pager } from './pager';

type Cursor = Extract<Paging, { style: 'cursor' }>;

/** A key in the answer that is sent back with the same request; no key is the end. */
export function cursorPager({ cursor }: Cursor): Pager {
	return {
		firstQuery: [],
		next({ body }) {
			const key = at(body, cursor.path);
			const text = typeof key === 'string' || typeof key === 'number' ? String(key) : '';
			return text === '' ? undefined : { query: [[cursor.parameter, text]] };
		},
	};
}
