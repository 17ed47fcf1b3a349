import { envi } from '../vendors/envi/index.ts';
import { httpRequest, nothing, ours, plainNode, type Ask } from './contenders.mts';
import type { RawTask } from './raw.mts';
import type { ServerSettings } from './server/counts.mts';
import type { Step } from './workflow.mts';

export const OURS = 'our node';
export const HTTP_REQUEST = 'HTTP Request';
export const RAW = 'raw axios loop';
const PLAIN = 'plain node';

/** Somebody who does the work: nodes in n8n, or a script outside. */
export type Contender = { name: string } & ({ steps: Step[]; warmUp?: Step[] } | { raw: Omit<RawTask, 'baseUrl'> });

export interface BenchCase {
	/** For --only. */
	name: string;
	title: string;
	items: number;
	runs: number;
	settings: Partial<ServerSettings>;
	/** Each run with a credential that has no token yet. */
	isCold?: boolean;
	/** n8n is started anew for each run, and its memory given time to settle. */
	isFresh?: boolean;
	contenders: Contender[];
}

const ONE: Ask = { method: 'GET', path: '/odata/Facilities?$top=1' };
const NUMBERED: Ask = { method: 'GET', path: '=/odata/Facilities?$top=1&n={{ $json.n }}' };
const WRITE: Ask = { method: 'POST', path: '/odata/Manufacturers', sendsItem: true };

/** Requests at once of our node, unless the builder says otherwise. */
export const WIDTH = envi.concurrency;

function manyItems(baseUrl: string, items: number, latency: number, runs: number): BenchCase {
	return {
		name: `items-${items}-${latency}`,
		title: `${items.toLocaleString('en')} items, a GET each, server latency ${latency} ms`,
		items,
		runs,
		settings: { latency },
		contenders: [
			{ name: OURS, steps: [ours(ONE)] },
			{ name: HTTP_REQUEST, steps: [httpRequest(baseUrl, ONE)] },
			{ name: PLAIN, steps: [plainNode(baseUrl, ONE)] },
			{ name: 'no node', steps: [nothing] },
			{ name: RAW, raw: { path: ONE.path, count: items, width: WIDTH } },
		],
	};
}

const nextUrl = { pagination: { pagination: { paginationMode: 'responseContainsNextURL', nextURL: '={{ $response.body["@odata.nextLink"] }}', paginationCompleteWhen: 'other', completeExpression: '={{ !$response.body["@odata.nextLink"] }}' } } };

function singles(baseUrl: string, runs: number): BenchCase[] {
	const list = (path: string): Step => httpRequest(baseUrl, { method: 'GET', path }, { options: nextUrl });
	const retried = { retryOnFail: true, maxTries: 5, waitBetweenTries: 5000 };
	return [
		{
			name: 'cold',
			title: '1,000 items with a credential that has no token yet',
			items: 1_000,
			runs,
			settings: {},
			isCold: true,
			contenders: [
				{ name: OURS, steps: [ours(ONE)] },
				{ name: HTTP_REQUEST, steps: [httpRequest(baseUrl, ONE)] },
				{ name: PLAIN, steps: [plainNode(baseUrl, ONE)] },
			],
		},
		{
			name: 'expression',
			title: '1,000 items, a GET each, the path an expression, server latency 0 ms',
			items: 1_000,
			runs,
			settings: {},
			contenders: [
				{ name: OURS, steps: [ours(NUMBERED)] },
				{ name: HTTP_REQUEST, steps: [httpRequest(baseUrl, NUMBERED)] },
				{ name: PLAIN, steps: [plainNode(baseUrl, NUMBERED)] },
			],
		},
		{
			name: 'list',
			title: 'A list of 12,345 records, all of it',
			items: 1,
			runs,
			settings: {},
			contenders: [
				{ name: OURS, steps: [ours({ method: 'GET', path: '/odata/Inventory' }, { returnAll: true })] },
				{ name: HTTP_REQUEST, steps: [list('/odata/Inventory')] },
				{ name: `${HTTP_REQUEST}, $top=5000`, steps: [list('/odata/Inventory?$top=5000')] },
			],
		},
		{
			name: 'writes',
			title: '5,000 writes, a POST each',
			items: 5_000,
			runs,
			settings: {},
			contenders: [
				{ name: OURS, steps: [ours(WRITE)] },
				{ name: HTTP_REQUEST, steps: [httpRequest(baseUrl, WRITE)] },
				{ name: PLAIN, steps: [plainNode(baseUrl, WRITE)] },
			],
		},
		{
			name: 'limit',
			title: '200 items, a GET each, against 50 requests a second',
			items: 200,
			runs,
			settings: { perSecond: 50 },
			contenders: [
				{ name: OURS, steps: [ours(NUMBERED)] },
				{ name: HTTP_REQUEST, steps: [httpRequest(baseUrl, NUMBERED)] },
				{ name: `${HTTP_REQUEST}, retry on fail, go on`, steps: [httpRequest(baseUrl, NUMBERED, {}, retried)] },
				{ name: `${HTTP_REQUEST}, retry on fail, stop`, steps: [httpRequest(baseUrl, NUMBERED, {}, { ...retried, onError: 'stopWorkflow' })] },
				{ name: PLAIN, steps: [plainNode(baseUrl, NUMBERED)] },
			],
		},
	];
}

const asFile = { options: { response: { response: { responseFormat: 'file', outputPropertyName: 'data' } } } };
const fromFile = { method: 'PUT', sendBody: true, contentType: 'binaryData', inputDataFieldName: 'data' };

function files(baseUrl: string, bytes: number, runs: number): BenchCase[] {
	const size = `${(bytes / 2 ** 20).toLocaleString('en')} MiB`;
	const down = (amount: number): Ask => ({ method: 'GET', path: `/files/big?bytes=${amount}` });
	const up: Ask = { method: 'GET', path: '/files/store' };
	const oursDown = (amount: number): Step[] => [ours(down(amount), asFile)];
	const oursBoth = (amount: number): Step[] => [...oursDown(amount), ours(up, fromFile)];
	const theirsDown = (amount: number): Step[] => [httpRequest(baseUrl, down(amount), asFile)];
	const theirsBoth = (amount: number): Step[] => [...theirsDown(amount), httpRequest(baseUrl, up, fromFile)];
	const small = 2 ** 20;
	const make = (name: string, title: string, one: (amount: number) => Step[], other: (amount: number) => Step[], refuseUpload = false): BenchCase => ({
		name,
		title,
		items: 1,
		runs,
		settings: { refuseUpload },
		isFresh: true,
		contenders: [
			{ name: OURS, steps: one(bytes), warmUp: oursBoth(small) },
			{ name: HTTP_REQUEST, steps: other(bytes), warmUp: theirsBoth(small) },
		],
	});
	return [
		make('file-down', `A file of ${size}, down to n8n's binary store`, oursDown, theirsDown),
		make('file-up', `A file of ${size}, down and up again`, oursBoth, theirsBoth),
		make('file-refused', `A file of ${size}, down and up again, the token refused at the beginning of the upload`, oursBoth, theirsBoth, true),
	];
}

/** All cases, those whose memory matters first. Quick: fewer items and a smaller file. */
export function allCases(baseUrl: string, isQuick: boolean, runs: number): BenchCase[] {
	const sizes = isQuick ? [1_000] : [1_000, 10_000];
	return [
		...files(baseUrl, isQuick ? 2 ** 28 : 2 ** 30, runs),
		...singles(baseUrl, runs),
		...sizes.flatMap((items) => [0, 20].map((latency) => manyItems(baseUrl, items, latency, runs))),
	];
}
