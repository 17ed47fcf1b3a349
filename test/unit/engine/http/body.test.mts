import fc from 'fast-check';
import { formBody, jsonBody } from '../../../../engine/http/body';
import { decodeForm } from '../../support/decode.mts';

describe('a body', () => {
	test('of JSON says so, and is JSON', () => {
		const body = jsonBody({ a: [1, 'ü', null] });
		expect(body.contentType).toBe('application/json');
		expect(JSON.parse(body.build())).toEqual({ a: [1, 'ü', null] });
	});

	test('is the same at a second try, also when the value has changed meanwhile', () => {
		const value = { a: 1 };
		const body = jsonBody(value);
		const first = body.build();
		value.a = 2;
		expect(body.build()).toBe(first);
		expect(JSON.parse(first)).toEqual({ a: 1 });
	});

	test('of a form says so', () => {
		expect(formBody([['a', 'b']]).contentType).toBe('application/x-www-form-urlencoded');
	});

	test('property: a form comes back in an independent parser, in its order', () => {
		const text = fc.string({ unit: 'grapheme' });
		fc.assert(
			fc.property(fc.array(fc.tuple(text, text)), (pairs) => {
				const body = formBody(pairs);
				expect(decodeForm(body.build())).toEqual(pairs);
				expect(body.build()).toBe(body.build());
			}),
		);
	});
});
