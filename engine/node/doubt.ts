import type { Answer, Content } from '../http/answer';
import { isOpen, isSafe, networkCode } from '../http/retry';
import type { Vendor } from '../vendor';
import { isRefusal, networkReason, RefusedError, refusalFailure, unreadable, type Failure } from './errors';

/** For a write that may have been carried out although no success came back: "try again" alone could do it twice. */
const CHECK_FIRST = 'The request may have been carried out all the same: check that before you send it again.';

/** Why an answer means that the request failed, or undefined. */
export function failureIn(vendor: Vendor, method: string, answer: Answer, content: Content): Failure | undefined {
	if (isRefusal(vendor, answer, content)) {
		const failure = refusalFailure(vendor, answer, content);
		return isOpen({ status: answer.status, retryAfter: undefined }) ? doubted(method, failure) : failure;
	}
	const failure = unreadable(vendor, answer, content);
	return failure && doubted(method, failure);
}

/** An error of sending; for a write whose answer did not come, one that says so. */
export function unanswered({ displayName }: Vendor, method: string, error: unknown): unknown {
	const code = networkCode(error);
	if (isSafe(method) || !isOpen({ networkCode: code })) return error;
	const message = `${displayName} gave no answer: ${networkReason(code) ?? code}. ${CHECK_FIRST}`;
	return new RefusedError({ message, description: code, httpCode: '', vendorCode: '' });
}

function doubted(method: string, failure: Failure): Failure {
	return isSafe(method) ? failure : { ...failure, message: `${failure.message} ${CHECK_FIRST}` };
}
