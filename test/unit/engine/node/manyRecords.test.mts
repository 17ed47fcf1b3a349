import { itemRun, json } from '../../support/itemRun.mts';

test('a list of 300,000 records in one answer', async () => {
	const { run } = itemRun([json(Array.from({ length: 300_000 }, (_, id) => ({ id }))), json([])]);
	expect(await run()).toHaveLength(300_000);
});
