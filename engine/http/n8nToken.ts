import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';
import { at, SettingsError } from '../settings';
import { isUsable, type Token } from '../token/expiry';
import { accepted, refusedAgain, takeTurn, worthRenewing } from '../token/session';
import type { SignIn, Vendor } from '../vendor';
import type { Caller, Reread, TokenPart } from './credential';

/** A token that n8n keeps (authorization code). Its refresh is locked and stored by n8n; we only say when. */
export function n8nToken(
	context: Caller,
	vendor: Vendor,
	signIn: SignIn,
	id: string,
	data: ICredentialDataDecryptedObject,
	reread: Reread,
): TokenPart {
	const key = `n8n ${signIn.credentialType} ${id}`;
	/** Another item or execution may have refreshed it meanwhile: look before asking, one at a time. */
	const refreshUnless = async (isGood: (token: Token) => boolean): Promise<void> => {
		for (;;) {
			const done = await takeTurn(key);
			if (!done) continue;
			try {
				token = oauthToken(await reread());
				if (isGood(token) || token.refreshToken === '') return;
				await refresh(context, vendor, signIn.credentialType);
				token = oauthToken(await reread());
				return;
			} finally {
				done();
			}
		}
	};
	let token = oauthToken(data);
	return {
		tokens: () => [token],
		saysTokenDead: (status) => vendor.errors.tokenDead.includes(status),
		prepare: async () => {
			if (token.accessToken === '' && token.refreshToken === '') throw notConnected(vendor);
			// n8n itself waits for a 401.
			if (!isUsable(token, Date.now())) await refreshUnless((newest) => isUsable(newest, Date.now()));
			return { extra: { oauth2: { tokenType: 'Bearer', skipTokenRefresh: true } } };
		},
		renew: async (isAgain) => {
			const { accessToken } = token;
			if (isAgain || !worthRenewing(key, accessToken, isAgain, Date.now())) return false;
			await refreshUnless((newest) => newest.accessToken !== accessToken);
			return token.accessToken !== accessToken;
		},
		refusedAgain: () => refusedAgain(key, token.accessToken),
		accepted: () => accepted(key, token.accessToken),
	};
}

async function refresh(context: Caller, { displayName }: Vendor, credentialType: string): Promise<void> {
	const { refreshOAuth2Token } = context.helpers as Partial<Caller['helpers']>;
	if (!refreshOAuth2Token) {
		throw new SettingsError(`This n8n is too old to renew the sign-in to ${displayName}. Update n8n, or open the credential and connect it again.`);
	}
	await refreshOAuth2Token.call(context as IExecuteFunctions, credentialType, { tokenType: 'Bearer' }).catch(async (error: unknown) => {
		// Newer versions of n8n say so themselves (RFC 6749 §5.2: expired or revoked).
		const hasEnded = at(error, 'body.error') === 'invalid_grant';
		const advice = `${displayName} no longer lets n8n use this account: access was withdrawn, or has ended. Open the credential and reconnect it.`;
		return await Promise.reject(hasEnded ? new SettingsError(advice) : error);
	});
}

function notConnected({ displayName }: Vendor): SettingsError {
	return new SettingsError(
		`This ${displayName} credential is not connected yet. Open it, click Connect, and allow n8n to use your ${displayName} account.`,
	);
}

/** What n8n's oAuth2Api credential holds of a token; n8n adds `n8n_expires_at` (epoch milliseconds). */
function oauthToken({ oauthTokenData }: ICredentialDataDecryptedObject): Token {
	const stored = (oauthTokenData ?? {}) as Record<string, unknown>;
	const expiresAt = Number(stored.n8n_expires_at) || undefined;
	return {
		accessToken: typeof stored.access_token === 'string' ? stored.access_token : '',
		refreshToken: typeof stored.refresh_token === 'string' ? stored.refresh_token : '',
		expiresAt,
		obtainedAt: (expiresAt ?? 0) - (Number(stored.expires_in) || 0) * 1000,
	};
}
