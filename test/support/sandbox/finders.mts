import type { AxiosInstance } from 'axios';
import type { VendorName } from '../../../sandbox/core/state.mts';
import type { Sandbox } from '../../../sandbox/index.mts';
import { basic, client } from './client.mts';

/** Where to find something for a placeholder: a list, and how to read the ID from its answer. */
type Finder = (http: AxiosInstance, done: string, sandbox: Sandbox) => Promise<unknown>;
const first =
	(pick: (data: never) => unknown, path?: string): Finder =>
	async (http, done) =>
		pick((await http.get(path ?? done.replace(/\/$/, ''))).data as never);

/** Sets whose key is not their first field. */
const KEYS: Record<string, string> = { Manufacturers: 'manufacturerId', ReceiptItems: 'receiptItemId' };

/** Finds a record for the placeholder that comes after `done`. */
export const FINDERS: Record<VendorName, Finder> = {
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
	enboarder: async (http, done, { refusals }) => {
		if (done.includes('/profile/')) {
			const { id, secret } = refusals.enboarder.scimBasic;
			const users = await client(http.defaults.baseURL!).get('/scim/v2/Users', { headers: basic(id, secret) });
			return users.data.Resources[1].id;
		}
		if (done.includes('/brand/')) return done.endsWith('byid/') ? 11 : 'Retail';
		const { data } = await http.get(done.replace(/\/$/, ''));
		return (data.items ?? data.Resources)[0].id;
	},
};

/** What a path documents as something else than a record's ID. */
const FIXED: Record<string, string> = { from: '2026-06-01', syncFlag: 'false' };

/** A path whose placeholders name records that are there, and the values it was filled with. */
export async function realPath(
	sandbox: Sandbox,
	vendor: VendorName,
	http: AxiosInstance,
	path: string,
): Promise<{ url: string; values: Record<string, string> }> {
	const values: Record<string, string> = {};
	let url = '';
	for (const part of path.split(/(\{\w+\})/)) {
		const name = /^\{(\w+)\}$/.exec(part)?.[1];
		if (name === undefined) {
			url += part;
			continue;
		}
		const [finder, done] = url.endsWith('facilityId=') ? [FINDERS.envi, '/odata/Facilities('] : [FINDERS[vendor], url];
		values[name] = FIXED[name] ?? String(await finder(http, done, sandbox));
		url += encodeURIComponent(values[name]);
	}
	return { url, values };
}
