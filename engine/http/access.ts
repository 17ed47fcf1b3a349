import {
	getCredentialAllowedDomains,
	type IAdditionalCredentialOptions,
	type ICredentialDataDecryptedObject,
	type IExecuteFunctions,
	type ILoadOptionsFunctions,
} from 'n8n-workflow';
import { resolveAddress, SettingsError } from '../settings';
import { later, isUsable, type Token } from '../token/expiry';
import { fingerprintOf, fromStored, REJECTED, toStored } from '../token/fields';
import { plainHeaders } from '../token/sign';
import { accepted, firstGood, newestToken, takeTurn, worthRenewing } from '../token/session';
import type { SignIn, TokenFlow, Vendor } from '../vendor';
import { isSameForAllItems } from './fixedCredential';

/** Who may call: a node that runs, or a list in the editor. */
export type Caller = IExecuteFunctions | ILoadOptionsFunctions;

/** What one item's requests need of its credential. */
export interface Access {
	credentialType: string;
	/** Stands for the credential: who shares it waits together when the vendor asks to wait. */
	paceKey: string;
	/** The base URL of the credential; requests go to its origin and nowhere else. */
	base: string;
	/** Headers of the credential that are no secret, e.g. an API version: for requests inside a batch. */
	plainHeaders: Readonly<Record<string, string>>;
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

/** Gives each item its access. */
export interface AccessOpener {
	open(itemIndex: number): Promise<Access>;
	/** Whether one access serves all items. */
	isSameForAll(): Promise<boolean>;
}

/**
 * Reads the credential: once where it is the same for all items, else for each item with the item's own values where the
 * credential's fields are expressions.
 */
export function accessOpener(context: IExecuteFunctions, vendor: Vendor, signIn: SignIn): AccessOpener {
	const read = async (itemIndex: number): Promise<ICredentialDataDecryptedObject> =>
		await context.getCredentials<ICredentialDataDecryptedObject>(signIn.credentialType, itemIndex);
	// n8n reads a credential whose token it keeps at each request anyway, and the token in it changes.
	const readForAll = once(async () => (!signIn.n8nOAuth2 && (await isSameForAllItems(context, signIn.credentialType)) ? await read(0) : undefined));
	return {
		open: async (itemIndex) => {
			const data = (await readForAll()) ?? (await read(itemIndex));
			return access(context, vendor, signIn, data, async () => await read(itemIndex));
		},
		isSameForAll: async () => (await readForAll()) !== undefined,
	};
}

function once<T>(task: () => Promise<T>): () => Promise<T> {
	let outcome: Promise<T> | undefined;
	return async () => await (outcome ??= task());
}

/** The access outside of an execution, where there are no items. */
export async function openAccess(context: ILoadOptionsFunctions, vendor: Vendor, signIn: SignIn): Promise<Access> {
	const read = async (): Promise<ICredentialDataDecryptedObject> => await context.getCredentials<ICredentialDataDecryptedObject>(signIn.credentialType);
	return access(context, vendor, signIn, await read(), read);
}

/** @param reread the credential as it is stored now: another worker may have renewed its token */
function access(
	context: Caller,
	vendor: Vendor,
	signIn: SignIn,
	data: ICredentialDataDecryptedObject,
	reread: Reread,
): Access {
	const common = {
		credentialType: signIn.credentialType,
		paceKey: `${signIn.credentialType} ${context.getNode().credentials?.[signIn.credentialType]?.id ?? ''}`,
		base: resolveAddress(signIn.baseUrl, data, 'base URL'),
		plainHeaders: plainHeaders(signIn, data),
		// Requests go to the credential's own base URL, never to one that an item brings: n8n calls that its own surface.
		allowedDomains: getCredentialAllowedDomains?.({
			node: context.getNode(),
			credentialData: data,
			surface: vendor.displayName,
			credentialOwnedSurface: true,
		}),
	};
	if (signIn.token) return { ...common, ...ownToken(vendor, signIn, signIn.token, data, reread) };
	if (signIn.n8nOAuth2) return { ...common, ...n8nToken(context, vendor, signIn, data, reread) };
	return { ...common, ...fixedKey(data) };
}

type Reread = () => Promise<ICredentialDataDecryptedObject>;

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
function ownToken(
	vendor: Vendor,
	signIn: SignIn,
	flow: TokenFlow,
	data: ICredentialDataDecryptedObject,
	reread: Reread,
): TokenPart {
	const key = fingerprintOf(flow, signIn.credentialType, data);
	let held = fromStored(data, key);
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
				held = await storedToken(reread, key, done);
				if (usable()) {
					done();
					continue;
				}
				// n8n writes the new token into this copy; what was sent is what it holds afterwards.
				const copy: ICredentialDataDecryptedObject = { ...data, ...(held ? toStored(held, key) : {}), accessToken: '', [REJECTED]: rejected };
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

/** What is stored by now; if it cannot be read, the turn is over, so that nobody waits for it. */
async function storedToken(reread: Reread, key: string, giveUpTurn: () => void): Promise<Token | undefined> {
	try {
		return fromStored(await reread(), key);
	} catch (error) {
		giveUpTurn();
		return await Promise.reject(error);
	}
}

/** A token that n8n keeps (authorization code). Its refresh is locked and stored by n8n; we only say when. */
function n8nToken(
	context: Caller,
	vendor: Vendor,
	signIn: SignIn,
	data: ICredentialDataDecryptedObject,
	reread: Reread,
): TokenPart {
	const key = `n8n ${signIn.credentialType} ${context.getNode().credentials?.[signIn.credentialType]?.id ?? ''}`;
	/** Another item or execution may have refreshed it meanwhile: look before asking, one at a time. */
	const refreshUnless = async (isGood: (token: Token) => boolean): Promise<void> => {
		for (;;) {
			const done = await takeTurn(key);
			if (!done) continue;
			try {
				token = oauthToken(await reread());
				if (isGood(token) || token.refreshToken === '') return;
				await context.helpers.refreshOAuth2Token.call(context as IExecuteFunctions, signIn.credentialType, { tokenType: 'Bearer' });
				token = oauthToken(await reread());
				return;
			} finally {
				done();
			}
		}
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
