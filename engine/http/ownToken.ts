import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { Token } from '../token/expiry';
import { fromStored, NOT_TO_STORE, REJECTED, toStored } from '../token/fields';
import { signInFailure } from '../token/renew';
import { accepted, isOwn, newestToken, refusedAgain, takeTurn, usableToken, worthRenewing } from '../token/session';
import type { Vendor } from '../vendor';
import { withData, type Reread, type TokenPart } from './credential';

/** The first may have been ended by another worker's use of the same refresh token; then the second is a login's. */
const MOST_IN_VAIN = 2;

/**
 * A token that this package keeps. n8n renews only after a 401; so it is handed the credential with an empty token when
 * ours is missing, about to die, refused, or belongs to other settings, and then calls our `preAuthentication`.
 * @param key stands for the settings that the token is for
 * @param isFixed whether no field is an expression. Else the token stays in memory: with it, n8n up to 2.20 at least would
 * store what the expressions came to for this item in their place, and the next item would go out as this one
 */
export function ownToken(vendor: Vendor, key: string, data: ICredentialDataDecryptedObject, isFixed: boolean, reread: Reread): TokenPart {
	let held = fromStored(data, key);
	let rejected = '';
	let sent = '';
	/** Tokens that this worker got for the request of now, and that were refused as well. */
	let inVain = 0;
	const usable = (): Token | undefined => usableToken(key, held, Date.now());
	return {
		tokens: () => [held, newestToken(key)],
		saysTokenDead: (status) => vendor.errors.tokenDead.includes(status),
		prepare: async () => {
			for (;;) {
				const token = usable();
				if (token) {
					sent = token.accessToken;
					return { extra: withData({ ...data, ...toStored(token, key) }) };
				}
				const done = await takeTurn(key);
				if (!done) continue;
				held = await storedToken(reread, key, done);
				if (usable()) {
					done();
					continue;
				}
				// n8n writes the new token into this copy; what was sent is what it holds afterwards.
				const newest = newestToken(key);
				const copy: ICredentialDataDecryptedObject = { ...data, ...(newest ? toStored(newest, key) : {}), accessToken: '', [REJECTED]: rejected, [NOT_TO_STORE]: !isFixed };
				return {
					extra: withData(copy),
					failure: () => signInFailure(copy),
					done: () => {
						sent = String(copy.accessToken);
						done();
					},
				};
			}
		},
		renew: async (isAgain) => {
			rejected = sent;
			if (!isAgain) inVain = 0;
			else if (isOwn(key, rejected)) inVain += 1;
			if (inVain < MOST_IN_VAIN && worthRenewing(key, rejected, isAgain, Date.now())) return true;
			// Nothing is asked for any more, but another worker may have got one that is taken.
			held = fromStored(await reread(), key);
			const token = usable();
			return token !== undefined && token.accessToken !== rejected;
		},
		refusedAgain: () => refusedAgain(key, sent),
		accepted: () => accepted(key, sent),
	};
}

/** What is stored by now; if it cannot be read, the turn is over, so that nobody waits for it. */
async function storedToken(reread: Reread, key: string, giveUpTurn: () => void): Promise<Token | undefined> {
	try {
		return fromStored(await reread(), key);
	} catch (error) {
		giveUpTurn();
		return await Promise.reject(error);
	}
}
