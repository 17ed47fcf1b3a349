import type { IExecuteFunctions } from 'n8n-workflow';
import { chosenOperation, readOperation } from '../../../../../engine/node/operation/request';
import { SettingsError } from '../../../../../engine/settings';
import type { SignIn } from '../../../../../engine/vendor';
import { acme } from '../../../support/acme.mts';
import { acmeWithOrders, order } from '../../../support/acmeCatalogue.mts';
import { filledIn } from '../../../support/fakes.mts';

const ID = '11111111-2222-3333-4444-555555555555';
const signIn = acmeWithOrders.signIns[0] as SignIn;
const context = { isToolExecution: () => false, getTimezone: () => 'America/Toronto' } as unknown as IExecuteFunctions;

function read(operation: string, parameters: Record<string, unknown> = {}, way: SignIn = signIn) {
	const reader = filledIn({ resource: 'order', operation, ...parameters });
	const chosen = chosenOperation(acmeWithOrders, reader);
	if (!chosen) throw new Error('no operation');
	return readOperation(context, way, chosen, reader, 0);
}

const sent = async (operation: string, parameters: Record<string, unknown>, way?: SignIn): Promise<unknown> => JSON.parse(String(await read(operation, parameters, way).body?.build()));

describe('which operation', () => {
	test('none for the generic request', () => {
		expect(chosenOperation(acmeWithOrders, filledIn({}))).toBeUndefined();
		expect(chosenOperation(acmeWithOrders, filledIn({ resource: 'apiRequest', operation: 'send' }))).toBeUndefined();
	});

	test.each([
		['order', 'explode'],
		['anvil', 'getAll'],
	])('%s: %s is told', (resource, operation) => {
		expect(() => chosenOperation(acmeWithOrders, filledIn({ resource, operation }))).toThrow(SettingsError);
		expect(() => chosenOperation(acmeWithOrders, filledIn({ resource, operation }))).toThrow(`Acme has no operation "${operation}" on "${resource}". Choose another under Operation.`);
	});

	test('a vendor without operations has none to choose', () => {
		expect(() => chosenOperation(acme, filledIn({ resource: 'order' }))).toThrow('Acme has no operation "" on "order"');
	});
});

describe('the path', () => {
	test('takes its fields, percent-encoded', () => {
		expect(read('delete', { orderId: ' a/b?c#d é ' })).toMatchObject({ method: 'DELETE', path: '/v1/orders/a%2Fb%3Fc%23d%20%C3%A9', body: undefined });
	});

	test.each([['', 'Order ID is empty'], ['  ', 'Order ID is empty'], ['.', 'Order ID is not one that can be sent'], ['..', 'Order ID is not one that can be sent']])('"%s" is refused', (orderId, words) => {
		expect(() => read('delete', { orderId })).toThrow(words);
		expect(() => read('delete', { orderId })).toThrow(SettingsError);
	});

	test('follows the way in', () => {
		const oAuth2 = { ...signIn, option: { value: 'oAuth2', name: 'OAuth2' } };
		expect(read('create', { shopId: ID }).path).toBe('/v1/orders');
		expect(read('create', { shopId: ID }, oAuth2).path).toBe('/v2/orders');
		expect(() => read('create', { shopId: ID }, { ...signIn, option: { value: 'other', name: 'Other' } })).toThrow('not available with Other');
	});
});

describe('what becomes of the answer', () => {
	test('one item a record, in the format of the answer', () => {
		expect(read('getAll').response).toMatchObject({ splitIntoItems: true, format: 'autodetect' });
		expect(read('getAll', { options: { response: { response: { responseFormat: 'text' } } } }).response).toMatchObject({ splitIntoItems: true, format: 'text' });
	});

	test('a file is one, whatever the format', () => {
		const operation = { ...order.operations.find(({ value }) => value === 'delete')!, result: { kind: 'file' } as const };
		expect(readOperation(context, signIn, operation, filledIn({ orderId: '1' }), 0).response.format).toBe('file');
	});

	test('a list in short, unless it is wanted in full', () => {
		expect(read('getAll').result).toEqual({ kind: 'list', simple: ['id', 'shop.name'], deletes: false });
		expect(read('getAll', { simplify: false }).result).toEqual({ kind: 'list', simple: undefined, deletes: false });
	});

	test('what has no short form', () => {
		expect(read('update', { orderId: '1' }).result).toEqual({ kind: 'record', simple: undefined, deletes: false });
		expect(read('create', { shopId: ID }).result).toEqual({ kind: 'id', field: 'orderId', simple: undefined, deletes: false });
	});

	test('whether the record is gone afterwards', () => {
		expect(read('delete', { orderId: '1' }).result).toMatchObject({ kind: 'none', deletes: true });
	});

	test('what is no list has no limit', () => {
		expect(read('update', { orderId: '1', limit: 7 }).limit).toBeUndefined();
	});

	test('options of the request are read as in the generic one', () => {
		expect(read('getAll', { options: { timeout: 7000, maxPages: 3 } })).toMatchObject({ maxPages: 3, transport: { timeout: 7000 } });
	});
});

