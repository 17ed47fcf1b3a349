import express, { type Express, type Request, type RequestHandler } from 'express';
import type { Accounts, Refusals, VendorUrls } from './accounts.mts';
import type { Control } from './control.mts';
import type { Fault } from './core/faults.mts';
import type { RateLimit } from './core/rateLimit.mts';
import { VENDORS, type VendorName } from './core/state.mts';

/** What a person needs to use the vendors. */
export interface Description {
	admin: string;
	vendors: VendorUrls;
	accounts: Accounts;
	refusals: Refusals;
}

type Arguments = Record<string, unknown>;

/** Actions on one vendor: `POST /<vendor>/<action>` with a JSON object of arguments. */
const VENDOR_ACTIONS: Record<string, (control: Control, vendor: VendorName, given: Arguments) => unknown> = {
	expire: (control, vendor) => control.expire(vendor),
	revoke: (control, vendor) => control.revoke(vendor),
	tokenLife: (control, vendor, { seconds }) => control.setTokenLife(vendor, aNumber(seconds, 'seconds')),
	tokenLength: (control, vendor, { characters }) => control.setTokenLength(vendor, aNumber(characters, 'characters')),
	rotation: (control, vendor, { rotation }) => control.setRotation(vendor, rotation === true),
	rateLimit: (control, vendor, given) =>
		control.setRateLimit(vendor, given.limit === undefined ? null : (given as unknown as RateLimit)),
	lock: (control, vendor) => control.lock(vendor),
	unlock: (control, vendor) => control.unlock(vendor),
	password: (control, vendor, { password }) => control.setPassword(vendor, String(password)),
	resetStats: (control, vendor) => control.resetStats(vendor),
	fault: (control, vendor, given) => void control.fault(vendor, given as unknown as Fault),
	clearFaults: (control, vendor) => control.clearFaults(vendor),
};

/** Actions on everything: `POST /<action>`. */
const ACTIONS: Record<string, (control: Control, given: Arguments) => unknown> = {
	advance: (control, { seconds }) => control.advance(aNumber(seconds, 'seconds')),
	resetStats: (control) => control.resetStats(),
	clearFaults: (control) => control.clearFaults(),
	reset: (control) => control.reset(),
};

/** The admin surface over HTTP, so that another process can turn the sandbox. */
export function adminApp(control: Control, describe: () => Description): Express {
	const app = express();
	app.use(express.json({ type: () => true }));
	app.get('/', (_, response) => void response.json({ ...describe(), actions: actionList() }));
	app.get(
		'/:vendor/stats',
		answering((request) => control.stats(vendorNamed(part(request, 'vendor')))),
	);
	app.post(
		'/:action',
		answering((request) => done(actionNamed(ACTIONS, request)(control, given(request)))),
	);
	app.post(
		'/:vendor/:action',
		answering((request) => {
			const vendor = vendorNamed(part(request, 'vendor'));
			return done(actionNamed(VENDOR_ACTIONS, request)(control, vendor, given(request)));
		}),
	);
	return app;
}

/** Answers with JSON, or with 400 and what was wrong. */
function answering(handle: (request: Request) => unknown): RequestHandler {
	return (request, response) => {
		try {
			response.json(handle(request));
		} catch (error) {
			response.status(400).json({ error: (error as Error).message });
		}
	};
}

const done = (result: unknown) => ({ ok: true, ...(result !== undefined && { result }) });
const part = (request: Request, name: string): string => String(request.params[name]);
const given = (request: Request): Arguments => (request.body ?? {}) as Arguments;

function actionNamed<T>(actions: Record<string, T>, request: Request): T {
	const name = part(request, 'action');
	if (!Object.hasOwn(actions, name)) throw new Error(`Unknown action "${name}".`);
	return actions[name]!;
}

function actionList(): string[] {
	return [
		'GET /<vendor>/stats',
		...Object.keys(ACTIONS).map((name) => `POST /${name}`),
		...Object.keys(VENDOR_ACTIONS).map((name) => `POST /<vendor>/${name}`),
	];
}

function vendorNamed(name: string): VendorName {
	const vendor = VENDORS.find((one) => one === name);
	if (!vendor) throw new Error(`Unknown vendor "${name}" (known: ${VENDORS.join(', ')}).`);
	return vendor;
}

function aNumber(value: unknown, name: string): number {
	if (typeof value !== 'number') throw new Error(`"${name}" must be a number.`);
	return value;
}
