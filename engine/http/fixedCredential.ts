import type { Caller } from './credential';

/** The part of n8n's execution context that reads a credential without resolving its expressions. Not a public one. */
interface Internals {
	additionalData?: {
		credentialsHelper?: {
			getDecrypted?(
				additionalData: unknown,
				credential: unknown,
				type: string,
				mode: string,
				executeData: undefined,
				raw: true,
			): Promise<Record<string, unknown>>;
		};
	};
}

/**
 * Whether a credential is the same for every item, so that reading it once is enough: no field of it is an expression.
 *
 * Reading a credential (database, decryption, expressions) costs as much as a request, and n8n shows a node only the
 * resolved fields. So this looks where n8n's own helpers look. Where it cannot (another n8n, another kind of context) the
 * answer is no, and each item reads for itself: slower, never wrong.
 */
export async function isSameForAllItems(context: Caller, type: string): Promise<boolean> {
	const { additionalData } = context as unknown as Internals;
	const credential = context.getNode().credentials?.[type];
	const helper = additionalData?.credentialsHelper;
	if (!helper?.getDecrypted || !credential || !context.getMode) return false;
	try {
		const raw = await helper.getDecrypted(additionalData, credential, type, context.getMode(), undefined, true);
		return Object.values(raw).every((value) => typeof value !== 'string' || !value.startsWith('='));
	} catch {
		return false;
	}
}
