import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { openAccess, type Access } from '../http/access';
import { readContent, type Answer, type Content } from '../http/answer';
import { inParallel } from '../http/pace';
import { send } from '../http/send';
import { buildUrl, followLink, withQuery } from '../http/url';
import { pagerFor } from '../paging/paging';
import { isPagedPath, listIn, recordIn } from '../paging/records';
import { SettingsError } from '../settings';
import { secretHeaderNames } from '../token/sign';
import type { SignIn, Vendor } from '../vendor';
import { failureOf, isRefusal, RefusedError, refusalFailure, toNodeError, unreadable } from './errors';
import { ParameterReader } from './parameters';
import { readRequest, type NodeRequest, type RequestOptions } from './request';

/** Items in, requests out, records back: the whole of a node's `execute`. */
export async function executeVendor(context: IExecuteFunctions, vendor: Vendor): Promise<INodeExecutionData[][]> {
	const reader = new ParameterReader(context);
	const signIn = chosenSignIn(reader, vendor);
	const { concurrency } = reader.get<RequestOptions>('options', 0, {});
	const count = context.getInputData().length;
	const outputs: INodeExecutionData[][] = [];
	await inParallel(count, Number(concurrency) || vendor.concurrency, async (item) => {
		try {
			const records = await runItem(context, vendor, signIn, reader, item);
			outputs[item] = records.map((json) => ({ json, pairedItem: { item } }));
		} catch (error) {
			if (!context.continueOnFail()) throw toNodeError(context.getNode(), vendor, item, error);
			outputs[item] = [errorItem(vendor, item, error)];
		}
	});
	return [outputs.flat()];
}

function chosenSignIn(reader: ParameterReader, { signIns, displayName }: Vendor): SignIn {
	const [only] = signIns;
	const chosen = signIns.length === 1 ? only?.option.value : reader.get<string>('authentication', 0, only?.option.value ?? '');
	const signIn = signIns.find(({ option }) => option.value === chosen);
	if (!signIn) throw new SettingsError(`${displayName} has no way in called "${chosen}". Choose another under Authentication.`);
	return signIn;
}

function errorItem(vendor: Vendor, item: number, error: unknown): INodeExecutionData {
	const { message, description, httpCode, vendorCode } = failureOf(vendor, error);
	return { json: { error: message, details: { httpCode, vendorCode, description } }, pairedItem: { item } };
}

async function runItem(
	context: IExecuteFunctions,
	vendor: Vendor,
	signIn: SignIn,
	reader: ParameterReader,
	item: number,
): Promise<IDataObject[]> {
	const request = readRequest(reader, item, secretHeaderNames(signIn));
	const access = await openAccess(context, vendor, signIn, item);
	const url = buildUrl(access.base, request.path, request.query);
	const outputs: IDataObject[] = [];
	for await (const { answer, content } of pages(context, vendor, access, request, url)) {
		outputs.push(...toItems(vendor, request, answer, content));
		if (request.limit !== undefined && outputs.length >= request.limit) return outputs.slice(0, request.limit);
	}
	return outputs;
}

interface Reading {
	answer: Answer;
	content: Content;
}

/** The answer to a request and, for a read, the pages that follow it. Each URL is asked once: a list that turns in a circle ends in an error. */
async function* pages(
	context: IExecuteFunctions,
	vendor: Vendor,
	access: Access,
	request: NodeRequest,
	firstUrl: string,
): AsyncGenerator<Reading> {
	const pager = pagerFor(vendor.paging, {
		limit: request.limit,
		isPagedPath: request.method === 'GET' && isPagedPath(new URL(firstUrl).pathname, vendor.pagedPaths),
		own: new Map(new URL(firstUrl).searchParams),
	});
	const asked = new Set<string>();
	let url = withQuery(firstUrl, pager.firstQuery);
	for (;;) {
		asked.add(url);
		const reading = await read(context, vendor, access, request, url);
		yield reading;
		const { content, answer } = reading;
		const list = content.kind === 'json' && answer.status < 300 ? listIn(content.value, vendor.envelope) : undefined;
		if (request.method !== 'GET' || content.kind !== 'json' || list === undefined) return;
		// A body that is wanted as it came has no records to count, so Limit means its first page.
		if (request.limit !== undefined && (!request.splitIntoItems || request.fullResponse)) return;

		const next = pager.next({ body: content.value, count: list.length, url });
		if (!next) return;
		url = 'link' in next ? followLink(access.base, url, next.link) : withQuery(url, next.query);
		if (asked.has(url)) {
			throw new SettingsError(`${vendor.displayName} names a page as the next one that was read already. The list was not read to its end.`);
		}
	}
}

async function read(
	context: IExecuteFunctions,
	vendor: Vendor,
	access: Access,
	request: NodeRequest,
	url: string,
): Promise<Reading> {
	const { method, body, timeout } = request;
	const headers = { Accept: 'application/json, */*;q=0.8', ...request.headers };
	const answer = await send(context, access, { method, url, headers, body, timeout });
	const content = readContent(answer);
	if (request.neverError) return { answer, content };
	if (isRefusal(vendor, answer, content)) throw new RefusedError(refusalFailure(vendor, answer, content));
	const failure = unreadable(vendor, answer, content);
	if (failure) throw new RefusedError(failure);
	return { answer, content };
}

/** The items that one answer gives: a record each, or the whole answer. */
function toItems({ envelope }: Vendor, request: NodeRequest, answer: Answer, content: Content): IDataObject[] {
	const body = content.kind === 'json' ? content.value : content.kind === 'empty' ? undefined : content.text;
	if (request.fullResponse) {
		const { status: statusCode, statusMessage, headers } = answer;
		return [{ body: (body ?? {}) as IDataObject, headers: { ...headers } as IDataObject, statusCode, statusMessage }];
	}
	if (!request.splitIntoItems) return [toJson(body)];
	return (listIn(body, envelope) ?? [recordIn(body, envelope)]).map(toJson);
}

/** An item's JSON must be an object: anything else stands under `data`, as in n8n's HTTP Request node. */
function toJson(value: unknown): IDataObject {
	if (value === undefined) return {};
	const isObject = value !== null && typeof value === 'object' && !Array.isArray(value);
	return isObject ? (value as IDataObject) : ({ data: value } as IDataObject);
}
