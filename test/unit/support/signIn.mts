import { signInError, type SignInError } from '../../../engine/token/errors';
import { readTokenAnswer } from '../../../engine/token/response';
import type { Vendor } from '../../../engine/vendor';

/** What the builder is told when the token endpoint gives this answer. */
export function refusedSignIn(vendor: Vendor, status: number, body: object): SignInError {
	const result = readTokenAnswer({ status, contentType: 'application/json', body: JSON.stringify(body) }, 0);
	if ('token' in result) throw new Error('That is a token');
	return signInError(vendor, result.refusal);
}
