import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { QueryPair } from '../http/url';
import { linkHeaderPager } from '../paging/linkHeader';
import type { NextPage, Page, Pager, PagingWish } from '../paging/pager';
import { pagerFor } from '../paging/paging';
import { listIn } from '../paging/records';
import { SettingsError } from '../settings';
import type { Paging, Vendor } from '../vendor';
import { evaluateWith, type PageVariables } from './expression';
import type { RawPagination } from './options';
import { checkHeader, type NodeRequest } from './request';
import { textParameter, wholeNumber } from './text';

/** Largest page that is asked for in a style that the builder describes, unless said otherwise. */
const PAGE_SIZE = 100;

/** Where the pager of a request may look. */
export interface PagingContext {
	context: IExecuteFunctions;
	vendor: Vendor;
	request: NodeRequest;
	item: number;
	reservedHeaders: readonly string[];
	wish: PagingWish;
	/** What `$request` holds in expressions. */
	shown: IDataObject;
}

/** Modes of HTTP Request: they page also where the vendor's own way would not. */
const BY_EXPRESSION = new Set(['updateAParameterInEachRequest', 'responseContainsNextURL']);

/** The way of paging that the builder chose, or the vendor's own for reads. Undefined: one request. */
export function choosePager(paging: PagingContext): Pager | undefined {
	const { pagination, method } = paging.request;
	const mode = pagination.paginationMode ?? 'vendor';
	if (mode === 'off') return undefined;
	if (mode === 'vendor') return method === 'GET' ? pagerFor(paging.request.paging ?? paging.vendor.paging, paging.wish) : undefined;
	if (BY_EXPRESSION.has(mode)) return expressionPager(paging, mode);
	if (mode === 'linkHeader') return linkHeaderPager();
	return pagerFor(describedStyle(mode, pagination), { ...paging.wish, isPagedPath: true });
}

/** A style that the builder describes in the fields below it. */
function describedStyle(mode: string, fields: RawPagination): Paging {
	const max = fields.pageSize === undefined ? PAGE_SIZE : wholeNumber(fields.pageSize, 'Page Size');
	switch (mode) {
		case 'pageNumber':
			return {
				style: 'page',
				page: { parameter: fields.pageParameter || 'page', first: wholeNumber(fields.firstPage ?? 1, 'First Page', 0) },
				size: { parameter: fields.sizeParameter || 'pageSize', max },
			};
		case 'offset':
			return {
				style: 'offset',
				offset: { parameter: fields.offsetParameter || 'offset' },
				size: { parameter: fields.limitParameter || 'limit', max },
			};
		case 'cursor':
			return { style: 'cursor', cursor: { parameter: fields.cursorParameter || 'cursor', path: fields.cursorPath || 'nextCursor' } };
		case 'nextLink':
			return { style: 'nextLink', linkPaths: [fields.nextLinkPath || '@odata.nextLink'] };
		default:
			throw new SettingsError(`There is no pagination mode "${mode}". Choose one under Options > Pagination.`);
	}
}

/** The modes of n8n's HTTP Request node, with `$response`, `$request`, `$pageCount` and `$version` in expressions. */
function expressionPager({ context, vendor, request, item, reservedHeaders, shown }: PagingContext, mode: string): Pager {
	const raw = (name: string): unknown =>
		context.getNodeParameter(`options.pagination.pagination.${name}`, item, '', { rawExpressions: true });
	const variables = (pageCount: number, page?: Page): PageVariables => ({
		$response: { body: page?.body ?? {}, headers: { ...page?.headers }, statusCode: page?.status ?? 0 },
		$request: shown,
		$pageCount: pageCount,
		$version: context.getNode().typeVersion,
	});
	const evaluate = (value: unknown, at: PageVariables): unknown => evaluateWith(context, value, item, at);
	const { paginationCompleteWhen = 'responseIsEmpty' } = request.pagination;
	let pageCount = 0;

	const parametersAt = (at: PageVariables): NextPage => {
		const { parameters } = (raw('parameters') || {}) as NonNullable<RawPagination['parameters']>;
		const named = (parameters ?? []).map(({ type, name, value }) => ({
			type,
			name: textParameter(evaluate(name, at), 'Name of the pagination parameter'),
			value: evaluate(value, at),
		}));
		if (named.length === 0 || named.some(({ name }) => name === '')) {
			throw new SettingsError('Under Options > Pagination, each parameter needs a name.');
		}
		// Without a value there is no parameter: the usual way to ask for a first page without a cursor.
		const filled = named.filter(({ value }) => value !== undefined && value !== null);
		const of = (wanted: string) => filled.filter(({ type }) => (type ?? 'qs') === wanted);
		const headers = Object.fromEntries(of('headers').map(({ name, value }) => [name.toLowerCase(), textParameter(value, name)]));
		for (const [name, value] of Object.entries(headers)) checkHeader(name, value, reservedHeaders);
		return {
			query: of('qs').map(({ name, value }): QueryPair => [name, textParameter(value, name)]),
			headers,
			body: Object.fromEntries(of('body').map(({ name, value }) => [name, value])),
		};
	};
	const isComplete = (page: Page, at: PageVariables): boolean => {
		if (paginationCompleteWhen === 'receiveSpecificStatusCodes') return false;
		if (paginationCompleteWhen !== 'other') return isEmpty(page, vendor);
		const expression = raw('completeExpression');
		if (typeof expression !== 'string' || !expression.startsWith('=')) {
			throw new SettingsError('Complete Expression under Options > Pagination must be an expression, e.g. {{ $response.body.done }}.');
		}
		return Boolean(evaluate(expression, at));
	};
	const first = mode === 'updateAParameterInEachRequest' ? parametersAt(variables(0)) : undefined;
	return {
		firstQuery: [],
		...(first && !('link' in first) ? { first } : {}),
		endStatuses: paginationCompleteWhen === 'receiveSpecificStatusCodes' ? statusCodes(request.pagination.statusCodesWhenComplete) : [],
		interval: request.pagination.requestInterval,
		keepsQuery: mode === 'responseContainsNextURL',
		mayRepeat: paginationCompleteWhen === 'other',
		next(page) {
			pageCount += 1;
			const at = variables(pageCount, page);
			const most = request.pagination.limitPagesFetched ? request.pagination.maxRequests : undefined;
			if ((most !== undefined && pageCount >= most) || isComplete(page, at)) return undefined;
			if (mode === 'updateAParameterInEachRequest') return parametersAt(at);
			const link = evaluate(raw('nextURL'), at);
			return typeof link === 'string' && link.trim() !== '' ? { link: link.trim() } : undefined;
		},
	};
}

function isEmpty({ body }: Page, { envelope }: Vendor): boolean {
	const list = listIn(body, envelope);
	if (list) return list.length === 0;
	return body === undefined || body === null || body === '' || (typeof body === 'object' && Object.keys(body).length === 0);
}

/** What is no status code is none that an answer could have. */
function statusCodes(text: string | undefined): number[] {
	return (text ?? '').split(',').map(Number);
}
