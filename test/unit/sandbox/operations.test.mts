import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AxiosInstance } from 'axios';
import { servedOperations, type Field, type ServedOperation } from '../../../sandbox/core/documents.mts';
import { VENDORS, type VendorName } from '../../../sandbox/core/state.mts';
import { startSandbox, type Sandbox } from '../../../sandbox/index.mts';
import { basic, client, encodedBasic, form } from './client.mts';

/** Every documented operation with a known path answers, and its record has the documented fields. */

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
	for (const vendor of VENDORS) sandbox.control.setTokenLife(vendor, 3_600);
});
afterAll(async () => await sandbox.close());

async function token(url: string, fields: Record<string, string>, headers: object = {}): Promise<string> {
	const { data } = await client('').post(url, form(fields), { headers: { ...headers } });
	return data.access_token;
}

/** How long one vendor's operations may take: some seconds on an idle machine, far more on a busy one. */
const TIME_LIMIT = 180_000;

const clients = new Map<string, Promise<AxiosInstance>>();

/** A client that may call the operation; one sign-in does for all operations of its kind. */
async function clientFor(vendor: VendorName, operation: ServedOperation): Promise<AxiosInstance> {
	const way = `${vendor} ${String(operation.auth.includes('apiKey'))}`;
	if (!clients.has(way)) clients.set(way, WAYS[vendor](operation));
	return await clients.get(way)!;
}

/** Signs in; to Envi's small organisation, whose whole lists are a tenth of the other's. */
const WAYS: Record<VendorName, (operation: ServedOperation) => Promise<AxiosInstance>> = {
	envi: async () => {
		const { baseUrl, clientId, username, password } = sandbox.accounts.enviApi;
		const fields = {
			grant_type: 'password',
			client_id: clientId!,
			username: username!,
			password: password!,
			organizationNo: 'LAKESIDE',
		};
		return client(baseUrl!, {
			authorization: `Bearer ${await token(`${baseUrl}/oauth2/token`, fields)}`,
			'api-version': '1.0',
		});
	},
	envoy: async () => {
		const { clientId, clientSecret, username, password, scope, tokenUrl, baseUrl } = sandbox.accounts.envoyPasswordApi;
		const body = new FormData();
		for (const [name, value] of Object.entries({ grant_type: 'password', username, password, scope }))
			body.append(name, value!);
		const { data } = await client('').post(tokenUrl!, body, { headers: basic(clientId!, clientSecret!) });
		return client(baseUrl!, { authorization: `Bearer ${data.access_token}` });
	},
	envoke: async () => {
		const { baseUrl, apiId, apiKey } = sandbox.accounts.envokeApi;
		return client(baseUrl!, basic(apiId!, apiKey!) as Record<string, string>);
	},
	envizage: async () => {
		const { identityUrl, realm, clientId, clientSecret, username, password, baseUrl } =
			sandbox.accounts.envizagePasswordApi;
		const url = `${identityUrl}/realms/${realm}/protocol/openid-connect/token`;
		const fields = { grant_type: 'password', username: username!, password: password! };
		return client(baseUrl!, {
			authorization: `Bearer ${await token(url, fields, encodedBasic(clientId!, clientSecret!))}`,
		});
	},
	enboarder: async (operation) => {
		if (operation.auth.includes('apiKey'))
			return client(sandbox.vendors.enboarder.baseUrl, { apikey: sandbox.accounts.enboarderApi.apiKey! });
		const { tokenUrl, clientId, clientSecret, scope } = sandbox.accounts.enboarderClientCredentialsApi;
		const fields = {
			grant_type: 'client_credentials',
			client_id: clientId!,
			client_secret: clientSecret!,
			scope: scope!,
		};
		return client(sandbox.vendors.enboarder.baseUrl, { authorization: await token(tokenUrl!, fields) });
	},
};

/** Where to find something for a placeholder: a list, and how to read the ID from its answer. */
type Finder = (http: AxiosInstance, done: string) => Promise<unknown>;
const first =
	(pick: (data: never) => unknown, path?: string): Finder =>
	async (http, done) =>
		pick((await http.get(path ?? done.replace(/\/$/, ''))).data as never);

/** Sets whose key is not their first field. */
const KEYS: Record<string, string> = { Manufacturers: 'manufacturerId', ReceiptItems: 'receiptItemId' };

