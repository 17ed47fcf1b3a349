import type { IDataObject, IHttpRequestHelper } from 'n8n-workflow';
import { allowedDomainsOf, requireAllowedHost } from '../http/allowedDomains';
import { readRetryAfter } from '../http/retryAfter';
import { textOf } from '../settings';
import type { Grant, Settings, SignIn, TokenFlow, Vendor } from '../vendor';
import { tokenEndpoint } from './discovery';
import { SignInError, signInError } from './errors';
import { exchange, type HttpRequest } from './exchange';
import type { Token } from './expiry';
import { fingerprintOf, fromStored, NOT_TO_STORE, REJECTED, toStored, type StoredToken } from './fields';
import { baseUrlOf } from './plainHttp';
import { buildTokenRequest } from './request';
import { readTokenAnswer, type Outcome } from './response';
import { hideSecrets, secretsOf } from './secrets';
import { COOL_DOWN, renewed, SHORT_COOL_DOWN } from './session';

/**
 * What n8n calls before a request when the credential holds no token, after a 401, and to test a credential. Returns the
 * fields that n8n stores.
 */
export type PreAuthentication = (this: IHttpRequestHelper, credentials: IDataObject) => Promise<IDataObject>;

/** Why a sign-in failed, by the credential that n8n handed over: older versions of n8n drop the cause of an error on its way. */
const failures = new WeakMap<object, unknown>();

/** Why the sign-in with this very object failed, if it did. */
export const signInFailure = (credentials: object): unknown => failures.get(credentials);

/** Makes the `preAuthentication` of a credential type out of the vendor's facts. */
export function keepSignedIn(vendor: Vendor, signIn: SignIn): PreAuthentication {
	return async function (credentials) {
		const fields = await renewStored(vendor, signIn, credentials, withinDomains(credentials, this.helpers.httpRequest)).catch(async (error: unknown) => {
			failures.set(credentials, error);
			return await Promise.reject(error);
		});
		const { [NOT_TO_STORE]: isNotToStore } = credentials;
		// Older versions of n8n store this object whole.
		delete credentials[REJECTED];
		delete credentials[NOT_TO_STORE];
		if (isNotToStore !== true) return { ...fields };
		// n8n stores nothing when no token comes back, and signs the request with what stands in this object.
		Object.assign(credentials, fields);
		return {};
	};
}

/**
 * The domains that the credential is allowed hold for its sign-in as well. Newer versions of n8n see to that and want no
 * list from us, older ones do not; a sign-in follows no redirect, so that to look at its URL is enough.
 */
function withinDomains(credentials: IDataObject, request: HttpRequest): HttpRequest {
	const allowed = allowedDomainsOf(credentials);
	if (allowed === undefined) return request;
	return async (options) => {
		requireAllowedHost(options.url, allowed);
		return await request(options);
	};
}

async function renewStored(vendor: Vendor, signIn: SignIn, settings: Settings, request: HttpRequest): Promise<StoredToken> {
	const flow = signIn.token;
	if (!flow) throw new SignInError(`${vendor.displayName} needs no sign-in here.`, 'refused', '', '');
	const key = fingerprintOf(flow, signIn.credentialType, settings);
	const token = await renewed(
		key,
		{
			held: fromStored(settings, key),
			// n8n's own HTTP Request node comes with the refused token in its place; our nodes put it aside.
			rejected: textOf(settings, 'accessToken') || textOf(settings, REJECTED),
			obtain: async (newest, onSpent) => await obtain(vendor, signIn, flow, settings, request, newest, onSpent),
			shareFor,
		},
		Date.now,
	);
	return toStored(token, key);
}

/**
 * A new token: with the refresh token where there is one, else by signing in. A refresh token that is refused (spent by
 * another worker, revoked, too old) is no reason to give up: the login still works. Nor is a refresh whose end is
 * unknown: its token may be spent, and is not sent again.
 */
async function obtain(
	vendor: Vendor,
	signIn: SignIn,
	flow: TokenFlow,
	settings: Settings,
	request: HttpRequest,
	newest: Token | undefined,
	onSpent: (refreshToken: string) => void,
): Promise<Token> {
	const base = baseUrlOf(signIn, settings);
	const url = await tokenEndpoint(vendor, flow.tokenUrl, settings, base, request);
	if (flow.refresh && newest?.refreshToken) {
		const { refreshToken } = newest;
		const token = await ask(vendor, signIn, flow, flow.refresh, settings, url, request, refreshToken).catch(async (error: unknown) => {
			if (outcomeOf(error) === 'nothing') return await Promise.reject(error);
			onSpent(refreshToken);
			return undefined;
		});
		// RFC 6749 §6: an answer without a new refresh token leaves the old one in force.
		if (token) return { ...token, refreshToken: token.refreshToken || refreshToken };
	}
	return await ask(vendor, signIn, flow, flow.login, settings, url, request);
}

/** A wrong password is not tried again for a while; what may pass is, soon, or when the vendor says. */
function shareFor(error: unknown): number {
	if (outcomeOf(error) === 'refused') return COOL_DOWN;
	const asked = error instanceof SignInError ? error.retryAfter : undefined;
	return Math.min(Math.max(asked ?? 0, SHORT_COOL_DOWN), COOL_DOWN);
}

/** What is no answer of the vendor's, such as a setting that is missing, has done nothing. */
function outcomeOf(error: unknown): Outcome {
	return error instanceof SignInError ? error.outcome : 'nothing';
}

async function ask(
	vendor: Vendor,
	signIn: SignIn,
	flow: TokenFlow,
	grant: Grant,
	settings: Settings,
	url: string,
	request: HttpRequest,
	refreshToken?: string,
): Promise<Token> {
	const options = { method: 'POST' as const, url, ...buildTokenRequest(flow, grant, settings, refreshToken) };
	const answer = await exchange(vendor, request, options, refreshToken === undefined);
	const result = readTokenAnswer(answer, answer.askedAt);
	if ('refusal' in result) {
		const { words, code, ...refusal } = result.refusal;
		const hide = (text: string): string => hideSecrets(text, [...secretsOf(signIn, settings), refreshToken ?? '']);
		throw signInError(vendor, { ...refusal, words: hide(words), code: hide(code) }, readRetryAfter(answer.retryAfter, Date.now()));
	}
	return result.token;
}
