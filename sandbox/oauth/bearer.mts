import { header, type Call } from '../core/call.mts';
import type { VendorState } from '../core/state.mts';
import type { Grant } from '../core/tokens.mts';

export type Bearer = { grant: Grant } | { reason: string; challenge: string };

/** The grant behind `Authorization: Bearer <token>`; else why not, with a challenge (RFC 6750 section 3). */
export function bearer(call: Call, state: VendorState): Bearer {
	const value = header(call, 'authorization');
	if (value === undefined) return { reason: 'No credentials were sent.', challenge: 'Bearer' };
	const token = /^bearer +(\S+)$/i.exec(value)?.[1];
	if (token === undefined) return { reason: 'The Authorization header is not "Bearer <token>".', challenge: 'Bearer' };
	const found = state.tokens.find(token);
	if ('grant' in found) return { grant: found.grant };
	const reason = `The access token is ${found.problem}.`;
	return { reason, challenge: `Bearer error="invalid_token", error_description="${reason}"` };
}
