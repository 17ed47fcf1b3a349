import { header, type Call } from '../../core/call.mts';
import { RateLimiter } from '../../core/rateLimit.mts';
import type { VendorState } from '../../core/state.mts';
import type { ServedOperation } from '../../core/documents.mts';
import { sameSecret } from '../../oauth/clientAuth.mts';
import { bearer } from '../../oauth/bearer.mts';
import { badRequest, envoyRefusal } from './errors.mts';
import { API_KEY } from './users.mts';

/** Who asks: the scopes of a token, or everything for an API key. */
export type Caller = { scopes: string[] } | 'apiKey';

/** `Authorization: Bearer` or `X-API-Key`, not both; the key on /v1 only (page "Get a token for private apps"). */
export function checkCaller(call: Call, state: VendorState): Caller {
	const key = header(call, 'x-api-key');
	if (key !== undefined) {
		if (header(call, 'authorization') !== undefined)
			throw badRequest('Send either X-API-Key or Authorization, not both.');
		if (!call.path.startsWith('/v1/')) throw unauthorized('X-API-Key works on /v1 only.');
		if (state.locked || !sameSecret(key, API_KEY)) throw unauthorized('The API key is unknown or disabled.');
		return 'apiKey';
	}
	const found = bearer(call, state);
	if ('grant' in found) return { scopes: found.grant.scope.split(' ') };
	throw unauthorized(found.reason, found.challenge);
}

const unauthorized = (detail: string, challenge = 'Bearer') =>
	envoyRefusal(401, 'Unauthorized', detail, { 'www-authenticate': challenge });

/** The resources whose scope has another name than the path. */
const SCOPE_NAMES: Record<string, string> = { 'recurring-invites': 'invites' };

/** Scopes such as `invites.read` and `invites.write`, as the notes of each call name them. */
export function checkScope(caller: Caller, operation: ServedOperation): void {
	if (caller === 'apiKey' || !operation.path.startsWith('/v1/')) return;
	const resource = operation.path.split('/')[2]!;
	const scope = `${SCOPE_NAMES[resource] ?? resource}.${operation.method === 'GET' ? 'read' : 'write'}`;
	if (!caller.scopes.includes(scope)) {
		throw envoyRefusal(403, 'Forbidden', `The token lacks the scope ${scope}.`, {
			'www-authenticate': `Bearer error="insufficient_scope", scope="${scope}"`,
		});
	}
}

/** The limit set by the admin surface. */
export function checkLimit(limiter: RateLimiter): void {
	const headers = limiter.check();
	if (headers) throw envoyRefusal(429, 'Too Many Requests', 'Too many requests; slow down.', headers);
}
