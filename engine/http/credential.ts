import type { IAdditionalCredentialOptions, ICredentialDataDecryptedObject, IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import type { Token } from '../token/expiry';

/** Who may call: a node that runs, or a list in the editor. */
export type Caller = IExecuteFunctions | ILoadOptionsFunctions;

/** What one request needs of the credential. */
export interface Prepared {
	extra: IAdditionalCredentialOptions | undefined;
	/** Why there is no token, when the request failed for that. */
	failure?: () => unknown;
	/** To be called when the request is over. */
	done?: () => void;
}

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
	/** Takes the credential's secrets out of a text of the vendor's. */
	hide(text: string): string;
	saysTokenDead(status: number): boolean;
	/** To be called before each request. */
	prepare(): Promise<Prepared>;
	/**
	 * The vendor called the token dead. Returns whether it is worth sending again.
	 * @param isAgain it was so for the same request, with another token
	 */
	renew(isAgain: boolean): Promise<boolean>;
	/** The vendor refused the new token as well. */
	refusedAgain(): void;
	/** The vendor took the token. */
	accepted(): void;
}

/** The credential as it is stored now: another worker may have renewed its token. */
export type Reread = () => Promise<ICredentialDataDecryptedObject>;

/** The part that differs with who keeps the token. */
export type TokenPart = Pick<Access, 'saysTokenDead' | 'prepare' | 'renew' | 'refusedAgain' | 'accepted'> & {
	/** The tokens at hand. */
	tokens(): Array<Token | undefined>;
};

/** Hands n8n a credential that has been read already: it would otherwise read and decrypt it again for each request. */
export function withData(data: ICredentialDataDecryptedObject): IAdditionalCredentialOptions {
	return { credentialsDecrypted: { id: '', name: '', type: '', data } };
}
