import type { AxiosInstance } from 'axios';
import type { Field, ServedOperation } from '../../../sandbox/core/documents.mts';
import type { VendorName } from '../../../sandbox/core/state.mts';
import type { Sandbox } from '../../../sandbox/index.mts';
import { FINDERS } from './finders.mts';

/** A value of each documented type. */
export const VALUES: Record<string, unknown> = {
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
export async function bodyOf(
	vendor: VendorName,
	http: AxiosInstance,
	{ body: documented, path }: Pick<ServedOperation, 'body' | 'path'>,
	sandbox: Sandbox,
): Promise<unknown> {
	if (!documented) return undefined;
	if (path === '/scenarios/commands/execute') return [{ operation: 'FIND', resource: 'SCENARIO' }];
	if (path.endsWith('bulkadvance')) return { launches: [{ nhnm: 'Ada', nhstdt: '2026-12-01' }] };
	const result: Record<string, unknown> = {};
	for (const field of documented.fields) if (field.required) put(result, field, await valueOf(vendor, http, field, sandbox));
	for (const [name, given] of Object.entries(EXTRA[`${vendor} ${path}`] ?? {})) put(result, { name }, given);
	if (documented.wrapper === null) return result;
	return { [documented.wrapper]: vendor === 'envi' && documented.wrapper !== 'managePurchasing' ? [result] : result };
}

/** What a call wants although its page marks it as optional. */
export const EXTRA: Record<string, object> = {
	'envoke /v1/contacts': { email: 'sweep@example.com' },
	'envoke /v1/contacts/{id}': { city: 'Oslo' },
	'envoke /v2/tags/{id}': { description: 'x' },
	'envoke /v2/messages': { html: '<p>x</p>' },
	'envoke /v1/send': { html: '<p>x</p>', recipients: ['a@example.com'] },
	'envoy /api/v3/invites': { 'attributes.full-name': 'Ada Lovelace' },
	'envoy /api/v3/invites/{id}': { 'attributes.full-name': 'Ada Lovelace' },
	'enboarder /restapi/v1/profile': { 'contact.email': 'ada@example.com' },
	'enboarder /restapi/v2/profile': { 'contact.email': 'ada@example.com' },
	'enboarder /restapi/v1/startwf/advance': { nhnm: 'Ada Lovelace' },
	'enboarder /restapi/v2/startwf/advance': { nhnm: 'Ada Lovelace' },
	'enboarder /restapi/v1/cancelwf': { externalid: 'EXT-1-00001' },
	'enboarder /restapi/v1/updatewf': { externalid: 'EXT-1-00001' },
	'enboarder /restapi/v2/cancelwf': { externalid: 'EXT-1-00002' },
	'enboarder /restapi/v2/updatewf': { externalid: 'EXT-1-00002' },
};

function put(target: Record<string, unknown>, { name }: Pick<Field, 'name'>, given: unknown): void {
	const parts = name.split('.');
	const last = parts.pop()!;
	let at = target;
	for (const part of parts) {
		const inner = (at[part] ??= {});
		at = (Array.isArray(inner) ? (inner[0] ??= {}) : inner) as Record<string, unknown>;
	}
	at[last] = given;
}

/** Numbers and IDs of records that are there. */
const KNOWN: Record<string, string> = {
	facilityNo: 'F01',
	departmentNo: 'D001',
	vendorNo: 'V0001',
	locationNo: 'LOC001',
	locationId: '5001',
	flowId: '8001',
};

/** Envi's sets by the field that holds a record's ID. */
const SETS: Record<string, string> = {
	facilityId: 'Facilities',
	locationId: 'Locations',
	vendorId: 'Vendors',
	classificationId: 'Classifications',
	manufacturerId: 'Manufacturers',
	apMatchedInvoiceId: 'MatchedInvoices',
};

/** The value of a field that must be one of a record that is there, or one that is not there yet. */
export async function knownValue(
	vendor: VendorName,
	http: AxiosInstance,
	name: string,
	sandbox: Sandbox,
): Promise<unknown> {
	if (vendor === 'envi' && name in SETS) return await FINDERS.envi(http, `/odata/${SETS[name]!}(`, sandbox);
	if (name in KNOWN) return KNOWN[name];
	if (vendor === 'envoke' && name === 'id') return '7001';
	if (name === 'userName') return `sweep${(counter += 1)}@example.com`;
	if (name === 'externalid') return `SWEEP-${(counter += 1)}`;
	return undefined;
}

async function valueOf(vendor: VendorName, http: AxiosInstance, field: Field, sandbox: Sandbox): Promise<unknown> {
	const known = await knownValue(vendor, http, field.name, sandbox);
	return known ?? (field.type === 'enum' ? field.enum?.[0] : structuredClone(VALUES[field.type]));
}

let counter = 0;

/** No operations: what the package does by itself. */
export const NO_OPERATIONS = ['/odata/$batch', '/oauth2/token', '/odata/$metadata'];

/** What the state of the record found forbids: nothing is scheduled, and the first household has a partner. */
export const FORBIDDEN = ['POST /v2/messages/{id}/cancel', 'POST /scenarios/{scenarioId}/persons/partner'];

const ORDER = ['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE'];

/** Reads first, removals last, so that what is read is still there. */
export function inOrder<T extends { method: string }>(operations: readonly T[]): T[] {
	return [...operations].sort((one, other) => ORDER.indexOf(one.method) - ORDER.indexOf(other.method));
}
