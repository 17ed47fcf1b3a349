import { isPagedPath, listIn, recordIn } from '../../../../engine/paging/records';

describe('listIn', () => {
	const envelope = { lists: ['value', 'data.items'] };

	test.each([
		['a bare list', [1, 2], [1, 2]],
		['an empty one', [], []],
		['in the first envelope', { value: [1] }, [1]],
		['in the second', { data: { items: [2] } }, [2]],
		['in both: the first', { value: [1], data: { items: [2] } }, [1]],
		['an envelope that holds no list', { value: { a: 1 } }, undefined],
		['a record', { id: 1 }, undefined],
		['a text', 'value', undefined],
		['null', null, undefined],
		['nothing', undefined, undefined],
	])('%s', (_name, body, list) => {
		expect(listIn(body, envelope)).toEqual(list);
	});
});

describe('recordIn', () => {
	test.each([
		['in its envelope', { data: { id: 1 } }, 'data', { id: 1 }],
		['without envelope', { id: 1 }, 'data', { id: 1 }],
		['an envelope that holds a text', { data: 'x', id: 1 }, 'data', { data: 'x', id: 1 }],
		['an envelope that holds null', { data: null, id: 1 }, 'data', { data: null, id: 1 }],
		['a vendor without envelope', { data: { id: 1 } }, undefined, { data: { id: 1 } }],
		['a text', 'ok', 'data', 'ok'],
	])('%s', (_name, body, record, found) => {
		expect(recordIn(body, { lists: [], record })).toEqual(found);
	});
});

describe('isPagedPath', () => {
	const templates = ['/odata/Inventory', '/odata/Inventory({id})/inventoryVendors', '/reports/forms/{id}/data'];

	test.each([
		['/odata/Inventory', true],
		['/odata/Inventory/', true],
		['/odata/Inventory?$top=1', true],
		['/tenant/7/odata/Inventory', true],
		['odata/Inventory', true],
		['/odata/Inventory(3f2504e0-4f89-11d3-9a0c-0305e82c3301)/inventoryVendors', true],
		['/reports/forms/7/data', true],
		['/reports/forms/a%2Fb/data', true],
		['/odata/Inventory(1)', false],
		['/odata/InventoryVendors', false],
		['/myodata/Inventory', false],
		['/odata/inventory', false],
		['/reports/forms//data', false],
		['/reports/forms/7/8/data', false],
		['/reports/forms/7/data/9', false],
		['/odata/Inventory()/inventoryVendors', false],
		['/', false],
		['', false],
	])('%s: %s', (path, paged) => {
		// A list of its own: what is made of one is kept.
		expect(isPagedPath(path, [...templates])).toBe(paged);
	});

	test('a template is the same with and without its slash at the beginning', () => {
		expect(isPagedPath('/v1/hooks', ['v1/hooks'])).toBe(true);
		expect(isPagedPath('/v1hooks', ['v1/hooks'])).toBe(false);
	});

	test('a template is no pattern: its dots and brackets are only themselves', () => {
		expect(isPagedPath('/v1/hooksXjson', ['/v1/hooks.json'])).toBe(false);
		expect(isPagedPath('/v1/hooks.json', ['/v1/hooks.json'])).toBe(true);
	});
});
