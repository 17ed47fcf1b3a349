import { randomBytes } from 'node:crypto';
import type { Clock } from '../../core/clock.mts';
import { servedOperations, type ServedOperation } from '../../core/documents.mts';
import type { Host, Vendor } from '../../core/host.mts';
import { VendorState } from '../../core/state.mts';
import type { Grant } from '../../core/tokens.mts';
import { ORGANIZATIONS } from './organizations.mts';
import { EnviService } from './service.mts';
import { SETS, SUB_COLLECTIONS } from './sets.mts';
import { EnviStore } from './store.mts';
import { EnviTokens } from './token.mts';
import { PASSWORD } from './users.mts';

/** The vendor's tokens are JWTs; this one only looks like it, the sandbox keeps the truth itself. */
function jwtLike(grant: Grant, expiresAt: number): string {
	const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
	const claims = { unique_name: grant.subject, exp: Math.floor(expiresAt / 1000), jti: randomBytes(9).toString('hex') };
	return `${encode({ typ: 'JWT', alg: 'HS256' })}.${encode(claims)}.${randomBytes(32).toString('base64url')}`;
}

/** Life of 59 seconds: the `expires_in` of the vendor's own example. */
export const enviState = (clock: Clock): VendorState =>
	new VendorState('envi', clock, {
		tokens: { life: 59, refreshLife: 14 * 86_400, rotation: true },
		tokenFormat: jwtLike,
		password: PASSWORD,
	});

export function createEnvi(state: VendorState): Vendor {
	const operations = servedOperations('envi');
	const fieldsOf = fieldNames(operations);
	const stores = new Map(ORGANIZATIONS.map((one) => [one.no, new EnviStore(one, fieldsOf)]));
	const tokens = new EnviTokens(state);
	const api = new EnviService(state, operations, stores, fieldsOf);
	const host: Host = {
		kindOf: (call) => (call.path === '/oauth2/token' ? 'token' : 'api'),
		handle: (call) => (call.path === '/oauth2/token' ? tokens.answer(call) : api.answer(call)),
	};
	return {
		hosts: { baseUrl: host },
		unlock: () => tokens.reset(),
		reset: () => {
			tokens.reset();
			api.reset();
			for (const store of stores.values()) store.reset();
		},
	};
}

/** Documented fields of each entity set: those of its list, else of the single read or the sub-collection. */
function fieldNames(operations: readonly ServedOperation[]): (set: string) => readonly string[] {
	const fields = new Map<string, readonly string[]>();
	for (const { method, path, response } of operations) {
		if (method !== 'GET' || response.fields.length === 0) continue;
		const [, set = '', child] = /^\/odata\/(\w+)(?:\(\{\w+\}\))?(?:\/(\w+))?$/.exec(path) ?? [];
		const name = child === undefined ? set : SUB_COLLECTIONS[child.toLowerCase()];
		if (name === undefined || !(name in SETS)) continue;
		if (!fields.has(name) || (child === undefined && !path.includes('('))) fields.set(name, response.fields);
	}
	return (set) => fields.get(set) ?? [];
}
