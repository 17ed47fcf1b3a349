import type { Result } from '../../../../../engine/catalogue';
import { RefusedError } from '../../../../../engine/node/errors';
import { shaped } from '../../../../../engine/node/operation/result';
import type { NodeRequest } from '../../../../../engine/node/request';
import { acmeWithOrders } from '../../../support/acmeCatalogue.mts';

function shape(result: Result, json: Record<string, unknown>, more: { deletes?: boolean; fullResponse?: boolean; neverError?: boolean } = {}) {
	const request = {
		result: { ...result, simple: 'simple' in result ? result.simple : undefined, deletes: more.deletes === true },
		response: { property: 'data', fullResponse: more.fullResponse === true, neverError: more.neverError === true },
	} as unknown as NodeRequest;
	return shaped(acmeWithOrders, request, [{ json: json as never }], (text) => text.replaceAll('SECRET', '*'))[0]?.json;
}

test('the generic request stays as it came', () => {
	const outputs = [{ json: { a: 1 } }];
	expect(shaped(acmeWithOrders, { response: {} } as NodeRequest, outputs, String)).toEqual(outputs);
});

describe('fewer fields', () => {
	const simple = ['id', 'shop.name', 'missing'];

	test('as deep as they were', () => {
		expect(shape({ kind: 'record', simple }, { id: 1, shop: { name: 'x', city: 'y' }, other: 2 })).toEqual({ id: 1, shop: { name: 'x' } });
	});

	test('an empty value is a value', () => {
		expect(shape({ kind: 'list', simple }, { id: null, other: 2 })).toEqual({ id: null });
	});

	test('a record that has none of them is shown whole', () => {
		expect(shape({ kind: 'list', simple }, { nothing: 1 })).toEqual({ nothing: 1 });
	});

	test('not with the whole response', () => {
		expect(shape({ kind: 'list', simple }, { body: { id: 1 }, statusCode: 200 }, { fullResponse: true })).toEqual({ body: { id: 1 }, statusCode: 200 });
	});
});

describe('an ID', () => {
	test.each([
		['alone', { data: 'G' }],
		['as OData wraps it', { '@odata.context': 'x', value: 'G' }],
	])('%s', (_name, json) => {
		expect(shape({ kind: 'id', field: 'orderId' }, json)).toEqual({ orderId: 'G' });
	});

	test('that does not come leaves the word that it is done', () => {
		expect(shape({ kind: 'id', field: 'orderId' }, {})).toEqual({ success: true });
	});

	test('another answer stays as it came', () => {
		expect(shape({ kind: 'id', field: 'orderId' }, { orderId: 'G', more: 1 })).toEqual({ orderId: 'G', more: 1 });
	});
});

describe('a sentence', () => {
	const result: Result = { kind: 'message', accepts: 'All is well' };

	test('that does not come leaves the word that it is done', () => {
		expect(shape({ kind: 'message' }, {})).toEqual({ success: true });
	});

	test('is the message', () => {
		expect(shape(result, { data: 'Order 1: all is WELL.' })).toEqual({ message: 'Order 1: all is WELL.' });
		expect(shape({ kind: 'message' }, { data: 'Done' })).toEqual({ message: 'Done' });
	});

	test.each([[{ data: null, count: 2, sure: true }], [{ value: [] }], [{}]])('what holds no text says nothing wrong: %j', (json) => {
		expect(() => shape(result, json)).not.toThrow();
	});

	test('of many problems as much is told as can be read', () => {
		const value = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`u${n}`, `No such anvil ${n}`]));
		expect(() => shape(result, { value })).toThrow(
			expect.objectContaining({ failure: expect.objectContaining({ description: expect.stringMatching(/^Acme answered: No such anvil 0 No such anvil 1 .{950,1000}$/), vendorCode: '' }) }),
		);
	});

	test('that says no is an error with the vendor\'s words', () => {
		expect(() => shape(result, { data: 'Line 2: no such anvil' })).toThrow(/send only them again\.$/);
		expect(() => shape(result, { data: 'Line 2: no such anvil' })).toThrow(RefusedError);
		try {
			shape(result, { data: 'Line 2: no such anvil' });
		} catch (error) {
			expect((error as RefusedError).failure).toMatchObject({ httpCode: '200', description: 'Acme answered: Line 2: no such anvil' });
		}
	});

	test('a problem beside others that went well is told, and it alone', () => {
		const map = { '@odata.context': 'x', value: { u1: 'All is well with u1', u2: 'No such anvil' } };
		expect(() => shape(result, map)).toThrow('The others were accepted');
		try {
			shape(result, map);
		} catch (error) {
			expect((error as RefusedError).failure.description).toBe('Acme answered: No such anvil');
		}
		expect(shape(result, { value: { u1: 'All is well with u1' } })).toEqual({ value: { u1: 'All is well with u1' } });
	});

	test('and without the credential\'s secrets', () => {
		expect(() => shape(result, { data: 'Bad: SECRET' })).toThrow(expect.objectContaining({ failure: expect.objectContaining({ description: 'Acme answered: Bad: *' }) }));
	});

	test('but not where the builder wants no errors', () => {
		expect(shape(result, { data: 'Line 2: no such anvil' }, { neverError: true })).toEqual({ message: 'Line 2: no such anvil' });
	});
});

test.each([
	[{}, false, { success: true }],
	[{}, true, { deleted: true }],
	[{ message: 'gone' }, true, { deleted: true, message: 'gone' }],
	[{ data: 'Line 2 is wrong' }, false, { data: 'Line 2 is wrong' }],
])('nothing: %p, deleting %p', (json, deletes, expected) => {
	expect(shape({ kind: 'none' }, json, { deletes })).toEqual(expected);
});

test('a file stays as it came', () => {
	expect(shape({ kind: 'file' }, { name: 'photo.png' })).toEqual({ name: 'photo.png' });
});

test('where nothing is documented, what comes with the whole response stays', () => {
	expect(shape({ kind: 'none' }, { statusCode: 204 }, { fullResponse: true })).toEqual({ statusCode: 204 });
});
