import { adviceFor } from '../advice';
import type { Vendor } from '../vendor';
import type { Outcome, TokenRefusal } from './response';

/**
 * Signing in did not work; the message is for the builder. It carries no `response`, `status` or `code`: n8n would take
 * those of a failed login for those of the API request, and log in a second time.
 */
export class SignInError extends Error {
	override readonly name = 'SignInError';

	constructor(
		message: string,
		readonly outcome: Outcome,
		/** The vendor's own code for the refusal, or empty. */
		readonly vendorCode: string,
		readonly description: string,
		/** Milliseconds that the vendor asks to wait before the next try. */
		readonly retryAfter?: number,
	) {
		super(message);
	}
}

/** A refusal of the token endpoint, as a sentence that says what to do. */
export function signInError(vendor: Vendor, refusal: TokenRefusal, retryAfter?: number): SignInError {
	const advice = adviceFor(vendor.errors.signIn, { status: refusal.status, code: refusal.code, words: refusal.words });
	const description = `${vendor.displayName} answered the sign-in with ${refusal.status}: ${refusal.words}${refusal.code && refusal.code !== refusal.words ? ` (${refusal.code})` : ''}`;
	return new SignInError(advice ?? defaultAdvice(vendor, refusal), refusal.outcome, refusal.code, description, retryAfter);
}

function defaultAdvice({ displayName }: Vendor, { status, words, code, outcome }: TokenRefusal): string {
	const said = `"${words}"`;
	if (code === 'invalid_client') {
		return `${displayName} does not accept this client ID or client secret: ${said}. Check both on the credential.`;
	}
	if (code === 'invalid_grant' || code === 'access_denied') {
		return `${displayName} refused the sign-in: ${said}. Check the user name and the password on the credential.`;
	}
	if (code === 'invalid_scope') {
		return `${displayName} does not allow this scope: ${said}. Correct the scope on the credential.`;
	}
	if (code === 'unsupported_token_type') return `${displayName} gave a token that cannot be used. ${words}.`;
	if (status === 404) return `There is no token endpoint at this address (404). Check the URLs on the credential.`;
	if (status === 429) return `${displayName} asks for fewer sign-ins (429). Wait a minute, then run this again.`;
	if (status >= 500) return `The sign-in at ${displayName} is out of order (${status}). Try again later: ${said}.`;
	if (status >= 300 && status < 400) {
		return `The token endpoint of ${displayName} points elsewhere (${status}). Sign-in data is not sent on; correct the URLs on the credential.`;
	}
	if (outcome === 'refused') return `${displayName} refused the sign-in: ${said}. Check the fields on the credential.`;
	return `${displayName} gave no access token: ${said}. Check the URLs on the credential, or try again later.`;
}