describe('the query', () => {
	const query = (filters: Record<string, unknown>) => read('getAll', { filters }).query;

	test('nothing filled in, nothing sent', () => {
		expect(query({})).toEqual([]);
		expect(query({ shopIds: [], kind: '', filter_field: {} })).toEqual([]);
	});

	test('lists: with commas where the vendor wants it, else repeated', () => {
		expect(query({ shopIds: ['1', '2'], kind: 'a, b' })).toEqual([
			['shopIds', '1,2'],
			['kind', 'a'],
			['kind', 'b'],
		]);
	});

	test('an object goes as JSON', () => {
		const operation = { ...order.operations.find(({ value }) => value === 'getAll')!, query: [{ name: 'page', type: 'object' as const }] };
		expect(readOperation(context, signIn, operation, filledIn({ filters: { page: '{ "size": 2 }' } }), 0).query).toEqual([['page', '{"size":2}']]);
	});

	test('a text with commas is no list', () => {
		const operation = { ...order.operations.find(({ value }) => value === 'getAll')!, query: [{ name: 'q', type: 'string' as const, commas: true as const }, { name: 'empty', type: 'string' as const }] };
		expect(readOperation(context, signIn, operation, filledIn({ filters: { q: 'a, b', empty: '' } }), 0).query).toEqual([['q', 'a, b']]);
	});

	test('an operation without query fields', () => {
		expect(read('delete', { orderId: '1' }).query).toEqual([]);
	});

	test('pairs: the builder\'s names go into the vendor\'s', () => {
		expect(query({ sort_field: { entries: [{ field: 'name', value: 'DESC' }, { field: ' ', value: 'ASC' }] } })).toEqual([['sort[name]', 'DESC']]);
	});

	test('pairs of a name that takes several values', () => {
		expect(query({ filter_field: { entries: [{ field: 'id', value: '1,2' }] }, filter_field_list: { entries: [{ field: 'id', value: '1, 2' }] } })).toEqual([
			['filter[id]', '1,2'],
			['filter[id][]', '1'],
			['filter[id][]', '2'],
		]);
	});

	test('Limit and Return All', () => {
		expect(read('getAll').limit).toBe(50);
		expect(read('getAll', { limit: 7 }).limit).toBe(7);
		expect(read('getAll', { limit: 7, returnAll: true }).limit).toBeUndefined();
		expect(() => read('getAll', { limit: 0 })).toThrow('Limit');
	});
});

