import { accounts, refusals, vendorUrls, type Accounts, type Refusals, type VendorUrls } from './accounts.mts';
import { adminApp } from './admin.mts';
import { Control } from './control.mts';
import { Clock } from './core/clock.mts';
import type { Vendor } from './core/host.mts';
import { listen, serve, type RunningServer } from './core/server.mts';
import { VENDORS, type VendorName, type VendorState } from './core/state.mts';
import { createEnboarder, enboarderState } from './vendors/enboarder/index.mts';
import { createEnvi, enviState } from './vendors/envi/index.mts';
import { createEnvizage, envizageState } from './vendors/envizage/index.mts';
import { createEnvoke, envokeState } from './vendors/envoke/index.mts';
import { createEnvoy, envoyState } from './vendors/envoy/index.mts';

export type { Accounts, CredentialType, Refusals, VendorUrls } from './accounts.mts';
export type { Control } from './control.mts';
export type { Fault, FaultMode, Queued } from './core/faults.mts';
export type { RateLimit } from './core/rateLimit.mts';
export type { VendorName } from './core/state.mts';
export type { StatsReport } from './core/stats.mts';

export interface SandboxOptions {
	/** Port of the admin surface, the vendors on the next ones; 0 or absent = free ports. */
	basePort?: number;
}

export interface Sandbox {
	/** The admin surface, `http://127.0.0.1:port`. */
	admin: string;
	vendors: VendorUrls;
	/** What to type into each credential type. A getter: a changed password shows. */
	readonly accounts: Accounts;
	/** Sign-ins that are refused on purpose, and other things to try. */
	refusals: Refusals;
	control: Control;
	close(): Promise<void>;
}

/** Starts the five vendors and the admin surface on 127.0.0.1. */
export async function startSandbox({ basePort = 0 }: SandboxOptions = {}): Promise<Sandbox> {
	const clock = new Clock();
	const states: Record<VendorName, VendorState> = {
		envi: enviState(clock),
		envoy: envoyState(clock),
		envoke: envokeState(clock),
		envizage: envizageState(clock),
		enboarder: enboarderState(clock),
	};
	const vendors: Record<VendorName, Vendor> = {
		envi: createEnvi(states.envi),
		envoy: createEnvoy(states.envoy),
		envoke: createEnvoke(states.envoke),
		envizage: createEnvizage(states.envizage),
		enboarder: createEnboarder(states.enboarder),
	};
	const control = new Control(clock, states, vendors);
	const servers: RunningServer[] = [];
	const close = async (): Promise<void> => {
		await Promise.all(servers.map(async (server) => await server.close()));
	};
	const start = async (app: Parameters<typeof listen>[0]): Promise<string> => {
		const server = await listen(app, basePort === 0 ? 0 : basePort + servers.length);
		servers.push(server);
		return server.origin;
	};
	try {
		const describe = () => ({ admin, vendors: urls, accounts: accounts(urls, states), refusals });
		const admin: string = await start(adminApp(control, () => describe()));
		const origins: Record<string, string> = {};
		for (const name of VENDORS) {
			for (const [role, host] of Object.entries(vendors[name].hosts)) {
				origins[`${name}.${role}`] = await start(serve(host, states[name]));
			}
		}
		const urls = vendorUrls(origins);
		return {
			admin,
			vendors: urls,
			get accounts() {
				return accounts(urls, states);
			},
			refusals,
			control,
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}
