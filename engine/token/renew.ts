import type { IDataObject, IHttpRequestHelper } from 'n8n-workflow';
import { resolveAddress, textOf } from '../settings';
import type { Grant, Settings, SignIn, TokenFlow, Vendor } from '../vendor';
import { tokenEndpoint } from './discovery';
import { SignInError, signInError } from './errors';
import { exchange, type HttpRequest } from './exchange';
import type { Token } from './expiry';
import { fingerprintOf, fromStored, REJECTED, toStored, type StoredToken } from './fields';
import { buildTokenRequest } from './request';
import { readTokenAnswer } from './response';
import { renewed } from './session';

/**
 * What n8n calls before a request when the credential holds no token, after a 401, and to test a credential. Returns the
 * fields that n8n stores.
 */
export type PreAuthentication = (this: IHttpRequestHelper, credentials: IDataObject) => Promise<IDataObject>;

/** Makes the `preAuthentication` of a credential type out of the vendor's facts. */
export function keepSignedIn(vendor: Vendor, signIn: SignIn): PreAuthentication {
	return async function (credentials) {
		return { ...(await renewStored(vendor, signIn, credentials, this.helpers.httpRequest)) };
	};
}

async function renewStored(vendor: Vendor, signIn: SignIn, settings: Settings, request: HttpRequest): Promise<StoredToken> {
	const flow = signIn.token;
	if (!flow) throw new SignInError(`${vendor.displayName} needs no sign-in here.`, true, '', '');
	const key = fingerprintOf(flow, signIn.credentialType, settings);
	const token = await renewed(
		key,
		{
			held: fromStored(settings, key),
			// n8n's own HTTP Request node comes with the refused token in its place; our nodes put it aside.
			rejected: textOf(settings, 'accessToken') || textOf(settings, REJECTED),
			obtain: async (newest) => await obtain(vendor, signIn, flow, settings, request, newest),
			isFinal,
		},
		Date.now,
	);
	return toStored(token, key);
}

/**
 * A new token: with the refresh token where there is one, else by signing in. A refresh token that is refused (spent by
 * another worker, revoked, too old) is no reason to give up: the login still works.
 */
async function obtain(
	vendor: Vendor,
	signIn: SignIn,
	flow: TokenFlow,
	settings: Settings,
	request: HttpRequest,
	newest: Token | undefined,
): Promise<Token> {
	const base = resolveAddress(signIn.baseUrl, settings, 'base URL');
	const url = await tokenEndpoint(vendor, flow.tokenUrl, settings, base, request);
	if (flow.refresh && newest?.refreshToken) {
		const token = await ask(vendor, flow, flow.refresh, settings, url, request, newest.refreshToken).catch(unlessPassing);
		// RFC 6749 §6: an answer without a new refresh token leaves the old one in force.
		if (token) return { ...token, refreshToken: token.refreshToken || newest.refreshToken };
	}
	return await ask(vendor, flow, flow.login, settings, url, request);
}

function isFinal(error: unknown): boolean {
	return error instanceof SignInError && error.final;
}

/** A refusal that is final for the refresh token leaves the login; a failure that may pass is thrown on. */
async function unlessPassing(error: unknown): Promise<undefined> {
	return isFinal(error) ? undefined : await Promise.reject(error);
}

async function ask(
	vendor: Vendor,
	flow: TokenFlow,
	grant: Grant,
	settings: Settings,
	url: string,
	request: HttpRequest,
	refreshToken?: string,
): Promise<Token> {
	const askedAt = Date.now();
	const answer = await exchange(vendor, request, {
		method: 'POST',
		url,
		...buildTokenRequest(flow, grant, settings, refreshToken),
	});
	const result = readTokenAnswer(answer, askedAt);
	if ('refusal' in result) throw signInError(vendor, result.refusal);
	return result.token;
}
