import { pageSize, startAt, unlessOwn } from '../../../../engine/paging/pager';
import { wish } from '../../support/vendorList.mts';

describe('how many records make a full page', () => {
	const size = (own: string | undefined, limit: number | undefined) =>
		pageSize({ parameter: 'size', max: 100 }, wish({ limit, own: own === undefined ? new Map() : new Map([['size', own]]) }));

	test.each<[string, string | undefined, number | undefined, number]>([
		['all are wanted: the vendor\'s most', undefined, undefined, 100],
		['as many as are wanted', undefined, 7, 7],
		['no more than the vendor\'s most', undefined, 101, 100],
		['the builder\'s own size wins', '30', 7, 30],
		['also the smallest', '1', undefined, 1],
		['a larger one is cut by the vendor', '500', undefined, 100],
		['0 is no size', '0', 7, 7],
		['nor is a number below', '-5', 7, 7],
		['nor a half', '2.5', undefined, 100],
		['nor a word', 'all', undefined, 100],
		['nor nothing', '', 7, 7],
		['a page has at least one record', undefined, 0, 1],
	])('%s', (_what, own, limit, expected) => {
		expect(size(own, limit)).toBe(expected);
	});
});

describe('where the builder begins', () => {
	test.each<[string | undefined, number]>([
		['0', 0],
		['3', 3],
		['-1', 7],
		['1.5', 7],
		['first', 7],
		[undefined, 7],
	])('%j, or 7 where that is no place: %d', (typed, expected) => {
		expect(startAt(typed === undefined ? new Map() : new Map([['page', typed]]), 'page', 7)).toBe(expected);
	});
});

test('our parameters stand beside the builder\'s own, in the place of none, and on paged paths only', () => {
	const ours = [['page', '1'], ['size', '100']] as const;
	const own = new Map([['size', '5'], ['q', 'x']]);
	expect(unlessOwn(ours, wish({ own }))).toEqual([['page', '1']]);
	expect(unlessOwn(ours, wish({ own, isPagedPath: false }))).toEqual([]);
});
