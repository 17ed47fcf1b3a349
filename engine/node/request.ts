import type { IExecuteFunctions, IHttpRequestMethods } from 'n8n-workflow';
import type { Result } from '../catalogue';
import type { Body } from '../http/body';
import type { Transport } from '../http/send';
import type { QueryPair } from '../http/url';
import { SettingsError } from '../settings';
import type { Paging, Vendor } from '../vendor';
import { readBody } from './body';
import { readOData } from './odata';
import { proxyOf, redirectsOf, responseOf, retryOf, type RawOptions, type RawPagination, type ResponseChoice } from './options';
import type { ParameterReader } from './parameters';
import { toPairs, type ArrayFormat } from './query';
import { jsonObject, textParameter, wholeNumber } from './text';
import { isTool } from './tool';
import { readToolTrim, type ToolTrim } from './toolOutput';

/** What an item asks for, as filled in on the node. Nothing has been sent yet. */
export interface NodeRequest {
	method: IHttpRequestMethods;
	path: string;
	query: QueryPair[];
	headers: Record<string, string>;
	body: Body | undefined;
	/** Records wanted; undefined = all. */
	limit: number | undefined;
	/** Pages read at most; undefined = no limit. */
	maxPages: number | undefined;
	pagination: RawPagination;
	/** Present for a named operation whose list is paged in a way of its own. */
	paging?: Paging;
	transport: Transport;
	response: ResponseChoice;
	/** Present when an AI agent uses the node and gets less to read. */
	trim: ToolTrim | undefined;
	/** Present for a named operation: what it brings back. */
	result?: Wanted;
}

/** What a named operation brings back, and how much of it. */
export type Wanted = Result & { simple: readonly string[] | undefined; deletes: boolean };

/**
 * Reads the generic request of one item.
 * @param reservedHeaders in lower case: those that the credential sets
 * @throws SettingsError for what cannot be sent
 */
export async function readRequest(
	context: IExecuteFunctions,
	vendor: Vendor,
	reader: ParameterReader,
	item: number,
	reservedHeaders: readonly string[],
): Promise<NodeRequest> {
	const method = reader.get<string>('method', item, 'GET') as IHttpRequestMethods;
	const options = reader.get<RawOptions>('options', item, {});
	const response = responseOf(options);
	const isRead = method === 'GET';
	const returnAll = !isRead || reader.get<boolean>('returnAll', item, false);
	const mayHaveBody = !isRead && method !== 'HEAD';
	return {
		method,
		path: readPath(reader, item, vendor),
		query: [
			...(isRead && vendor.odata ? readOData(reader, item) : []),
			...(reader.get<boolean>('sendQuery', item, false) ? readQuery(reader, item, options.queryParameterArrays) : []),
		],
		headers: reader.get<boolean>('sendHeaders', item, false)
			? readHeaders(reader, item, reservedHeaders, options.lowercaseHeaders !== false)
			: {},
		body: mayHaveBody && reader.get<boolean>('sendBody', item, false) ? await readBody(context, reader, item) : undefined,
		limit: returnAll ? undefined : wholeNumber(reader.get<unknown[] | number>('limit', item, 50), 'Limit'),
		maxPages: maxPagesOf(options),
		pagination: options.pagination?.pagination ?? {},
		transport: transportOf(options, response),
		response,
		trim: isTool(context) ? readToolTrim(reader, item) : undefined,
	};
}

/** How the requests of an item travel. */
export function transportOf(options: RawOptions, response: ResponseChoice): Transport {
	return {
		timeout: options.timeout === undefined ? undefined : wholeNumber(options.timeout, 'Timeout'),
		maxRedirects: redirectsOf(options),
		proxy: proxyOf(options),
		allowUnauthorizedCerts: options.allowUnauthorizedCerts === true,
		asStream: response.format === 'file',
		retry: retryOf(options),
	};
}

/** Undefined = no limit. */
export function maxPagesOf({ maxPages }: RawOptions): number | undefined {
	return maxPages === undefined ? undefined : wholeNumber(maxPages, 'Max Pages');
}

function readPath(reader: ParameterReader, item: number, { odata }: Vendor): string {
	const path = textParameter(reader.get('path', item, ''), 'Path').trim();
	if (path !== '') return path;
	const entitySet = odata ? textParameter(reader.get('entitySet', item, ''), 'Entity Set').trim() : '';
	if (odata && entitySet !== '') return odata.root + entitySet;
	throw new SettingsError(`Path is empty. Fill it in${odata ? ', or choose an entity set' : ''}.`);
}

function readQuery(reader: ParameterReader, item: number, arrays: ArrayFormat | undefined): QueryPair[] {
	if (reader.get<string>('specifyQuery', item, 'keypair') === 'json') {
		return toPairs(Object.entries(jsonObject(reader.get('jsonQuery', item, ''), 'JSON in Query Parameters')), arrays);
	}
	return toPairs(namedValues(reader, 'queryParameters', item), arrays);
}

/** Host decides who gets the request, and the credential with it; the others how the body is read. */
const CONNECTION_HEADERS = new Set(['host', 'content-length', 'transfer-encoding', 'connection']);

function readHeaders(reader: ParameterReader, item: number, reserved: readonly string[], lowercase: boolean): Record<string, string> {
	const entries: Array<[string, unknown]> =
		reader.get<string>('specifyHeaders', item, 'keypair') === 'json'
			? Object.entries(jsonObject(reader.get('jsonHeaders', item, ''), 'JSON in Headers'))
			: namedValues(reader, 'headerParameters', item);
	return Object.fromEntries(
		entries.map(([name, value]) => {
			checkHeader(name, textParameter(value, `header ${name}`), reserved);
			return [lowercase ? name.toLowerCase() : name, textParameter(value, `header ${name}`)];
		}),
	);
}

/**
 * Refuses a header that the credential or the connection owns, and one that is none.
 * @throws SettingsError
 */
export function checkHeader(name: string, value: string, reserved: readonly string[]): void {
	// RFC 9110 §5.1 and §5.5: a token for the name; no line breaks in the value.
	if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) throw new SettingsError(`"${name.slice(0, 80)}" is not a header name.`);
	if (/[\r\n\0]/.test(value)) throw new SettingsError(`The header ${name} holds a line break. Remove it.`);
	if (CONNECTION_HEADERS.has(name.toLowerCase())) {
		throw new SettingsError(`The header ${name} belongs to the connection and is set by n8n. Remove it from the node.`);
	}
	if (reserved.includes(name.toLowerCase())) {
		throw new SettingsError(`The header ${name} is set by the credential. Remove it from the node: a request must not sign in twice.`);
	}
}

interface NameValue {
	name?: unknown;
	value?: unknown;
}

function namedValues(reader: ParameterReader, parameter: string, item: number): Array<[string, unknown]> {
	const { parameters } = reader.get<{ parameters?: NameValue[] }>(parameter, item, {});
	return (parameters ?? [])
		.map(({ name, value }): [string, unknown] => [textParameter(name ?? '', 'Name'), value])
		.filter(([name]) => name !== '');
}
