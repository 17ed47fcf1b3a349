import { jest } from '@jest/globals';
import fc from 'fast-check';
import type { IExecuteFunctions } from 'n8n-workflow';
import { bindVariables, evaluateWith, type PageVariables } from '../../../../engine/node/expression';
import { evaluate } from '../../support/expressions.mts';
import { evaluateInN8n } from '../../support/n8nExpression.mts';

const variables = (body: unknown, more: Partial<PageVariables> = {}): PageVariables => ({
	$response: { body, headers: { link: '<x>' }, statusCode: 200 },
	$request: { url: 'https://api.example.com/v1' },
	$pageCount: 3,
	$version: 1,
	...more,
});
const NODE = 'A "node" {{ }} of mine';
const bind = (template: string): string => bindVariables(template, Object.keys(variables({})), NODE);
const contextOf = (body: unknown): object => ({ pageVariables: Object.values(variables(body)) });
const value = (template: string, body: unknown = {}): unknown => evaluate(bind(template), contextOf(body));
const valueInN8n = (template: string, body: unknown): unknown => evaluateInN8n(bind(template), { $node: { [NODE]: { context: contextOf(body) } } });

describe('the variables of a page', () => {
	test.each<[string, unknown, unknown]>([
		['{{ $response.body.next }}', { next: '/v1?page=2' }, '/v1?page=2'],
		['{{$response.body.next}}', { next: 7 }, 7],
		['{{ $response.body.items.length === 0 }}', { items: [] }, true],
		['{{ $response.headers.link }}', {}, '<x>'],
		['{{ $response.statusCode }}', {}, 200],
		['{{ $request.url }}', {}, 'https://api.example.com/v1'],
		['{{ $pageCount + 1 }}', {}, 4],
		['{{ $version }}', {}, 1],
		['{{ $response.body["@odata.nextLink"] }}', { '@odata.nextLink': 'x' }, 'x'],
		['{{ $response.body?.next?.url }}', {}, undefined],
		['{{ $response.body.a ? "yes" : "no" }}', { a: 0 }, 'no'],
		['{{ $response.body.items.map((item) => item.id).join() }}', { items: [{ id: 1 }, { id: 2 }] }, '1,2'],
		['{{ [$pageCount].map(($pageCount) => $pageCount * 2)[0] }}', {}, 6],
		['{{\n\t$response.body.a +\n\t$response.body.b\n}}', { a: 1, b: 2 }, 3],
		['page {{ $pageCount }} of {{ $response.body.total }}', { total: 9 }, 'page 3 of 9'],
		['no expression', {}, 'no expression'],
		['{ $pageCount }', {}, '{ $pageCount }'],
		['', {}, ''],
	])('%s', (template, body, expected) => {
		expect(value(template, body)).toEqual(expected);
	});

	test('a line that is a comment', () => {
		expect(value('{{\n// the next page\n$response.body.next\n}}', { next: 'x' })).toBe('x');
	});
});

const SEPARATORS: Array<[string, unknown]> = [['Unicode line separators', 'a\u2028b\u2029c']];
const ODD: Array<[string, unknown]> = [
	['two braces', { a: '}}' }],
	['braces that open', '{{ 1 + 1 }}'],
	['nested objects, whose JSON ends in braces', { a: { b: { c: {} } } }],
	['quotes', `'"\``],
	['backslashes', '\\ \\\\ \\" \\n'],
	['backslashes before braces', '\\{\\}\\\\{{\\\\}}'],
	['what looks like an escaped brace', '\\u007b \\\\u007d'],
	['a template', '${process.exit(1)}'],
	['line breaks', 'a\r\nb\tc\0d'],
	['half a surrogate', '\ud800 x'],
	['a closing call', '")); throw new Error("out'],
	['a closing comment', '*/ // <!-- -->'],
	['a replacement pattern', "$& $1 $$ $' $`"],
	['a dollar before braces', '$}}'],
	['emoji', '😀'],
	['a key called __proto__', JSON.parse('{"__proto__":{"a":1}}')],
	['null', null],
	['a list', [1, [2, [{}]]]],
	['a number', -0.5],
];

