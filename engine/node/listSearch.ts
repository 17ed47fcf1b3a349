import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import type { PickList } from '../catalogue';
import { openAccess } from '../http/access';
import { readContent, type Answer, type Content } from '../http/answer';
import type { Access } from '../http/credential';
import { DEFAULT_RETRY } from '../http/retry';
import { send } from '../http/send';
import { buildUrl, followLink, withQuery, type QueryPair } from '../http/url';
import { pagerFor } from '../paging/paging';
import { isPagedPath, listIn } from '../paging/records';
import { odataPairs } from '../query/odata';
import { at, SettingsError } from '../settings';
import type { Vendor } from '../vendor';
import { isRefusal, refusalFailure, refused, toNodeError, unreadable } from './errors';
import { chosenSignIn } from './signIn';

/** What n8n calls to fill a list: with what was typed into its search box, and where the last page ended. */
export type ListSearch = (this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) => Promise<INodeListSearchResult>;

/** Records on one page of a list in the editor. */
const PAGE = 100;

/** Pages that are looked through where the vendor cannot search. */
const MOST_PAGES = 20;

/** The methods behind a vendor's pick-lists, by their keys. */
export function listSearches(vendor: Vendor): Record<string, ListSearch> {
	const entries = Object.entries(vendor.pickLists ?? {}).map(([key, list]): [string, ListSearch] => [
		key,
		async function (filter, paginationToken) {
			try {
				return await searchList(this, vendor, list, filter?.trim() ?? '', paginationToken);
			} catch (error) {
				throw toNodeError(this.getNode(), vendor, 0, error);
			}
		},
	]);
	return Object.fromEntries(entries);
}

async function searchList(context: ILoadOptionsFunctions, vendor: Vendor, list: PickList, filter: string, from: string | undefined): Promise<INodeListSearchResult> {
	const signIn = chosenSignIn(vendor, String(context.getCurrentNodeParameter('authentication') ?? ''));
	const access = await openAccess(context, vendor, signIn);
	const path = typeof list.path === 'string' ? list.path : list.path[signIn.option.value];
	if (path === undefined) throw new SettingsError(`This list is not available with ${signIn.option.name}. Type the ID, or choose another kind of credential on the node.`);
	const isSearchedHere = filter !== '' && list.search === undefined;
	const results: INodeListSearchItems[] = [];
	let next = from ?? buildUrl(access.base, path, filter === '' ? [] : searchQuery(list, filter));
	for (let page = 1; ; page++) {
		const { records, following } = await readPage(context, vendor, access, path, next, list.map === true);
		const found = records.map((record) => itemOf(record, list)).filter((item) => item !== undefined);
		results.push(...(isSearchedHere ? found.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase())) : found));
		if (following === undefined) return { results };
		// A list that is searched here goes on until something is found.
		if (!isSearchedHere || results.length > 0 || page >= MOST_PAGES) return { results, paginationToken: following };
		next = following;
	}
}

function searchQuery({ search }: PickList, filter: string): QueryPair[] {
	if (!search) return [];
	if ('parameter' in search) return [[search.parameter, filter]];
	const conditions = search.odata.map((field) => ({ field, operator: 'contains', value: filter, type: 'text' }));
	return odataPairs({ conditions, join: 'or', filter: '', orderBy: [], search: '', skip: undefined, top: undefined });
}

interface ListPage {
	records: unknown[];
	/** URL of the page after it. */
	following: string | undefined;
}

/** One page of a list. `url` may come from the browser, so it is held to the credential's origin again. */
async function readPage(context: ILoadOptionsFunctions, vendor: Vendor, access: Access, path: string, url: string, isMap: boolean): Promise<ListPage> {
	const target = followLink(access.base, access.base, url);
	const own = new Map(new URL(target).searchParams);
	const pager = pagerFor(vendor.paging, { limit: PAGE, isPagedPath: isPagedPath(path, vendor.pagedPaths), own });
	const current = withQuery(target, pager.firstQuery);
	const transport = { timeout: 30_000, maxRedirects: 0, proxy: undefined, allowUnauthorizedCerts: false, asStream: false, retry: DEFAULT_RETRY };
	const request = { method: 'GET' as const, url: current, headers: { accept: 'application/json' } };
	const { answer, content } = await send(context, access, request, transport, async (got) => await acceptable(vendor, access, got));
	const body = content.kind === 'json' ? content.value : undefined;
	const list = listIn(body, vendor.envelope);
	if (isMap && !list) return { records: Object.entries(body ?? {}).map(([key, value]) => ({ key, value })), following: undefined };
	const records = list ?? [];
	const next = pager.next({ body, count: records.length, url: current, status: answer.status, headers: answer.headers });
	if (!next) return { records, following: undefined };
	return { records, following: 'link' in next ? followLink(access.base, current, next.link) : withQuery(current, next.query) };
}

async function acceptable(vendor: Vendor, access: Access, answer: Answer): Promise<{ answer: Answer; content: Content }> {
	const content = readContent(answer);
	const failure = isRefusal(vendor, answer, content) ? refusalFailure(vendor, answer, content) : unreadable(vendor, answer, content);
	if (failure) return await Promise.reject(refused(failure, access.hide));
	return { answer, content };
}

/** A record as the list shows it; undefined for one without the value that would be sent. */
function itemOf(record: unknown, { value, label }: PickList): INodeListSearchItems | undefined {
	const id = [value].flat().map((field) => at(record, field)).find((one) => one !== undefined && one !== null);
	if (typeof id !== 'string' && typeof id !== 'number') return undefined;
	const shown = label.map((field) => at(record, field)).filter((text) => text !== undefined && text !== null && text !== '');
	return { name: shown.length > 0 ? shown.join(' - ') : String(id), value: id };
}
