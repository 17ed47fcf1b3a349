import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { Access } from '../http/credential';
import type { Answer } from '../http/answer';
import { merged } from '../http/headers';
import { wait } from '../http/pace';
import { send, type OutgoingRequest } from '../http/send';
import { buildUrl, followLink, withQuery } from '../http/url';
import type { NextPage, Pager } from '../paging/pager';
import { isPagedPath, listIn } from '../paging/records';
import { checkLimits } from '../query/odata';
import { SettingsError } from '../settings';
import type { Vendor } from '../vendor';
import { failureIn, unanswered } from './doubt';
import { isRefusal, refused } from './errors';
import { shaped } from './operation/result';
import { readAnswer, toItems, type OutputItem, type Reading } from './output';
import { odataHint } from './odata';
import { choosePager } from './pagination';
import type { NodeRequest } from './request';
import { trimForTool } from './toolOutput';

/** Everything that the requests of one item need. */
export interface ItemRun {
	context: IExecuteFunctions;
	vendor: Vendor;
	access: Access;
	request: NodeRequest;
	item: number;
	reservedHeaders: readonly string[];
	/** Told once, beside the output. */
	hints: Set<string>;
}

/** Sends an item's request, follows the pages, and gives the records. */
export async function runItem(run: ItemRun): Promise<OutputItem[]> {
	const { request, vendor } = run;
	const outputs: OutputItem[] = [];
	for await (const reading of pages(run)) {
		// Not all at once: a list of some hundred thousand records is more than a call takes arguments.
		for (const output of toItems(vendor, request.response, reading)) outputs.push(output);
		if (request.limit !== undefined && outputs.length >= request.limit) break;
	}
	const wanted = shaped(vendor, request, request.limit === undefined ? outputs : outputs.slice(0, request.limit), run.access.hide);
	return request.trim ? trimForTool(wanted, request.trim) : wanted;
}

/** The answer to a request and the pages that follow it. A list that turns in a circle ends in an error, not in doubles. */
async function* pages(run: ItemRun): AsyncGenerator<Reading> {
	const { context, request, access, vendor } = run;
	const target = buildUrl(access.base, request.path, request.query);
	checkQuery(run, target);
	const pager = pagerOf(run, target);
	const plain = plainRequest(request, withQuery(target, pager?.firstQuery ?? []));
	const guard = new CircleGuard(vendor, pager?.mayRepeat === true);
	let current = pager?.first ? changed(plain, plain.url, pager.first) : plain;
	for (let page = 1; ; page++) {
		const reading = await read(run, current, pager?.endStatuses ?? []);
		if (reading === undefined) return;
		guard.check(current, reading);
		hintAtList(run, reading);
		yield reading;
		// A refusal that the builder wanted as an item is no page of a list.
		if (!pager || isLastWanted(request, page) || reading.answer.status >= 300) return;
		const next = nextPage(run, pager, current.url, reading);
		if (!next) return;
		if (pager.interval) await wait(pager.interval, context.getExecutionCancelSignal());
		current = following(plain, access.base, pager, next, reading.answer.url);
	}
}

/** The request for the next page. A relative link counts from where the answer came from (RFC 3986 §5.1.3). */
function following(plain: OutgoingRequest, base: string, pager: Pager, next: NextPage, answeredFrom: string): OutgoingRequest {
	if (!('link' in next)) return changed(plain, plain.url, next);
	const url = followLink(base, answeredFrom, next.link);
	if (!pager.keepsQuery) return { ...plain, url };
	const own = [...new URL(plain.url).searchParams].filter(([name]) => !new URL(url).searchParams.has(name));
	return { ...plain, url: withQuery(url, own) };
}

/** Documented limits are checked before anything is sent; what the documents disagree about is a hint. */
function checkQuery({ vendor, request, hints }: ItemRun, target: string): void {
	if (!vendor.odata || request.method !== 'GET') return;
	const query = new URL(target).searchParams;
	checkLimits(vendor.displayName, vendor.odata.limits, (option) => query.get(option) ?? undefined);
	const hint = odataHint(vendor, query);
	if (hint) hints.add(hint);
}

/** A list that is wanted as it came is often wanted in items after all. */
function hintAtList({ vendor, request, hints }: ItemRun, { content }: Reading): void {
	const { splitIntoItems, fullResponse } = request.response;
	if (splitIntoItems && !fullResponse) return;
	if (content.kind === 'json' && listIn(content.value, vendor.envelope)) {
		hints.add('To get one item for each record, switch Split Into Items on under Options, and Include Response Headers and Status off.');
	}
}

function pagerOf({ context, vendor, request, item, reservedHeaders }: ItemRun, target: string): Pager | undefined {
	const url = new URL(target);
	return choosePager({
		context,
		vendor,
		request,
		item,
		reservedHeaders,
		shown: { method: request.method, url: target, headers: { ...request.headers }, qs: Object.fromEntries(url.searchParams) },
		wish: { limit: request.limit, isPagedPath: request.method === 'GET' && (request.paging !== undefined || isPagedPath(url.pathname, vendor.pagedPaths)), own: new Map(url.searchParams) },
	});
}

