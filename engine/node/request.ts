import type { IHttpRequestMethods } from 'n8n-workflow';
import { formBody, jsonBody, type Body } from '../http/body';
import type { QueryPair } from '../http/url';
import { parseJson } from '../json';
import { SettingsError } from '../settings';
import type { ParameterReader } from './parameters';

/** What an item asks for, as filled in on the node. Nothing has been sent yet. */
export interface NodeRequest {
	method: IHttpRequestMethods;
	path: string;
	query: QueryPair[];
	headers: Record<string, string>;
	body: Body | undefined;
	/** Undefined = all. */
	limit: number | undefined;
	/** Milliseconds. */
	timeout: number | undefined;
	splitIntoItems: boolean;
	fullResponse: boolean;
	neverError: boolean;
}

interface NameValue {
	name?: unknown;
	value?: unknown;
}

interface ResponseOptions {
	response?: { fullResponse?: boolean; neverError?: boolean };
}

/** The `options` collection; see docs of the request form in engine/node/properties.ts. */
export interface RequestOptions {
	concurrency?: number;
	response?: ResponseOptions;
	splitIntoItems?: boolean;
	timeout?: number;
}

/**
 * Reads the generic request of one item.
 * @param reservedHeaders in lower case: those that the credential sets
 * @throws SettingsError for what cannot be sent
 */
export function readRequest(reader: ParameterReader, item: number, reservedHeaders: readonly string[]): NodeRequest {
	const method = reader.get<string>('method', item, 'GET') as IHttpRequestMethods;
	const options = reader.get<RequestOptions>('options', item, {});
	const isRead = method === 'GET';
	const returnAll = !isRead || reader.get<boolean>('returnAll', item, false);
	return {
		method,
		path: textParameter(reader.get('path', item, ''), 'Path'),
		query: reader.get<boolean>('sendQuery', item, false) ? readQuery(reader, item) : [],
		headers: reader.get<boolean>('sendHeaders', item, false) ? readHeaders(reader, item, reservedHeaders) : {},
		body: !isRead && method !== 'HEAD' && reader.get<boolean>('sendBody', item, false) ? readBody(reader, item) : undefined,
		limit: returnAll ? undefined : positive(reader.get<unknown[] | number>('limit', item, 50), 'Limit'),
		timeout: options.timeout === undefined ? undefined : positive(options.timeout, 'Timeout'),
		splitIntoItems: options.splitIntoItems !== false,
		fullResponse: options.response?.response?.fullResponse === true,
		neverError: options.response?.response?.neverError === true,
	};
}

function readQuery(reader: ParameterReader, item: number): QueryPair[] {
	if (reader.get<string>('specifyQuery', item, 'keypair') === 'json') {
		return toPairs(jsonObject(reader.get('jsonQuery', item, ''), 'JSON in Query Parameters'));
	}
	return namedValues(reader, 'queryParameters', item).flatMap(([name, value]) => toPairs({ [name]: value }));
}

/** Host decides who gets the request, and the credential with it; the others how the body is read. */
const CONNECTION_HEADERS = new Set(['host', 'content-length', 'transfer-encoding', 'connection']);

function readHeaders(reader: ParameterReader, item: number, reserved: readonly string[]): Record<string, string> {
	const entries: Array<[string, unknown]> =
		reader.get<string>('specifyHeaders', item, 'keypair') === 'json'
			? Object.entries(jsonObject(reader.get('jsonHeaders', item, ''), 'JSON in Headers'))
			: namedValues(reader, 'headerParameters', item);
	const headers: Record<string, string> = {};
	for (const [name, value] of entries) {
		const text = textParameter(value, `header ${name}`);
		// RFC 9110 §5.1 and §5.5: a token for the name; no line breaks in the value.
		if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) throw new SettingsError(`"${name.slice(0, 80)}" is not a header name.`);
		if (/[\r\n\0]/.test(text)) throw new SettingsError(`The header ${name} holds a line break. Remove it.`);
		if (CONNECTION_HEADERS.has(name.toLowerCase())) {
			throw new SettingsError(`The header ${name} belongs to the connection and is set by n8n. Remove it from the node.`);
		}
		if (reserved.includes(name.toLowerCase())) {
			throw new SettingsError(`The header ${name} is set by the credential. Remove it from the node: a request must not sign in twice.`);
		}
		headers[name] = text;
	}
	return headers;
}

function readBody(reader: ParameterReader, item: number): Body | undefined {
	const specify = reader.get<string>('specifyBody', item, 'keypair');
	if (reader.get<string>('contentType', item, 'json') === 'form-urlencoded') {
		if (specify === 'string') {
			const text = textParameter(reader.get('body', item, ''), 'Body');
			return { contentType: 'application/x-www-form-urlencoded', build: () => text };
		}
		return formBody(namedValues(reader, 'bodyParameters', item).flatMap(([name, value]) => toPairs({ [name]: value })));
	}
	if (specify === 'json') return jsonBody(jsonValue(reader.get('jsonBody', item, ''), 'JSON in Body'));
	return jsonBody(Object.fromEntries(namedValues(reader, 'bodyParameters', item)));
}

function namedValues(reader: ParameterReader, parameter: string, item: number): Array<[string, unknown]> {
	const { parameters } = reader.get<{ parameters?: NameValue[] }>(parameter, item, {});
	return (parameters ?? [])
		.map(({ name, value }): [string, unknown] => [textParameter(name ?? '', 'Name'), value])
		.filter(([name]) => name !== '');
}

/** Query and form pairs of an object: a list gives its name several times, an object becomes JSON, nothing is left out. */
export function toPairs(values: Readonly<Record<string, unknown>>): QueryPair[] {
	return Object.entries(values).flatMap(([name, value]) => {
		const filled = (Array.isArray(value) ? value : [value]).filter((one) => one !== undefined && one !== null);
		return filled.map((one): QueryPair => [name, typeof one === 'object' ? JSON.stringify(one) : String(one)]);
	});
}

/** A JSON parameter: text, or what an expression has made of it. */
function jsonValue(value: unknown, what: string): unknown {
	if (typeof value !== 'string') return value;
	if (value.trim() === '') return {};
	const parsed = parseJson(value);
	if ('problem' in parsed) throw new SettingsError(`${what} is not valid JSON: ${parsed.problem}`);
	return parsed.value;
}

function jsonObject(value: unknown, what: string): Record<string, unknown> {
	const parsed = jsonValue(value, what);
	if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) {
		throw new SettingsError(`${what} must be an object such as { "name": "value" }.`);
	}
	return parsed as Record<string, unknown>;
}

function textParameter(value: unknown, what: string): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	if (value === undefined || value === null) return '';
	throw new SettingsError(`${what} must be text, but is ${Array.isArray(value) ? 'a list' : 'an object'}.`);
}

function positive(value: unknown, what: string): number {
	const number = Number(value);
	if (!Number.isInteger(number) || number < 1) throw new SettingsError(`${what} must be a whole number of at least 1.`);
	return number;
}
