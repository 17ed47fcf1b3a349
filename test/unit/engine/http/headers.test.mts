import fc from 'fast-check';
import { merged } from '../../../../engine/http/headers';

test.each<[string, Record<string, string>, Record<string, string>, Record<string, string>]>([
	['different ones stand side by side', { a: '1' }, { b: '2' }, { a: '1', b: '2' }],
	['of the same, the later wins', { a: '1' }, { a: '2' }, { a: '2' }],
	['also in other case, and as it is written there', { Accept: '1', other: '2' }, { aCCept: '3' }, { aCCept: '3', other: '2' }],
	['nothing changes nothing', { A: '1' }, {}, { A: '1' }],
])('%s', (_what, first, later, expected) => {
	expect(merged(first, later)).toEqual(expected);
});

test('property: no header stands twice, and none is lost (RFC 9110 §5.1)', () => {
	const headers = fc.dictionary(fc.constantFrom('a', 'A', 'b', 'B', 'x-c', 'X-C'), fc.string(), { maxKeys: 3, noNullPrototype: true }).filter(
		(given) => new Set(Object.keys(given).map((name) => name.toLowerCase())).size === Object.keys(given).length,
	);
	fc.assert(
		fc.property(headers, headers, (first, later) => {
			const names = Object.keys(merged(first, later)).map((name) => name.toLowerCase());
			expect(names.sort()).toEqual([...new Set([...Object.keys(first), ...Object.keys(later)].map((name) => name.toLowerCase()))].sort());
			expect(merged(first, later)).toMatchObject(later);
		}),
	);
});
