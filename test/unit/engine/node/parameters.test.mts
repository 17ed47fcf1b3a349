import { jest } from '@jest/globals';
import type { IExecuteFunctions } from 'n8n-workflow';
import { holdsExpression, ParameterReader } from '../../../../engine/node/parameters';
import { node } from '../../support/fakes.mts';

function open(parameters: Record<string, unknown>, resolve: (name: string, item: number) => unknown) {
	const getNodeParameter = jest.fn((name: string, item: number, fallback: unknown) => resolve(name, item) ?? fallback);
	const context = { getNode: () => ({ ...node, parameters }), getNodeParameter } as unknown as IExecuteFunctions;
	return { reader: new ParameterReader(context), getNodeParameter };
}

describe('ParameterReader', () => {
	test('what is the same for all items is read once', () => {
		const { reader, getNodeParameter } = open({ path: '/v1' }, () => '/v1');
		for (let item = 0; item < 100; item++) expect(reader.get('path', item, '')).toBe('/v1');
		expect(getNodeParameter).toHaveBeenCalledTimes(1);
	});

	test.each([
		['itself', '={{ $json.id }}'],
		['inside a list', { parameters: [{ name: 'a', value: '={{ $json.id }}' }] }],
		['inside a collection', { response: { response: { fullResponse: '={{ $json.full }}' } } }],
	])('a parameter that holds an expression %s is read for each item', (_name, raw) => {
		const { reader } = open({ parameter: raw }, (_parameter, item) => `item ${item}`);
		expect([0, 1, 2, 0].map((item) => reader.get('parameter', item, ''))).toEqual(['item 0', 'item 1', 'item 2', 'item 0']);
	});

	test('one that the form does not show takes the fallback', () => {
		const { reader } = open({}, () => undefined);
		expect(reader.get('limit', 0, 50)).toBe(50);
	});

	test('a value of false or 0 is a value', () => {
		const { reader } = open({ a: false, b: 0 }, (name) => (name === 'a' ? false : 0));
		expect([reader.get('a', 0, true), reader.get('a', 1, true), reader.get('b', 0, 5), reader.get('b', 1, 5)]).toEqual([false, false, 0, 0]);
	});
});

describe('holdsExpression', () => {
	test.each([
		['={{ 1 }}', true],
		['=text', true],
		['a = b', false],
		['', false],
		[undefined, false],
		[null, false],
		[5, false],
		[{ a: { b: ['x', '=y'] } }, true],
		[{ a: { b: ['x', 'y='] } }, false],
		[{ '=key': 1 }, false],
	])('%j: %s', (value, expected) => {
		expect(holdsExpression(value)).toBe(expected);
	});
});
