import { NodeApiError, NodeOperationError, type INode, type JsonObject } from 'n8n-workflow';
import { adviceFor } from '../advice';
import type { Answer, Content } from '../http/answer';
import type { Access } from '../http/credential';
import { networkCode } from '../http/retry';
import { at, SettingsError } from '../settings';
import { SignInError } from '../token/errors';
import type { Vendor } from '../vendor';

/** A request that failed, in words for the builder. */
export interface Failure {
	/** What happened, whose fault it probably is, what to do. */
	message: string;
	/** The vendor's own words and details, or empty. */
	description: string;
	/** HTTP status as text, or empty when there was no answer. */
	httpCode: string;
	/** The vendor's own code, or empty. */
	vendorCode: string;
}

/** A refusal of the vendor on its way to the item that it belongs to. */
export class RefusedError extends Error {
	override readonly name = 'RefusedError';

	constructor(readonly failure: Failure) {
		super(failure.message);
	}
}

/** A refusal for the builder. What the vendor says must not bring the credential's secrets into an error. */
export function refused({ message, description, httpCode, vendorCode }: Failure, hide: Access['hide']): RefusedError {
	return new RefusedError({ message: hide(message), description: hide(description), httpCode, vendorCode: hide(vendorCode) });
}

/** Whether an answer is a refusal: by its status, or by the flag that some vendors put into a 200. */
export function isRefusal({ errors }: Vendor, { status }: Answer, content: Content): boolean {
	if (status >= 300) return true;
	return errors.failure !== undefined && content.kind === 'json' && at(content.value, errors.failure.path) === errors.failure.equals;
}

/** A refusal as a sentence with advice, the vendor's own words and its code. */
export function refusalFailure(vendor: Vendor, answer: Answer, content: Content): Failure {
	const { errors, displayName } = vendor;
	const body = content.kind === 'json' ? content.value : undefined;
	const code = firstText(body, errors.codePaths);
	const words = firstText(body, errors.messagePaths) || plainWords(content);
	const details = errors.detailPaths.map((path) => detailText(at(body, path)));
	const advice =
		adviceFor(errors.advice, { status: answer.status, code, words: [words, ...details].join(' ') }) ??
		defaultAdvice(displayName, answer.status, content);
	const said = [words, ...details].filter((text) => text !== '').join(' ');
	return {
		message: advice,
		description: said === '' ? '' : `${displayName} answered: ${shortened(said)}${code !== '' && code !== words ? ` (${code})` : ''}`,
		httpCode: String(answer.status),
		vendorCode: code,
	};
}

/** A body that is not what was asked for, although the status says that all is well. */
export function unreadable({ displayName }: Vendor, { status }: Answer, content: Content): Failure | undefined {
	const failure = { httpCode: String(status), vendorCode: '' };
	if (content.kind === 'page') {
		return {
			...failure,
			message: `${displayName} answered with a web page instead of data. Check the base URL on the credential and the path; a proxy or a maintenance page can be the cause as well.`,
			description: shortened(titleOf(content.text)),
		};
	}
	if (content.kind === 'broken') {
		return {
			...failure,
			message: `${displayName} sent JSON that is cut off or broken. Try again; if it happens every time, ask ${displayName}.`,
			description: `It begins with: ${shortened(content.text.slice(0, 200))}`,
		};
	}
	return undefined;
}

/** Any failure of a request as the error that n8n shows, on the item it belongs to. */
export function toNodeError(node: INode, vendor: Vendor, itemIndex: number, error: unknown): NodeApiError | NodeOperationError {
	if (error instanceof NodeOperationError) return error;
	if (error instanceof SettingsError) return new NodeOperationError(node, error.message, { itemIndex });
	const failure = failureOf(vendor, error);
	const known: JsonObject = { message: failure.message, vendorCode: failure.vendorCode };
	const { message, description } = failure;
	const options = { itemIndex, message, description, ...(failure.httpCode ? { httpCode: failure.httpCode } : {}) };
	const nodeError = new NodeApiError(node, known, options);
	// n8n puts its own general words in the place of ours for well-known codes.
	nodeError.message = message;
	nodeError.description = description;
	nodeError.context.data = { vendorCode: failure.vendorCode };
	return nodeError;
}

/** What can be said of an error that was thrown on the way. */
export function failureOf(vendor: Vendor, error: unknown): Failure {
	if (error instanceof RefusedError) return error.failure;
	const cause = rootCause(error);
	if (cause instanceof SignInError) {
		return { message: cause.message, description: cause.description, httpCode: '', vendorCode: cause.vendorCode };
	}
	if (cause instanceof SettingsError) return { message: cause.message, description: '', httpCode: '', vendorCode: '' };
	return noAnswer(vendor, error, cause);
}

