import { trimForTool, type ToolTrim } from '../../../../engine/node/toolOutput';

const trim = (changes: Partial<ToolTrim>): ToolTrim => ({ dataField: '', fields: 'all', names: [], maxLength: undefined, ...changes });
const record = { id: 1, name: 'Ada', address: { city: 'Paris', zip: '75000' }, tags: ['a', 'b'] };
const jsonOf = (changes: Partial<ToolTrim>, records: object[] = [record]): object[] =>
	trimForTool(records.map((json) => ({ json: json as never })), trim(changes)).map(({ json }) => json);

test.each([
	['all', trim({}), record],
	['selected, dotted', trim({ fields: 'selected', names: ['id', 'address.city', 'nothing'] }), { id: 1, address: { city: 'Paris' } }],
	['all but some, dotted', trim({ fields: 'except', names: ['tags', 'address.zip', 'nothing.at.all'] }), { id: 1, name: 'Ada', address: { city: 'Paris' } }],
	['a field that holds the data', trim({ dataField: 'address' }), record.address],
])('%s', (_what, choice, expected) => {
	expect(jsonOf(choice)).toEqual([expected]);
});

test('a field that holds a list gives a record each', () => {
	expect(jsonOf({ dataField: 'tags' })).toEqual([{ data: 'a' }, { data: 'b' }]);
});

test('the record itself stays as it was', () => {
	const before = JSON.stringify(record);
	jsonOf({ fields: 'except', names: ['address.city'] });
	expect(JSON.stringify(record)).toBe(before);
});

test('whole records up to the length, and at least one', () => {
	const records = Array.from({ length: 10 }, (_, id) => ({ id, text: 'x'.repeat(40) }));
	const length = JSON.stringify(records[0]).length;
	expect(jsonOf({ maxLength: 3 * length }, records)).toEqual(records.slice(0, 3));
	expect(jsonOf({ maxLength: 10 }, records)).toEqual([{ id: 0, text: 'x'.repeat(10) }]);
});
