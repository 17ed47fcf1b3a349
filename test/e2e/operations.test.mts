import { openWorld, type MadeCredential, type World } from './world.mts';

/** Named operations in the real n8n, filled in as the editor stores them. */

let world: World;
let envi: MadeCredential;

beforeAll(async () => {
	world = await openWorld();
	envi = await world.credential('enviApi', { organizationNo: 'LAKESIDE' });
});

afterAll(async () => {
	await world?.close();
});

beforeEach(() => {
	for (const vendor of ['envi', 'envoy', 'enboarder'] as const) world.sandbox.control.resetStats(vendor);
});

const paths = (vendor: 'envi' | 'envoy' | 'enboarder'): string[] => world.sandbox.control.stats(vendor).log.map(({ method, path }) => `${method} ${path}`);
const locator = (value: string) => ({ __rl: true, mode: 'list', value });

test('Purchase Order > Get Many: a few, all, in short and in full', async () => {
	const run = async (more: Record<string, unknown>) => await world.run({ type: 'envi', credential: envi, parameters: { resource: 'purchaseOrder', operation: 'getAll', ...more } });
	const few = await run({ limit: 3 });
	expect(few.error?.message).toBeUndefined();
	expect(few.items).toHaveLength(3);
	// Simplify is on unless switched off, and keeps ten fields at most.
	expect(Object.keys(few.items[0]?.json ?? {}).length).toBeLessThanOrEqual(10);
	const all = await run({ returnAll: true, simplify: false });
	expect(all.items.length).toBeGreaterThan(50);
	expect(Object.keys(all.items[0]?.json ?? {}).length).toBeGreaterThan(10);
});

test('Requisition > Create of several items is one batch, each with the ID of its own', async () => {
	const parameters = { resource: 'requisition', operation: 'create', facilityNo: locator('F01'), departmentNo: locator('D001'), additionalFields: { reference: '={{ $json.reference }}' } };
	const { items, error } = await world.run({ type: 'envi', credential: envi, parameters, items: [{ reference: 'one' }, { reference: 'two' }, { reference: 'three' }] });
	expect(error?.message).toBeUndefined();
	expect(new Set(items.map(({ json }) => json.requisitionId)).size).toBe(3);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
	expect(world.sandbox.control.stats('envi')).toMatchObject({ requests: 1, batched: 3, refusals: {} });
});

test('a required field that is empty is told on its item, and nothing is sent for it', async () => {
	const parameters = { resource: 'requisition', operation: 'create', facilityNo: locator('={{ $json.facility }}'), departmentNo: locator('D001') };
	const { items } = await world.run({ type: 'envi', credential: envi, parameters, items: [{ facility: 'F01' }, { facility: '' }], onError: 'continueRegularOutput' });
	expect(items[0]?.json.requisitionId).toBeDefined();
	expect(items[1]?.json.error).toMatch(/^Facility No is empty\. Fill it in\./);
	expect(world.sandbox.control.stats('envi')).toMatchObject({ refusals: {} });
	expect(paths('envi').filter((path) => path.startsWith('POST /odata/Requisitions'))).toHaveLength(1);
});

test('Invite > Create: a moment of the date picker is in the time zone of the workflow', async () => {
	const credential = await world.credential('envoyApi');
	const parameters = {
		resource: 'invite',
		operation: 'create',
		authentication: 'apiKey',
		expectedArrivalAt: '2026-12-01T09:00:00',
		locationId: locator('5001'),
		invitee_name: 'Ada Lovelace',
		additionalFields: { invitee_email: 'ada@example.com' },
		simplify: false,
	};
	const { items, error } = await world.run({ type: 'envoy', credential, parameters });
	expect(error?.message).toBeUndefined();
	expect(items[0]?.json).toMatchObject({ invitee: { name: 'Ada Lovelace', email: 'ada@example.com' }, locationId: '5001' });
	expect(String(items[0]?.json.expectedArrivalAt)).toMatch(/^2026-12-01T09:00:00([+-]\d{2}:\d{2}|Z)$/);
});

test.each([
	['enboarderApi', 'apiKey', 'GET /reports/forms'],
	['enboarderClientCredentialsApi', 'clientCredentials', 'GET /reports/v2/forms'],
] as const)('Form Report > Get Many with %s takes the path of its version', async (type, authentication, path) => {
	const credential = await world.credential(type);
	const { items, error } = await world.run({ type: 'enboarder', credential, parameters: { authentication, resource: 'formReport', operation: 'getAll', limit: 2 } });
	expect(error?.message).toBeUndefined();
	expect(items).toHaveLength(2);
	expect(paths('enboarder')).toContain(path);
});

test('a list to pick from, searched and gone through over n8n\'s own way', async () => {
	const list = async (more: Record<string, unknown>) =>
		await world.rest.request<{ results: Array<{ name: string; value: string }>; paginationToken?: string }>('POST', '/rest/dynamic-node-parameters/resource-locator-results', {
			path: 'parameters.inventoryId',
			nodeTypeAndVersion: { name: 'n8n-nodes-vendor-connectors.envi', version: 1 },
			methodName: 'inventory',
			currentNodeParameters: { resource: 'inventory', operation: 'get' },
			credentials: { enviApi: { id: envi.id, name: envi.name } },
			...more,
		});
	const first = await list({});
	expect(first.results.length).toBeGreaterThan(0);
	const second = await list({ paginationToken: first.paginationToken });
	expect(second.results.map(({ value }) => value)).not.toContain(first.results[0]?.value);
	const wanted = second.results[0];
	const found = await list({ filter: wanted?.name.split(' - ')[0] });
	expect(found.results.map(({ value }) => value)).toContain(wanted?.value);
});

test('Profile > Create: warnings come when they are asked for', async () => {
	const credential = await world.credential('enboarderApi');
	const create = async (externalid: string, more: Record<string, unknown>) =>
		await world.run({
			type: 'enboarder',
			credential,
			parameters: { resource: 'profile', operation: 'create', authentication: 'apiKey', firstName: 'Ada', lastName: 'Lovelace', externalid, additionalFields: { contact_email: 'ada@example.com' }, ...more },
		});
	const asked = await create('E2E-1', { X_Enboarder_Warning: 'yes' });
	expect(asked.error?.message).toBeUndefined();
	expect(asked.items[0]?.json).toMatchObject({ warnings: ['contact.mobile is empty.'] });
	expect(Object.keys((await create('E2E-2', {})).items[0]?.json ?? {})).toEqual(['message', 'id']);
});