const FINDERS: Record<VendorName, Finder> = {
	envi: async (http, done) => {
		const set = done.split('/').at(-1)!.replace('(', '');
		const lists: Record<string, string> = {
			FuturePricing: 'futurePricing',
			InventoryTrackings: 'inventoryTrackings',
			InventoryUOMs: 'inventoryUOMs',
		};
		let url = `/odata/${set}?$top=1`;
		const get = async (path: string) => Object.values((await http.get(path)).data.value[0])[0];
		if (set in lists) url = `/odata/Inventory(${String(await get('/odata/Inventory?$top=1'))})/${lists[set]!}`;
		if (set === 'PurchasingUnits')
			url = `/odata/InventoryVendors(${String(await get('/odata/InventoryVendors?$top=1'))})/purchasingUnits`;
		if (set === 'FileAttachments') url = '/odata/PurchaseOrders?$top=1';
		if (done.endsWith('FileAttachments/'))
			url = `/odata/FileAttachments(${String(await get('/odata/PurchaseOrders?$top=1'))})`;
		const row = (await http.get(url)).data.value[0] as Record<string, string>;
		return row[KEYS[set] ?? Object.keys(row)[0]!];
	},
	envoy: async (http, done) => {
		if (done.includes('recurring')) return '70001';
		if (done.includes('sign-in')) return '1';
		if (done === '/api/v3/') return 'employees';
		if (done === '/api/v3/employees/') return '200001';
		const path = done.startsWith('/api/v3') ? done : `${done}?perPage=1`;
		return (await http.get(path.replace(/\/$/, '').replace('/?', '?'))).data.data[0].id;
	},
	envoke: first(
		(data: Array<{ id: string; status?: string }>) => (data.find(({ status }) => status === 'draft') ?? data[0])!.id,
	),
	envizage: async (http, done) => {
		if (done.endsWith('/persons/')) return (await http.get(`${done}primary`)).data.id;
		if (done.endsWith('/results/')) return (await http.get('/scenarios')).data.content[0].id;
		const path =
			done.endsWith('/typed/') || done.endsWith('/retirement/')
				? done.replace(/\/goals\/typed\/$|\/persons\/[^/]+\/goals\/retirement\/$/, '/goals')
				: done.replace(/\/$/, '');
		const { content } = (await http.get(path, { params: { size: 100 } })).data;
		return (
			done.endsWith('/retirement/') ? content.find(({ name }: { name: string }) => name === 'Retire') : content[0]
		)?.id;
	},
	enboarder: async (http, done) => {
		if (done.includes('/profile/')) {
			const { id, secret } = sandbox.refusals.enboarder.scimBasic;
			const users = await client(http.defaults.baseURL!).get('/scim/v2/Users', { headers: basic(id, secret) });
			return users.data.Resources[1].id;
		}
		if (done.includes('/brand/')) return done.endsWith('byid/') ? 11 : 'Retail';
		const { data } = await http.get(done.replace(/\/$/, ''));
		return (data.items ?? data.Resources)[0].id;
	},
};

async function realPath(vendor: VendorName, http: AxiosInstance, { path }: ServedOperation): Promise<string> {
	const fixed: Record<string, string> = { from: '2026-06-01', syncFlag: 'false' };
	let done = '';
	for (const part of path.split(/(\{\w+\})/)) {
		const name = /^\{(\w+)\}$/.exec(part)?.[1];
		if (name === undefined) done += part;
		else if (name in fixed) done += fixed[name];
		else if (done.includes('facilityId=')) done += String(await FINDERS.envi(http, '/odata/Facilities('));
		else done += encodeURIComponent(String(await FINDERS[vendor](http, done)));
	}
	return done;
}

const VALUES: Record<string, unknown> = {
	string: 'text',
	number: 1.5,
	integer: 1,
	boolean: true,
	date: '2026-12-01',
	dateTime: '2026-12-01T09:00:00.000Z',
	uuid: '00000000-0000-4000-8000-000000000000',
	array: [],
	object: {},
};

/** A body with the required fields and nothing else. */
async function body(
	vendor: VendorName,
	http: AxiosInstance,
	{ body: documented, path }: ServedOperation,
): Promise<unknown> {
	if (!documented) return undefined;
	if (path === '/scenarios/commands/execute') return [{ operation: 'FIND', resource: 'SCENARIO' }];
	if (path.endsWith('bulkadvance')) return { launches: [{ nhnm: 'Ada', nhstdt: '2026-12-01' }] };
	const result: Record<string, unknown> = {};
	for (const field of documented.fields) if (field.required) put(result, field, await value(vendor, http, field));
	Object.assign(result, EXTRA[`${vendor} ${path}`]);
	if (documented.wrapper === null) return result;
	return { [documented.wrapper]: vendor === 'envi' && documented.wrapper !== 'managePurchasing' ? [result] : result };
}

