import { getCredentialAllowedDomains, type ICredentialDataDecryptedObject, type IExecuteFunctions, type ILoadOptionsFunctions } from 'n8n-workflow';
import { resolveAddress } from '../settings';
import { plainHeaders } from '../token/sign';
import type { SignIn, Vendor } from '../vendor';
import { withData, type Access, type Caller, type Reread, type TokenPart } from './credential';
import { isSameForAllItems } from './fixedCredential';
import { n8nToken } from './n8nToken';
import { ownToken } from './ownToken';

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

/** A key that does not change: nothing to renew. */
function fixedKey(data: ICredentialDataDecryptedObject): TokenPart {
	return {
		saysTokenDead: () => false,
		prepare: async () => ({ extra: withData(data) }),
		renew: async () => false,
		accepted: () => undefined,
	};
}
