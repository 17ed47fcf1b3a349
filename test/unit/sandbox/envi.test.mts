import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startSandbox, type Sandbox } from '../../../sandbox/index.mts';
import { client, form } from '../../support/sandbox/client.mts';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.close());

const post = async (fields: Record<string, string>, headers: Record<string, string> = {}) =>
	await client(sandbox.vendors.envi.baseUrl, headers).post('/oauth2/token', form(fields));

function passwordFields(more: Record<string, string> = {}): Record<string, string> {
	const { clientId, username, password } = sandbox.accounts.enviApi;
	return { grant_type: 'password', client_id: clientId!, username: username!, password: password!, ...more };
}

async function signedIn(more: Record<string, string> = {}) {
	const { data } = await post(passwordFields(more));
	return client(sandbox.vendors.envi.baseUrl, { authorization: `Bearer ${data.access_token}`, 'api-version': '1.0' });
}

describe('token', () => {
	beforeEach(() => sandbox.control.reset());

	test('password grant answers a pair, with the life of the vendor example', async () => {
		const { status, data } = await post(passwordFields());
		expect(status).toBe(200);
		expect(data).toEqual({
			access_token: expect.any(String),
			token_type: 'bearer',
			expires_in: 59,
			refresh_token: expect.any(String),
		});
		expect(sandbox.control.stats('envi').tokenRequests).toMatchObject({ password: 1, refused: 0 });
	});

	test.each([
		['wrong client', { client_id: 'other' }, 'Provided client ID is invalid.'],
		['wrong grant', { grant_type: 'client_credentials' }, 'Grant Type is invalid.'],
		['wrong password', { password: 'nope' }, 'Provided password or login is incorrect or was mistyped.'],
		['secret', { client_secret: 'x' }, 'public client'],
		['unknown parameter', { organizationno: 'LAKESIDE' }, 'Unknown parameter "organizationno"'],
		['unknown organisation', { organizationNo: 'NOWHERE' }, 'Organization No "NOWHERE"'],
	])('refuses: %s', async (_, change, sentence) => {
		const { status, data } = await post(passwordFields(change));
		expect(status).toBe(400);
		expect(data.error_description).toContain(sentence);
	});

	test('refuses JSON, a repeated parameter, a query string and an Authorization header', async () => {
		const http = client(sandbox.vendors.envi.baseUrl);
		expect((await http.post('/oauth2/token', passwordFields())).status).toBe(400);
		expect(
			(await http.post('/oauth2/token', `${form(passwordFields())}&username=again`)).data.error_description,
		).toContain('repeated');
		expect((await http.post('/oauth2/token?grant_type=password', form(passwordFields()))).status).toBe(400);
		expect((await post(passwordFields(), { authorization: 'Basic eDp5' })).data.error).toBe('invalid_client');
	});

	test('says each of the sentences of its page', async () => {
		const { users, password } = sandbox.refusals.envi;
		for (const [username, sentence] of Object.entries(users)) {
			const { status, data } = await post(passwordFields({ username, password }));
			expect([status, data.error_description]).toEqual([400, sentence]);
		}
	});

	test('locks after five wrong passwords in a row, until unlocked', async () => {
		for (let time = 0; time < 5; time += 1) await post(passwordFields({ password: 'nope' }));
		expect((await post(passwordFields())).data.error_description).toMatch(/^This account has been locked/);
		sandbox.control.unlock('envi');
		expect((await post(passwordFields())).status).toBe(200);
	});

	test('rotates refresh tokens; a spent one revokes the grant', async () => {
		const clientId = sandbox.accounts.enviApi.clientId!;
		const { data: first } = await post(passwordFields());
		const refresh = async (token: string) =>
			await post({ grant_type: 'refresh_token', client_id: clientId, refresh_token: token });
		const { data: second } = await refresh(first.refresh_token);
		expect(second.refresh_token).not.toBe(first.refresh_token);
		expect((await refresh(first.refresh_token)).data.error_description).toContain('reused');
		expect((await refresh(second.refresh_token)).data.error_description).toContain('revoked');
	});

	test('without rotation a refresh answers no refresh token and the old one stays good', async () => {
		sandbox.control.setRotation('envi', false);
		const { data: first } = await post(passwordFields());
		for (let time = 0; time < 2; time += 1) {
			const { status, data } = await post({
				grant_type: 'refresh_token',
				client_id: sandbox.accounts.enviApi.clientId!,
				refresh_token: first.refresh_token,
			});
			expect([status, 'refresh_token' in data]).toEqual([200, false]);
		}
	});
});