/** Why no answer came, by the code of the network error. */
const NETWORK: Readonly<Record<string, string>> = {
	ECONNREFUSED: 'nothing accepts connections at this address',
	ENOTFOUND: 'this host name does not exist',
	EAI_AGAIN: 'the host name could not be looked up',
	ECONNRESET: 'the connection was cut',
	ECONNABORTED: 'no answer came in time',
	ETIMEDOUT: 'no answer came in time',
	ESOCKETTIMEDOUT: 'no answer came in time',
	EPIPE: 'the connection was cut',
	UND_ERR_SOCKET: 'the connection was cut',
	ERR_BAD_RESPONSE: 'the answer was cut off',
	CERT_HAS_EXPIRED: 'its certificate has expired',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate cannot be verified',
};

/** What the code of a network error means, or undefined. */
export function networkReason(code: string): string | undefined {
	return NETWORK[code];
}

function noAnswer({ displayName }: Vendor, error: unknown, cause: unknown): Failure {
	const code = networkCode(error);
	const words = textOf(cause, 'message') || textOf(error, 'message');
	const reason = networkReason(code);
	return {
		message: reason
			? `${displayName} could not be reached: ${reason}. Check the base URL on the credential and the network, then try again.`
			: `The request to ${displayName} failed: ${shortened(words) || 'no reason was given'}`,
		description: code,
		httpCode: '',
		vendorCode: '',
	};
}

function rootCause(error: unknown): unknown {
	let current = error;
	for (let depth = 0; depth < 5 && current instanceof Error && current.cause !== undefined; depth++) current = current.cause;
	return current;
}

function defaultAdvice(name: string, status: number, content: Content): string {
	if (content.kind === 'page') {
		return `${name} answered with a web page and status ${status} instead of data. Check the base URL on the credential and the path.`;
	}
	switch (status) {
		case 400:
		case 422:
			return `${name} did not accept the request (${status}). Compare the fields and values you send with what ${name} expects.`;
		case 401:
			return `${name} did not accept the sign-in (401). Check the credential, and that its user may use the API.`;
		case 403:
			return `${name} does not allow this (403). The user or the key behind the credential probably lacks the permission.`;
		case 404:
			return `${name} found nothing at this address (404). Check the path and the IDs in it.`;
		case 405:
			return `${name} does not know this method for this path (405). Choose another method, or check the path.`;
		case 408:
			return `${name} did not get the whole request in the time that it waits (408). Try again, or send less at once.`;
		case 409:
			return `${name} says that this collides with what is there already (409). Read the record again and compare, or change the values that must be unique.`;
		case 413:
			return `${name} found the request too large (413). Send less at once.`;
		case 415:
			return `${name} does not take this kind of body (415). Choose another body content type.`;
		case 429:
			return `${name} received too many requests (429). Send fewer at once, or run this again later.`;
		default:
	}
	if (status >= 500) return `${name} had a problem of its own (${status}). Try again later; if it stays, ask ${name}.`;
	if (status >= 300 && status < 400) return `${name} redirected the request (${status}), and that was followed no further. Check the path, and Redirects under Options.`;
	if (status >= 200 && status < 300) return `${name} reported that the request failed, although it answered ${status}. See its own words below.`;
	return `${name} refused the request (${status}). Compare it with what ${name} expects at this path.`;
}

function firstText(body: unknown, paths: readonly string[]): string {
	for (const path of paths) {
		const value = at(body, path);
		if (typeof value === 'string' && value.trim() !== '') return value.trim();
		if (typeof value === 'number') return String(value);
	}
	return '';
}

/** A list of details as one text: vendors send strings, or objects with a field and a message. */
function detailText(value: unknown): string {
	if (Array.isArray(value)) return value.map(detailText).filter((text) => text !== '').join('; ');
	if (value !== null && typeof value === 'object') {
		return Object.values(value)
			.filter((part) => typeof part === 'string' || typeof part === 'number')
			.join(': ');
	}
	return typeof value === 'string' ? value : '';
}

function plainWords(content: Content): string {
	if (content.kind === 'page') return titleOf(content.text);
	if (content.kind === 'text' || content.kind === 'broken') return content.text.trim();
	return content.kind === 'json' && typeof content.value === 'string' ? content.value : '';
}

function titleOf(html: string): string {
	return /<title[^>]*>([^<]*)/i.exec(html)?.[1]?.trim() ?? '';
}

function textOf(value: unknown, key: string): string {
	const text = value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[key] : undefined;
	return typeof text === 'string' ? text : '';
}

function shortened(text: string): string {
	return text.length > 1000 ? `${text.slice(0, 1000)}…` : text;
}