const EXTRA: Record<string, object> = {
	'envoke /v1/contacts': { email: 'sweep@example.com' },
	'envoke /v1/contacts/{id}': { city: 'Oslo' },
	'envoke /v2/tags/{id}': { description: 'x' },
	'envoke /v2/messages': { html: '<p>x</p>' },
	'envoke /v1/send': { html: '<p>x</p>', recipients: ['a@example.com'] },
	'enboarder /restapi/v1/cancelwf': { externalid: 'EXT-1-00001' },
	'enboarder /restapi/v1/updatewf': { externalid: 'EXT-1-00001' },
	'enboarder /restapi/v2/cancelwf': { externalid: 'EXT-1-00002' },
	'enboarder /restapi/v2/updatewf': { externalid: 'EXT-1-00002' },
};

function put(target: Record<string, unknown>, { name }: Field, given: unknown): void {
	const parts = name.split('.');
	const last = parts.pop()!;
	let at = target;
	for (const part of parts) {
		const inner = (at[part] ??= {});
		at = (Array.isArray(inner) ? (inner[0] ??= {}) : inner) as Record<string, unknown>;
	}
	at[last] = given;
}

async function value(vendor: VendorName, http: AxiosInstance, field: Field): Promise<unknown> {
	const known: Record<string, string> = {
		facilityNo: 'F01',
		departmentNo: 'D001',
		vendorNo: 'V0001',
		locationNo: 'LOC001',
		locationId: '5001',
		flowId: '8001',
	};
	const sets: Record<string, string> = {
		facilityId: 'Facilities',
		locationId: 'Locations',
		vendorId: 'Vendors',
		apMatchedInvoiceId: 'MatchedInvoices',
	};
	if (vendor === 'envi' && field.name in sets) return await FINDERS.envi(http, `/odata/${sets[field.name]!}(`);
	if (field.name in known) return known[field.name];
	if (vendor === 'envoke' && field.name === 'id') return '7001';
	if (field.name === 'userName') return `sweep${(counter += 1)}@example.com`;
	if (field.name === 'externalid') return `SWEEP-${(counter += 1)}`;
	return field.type === 'enum' ? field.enum?.[0] : structuredClone(VALUES[field.type]);
}

let counter = 0;

/** The one record in an answer's envelope. */
function recordIn(envelope: string, data: unknown): unknown {
	const inner = envelope === 'object' || envelope === 'array' ? data : (data as Record<string, unknown>)[envelope];
	return Array.isArray(inner) ? inner[0] : inner;
}

/** What the state of the record found forbids: nothing is scheduled, and the first household has a partner. */
const REFUSED = ['/v2/messages/{id}/cancel', '/scenarios/{scenarioId}/persons/partner'];
const SKIP = ['/odata/$batch', '/oauth2/token', '/odata/$metadata'];

describe.each(VENDORS.map((vendor) => [vendor]))('%s', (vendor) => {
	const operations = servedOperations(vendor).filter(({ path }) => !SKIP.includes(path));
	// Reads first, removals last, so that what is read is still there.
	const order = ['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE'];
	operations.sort((one, other) => order.indexOf(one.method) - order.indexOf(other.method));

	test(
		`all ${operations.length} operations answer`,
		async () => {
			const problems: string[] = [];
			for (const operation of operations) {
				const { method, path, response, query } = operation;
				const http = await clientFor(vendor, operation);
				const params = Object.fromEntries(
					query.filter(({ required }) => required).map((field) => [field.name, field.enum?.[0] ?? VALUES[field.type]]),
				);
				const url = await realPath(vendor, http, operation);
				const answer = await http.request({
					method,
					url,
					params: 'pageRequest' in params ? {} : params,
					data: await body(vendor, http, operation),
				});
				const what = `${method} ${url}: ${answer.status} ${JSON.stringify(answer.data)?.slice(0, 200)}`;
				if (method === 'POST' && REFUSED.includes(path)) {
					if (answer.status !== 400) problems.push(what);
				} else if (answer.status >= 300 || answer.data?.success === false) {
					problems.push(what);
				} else if (method === 'GET' && response.fields.length > 0 && !path.startsWith('/api/')) {
					const record = recordIn(response.envelope, answer.data);
					const missing = response.fields.filter(
						(field) => !field.includes('.') && record !== undefined && !(field in (record as object)),
					);
					if (missing.length > 0 && missing.join() !== 'html') problems.push(`${what} lacks ${missing.join(', ')}`);
				}
			}
			expect(problems).toEqual([]);
		},
		TIME_LIMIT,
	);
});
