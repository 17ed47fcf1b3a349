import type { IHttpRequestOptions } from 'n8n-workflow';
import { DEFAULT_RETRY, type RetrySettings } from '../http/retry';
import { SettingsError } from '../settings';
import type { ArrayFormat } from './query';
import { textParameter, wholeNumber } from './text';

export type ResponseFormat = 'autodetect' | 'file' | 'json' | 'text';

/** The `options` collection as n8n hands it over; names as in n8n's HTTP Request node. */
export interface RawOptions {
	allowUnauthorizedCerts?: boolean;
	batching?: { batch?: { batchSize?: number; batchInterval?: number } };
	bulk?: boolean;
	concurrency?: number;
	lowercaseHeaders?: boolean;
	maxPages?: number;
	pagination?: { pagination?: RawPagination };
	proxy?: string;
	queryParameterArrays?: ArrayFormat;
	redirect?: { redirect?: { followRedirects?: boolean; maxRedirects?: number } };
	response?: { response?: { fullResponse?: boolean; neverError?: boolean; responseFormat?: ResponseFormat; outputPropertyName?: string } };
	retry?: { retry?: { maxTries?: number; maxWait?: number; retryUnsafe?: boolean } };
	splitIntoItems?: boolean;
	timeout?: number;
}

/** The pagination group; which fields count depends on the mode. */
export interface RawPagination {
	paginationMode?: string;
	nextURL?: string;
	parameters?: { parameters?: Array<{ type?: string; name?: string; value?: unknown }> };
	paginationCompleteWhen?: string;
	statusCodesWhenComplete?: string;
	completeExpression?: string;
	limitPagesFetched?: boolean;
	maxRequests?: number;
	requestInterval?: number;
	cursorParameter?: string;
	cursorPath?: string;
	firstPage?: number;
	limitParameter?: string;
	nextLinkPath?: string;
	offsetParameter?: string;
	pageParameter?: string;
	pageSize?: number;
	sizeParameter?: string;
}

/** Milliseconds between batches, and how many items begin in each. */
export interface Batching {
	size: number;
	interval: number;
}

/** How an answer becomes items. */
export interface ResponseChoice {
	format: ResponseFormat;
	/** Where text and files are put. */
	property: string;
	splitIntoItems: boolean;
	fullResponse: boolean;
	neverError: boolean;
}

/** As browsers and n8n's HTTP Request node have it. */
const MOST_REDIRECTS = 21;

/** Batching of the execution, or undefined when it is off. */
export function batchingOf({ batching }: RawOptions): Batching | undefined {
	const size = batching?.batch?.batchSize ?? -1;
	const interval = batching?.batch?.batchInterval ?? 0;
	return batching?.batch && size > 0 && interval > 0 ? { size, interval } : undefined;
}

/** `maxWait` is filled in in seconds. */
export function retryOf({ retry }: RawOptions): RetrySettings {
	const { maxTries, maxWait, retryUnsafe } = retry?.retry ?? {};
	return {
		maxTries: maxTries === undefined ? DEFAULT_RETRY.maxTries : wholeNumber(maxTries, 'Max Tries'),
		maxWait: maxWait === undefined ? DEFAULT_RETRY.maxWait : wholeNumber(maxWait, 'Max Wait', 0) * 1000,
		retryUnsafe: retryUnsafe === true,
	};
}

export function redirectsOf({ redirect }: RawOptions): number {
	const { followRedirects = true, maxRedirects } = redirect?.redirect ?? {};
	if (!followRedirects) return 0;
	return maxRedirects === undefined ? MOST_REDIRECTS : wholeNumber(maxRedirects, 'Max Redirects', 0);
}

/** A proxy's URL as n8n's HTTP layer wants it. */
export function proxyOf({ proxy }: RawOptions): IHttpRequestOptions['proxy'] {
	const text = proxy?.trim() ?? '';
	if (text === '') return undefined;
	// Not shown in the error: it may hold a password.
	if (!URL.canParse(text)) throw new SettingsError('The proxy is not a URL. It should look like http://proxy.example.com:3128.');
	const { protocol, hostname, port, username, password } = new URL(text);
	if (protocol !== 'http:' && protocol !== 'https:') throw new SettingsError('The proxy must begin with http:// or https://.');
	return {
		protocol: protocol.replace(':', ''),
		host: hostname,
		port: Number(port) || (protocol === 'https:' ? 443 : 80),
		...(username ? { auth: { username: decoded(username), password: decoded(password) } } : {}),
	};
}

/** Percent-decoded where it can be: a lone % is a character of the password. */
function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

export function responseOf(options: RawOptions): ResponseChoice {
	const { responseFormat, outputPropertyName, fullResponse, neverError } = options.response?.response ?? {};
	return {
		format: responseFormat ?? 'autodetect',
		property: textParameter(outputPropertyName, 'Put Output in Field').trim() || 'data',
		splitIntoItems: options.splitIntoItems !== false,
		fullResponse: fullResponse === true,
		neverError: neverError === true,
	};
}
