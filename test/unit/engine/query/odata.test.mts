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

	/** Every comparison that the form offers. */
	test.each(['eq', 'ge', 'gt', 'le', 'lt'])('%s stands between field and value', (operator) => {
		expect(filterOf(condition(operator, '7', 'number'))).toBe(`name ${operator} 7`);
	});

	/** OData ABNF: primitiveLiteral. */
	test.each([
		['number', ['0', '12', '-3', '1.25', '10.5e3', '1E-7', '2e+10']],
		['boolean', ['true', 'false']],
		['date', ['2026-01-31', '2026-01-31T10:20Z', '2026-01-31T10:20:30Z', '2026-01-31T10:20:30.1234Z', '2026-01-31T10:20:30+05:30', '2026-01-31T10:20:30-11:00', '2026-01-31T10:20']],
		['guid', ['4311192f-c46f-4655-8d51-fc2f49aabf78', '4311192F-C46F-4655-8D51-FC2F49AABF78']],
	])('%s: what is one is sent as it stands, without the space around it', (type, values) => {
		for (const value of values) {
			expect(filterOf(condition('eq', value, type))).toBe(`name eq ${value}`);
			expect(filterOf(condition('eq', `  ${value}\t`, type))).toBe(`name eq ${value}`);
		}
	});

	test.each([
		['number', ['', 'x', '1x', 'x1', '1.', '.5', '1.2.3', '1e', '1 2', '--1', '1.x', 'NaN', '1e5x', '1 or 1 eq 1']],
		['boolean', ['', 'True', 'truex', 'xtrue', 'falsex', 'xfalse', '1']],
		[
			'date',
			['', '2026-1-31', '2026-01-3', '226-01-31', 'x2026-01-31', '2026-01-31x', '2026-01-31T', '2026-01-31T10', '2026-01-31T1:20Z', '2026-01-31T10:2Z', '2026-01-31T10:20:3Z', '2026-01-31T10:20:30.Z', '2026-01-31T10:20:30.xZ', '2026-01-31 10:20', '2026-01-31T10:20:30+5:30', '2026-01-31T10:20:30+05:3', '2026-01-31T10:20:30x05:30', 'dddd-01-31', '2026-xx-31', '2026-01-xx'],
		],
		['guid', ['', 'x4311192f-c46f-4655-8d51-fc2f49aabf78', '4311192f-c46f-4655-8d51-fc2f49aabf78x', '4311192f-c46f-4655-fc2f49aabf78', '4311192fc46f46558d51fc2f49aabf78', '4311192g-c46f-4655-8d51-fc2f49aabf78', '4311192f-c46g-4655-8d51-fc2f49aabf78', '4311192f-c46f-4655-8d51-fc2f49aabf7g', '4311192f-c46-4655-8d51-fc2f49aabf78']],
	])('%s: what is none is refused, and never sent bare', (type, values) => {
		for (const value of values) expect(() => filterOf(condition('eq', value, type))).toThrow(`"${value}" in the filter is not`);
	});

	test('of a long value the beginning is told', () => {
		expect(() => filterOf(condition('eq', 'x'.repeat(200), 'number'))).toThrow(`"${'x'.repeat(80)}" in the filter is not a number.`);
	});

	/** OData ABNF: odataIdentifier, and a path to a field of a related entity. */
	test.each(['facilityNo', '_id', 'address/city', 'a1', 'A_b'])('%s is the name of a field', (field) => {
		expect(odataPairs(query({ orderBy: [{ field: ` ${field} `, descending: false }] }))).toEqual([['$orderby', field]]);
	});

	test.each(['', '1a', 'a b', 'a-b', '/a', 'a,b', 'a;', '-a'])('"%s" is none', (field) => {
		expect(() => odataPairs(query({ orderBy: [{ field, descending: false }] }))).toThrow(`"${field}" is not the name of a field. It should look like`);
	});

	test.each([
		['a number that is none', condition('eq', '1; drop', 'number'), /not a number/],
		['a date that is none', condition('eq', '3 June', 'date'), /not a date/],
		['a GUID that is none', condition('eq', 'x', 'guid'), /not an ID/],
		['a boolean that is none', condition('eq', 'yes', 'boolean'), /not true or false/],
		['an operator that is none', condition('like', 'x'), /"like" is no comparison\. Choose another/],
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

test('a filter and a search of nothing but space are left out', () => {
	expect(odataPairs(query({ filter: '  ', search: ' \t ' }))).toEqual([]);
});

test('values that are missing fail the condition that they stand in, and are not sent', () => {
	expect(() => filterOf(condition('in', '1,,2', 'number'))).toThrow('"" in the filter is not a number');
});

describe('limits', () => {
	const limits = { top: 5000, filterExpressions: 100, orderByFields: 5 };
	const check = (options: Record<string, string>) => () => checkLimits('Acme', limits, (option) => options[option]);
	const comparisons = (count: number): string => Array.from({ length: count }, (_, n) => `a eq ${n}`).join(' or ');

	test.each([
		[{ $top: '5000', $filter: comparisons(100), $orderby: 'a,b,c,d,e' }],
		[{ $orderby: 'a,b,c,d,e, ,' }],
		[{ $top: 'some' }],
		[{}],
	])('%j is within them', (options) => {
		expect(check(options)).not.toThrow();
	});

	test.each([
		[{ $top: '5001' }, /^Acme returns at most 5,000 records a request, so \$top cannot be 5001\. Use Return All/],
		[{ $filter: comparisons(101) }, /101 comparisons, and Acme takes at most 100\. Split/],
		[{ $orderby: 'a,b,c,d,e,f' }, /at most 5 fields, not by 6/],
	])('%j is not', (options, says) => {
		expect(check(options)).toThrow(says);
	});

	test('words in texts are not counted', () => {
		expect(countExpressions("a eq 'x and y or z' and contains(b,'it''s or')")).toBe(2);
		expect(countExpressions('')).toBe(0);
		expect(countExpressions(' \n ')).toBe(0);
		expect(countExpressions("'x'")).toBe(1);
		expect(mixesAndOr("a eq 'x or y' and b eq 1")).toBe(false);
		expect(mixesAndOr('a eq 1 and b eq 2 or c eq 3')).toBe(true);
	});

	/** OData ABNF: RWS around `and` and `or` is spaces and tabs; URL conventions §5.1.1: operators also in capitals. */
	test.each([
		['a eq 1 and b eq 2', 2, false],
		['a eq 1 or b eq 2', 2, false],
		['a eq 1 AND b eq 2 Or c eq 3', 3, true],
		['a eq 1\tor\tb eq 2\nand\nc eq 3', 3, true],
		['brand eq order', 1, false],
		['android eq 1 or orange eq 2', 2, false],
		["(a eq 'and') and (b eq 'or')", 2, false],
		["a eq ' or ' or b eq ''' and '''", 2, false],
	])('%j', (filter, count, mixed) => {
		expect(countExpressions(filter)).toBe(count);
		expect(mixesAndOr(filter)).toBe(mixed);
	});
});

test('entity sets of a metadata document', () => {
	const metadata = `<edmx:Edmx><Schema><EntityContainer Name="C"><EntitySet Name="Vendors" EntityType="x.Vendor"/><EntitySet EntityType='x.A' Name='Addresses'><Annotation/></EntitySet><Singleton Name="Me"/></EntityContainer></Schema></edmx:Edmx>`;
	expect(entitySetsIn(metadata)).toEqual(['Addresses', 'Vendors']);
	expect(entitySetsIn('<html>')).toEqual([]);
});

/** XML 1.0 §3.1: attributes in any order, with either quote, and white space around the equals sign. */
test.each([
	['several, sorted as people sort', '<EntitySet Name="b"/><EntitySet Name="C"/><EntitySet Name="a"/>', ['a', 'b', 'C']],
	['the same twice', '<EntitySet Name="a"/><EntitySet Name="a"/>', ['a']],
	['space around the equals sign, line breaks', '<EntitySet\n  EntityType="x"\n  Name\t=\n"a" />', ['a']],
	['an attribute that only ends in Name', '<EntitySet DisplayName="b" Name="a"/>', ['a']],
	['the name of another element', '<EntitySet/><EntityType Name="b"/>', []],
	['an element that only begins so', '<EntitySets Name="b"/>', []],
	['no name', '<EntitySet Name=""/>', []],
])('entity sets: %s', (_what, metadata, names) => {
	expect(entitySetsIn(metadata)).toEqual(names);
});
