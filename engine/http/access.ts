import {
	getCredentialAllowedDomains,
	type IAdditionalCredentialOptions,
	type ICredentialDataDecryptedObject,
	type IExecuteFunctions,
} from 'n8n-workflow';
import { resolveAddress, SettingsError } from '../settings';
import { later, isUsable, type Token } from '../token/expiry';
import { fingerprintOf, fromStored, REJECTED, toStored } from '../token/fields';
import { accepted, firstGood, newestToken, takeTurn, worthRenewing } from '../token/session';
import type { SignIn, TokenFlow, Vendor } from '../vendor';

/** What one item's requests need of its credential. */
export interface Access {
	credentialType: string;
	/** The base URL of the credential; requests go to its origin and nowhere else. */
	base: string;
	/** n8n's allowed-domains setting of the credential, if it is set. */
	allowedDomains: string | undefined;
	saysTokenDead(status: number): boolean;
	/** To be called before each request. `done` is to be called when the request is over. */
	prepare(): Promise<{ extra: IAdditionalCredentialOptions | undefined; done?: () => void }>;
	/** The vendor called the token dead. Returns whether it is worth sending again. */
	renew(): Promise<boolean>;
	/** The vendor took the token. */
	accepted(): void;
}

/** Reads the credential of an item, with the item's own values where its fields are expressions. */
export async function openAccess(
	context: IExecuteFunctions,
	vendor: Vendor,
	signIn: SignIn,
	itemIndex: number,
): Promise<Access> {
	const data = await context.getCredentials<ICredentialDataDecryptedObject>(signIn.credentialType, itemIndex);
	const common = {
		credentialType: signIn.credentialType,
		base: resolveAddress(signIn.baseUrl, data, 'base URL'),
		// Requests go to the credential's own base URL, never to one that an item brings: n8n calls that its own surface.
		allowedDomains: getCredentialAllowedDomains?.({
			node: context.getNode(),
			credentialData: data,
			surface: vendor.displayName,
			credentialOwnedSurface: true,
		}),
	};
	if (signIn.token) return { ...common, ...ownToken(vendor, signIn, signIn.token, data) };
	if (signIn.n8nOAuth2) return { ...common, ...n8nToken(context, vendor, signIn, data) };
	return { ...common, ...fixedKey(data) };
}

type TokenPart = Pick<Access, 'saysTokenDead' | 'prepare' | 'renew' | 'accepted'>;

/** A key that does not change: nothing to renew. */
function fixedKey(data: ICredentialDataDecryptedObject): TokenPart {
	return {
		saysTokenDead: () => false,
		prepare: async () => ({ extra: withData(data) }),
		renew: async () => false,
		accepted: () => undefined,
	};
}

/**
 * A token that this package keeps. n8n renews only after a 401; so it is handed the credential with an empty token when
 * ours is missing, about to die, refused, or belongs to other settings, and then calls our `preAuthentication`.
 */
function ownToken(vendor: Vendor, signIn: SignIn, flow: TokenFlow, data: ICredentialDataDecryptedObject): TokenPart {
	const key = fingerprintOf(flow, signIn.credentialType, data);
	const held = fromStored(data, key);
	let rejected = '';
	let sent = '';
	const usable = (): Token | undefined => {
		const newest = newestToken(key);
		return firstGood([later(held, newest), newest], rejected, Date.now());
	};
	return {
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
				// n8n writes the new token into this copy; what was sent is what it holds afterwards.
				const copy: ICredentialDataDecryptedObject = { ...data, accessToken: '', [REJECTED]: rejected };
				return {
					extra: withData(copy),
					done: () => {
						sent = String(copy.accessToken);
						done();
					},
				};
			}
		},
		renew: async () => {
			rejected = sent;
			return worthRenewing(key, rejected, Date.now());
		},
		accepted: () => accepted(key),
	};
}

/** A token that n8n keeps (authorization code). Its refresh is locked and stored by n8n; we only say when. */
function n8nToken(
	context: IExecuteFunctions,
	vendor: Vendor,
	signIn: SignIn,
	data: ICredentialDataDecryptedObject,
): TokenPart {
	const read = async (): Promise<Token> =>
		oauthToken(await context.getCredentials<ICredentialDataDecryptedObject>(signIn.credentialType));
	/** Another item or execution may have refreshed it meanwhile: look before asking. */
	const refreshUnless = async (isGood: (token: Token) => boolean): Promise<void> => {
		token = await read();
		if (isGood(token) || token.refreshToken === '') return;
		await context.helpers.refreshOAuth2Token.call(context, signIn.credentialType, { tokenType: 'Bearer' });
		token = await read();
	};
	let token = oauthToken(data);
	return {
		saysTokenDead: (status) => vendor.errors.tokenDead.includes(status),
		prepare: async () => {
			if (token.accessToken === '' && token.refreshToken === '') throw notConnected(vendor);
			// n8n itself waits for a 401.
			if (!isUsable(token, Date.now())) await refreshUnless((newest) => isUsable(newest, Date.now()));
			return { extra: { oauth2: { tokenType: 'Bearer', skipTokenRefresh: true } } };
		},
		renew: async () => {
			const { accessToken } = token;
			await refreshUnless((newest) => newest.accessToken !== accessToken);
			return token.accessToken !== accessToken;
		},
		accepted: () => undefined,
	};
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

/** Hands n8n a credential that has been read already: it would otherwise read and decrypt it again for each request. */
function withData(data: ICredentialDataDecryptedObject): IAdditionalCredentialOptions {
	return { credentialsDecrypted: { id: '', name: '', type: '', data } };
}