describe('an answer cannot end the expression, or be taken for code', () => {
	test.each([...ODD, ...SEPARATORS])('%s', (_name, body) => {
		expect(JSON.stringify(value('{{ $response.body }}', body))).toBe(JSON.stringify(body));
	});

	test.each(ODD)('%s, in n8n itself', (_name, body) => {
		expect(JSON.stringify(valueInN8n('{{ $response.body }}', body))).toBe(JSON.stringify(body));
	});

	/** n8n's parser is older than JSON's place in JavaScript (ES2019): these end a line of code, also inside of a text. */
	test.each([
		['a line separator', 'a\u2028b'],
		['a paragraph separator', 'a\u2029b'],
		['one deep inside', { items: [{ note: 'pasted\u2028text' }] }],
	])('%s, in n8n itself', (_name, body) => {
		expect(valueInN8n('{{ $response.body }}', body)).toEqual(body);
	});

	test('nothing but the expression stands in the template with two braces in a row, whatever the node is called', () => {
		const bound = bind('{{ $response }}');
		expect(bound.slice(2, -2)).not.toMatch(/\{\{|\}\}/);
	});

	test('property: whatever the vendor answers arrives as it is', () => {
		const text = fc.string({ unit: fc.constantFrom(...'{}"\'\\`$u07bd\u2028\u2029\n /*é😀'.split('')) });
		const body = fc.oneof(fc.jsonValue(), text, fc.dictionary(text, text, { noNullPrototype: true }), fc.array(text));
		fc.assert(
			fc.property(body, (answered) => {
				const json = JSON.stringify(answered);
				expect(JSON.stringify(value('{{ $response.body }}', answered))).toBe(json);
				expect(value('<{{ JSON.stringify($response.body) }}>', answered)).toBe(`<${json}>`);
			}),
			{ numRuns: 500 },
		);
	});
});

/** What n8n makes of an expression by itself must be made of it with the variables bound. */
describe('beside n8n with the same variables of its own', () => {
	const body = { next: 'x', n: 2, items: [{ id: 1 }], '@odata.nextLink': 'l' };
	const both = (template: string) => {
		const given = { ...variables(body) };
		return { bound: valueInN8n(template, body), own: evaluateInN8n(template, given) };
	};

	test.each([
		['{{ $response.body.next }}'],
		['{{ $response.body["@odata.nextLink"] }}'],
		['{{ $response.body.nothing }}'],
		['{{ $response.body.nothing.at.all }}'],
		['{{ $response.body.items.length < $pageCount }}'],
		['{{ $response.body.items.map((item) => item.id) }}'],
		['{{ $if($pageCount > 2, "y", "n") }}'],
		['{{ $response.body.items.isEmpty() }}'],
		['{{ (() => { return $pageCount; })() }}'],
		['{{ {"a":{"b":$pageCount} }.a.b }}'],
		['{{ /* first */ $pageCount }}'],
		['{{ $pageCount /* last */ }}'],
		['/v1?page={{ $pageCount + 1 }}&n={{ $response.body.n }}'],
		['{{ $json.nothing }}{{ $version }}'],
		['{{ "a\\"b" + $pageCount }}'],
		['no expression'],
	])('%s', (template) => {
		const { bound, own } = both(template);
		expect(own).not.toBeInstanceOf(Error);
		expect(bound).toEqual(own);
	});

	test.each([
		['a comment behind it', '{{ $response.body.next // the next page }}'],
		['a semicolon behind it', '{{ $response.body.next; }}'],
		['braces in a text, escaped as n8n wants it', '{{ $response.body.next + "\\}}" }}'],
		['braces that are escaped: text', 'page {{ $pageCount }} of \\{{ $pageCount }}'],
	])('%s', (_name, template) => {
		const { bound, own } = both(template);
		expect(bound).toEqual(own);
	});

	/** n8n keeps the code of every expression that it has met, for as long as it runs. */
	test('the code is the same for every page, and the values are gone afterwards', () => {
		const shared: Record<string, unknown> = {};
		const seen: string[] = [];
		const context = {
			getContext: () => shared,
			getNode: () => ({ name: NODE }),
			evaluateExpression: (template: string) => {
				seen.push(template);
				return evaluate(template, shared);
			},
		} as unknown as IExecuteFunctions;
		expect([1, 2].map((id) => evaluateWith(context, '={{ $response.body.next }}', 0, variables({ next: id })))).toEqual([1, 2]);
		expect(seen[0]).toBe(seen[1]);
		expect(shared).toEqual({});
	});
});

describe('evaluateWith', () => {
	const shared = {};
	const context = (evaluateExpression: (expression: string, item: number) => unknown) =>
		({ evaluateExpression, getContext: () => shared, getNode: () => ({ name: NODE }) }) as unknown as IExecuteFunctions;

	test.each([['plain text'], ['{{ $pageCount }}'], [''], [7], [null], [undefined], [{ a: 1 }]])('%j is no expression, and stays', (raw) => {
		const asked = jest.fn();
		expect(evaluateWith(context(asked), raw, 0, variables({}))).toBe(raw);
		expect(asked).not.toHaveBeenCalled();
	});

	test('an expression is resolved by n8n, for its item', () => {
		const asked = jest.fn((expression: string) => evaluate(expression, shared));
		expect(evaluateWith(context(asked), '={{ $response.body.next }}', 4, variables({ next: 'x' }))).toBe('x');
		expect(asked).toHaveBeenCalledWith(expect.any(String), 4);
	});

	test('an expression without braces is text', () => {
		expect(evaluateWith(context((template) => evaluate(template)), '=/v1?page=2', 0, variables({}))).toBe('/v1?page=2');
	});
});
