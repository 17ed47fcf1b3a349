import fc from 'fast-check';
import { checkLimits, countExpressions, entitySetsIn, mixesAndOr, odataPairs, type ODataQuery } from '../../../../engine/query/odata';

const query = (changes: Partial<ODataQuery>): ODataQuery => ({ conditions: [], join: 'and', filter: '', orderBy: [], search: '', skip: undefined, top: undefined, ...changes });
const filterOf = (changes: Partial<ODataQuery>): string | undefined => new Map(odataPairs(query(changes))).get('$filter');
const condition = (operator: string, value: string, type = 'text'): Partial<ODataQuery> => ({ conditions: [{ field: 'name', operator, value, type }] });

describe('conditions as OData writes them (ABNF of OData 4.01)', () => {
	test.each([
		['text', condition('eq', 'a b'), "name eq 'a b'"],
		['a quote is doubled', condition('eq', "O'Brien's"), "name eq 'O''Brien''s'"],
		['contains', condition('contains', 'x'), "contains(name,'x')"],
		['a number is bare', condition('gt', '-1.5', 'number'), 'name gt -1.5'],
		['a date is bare', condition('ge', '2021-06-03', 'date'), 'name ge 2021-06-03'],
		['a GUID is bare', condition('eq', '4311192f-c46f-4655-8d51-fc2f49aabf78', 'guid'), 'name eq 4311192f-c46f-4655-8d51-fc2f49aabf78'],
		['a boolean is bare', condition('eq', 'true', 'boolean'), 'name eq true'],
		['one of several', condition('in', "a, b'c"), "name in ('a','b''c')"],
		['numbers of several', condition('in', '1,2', 'number'), 'name in (1,2)'],
		['an own filter beside conditions stands in parentheses', { ...condition('eq', 'x'), filter: 'a eq 1 or b eq 2' }, "(a eq 1 or b eq 2) and name eq 'x'"],
		['an own filter alone stays', { filter: ' a eq 1 ' }, 'a eq 1'],
		['or', { conditions: [condition('eq', '1').conditions![0]!, condition('eq', '2').conditions![0]!], join: 'or' as const }, "name eq '1' or name eq '2'"],
		['none', {}, undefined],
	])('%s', (_what, changes, expected) => {
		expect(filterOf(changes)).toBe(expected);
	});

	test.each([
		['a number that is none', condition('eq', '1; drop', 'number'), /not a number/],
		['a date that is none', condition('eq', '3 June', 'date'), /not a date/],
		['a GUID that is none', condition('eq', 'x', 'guid'), /not an ID/],
		['a boolean that is none', condition('eq', 'yes', 'boolean'), /not true or false/],
		['an operator that is none', condition('like', 'x'), /no comparison/],
		['a field name that is none', { conditions: [{ field: "a' eq 'b", operator: 'eq', value: 'x', type: 'text' }] }, /not the name of a field/],
	])('%s is refused', (_what, changes, says) => {
		expect(() => filterOf(changes)).toThrow(says);
	});

	test('property: no text gets out of its quotes', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom("'", 'a', ' ', 'or', '(', ')') }), (value) => {
				const [, inner] = /^name eq '(.*)'$/s.exec(filterOf(condition('eq', value)) ?? '') ?? [];
				expect(inner?.replaceAll("''", '')).not.toContain("'");
				expect(inner?.replaceAll("''", "'")).toBe(value);
			}),
		);
	});
});

test('sorting, searching, skipping, and what is empty is left out', () => {
	expect(odataPairs(query({ orderBy: [{ field: 'a', descending: true }, { field: 'b/c', descending: false }], search: ' gloves ', skip: 0, top: 10 }))).toEqual([
		['$orderby', 'a desc,b/c'],
		['$search', 'gloves'],
		['$skip', '0'],
		['$top', '10'],
	]);
});

describe('limits', () => {
	const limits = { top: 5000, filterExpressions: 100, orderByFields: 5 };
	const check = (options: Record<string, string>) => () => checkLimits('Acme', limits, (option) => options[option]);
	const comparisons = (count: number): string => Array.from({ length: count }, (_, n) => `a eq ${n}`).join(' or ');

	test.each([
		[{ $top: '5000', $filter: comparisons(100), $orderby: 'a,b,c,d,e' }],
		[{}],
	])('%j is within them', (options) => {
		expect(check(options)).not.toThrow();
	});

	test.each([
		[{ $top: '5001' }, /at most 5,000 records/],
		[{ $filter: comparisons(101) }, /101 comparisons/],
		[{ $orderby: 'a,b,c,d,e,f' }, /at most 5 fields, not by 6/],
	])('%j is not', (options, says) => {
		expect(check(options)).toThrow(says);
	});

	test('words in texts are not counted', () => {
		expect(countExpressions("a eq 'x and y or z' and contains(b,'it''s or')")).toBe(2);
		expect(countExpressions('')).toBe(0);
		expect(mixesAndOr("a eq 'x or y' and b eq 1")).toBe(false);
		expect(mixesAndOr('a eq 1 and b eq 2 or c eq 3')).toBe(true);
	});
});

test('entity sets of a metadata document', () => {
	const metadata = `<edmx:Edmx><Schema><EntityContainer Name="C"><EntitySet Name="Vendors" EntityType="x.Vendor"/><EntitySet EntityType='x.A' Name='Addresses'><Annotation/></EntitySet><Singleton Name="Me"/></EntityContainer></Schema></edmx:Edmx>`;
	expect(entitySetsIn(metadata)).toEqual(['Addresses', 'Vendors']);
	expect(entitySetsIn('<html>')).toEqual([]);
});