function plainRequest(request: NodeRequest, url: string): OutgoingRequest {
	const { method, body, headers } = request;
	return { method, body, headers: merged({ accept: acceptOf(request) }, headers), url };
}

function acceptOf({ response: { format } }: NodeRequest): string {
	return format === 'file' ? '*/*' : 'application/json, text/*;q=0.9, */*;q=0.8';
}

function changed(request: OutgoingRequest, url: string, next: Exclude<NextPage, { link: string }>): OutgoingRequest {
	const fields = next.body ?? {};
	const hasFields = Object.keys(fields).length > 0;
	if (hasFields && request.body && !request.body.withFields) {
		throw new SettingsError('Pagination can set a parameter in a JSON object or a form only. Choose another kind of body.');
	}
	return {
		...request,
		url: withQuery(url, next.query),
		headers: merged(request.headers, next.headers ?? {}),
		body: hasFields ? (request.body?.withFields?.(fields) ?? request.body) : request.body,
	};
}

/** With a limit, a body that is wanted as it came has no records to count, so Limit means its first page. */
function isLastWanted({ limit, maxPages, response }: NodeRequest, page: number): boolean {
	const isWhole = response.fullResponse || !response.splitIntoItems || response.format === 'file' || response.format === 'text';
	return (maxPages !== undefined && page >= maxPages) || (limit !== undefined && isWhole);
}

function nextPage({ vendor, request }: ItemRun, pager: Pager, url: string, { content, answer }: Reading): NextPage | undefined {
	const body = content.kind === 'json' ? content.value : content.kind === 'text' ? content.text : undefined;
	const list = listIn(body, vendor.envelope);
	const mode = request.pagination.paginationMode ?? 'vendor';
	// The vendor's own way counts records; what is not a list has none, and no next page.
	if (mode === 'vendor' && list === undefined) return undefined;
	if ((mode === 'pageNumber' || mode === 'offset') && list === undefined) {
		throw new SettingsError('There is no list in the response where this kind of pagination can count records. Choose another Pagination Mode, e.g. Update a Parameter in Each Request.');
	}
	return pager.next({ body, count: list?.length ?? 0, url, status: answer.status, headers: answer.headers });
}

/** Sends one request and reads its answer; undefined when its status means the end of the list. */
async function read(run: ItemRun, outgoing: OutgoingRequest, endStatuses: readonly number[]): Promise<Reading | undefined> {
	const { context, vendor, access, request } = run;
	showInEditor(run, outgoing);
	const reading = await send(context, access, outgoing, request.transport, async (answer: Answer) => await readAnswer(context, answer, request.response)).catch(
		async (error: unknown) => await Promise.reject(unanswered(vendor, outgoing.method, error)),
	);
	const { answer, content } = reading;
	if (endStatuses.includes(answer.status)) return undefined;
	if (request.response.neverError || reading.file) return reading;
	const failure = failureIn(vendor, outgoing.method, answer, content);
	if (failure && (request.response.format !== 'text' || isRefusal(vendor, answer, content))) throw refused(failure, access.hide);
	return reading;
}

/** Items whose requests are shown in the editor; more would only slow it down. */
const SHOWN_ITEMS = 10;

/** The request as it leaves, for the editor's console. The credential is not in it yet: n8n adds it afterwards. */
function showInEditor({ context, item }: ItemRun, { method, url, headers }: OutgoingRequest): void {
	if (context.getMode() === 'manual' && item < SHOWN_ITEMS) context.sendMessageToUI({ method, url, headers });
}

/** Times that the same page may come again where one waits for something, as in n8n's HTTP Request node. */
const MOST_REPEATS = 3;

/** Sees when a vendor hands out the same page again. */
class CircleGuard {
	private readonly asked = new Set<string>();
	private last = '';
	private repeats = 0;

	constructor(
		private readonly vendor: Vendor,
		/** The builder asks the same again on purpose, until it is done. */
		private readonly mayRepeat: boolean,
	) {}

	check({ url, method, body, headers }: OutgoingRequest, { answer, content }: Reading): void {
		// A write, or a read with a body, may page in its body: then only what comes back can tell.
		const key = method === 'GET' && body === undefined ? JSON.stringify([url, headers]) : '';
		const fingerprint = createHash('sha256').update(answer.body).digest('base64');
		const isList = content.kind === 'json' && (listIn(content.value, this.vendor.envelope)?.length ?? 0) > 0;
		this.repeats = fingerprint === this.last ? this.repeats + 1 : 0;
		const isCircle = this.mayRepeat
			? this.repeats > MOST_REPEATS
			: (key !== '' && this.asked.has(key)) || (this.repeats > 0 && isList) || this.repeats > MOST_REPEATS;
		if (isCircle) {
			throw new SettingsError(`${this.vendor.displayName} gave a page that was read already. The list was not read to its end; check the pagination settings.`);
		}
		this.asked.add(key);
		this.last = fingerprint;
	}
}