describe('API', () => {
	test('needs a live token and the version header', async () => {
		const http = await signedIn();
		expect((await http.get('/odata/Facilities?$top=1')).status).toBe(200);
		const noVersion = await http.get('/odata/Facilities', { headers: { 'api-version': '' } });
		expect([noVersion.status, noVersion.data.error.code]).toEqual([400, 'UnsupportedApiVersion']);
		sandbox.control.advance(60);
		const dead = await http.get('/odata/Facilities');
		expect(dead.status).toBe(401);
		expect(dead.headers['www-authenticate']).toContain('invalid_token');
		expect((await client(sandbox.vendors.envi.baseUrl).get('/odata/$metadata')).data).toContain(
			'EntitySet Name="Inventory"',
		);
	});

	test('pages with $top and $skip and an absolute next link to the end', async () => {
		const http = await signedIn();
		let url: string | undefined = '/odata/Inventory?$top=5000';
		const ids = new Set<string>();
		while (url) {
			const {
				data,
			}: { data: { value: Array<{ inventoryId: string }>; '@odata.count': number; '@odata.nextLink'?: string } } =
				await http.get(url);
			expect(data['@odata.count']).toBe(12_345);
			for (const row of data.value) ids.add(row.inventoryId);
			url = data['@odata.nextLink'];
		}
		expect(ids.size).toBe(12_345);
		expect((await http.get('/odata/Vendors')).data.value).toHaveLength(20);
	});

	test('the other organisation holds other records', async () => {
		const [one, other] = [await signedIn(), await signedIn({ organizationNo: 'LAKESIDE' })];
		const rows = await Promise.all([one, other].map(async (http) => (await http.get('/odata/Inventory?$top=1')).data));
		expect(rows[1]['@odata.count']).toBe(1_234);
		expect(rows[0].value[0].inventoryId).not.toBe(rows[1].value[0].inventoryId);
		expect((await other.get(`/odata/Inventory(${rows[0].value[0].inventoryId})`)).status).toBe(404);
	});

	test.each([
		["$filter=contains(inventoryDescription,'glove') and activeStatus eq true", 200],
		["$filter=InventoryNo in ('M-000001','M-000002')", 200],
		['$filter=lastUpdated ge 2026-01-01&$orderby=lastUpdated desc,inventoryNo', 200],
		['$search=saline', 200],
		["$filter=inventoryNo ne 'x'", 400],
		["$filter=inventoryNo eq 'x' and inventoryNo eq 'y' or inventoryNo eq 'z'", 400],
		['$filter=inventoryNo eq', 400],
		['$filter=inventoryNo eq 5', 400],
		["$filter=nosuch eq 'x'", 400],
		[`$filter=${Array.from({ length: 101 }, (_, at) => `inventoryNo eq 'M-${at}'`).join(' or ')}`, 400],
		['$top=5001', 400],
		['$skip=-1', 400],
		['$select=inventoryNo', 400],
		['page=2', 400],
	])('Inventory?%s answers %i', async (query, status) => {
		const answer = await (await signedIn()).get(`/odata/Inventory?${query}`);
		expect(answer.status).toBe(status);
		if (status === 400) expect(answer.data.error.innerError.message).toBeTruthy();
		else expect(answer.data.value.length).toBeGreaterThan(0);
	});

	test('filters give what they say', async () => {
		const { data } = await (
			await signedIn()
		).get("/odata/Inventory?$filter=inventoryNo in ('M-000003','M-012345')&$orderby=inventoryNo desc");
		expect(data.value.map((row: { inventoryNo: string }) => row.inventoryNo)).toEqual(['M-012345', 'M-000003']);
	});

	test('creates, reads, changes, submits and refuses', async () => {
		const http = await signedIn();
		const made = await http.post('/odata/Requisitions', { facilityNo: 'F02', departmentNo: 'D004', reference: 'test' });
		const path = `/odata/Requisitions(${made.data.value})`;
		expect((await http.get(path)).data).toMatchObject({
			facilityNo: 'F02',
			reference: 'test',
			requisitionStatus: 'Open',
		});
		expect((await http.patch(path, { reference: 'changed' })).status).toBe(204);
		expect((await http.get(path)).data.reference).toBe('changed');
		const item = { quantity: 2, uom: 'EA', conversionFactor: 1, vendorNo: 'V0001', facilityNo: 'F02' };
		expect((await http.post(`${path}/RequisitionItems`, item)).status).toBe(200);
		expect(
			(await http.post(`${path}/RequisitionItems`, { ...item, uom: undefined })).data.error.innerError.message,
		).toContain('"uom" is required');
		expect((await http.post(`${path}/Submit`)).status).toBe(204);
		expect((await http.post(`${path}/Submit`)).status).toBe(400);
		const guid = await http.post('/odata/Manufacturers', { manufacturerName: 'Ours' });
		expect(guid.data).toMatch(/^[0-9a-f-]{36}$/);
		expect((await http.get(`/odata/Manufacturers(${guid.data})`)).data.manufacturerName).toBe('Ours');
	});

	test('sub-collections, 404, 405 and 415', async () => {
		const http = await signedIn();
		const { data } = await http.get('/odata/PurchaseOrders?$top=1');
		const path = `/odata/PurchaseOrders(${data.value[0].purchaseOrderId})`;
		const items = await http.get(`${path}/purchaseOrderItems`);
		expect(
			items.data.value.every(
				(row: { purchaseOrderNo: string }) => row.purchaseOrderNo === data.value[0].purchaseOrderNo,
			),
		).toBe(true);
		expect((await http.get('/odata/Nothing')).status).toBe(404);
		expect((await http.delete(path)).status).toBe(405);
		expect((await http.post('/odata/Manufacturers', 'x', { headers: { 'content-type': 'text/plain' } })).status).toBe(
			415,
		);
	});
});
