import type { ICredentialDataDecryptedObject, IExecuteFunctions, ILoadOptionsFunctions, INode } from 'n8n-workflow';
import { textOf } from '../settings';
import { fingerprintOf } from '../token/fields';
import { baseUrlOf, requireEncryption } from '../token/plainHttp';
import { hideSecrets, secretsOf } from '../token/secrets';
import { plainHeaders } from '../token/sign';
import type { SignIn, Vendor } from '../vendor';
import { allowedDomainsOf } from './allowedDomains';
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
	// n8n copies the node whole each time that it is asked for.
	const node = context.getNode();
	// n8n reads a credential whose token it keeps at each request anyway, and the token in it changes.
	const forAll = once(async () =>
		!signIn.n8nOAuth2 && (await isSameForAllItems(context, signIn.credentialType))
			? access(context, node, vendor, signIn, await read(0), true, async () => await read(0))
			: undefined,
	);
	return {
		open: async (itemIndex) => {
			const makeOwn = (await forAll()) ?? access(context, node, vendor, signIn, await read(itemIndex), false, async () => await read(itemIndex));
			return makeOwn();
		},
		isSameForAll: async () => (await forAll()) !== undefined,
	};
}

function once<T>(task: () => Promise<T>): () => Promise<T> {
	let outcome: Promise<T> | undefined;
	return async () => await (outcome ??= task());
}

/** The access outside of an execution, where there are no items. */
export async function openAccess(context: ILoadOptionsFunctions, vendor: Vendor, signIn: SignIn): Promise<Access> {
	const read = async (): Promise<ICredentialDataDecryptedObject> => await context.getCredentials<ICredentialDataDecryptedObject>(signIn.credentialType);
	const isFixed = await isSameForAllItems(context, signIn.credentialType);
	return access(context, context.getNode(), vendor, signIn, await read(), isFixed, read)();
}

/** What can be said once for a credential; each item's requests then get an access of their own. */
function access(
	context: Caller,
	node: INode,
	vendor: Vendor,
	signIn: SignIn,
	data: ICredentialDataDecryptedObject,
	isFixed: boolean,
	reread: Reread,
): () => Access {
	const { credentialType, token, n8nOAuth2 } = signIn;
	const id = node.credentials?.[credentialType]?.id ?? '';
	const common = {
		credentialType,
		paceKey: `${credentialType} ${id}`,
		base: baseUrlOf(signIn, data),
		plainHeaders: plainHeaders(signIn, data),
		allowedDomains: allowedDomainsOf(data),
	};
	const withToken = ({ tokens, ...part }: TokenPart): Access => ({
		...common,
		...part,
		hide: (text) => hideSecrets(text, [...secretsOf(signIn, data), ...tokens().flatMap((one) => (one ? [one.accessToken, one.refreshToken] : []))]),
	});
	if (token) {
		const fingerprint = fingerprintOf(token, credentialType, data);
		return () => withToken(ownToken(vendor, fingerprint, data, isFixed, reread));
	}
	if (n8nOAuth2) requireEncryption(textOf(data, 'accessTokenUrl'), data, 'access token URL');
	if (n8nOAuth2) return () => withToken(n8nToken(context, vendor, signIn, id, data, reread));
	return () => withToken(fixedKey(data));
}

/** A key that does not change: nothing to renew. */
function fixedKey(data: ICredentialDataDecryptedObject): TokenPart {
	return {
		tokens: () => [],
		saysTokenDead: () => false,
		prepare: async () => ({ extra: withData(data) }),
		renew: async () => false,
		refusedAgain: () => undefined,
		accepted: () => undefined,
	};
}
