import { openWorld, type MadeCredential, type World } from './world.mts';

let world: World;
let envi: MadeCredential;

beforeAll(async () => {
	world = await openWorld();
	envi = await world.credential('enviApi');
});

afterAll(async () => {
	await world?.close();
});

beforeEach(() => {
	world.sandbox.control.resetStats();
});

const run = async (parameters: Record<string, unknown>, items?: Array<Record<string, unknown>>): ReturnType<World['run']> =>
	await world.run({ type: 'envi', credential: envi, parameters: { method: 'GET', ...parameters }, items });

test('the list of entity sets comes from the live $metadata', async () => {
	const options = await world.rest.request<Array<{ name: string; value: string }>>('POST', '/rest/dynamic-node-parameters/options', {
		path: 'parameters.entitySet',
		nodeTypeAndVersion: { name: 'n8n-nodes-vendor-connectors.envi', version: 1 },
		methodName: 'getEntitySets',
		currentNodeParameters: { resource: 'apiRequest', operation: 'send', method: 'GET' },
		credentials: { enviApi: { id: envi.id, name: envi.name } },
	});
	const [none, ...sets] = options;
	expect(none?.value).toBe('');
	const names = sets.map(({ value }) => value);
	expect(names).toEqual(expect.arrayContaining(['Facilities', 'Inventory', 'PurchaseOrders']));
	expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
});

test('an entity set, conditions, sorting, top: read, quoted and sent as OData wants them', async () => {
	const { items, error } = await run({
		path: '',
		entitySet: 'Facilities',
		returnAll: true,
		odata: {
			conditions: { condition: [{ field: 'facilityNo', operator: 'in', type: 'text', value: 'F03,F01' }] },
			orderBy: { field: [{ field: 'facilityNo', descending: true }] },
			top: 10,
		},
	});
	expect(error?.message).toBeUndefined();
	expect(items.map(({ json }) => json.facilityNo)).toEqual(['F03', 'F01']);
});

test('a quote in a text is doubled, an ampersand does not end the query', async () => {
	const name = "O'Brien & Sons + Co. 100 %";
	await run({ method: 'POST', path: '/odata/Manufacturers', sendBody: true, bodyParameters: { parameters: [{ name: 'manufacturerName', value: name }, { name: 'manufacturerNo', value: 'OB-1' }] } });
	const { items, error } = await run(
		{
			path: '/odata/Manufacturers',
			odata: { conditions: { condition: [{ field: 'manufacturerName', operator: 'contains', type: 'text', value: '={{ $json.name }}' }] } },
		},
		[{ name }],
	);
	expect(error?.message).toBeUndefined();
	expect(items.map(({ json }) => json.manufacturerNo)).toEqual(['OB-1']);
});

test.each([
	['a $top above 5,000', { path: '/odata/Inventory', odata: { top: 6000 } }, /returns at most 5,000 records a request/],
	['a $top above 5,000 in the path', { path: '/odata/Inventory?$top=6000' }, /returns at most 5,000 records a request/],
	['a filter of 101 comparisons', { path: '/odata/Inventory', odata: { filter: Array.from({ length: 101 }, (_, n) => `inventoryNo eq '${n} and more'`).join(' or ') } }, /101 comparisons.*at most 100/],
	['six fields to sort by', { path: '/odata/Inventory?$orderby=a,b,c,d,e,f' }, /sorts by at most 5 fields/],
	['a number that is none', { path: '/odata/Inventory', odata: { conditions: { condition: [{ field: 'a', operator: 'gt', type: 'number', value: 'many' }] } } }, /"many" in the filter is not a number/],
	['no path and no entity set', { path: '' }, /Path is empty/],
])('%s: refused before a request leaves', async (_what, parameters, says) => {
	const { error } = await run(parameters);
	expect(error?.message).toMatch(says);
	expect(world.sandbox.control.stats('envi').requests).toBe(0);
});

test('what the vendor contradicts itself about is a hint, not a refusal', async () => {
	const { error, execution } = await run({ path: '/odata/Facilities', odata: { orderBy: { field: [{ field: 'city' }, { field: 'facilityNo' }] } } });
	expect(error?.message).toBeUndefined();
	expect(JSON.stringify(execution.resultData.runData?.Node?.[0]?.hints)).toMatch(/disagree on whether a list can be sorted by more than one field/);
});
