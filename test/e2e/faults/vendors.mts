import type { Fault, Queued } from '../../../sandbox/index.mts';
import type { Item } from '../../../scripts/n8n/execution.mts';
import { freePort } from '../../../scripts/n8n/ports.mts';
import type { World } from '../world.mts';
import { VENDOR_ROWS, type VendorRow } from './vendorTable.mts';

const TARGETS = ['page', 'token', 'api'] as const;

export interface VendorRun {
	items: Item[];
	sent: VendorRow['sent'];
	/** For the texts in the row. */
	places: Record<string, string>;
}

/** Runs one item that goes on after an error, and counts what is asked for. */
export async function meetVendor(world: World, row: VendorRow): Promise<VendorRun> {
	const { control, vendors, accounts } = world.sandbox;
	const { vendor, type, parameters } = row.way;
	const places = { other: vendors.envi.baseUrl, closed: `http://127.0.0.1:${await freePort()}` };
	const filled = <T,>(value: T): T => JSON.parse(fill(JSON.stringify(value), places)) as T;
	// A trailing slash makes another base URL to the package, so that no row uses the token of another.
	const baseUrl = `${String(accounts[type].baseUrl)}${'/'.repeat(VENDOR_ROWS.indexOf(row) + 1)}`;
	const credential = await world.credential(type, { baseUrl, ...filled(row.changes ?? {}) });
	const run = async (): ReturnType<World['run']> =>
		await world.run({ type: vendor, credential, parameters: { ...parameters, options: { retry: { retry: { maxWait: 0 } } } }, onError: 'continueRegularOutput' });
	control.clearFaults(vendor);
	if (row.afterExpiry) {
		await run();
		control.expire(vendor);
	}
	const counters: Array<[Fault['target'], Queued]> = [
		...row.faults.map(({ always, ...fault }): [Fault['target'], Queued] => [fault.target, control.fault(vendor, { ...filled(fault), times: always ? 1000 : 1 })]),
		// These change nothing, and count what goes past the faults.
		...TARGETS.map((target): [Fault['target'], Queued] => [target, control.fault(vendor, { target, mode: 'change', times: 1000 })]),
	];
	const { items } = await run();
	control.clearFaults(vendor);
	const sent = (wanted: string): number => counters.reduce((sum, [target, { hits }]) => sum + (target === wanted ? hits : 0), 0);
	return { items, sent: { page: sent('page'), token: sent('token'), api: sent('api') }, places };
}

/** Puts what is only known now into a text. */
export const fill = (text: string, places: Record<string, string>): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => places[name] ?? whole);
