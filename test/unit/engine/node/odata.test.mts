import { odataHint, readOData } from '../../../../engine/node/odata';
import type { Vendor } from '../../../../engine/vendor';
import { acme } from '../../support/acme.mts';
import { filledIn } from '../../support/fakes.mts';

const read = (odata?: unknown) => Object.fromEntries(readOData(filledIn(odata === undefined ? {} : { odata }), 0));

describe('the OData fields of an item', () => {
	test.each<[string, unknown, Record<string, string>]>([
		['nothing filled in', undefined, {}],
		['an empty collection', {}, {}],
		['empty groups', { conditions: {}, orderBy: {} }, {}],
		['conditions as the form has them', { conditions: { condition: [{ field: 'name', operator: 'ge', value: '7', type: 'number' }] } }, { $filter: 'name ge 7' }],
		['a condition with its defaults: equals, a text', { conditions: { condition: [{ field: 'name', value: 'x' }] } }, { $filter: "name eq 'x'" }],
		['values that expressions give', { conditions: { condition: [{ field: 'name', operator: 'eq', value: 7, type: 'number' }] } }, { $filter: 'name eq 7' }],
		['all must hold unless said otherwise', { conditions: { condition: [{ field: 'a', value: '1' }, { field: 'b', value: '2' }] } }, { $filter: "a eq '1' and b eq '2'" }],
		['one is enough', { join: 'or', conditions: { condition: [{ field: 'a', value: '1' }, { field: 'b', value: '2' }] } }, { $filter: "a eq '1' or b eq '2'" }],
		['no other word joins them', { join: 'xor', conditions: { condition: [{ field: 'a', value: '1' }, { field: 'b', value: '2' }] } }, { $filter: "a eq '1' and b eq '2'" }],
		['a filter of one\'s own', { filter: 'a eq 1' }, { $filter: 'a eq 1' }],
		['sorting', { orderBy: { field: [{ field: 'a' }, { field: 'b', descending: true }, { field: 'c', descending: false }] } }, { $orderby: 'a,b desc,c' }],
		['a search', { search: 'gloves' }, { $search: 'gloves' }],
		['a search for a number', { search: 12 }, { $search: '12' }],
		['skip and top', { skip: 0, top: 1 }, { $skip: '0', $top: '1' }],
	])('%s', (_what, odata, expected) => {
		expect(read(odata)).toEqual(expected);
	});

	test.each<[string, unknown, RegExp]>([
		['skip', { skip: -1 }, /^Skip must be a whole number of at least 0/],
		['top', { top: 0 }, /^Top must be a whole number of at least 1/],
		['field', { conditions: { condition: [{ field: ['a'] }] } }, /^Field must be text/],
		['operator', { conditions: { condition: [{ field: 'a', operator: ['eq'] }] } }, /^Operator must be text/],
		['value', { conditions: { condition: [{ field: 'a', value: {} }] } }, /^Value must be text/],
		['type', { conditions: { condition: [{ field: 'a', type: {} }] } }, /^Type must be text/],
		['filter', { filter: ['a'] }, /^Filter Expression must be text/],
		['search', { search: {} }, /^Search must be text/],
		['a field to sort by', { orderBy: { field: [{ field: {} }] } }, /^Field must be text/],
	])('%s: what cannot be sent is told by the name of the field', (_what, odata, says) => {
		expect(() => read(odata)).toThrow(says);
	});
});

describe('what the vendor\'s pages contradict each other about is a hint', () => {
	const vendor: Vendor = { ...acme, odata: { root: '/', metadataPath: '/$metadata', limits: { top: 1, filterExpressions: 1, orderByFields: 1 } } };
	const hint = (query: Record<string, string>, of = vendor) => odataHint(of, new URLSearchParams(query));

	test.each<[string, Record<string, string>, RegExp]>([
		['more than one field to sort by', { $orderby: 'a,b' }, /^Acme's pages disagree .*sorted by more than one field/],
		['"and" beside "or"', { $filter: 'a eq 1 and b eq 2 or c eq 3' }, /^One of Acme's pages says .*cannot mix "and" and "or"/],
	])('%s', (_what, query, says) => {
		expect(hint(query)).toMatch(says);
		expect(hint(query, acme)).toBeUndefined();
	});

	test.each([{}, { $orderby: 'a desc' }, { $orderby: 'a, ,' }, { $filter: 'a eq 1 and b eq 2' }])('%j is without doubt', (query) => {
		expect(hint(query as Record<string, string>)).toBeUndefined();
	});
});
