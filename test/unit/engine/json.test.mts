import fc from 'fast-check';
import { parseJson } from '../../../engine/json';

describe('parseJson', () => {
	test.each([['{"a":[1,null]}', { a: [1, null] }], ['null', null], ['"x"', 'x'], [' 1 ', 1]])('%s', (text, value) => {
		expect(parseJson(text)).toEqual({ value });
	});

	test.each([[''], ['{'], ["{'a':1}"], ['undefined'], ['{"a":1,}']])('%j is none, and the problem is said', (text) => {
		expect(parseJson(text)).toEqual({ problem: expect.stringMatching(/\S/) });
	});

	test('property: it never throws', () => {
		fc.assert(fc.property(fc.string(), (text) => expect(Object.keys(parseJson(text))).toHaveLength(1)));
	});
});