describe('the body', () => {
	test('required alone, with the fixed fields, under the wrapper', async () => {
		expect(await sent('create', { shopId: ID })).toEqual({ order: { kind: 'sale', shopId: ID } });
	});

	test.each([
		['fields', { additionalFields: { shipping_by: 'Ann' } }],
		['JSON', { specifyBody: 'json', jsonBody: { shipping: { by: 'Ann' } } }],
	])('a fixed field with dots is inside of what was filled in as %s', async (_way, filled) => {
		const fields = Array.from({ length: 12 }, (_, n) => ({ name: n === 0 ? 'shipping.by' : `field${n}`, label: 'X', type: 'string' as const }));
		const operation = { ...order.operations[1]!, path: '/v1', body: { wrapper: 'order', fixed: { 'shipping.kind': 'sale' }, fields } };
		const before = structuredClone(filled);
		const { body } = readOperation(context, signIn, operation, filledIn(filled), 0);
		expect(JSON.parse(String(await body?.build()))).toEqual({ order: { shipping: { by: 'Ann', kind: 'sale' } } });
		expect(filled).toEqual(before);
	});

	test('everything, with dots as inner objects and each value as the vendor wants it', async () => {
		const additionalFields = {
			buyer_email: 'ann@example.com',
			buyer_born: '1990-05-06T00:00:00',
			tags: ['new', 'rush'],
			parts: { entries: [{ no: '7', size_width: '3' }, { no: '8' }] },
			due: '2026-01-15T09:00:00',
			express: 'true',
			state: 'open_now',
			extra: '{ "a": [1] }',
			custom_name: { entries: [{ field: { __rl: true, mode: 'list', value: 'shoe.size' }, value: 44 }, { field: '', value: 'x' }] },
		};
		expect(await sent('create', { shopId: { __rl: true, mode: 'list', value: ID }, additionalFields })).toEqual({
			order: {
				kind: 'sale',
				shopId: ID,
				buyer: { email: 'ann@example.com', born: '1990-05-06' },
				tags: ['new', 'rush'],
				parts: [{ no: '7', size: { width: 3 } }, { no: '8' }],
				due: '2026-01-15T09:00:00-05:00',
				express: true,
				state: 'OPEN_NOW',
				extra: { a: [1] },
				custom: { 'shoe.size': '44' },
			},
		});
	});

	test('an expression may give lists and objects whole', async () => {
		const additionalFields = { tags: '["a"]', parts: [{ no: '1', any: true }], extra: { b: 2 }, state: 'NEWER_THAN_OURS' };
		expect(await sent('create', { shopId: ID, additionalFields })).toMatchObject({
			order: { tags: ['a'], parts: [{ no: '1', any: true }], extra: { b: 2 }, state: 'NEWER_THAN_OURS' },
		});
	});

	test('what is empty is left out of a new record; an emptied text is sent', async () => {
		const additionalFields = { buyer_email: '', buyer_born: '', due: null, tags: [], express: undefined };
		expect(await sent('create', { shopId: ID, additionalFields })).toEqual({ order: { kind: 'sale', shopId: ID, buyer: { email: '' } } });
	});

	test('a header goes with the request where it is filled in', () => {
		expect(read('update', { orderId: '1', X_Acme_Pace: 'FAST' }).headers).toEqual({ 'X-Acme-Pace': 'fast' });
		expect(read('update', { orderId: '1', X_Acme_Pace: '' }).headers).toEqual({});
		expect(read('create', { shopId: ID }).headers).toEqual({});
	});

	test.each(['PATCH', 'PUT'] as const)('a null clears a field of a record that is there (%s)', async (method) => {
		const operation = { ...order.operations.find(({ value }) => value === 'update')!, method };
		const { body } = readOperation(context, signIn, operation, filledIn({ orderId: '1', updateFields: { field1: null, field2: 'x' } }), 0);
		expect(JSON.parse(String(await body?.build()))).toEqual({ field1: null, field2: 'x' });
	});

	test.each([
		['shopId', { shopId: { __rl: true, mode: 'id', value: '' } }, 'Shop is empty'],
		['a number', { shopId: ID, additionalFields: { parts: { entries: [{ no: '1', size_width: '1.5' }] } } }, 'Size Width must be a whole number'],
		['a date', { shopId: ID, additionalFields: { due: 'soon' } }, 'Due is not a date'],
		['a boolean', { shopId: ID, additionalFields: { express: 'perhaps' } }, 'Express must be true or false'],
		['JSON', { shopId: ID, additionalFields: { extra: '{' } }, 'Extra is not valid JSON'],
		['an element without what it needs', { shopId: ID, additionalFields: { parts: { entries: [{ size_width: 1 }] } } }, 'No is empty'],
	])('%s that is wrong is told before anything is sent', (_name, parameters, words) => {
		expect(() => read('create', parameters)).toThrow(words);
		expect(() => read('create', parameters)).toThrow(SettingsError);
	});

	test('a list of elements', async () => {
		const entries = { entries: [{ anvilNo: 'A1', price_amount: 3.5 }, { anvilNo: 'A2', additionalFields: { price_amount: 4 } }] };
		expect(await sent('addLines', { orderId: ID, entries })).toEqual({
			lines: [
				{ anvilNo: 'A1', price: { amount: 3.5 } },
				{ anvilNo: 'A2', price: { amount: 4 } },
			],
		});
		expect(() => read('addLines', { orderId: ID })).toThrow('Lines is empty');
	});

	test.each([
		['a list', '[{"anvilNo":"1"}]', { lines: [{ anvilNo: '1' }] }],
		['one element', '{"anvilNo":"1"}', { lines: [{ anvilNo: '1' }] }],
		['with the wrapper already', '{"lines":[{"anvilNo":"1"}]}', { lines: [{ anvilNo: '1' }] }],
		['a list of texts', '["1", null]', { lines: ['1', null] }],
		['null', 'null', { lines: [null] }],
		['a list that has the wrapper as a word', '["lines"]', { lines: ['lines'] }],
	])('as JSON: %s', async (_name, jsonBody, expected) => {
		expect(await sent('addLines', { orderId: ID, specifyBody: 'json', jsonBody })).toEqual(expected);
	});

	describe('as JSON, without a wrapper', () => {
		const operation = { ...order.operations.find(({ value }) => value === 'update')!, body: { fields: [], fixed: { kind: 'sale' } } };
		const json = async (jsonBody: unknown): Promise<unknown> => JSON.parse(String(await readOperation(context, signIn, operation, filledIn({ orderId: '1', jsonBody }), 0).body?.build()));

		test.each([
			['an object, with what is always sent', '{ "a": 1 }', { a: 1, kind: 'sale' }],
			['an object that says it itself', '{ "kind": "gift" }', { kind: 'gift' }],
			['a list', '[1]', [1]],
			['null', 'null', null],
			['a number', '7', 7],
			['what an expression gives', { a: 1 }, { a: 1, kind: 'sale' }],
		])('%s', async (_name, given, expected) => {
			expect(await json(given)).toEqual(expected);
		});

		test('an empty one is an object without fields, and what is no JSON is told', async () => {
			expect(await json('')).toEqual({ kind: 'sale' });
			await expect(json('{')).rejects.toThrow('JSON is not valid JSON');
		});
	});
});

test('a list that is paged in a way of its own', () => {
	const paging = { style: 'offset', offset: { parameter: 'from' }, size: { parameter: 'count', max: 10 } } as const;
	const operation = { ...order.operations.find(({ value }) => value === 'getAll')!, paging };
	expect(readOperation(context, signIn, operation, filledIn({}), 0).paging).toEqual(paging);
	expect(read('getAll').paging).toBeUndefined();
});
