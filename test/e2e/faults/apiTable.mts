import type { Fault } from '../../../sandbox/index.mts';

/** What a fault on the way to one request is. `{self}`, `{other}` in a location: the request's own path, another vendor's origin. */
export type Broken = Omit<Fault, 'target' | 'times' | 'path' | 'sends' | 'method'>;

/** What becomes of one request that meets a fault. */
export interface Outcome {
	/** How often the request is sent, in all. */
	sent: number;
	/** How often at most, where other items of the same run may get a token meanwhile. */
	most?: number;
	/** What the failed item says: parts of its sentence, in their order. Absent when the item does not fail. */
	says?: readonly string[];
	httpCode?: string;
	vendorCode?: string;
	/** Part of what stands below the sentence. */
	below?: string;
}

export interface ReadOutcome extends Outcome {
	/** The items that come out when it does not fail; left out where they are what the vendor really has. */
	items?: ReadonlyArray<Record<string, unknown>>;
	/** It comes out as a file. */
	isFile?: true;
}

export interface WriteOutcome extends Outcome {
	/** How often the vendor carries it out. */
	done: number;
}

export interface ApiRow {
	/** In words. */
	fault: string;
	broken: Broken;
	/** Only the first request meets it. */
	once?: true;
	read: ReadOutcome;
	/** Absent where a write cannot meet the fault. */
	write?: WriteOutcome;
	/** With Never Error, the status of the answer that becomes the item; absent where there is no answer to become one. */
	never?: number;
}

/** Envi's error body (developer.envi.net, API Versioning): its own words and code are to be seen on the item. */
const ENVI_ERROR = { error: { code: 'OddThing', message: 'General words.', innerError: { message: 'What Envi minds.' } } };
const TOLD = { vendorCode: 'OddThing', below: 'What Envi minds.' };

/** Decision 15: a write that may have happened is reported, not repeated. So its sentence has to say that it may have happened. */
const DOUBT = ['may have been carried out', 'check that before'];

/** A refusal that no repetition changes: one request, told, nothing done. */
function refusal(status: number, ...says: string[]): ApiRow {
	const outcome = { sent: 1, says: [`(${status})`, ...says], httpCode: String(status), ...TOLD };
	return { fault: String(status), broken: { status, body: ENVI_ERROR }, read: outcome, write: { ...outcome, done: 0 }, never: status };
}

/** The vendor, or a server on the way, is out of order for a while: a read is repeated, a write is not. */
function outage(status: number, fault: string, broken: Broken, ...says: string[]): ApiRow {
	const outcome = { says: [`${status}`, ...says], httpCode: String(status), ...(broken.body === ENVI_ERROR ? TOLD : {}) };
	return { fault, broken: { status, ...broken }, read: { sent: 3, ...outcome }, write: { sent: 1, done: 0, ...outcome, says: [...outcome.says, ...DOUBT] }, never: status };
}

const RECORD = '{"value":[{"facilityNo":"X1"}]';

/** How a request of the Envi node ends. Tries: 3, the default. */
export const API: readonly ApiRow[] = [
	refusal(400, 'Compare the fields and values'),
	{
		fault: '401',
		broken: { status: 401, body: ENVI_ERROR },
		// Once more with a refreshed token, which another worker may have ended, and with a login's: Envi's 401 is "token
		// dead", and nothing was done.
		read: { sent: 3, most: 4, says: ['also not after signing in anew (401)', 'Check that this user'], httpCode: '401', ...TOLD },
		write: { sent: 3, most: 4, done: 0, says: ['also not after signing in anew (401)'], httpCode: '401', ...TOLD },
		never: 401,
	},
	refusal(403, 'Ask your Envi administrator'),
	refusal(404, 'Check the path and the IDs'),
	// RFC 9110 §15.5.9: the server did not get the whole request in the time that it waits.
	refusal(408, 'Try again, or send less at once'),
	// RFC 9110 §15.5.10: a conflict with the state of the target; the person may be able to resolve it.
	refusal(409, 'Read the record again'),
	refusal(413, 'Send less at once'),
	{
		fault: '429',
		broken: { status: 429, headers: { 'retry-after': '0' }, body: ENVI_ERROR },
		// RFC 6585 §4: refused before anything was done, so a write goes again as well.
		read: { sent: 3, says: ['none left for now (429)', 'Wait as long as Envi says'], httpCode: '429', ...TOLD },
		write: { sent: 3, done: 0, says: ['none left for now (429)'], httpCode: '429', ...TOLD },
		never: 429,
	},
	{ fault: '429, once', once: true, broken: { status: 429, headers: { 'retry-after': '0' } }, read: { sent: 2 }, write: { sent: 2, done: 1 }, never: 200 },
	refusal(500, 'Try again later'),
	outage(502, '502', { body: ENVI_ERROR }, 'Try again later'),
	outage(503, '503', { body: ENVI_ERROR, headers: { 'retry-after': '0' } }, 'Try again later'),
	{
		fault: '503 with Retry-After, once',
		once: true,
		broken: { status: 503, headers: { 'retry-after': '0' } },
		read: { sent: 2 },
		write: { sent: 1, done: 0, says: ['(503)', ...DOUBT], httpCode: '503' },
		never: 200,
	},
	outage(504, '504', { body: ENVI_ERROR }, 'Try again later'),
	outage(502, "502 with a proxy's web page", { mode: 'html' }, 'Check the base URL'),
	{
		fault: '200 with a web page',
		broken: { mode: 'html', status: 200 },
		read: { sent: 1, says: ['a web page instead of data', 'Check the base URL'], httpCode: '200', below: '502 Bad Gateway' },
		write: { sent: 1, done: 0, says: ['a web page instead of data', ...DOUBT], httpCode: '200' },
		never: 200,
	},
	{ fault: '200 without a body', broken: { mode: 'empty' }, read: { sent: 1, items: [{}] }, write: { sent: 1, done: 0 }, never: 200 },
	{
		fault: '500 without a body',
		broken: { mode: 'empty', status: 500 },
		read: { sent: 1, says: ['(500)', 'Try again later'], httpCode: '500' },
		write: { sent: 1, done: 0, says: ['(500)', 'Try again later'], httpCode: '500' },
		never: 500,
	},
	{
		fault: 'JSON that ends in the middle',
		broken: { status: 200, headers: { 'content-type': 'application/json' }, body: RECORD },
		read: { sent: 1, says: ['JSON that is cut off or broken', 'Try again'], httpCode: '200', below: '{"value":' },
		write: { sent: 1, done: 0, says: ['JSON that is cut off or broken', ...DOUBT], httpCode: '200' },
		never: 200,
	},
	// An item's JSON is an object: what is none goes into a field, as in n8n's HTTP Request node.
	{ fault: 'a JSON text where an object belongs', broken: { status: 200, headers: { 'content-type': 'application/json' }, body: '"done"' }, read: { sent: 1, items: [{ data: 'done' }] }, never: 200 },
	{ fault: 'null where an object belongs', broken: { status: 200, headers: { 'content-type': 'application/json' }, body: 'null' }, read: { sent: 1, items: [{ data: null }] }, never: 200 },
	{ fault: 'a list of numbers', broken: { status: 200, body: [1, 2] }, read: { sent: 1, items: [{ data: 1 }, { data: 2 }] }, never: 200 },
	{ fault: 'a number where the list belongs', broken: { status: 200, body: { value: 7 } }, read: { sent: 1, items: [{ value: 7 }] }, never: 200 },
	{ fault: 'a number where the next link belongs', broken: { status: 200, body: { value: [{ a: 1 }], '@odata.nextLink': 7 } }, read: { sent: 1, items: [{ a: 1 }] }, never: 200 },
	{
		fault: 'a next link to another origin',
		broken: { status: 200, body: { value: [{ a: 1 }], '@odata.nextLink': '{other}/odata/Facilities' } },
		read: { sent: 1, says: ['next page', '{other}', 'is sent nowhere else'] },
	},
	{ fault: 'JSON labelled as text', broken: { mode: 'change', headers: { 'content-type': 'text/plain' } }, read: { sent: 1 }, write: { sent: 1, done: 1 }, never: 200 },
	{ fault: 'JSON labelled as a web page', broken: { mode: 'change', headers: { 'content-type': 'text/html' } }, read: { sent: 1 }, write: { sent: 1, done: 1 }, never: 200 },
	{ fault: 'JSON without a content type', broken: { mode: 'change', headers: { 'content-type': '' } }, read: { sent: 1 }, write: { sent: 1, done: 1 }, never: 200 },
	// What is no text by its label is a file.
	{ fault: 'JSON labelled as bytes', broken: { mode: 'change', headers: { 'content-type': 'application/octet-stream' } }, read: { sent: 1, isFile: true }, write: { sent: 1, done: 1 }, never: 200 },
	{
		fault: 'a web page labelled as JSON',
		broken: { mode: 'html', status: 200, headers: { 'content-type': 'application/json' } },
		read: { sent: 1, says: ['JSON that is cut off or broken'], httpCode: '200', below: '<html>' },
		write: { sent: 1, done: 0, says: ['JSON that is cut off or broken', ...DOUBT], httpCode: '200' },
		never: 200,
	},
	{
		fault: 'reset before the vendor acts',
		broken: { mode: 'reset' },
		read: { sent: 3, says: ['could not be reached', 'the connection was cut', 'try again'] },
		write: { sent: 1, done: 0, says: ['the connection was cut', ...DOUBT] },
	},
	{ fault: 'reset before the vendor acts, once', once: true, broken: { mode: 'reset' }, read: { sent: 2 }, write: { sent: 1, done: 0, says: ['the connection was cut', ...DOUBT] }, never: 200 },
	{
		fault: 'reset after the vendor has acted',
		broken: { mode: 'lost' },
		read: { sent: 3, says: ['the connection was cut'] },
		write: { sent: 1, done: 1, says: ['the connection was cut', ...DOUBT] },
	},
	{
		fault: 'reset in mid-body',
		broken: { mode: 'truncate' },
		read: { sent: 3, says: ['cut'] },
		write: { sent: 1, done: 1, says: ['cut', ...DOUBT] },
	},
	{ fault: 'reset in mid-body, once', once: true, broken: { mode: 'truncate' }, read: { sent: 2 }, write: { sent: 1, done: 1, says: ['cut', ...DOUBT] }, never: 200 },
	{
		fault: 'no answer within the timeout',
		broken: { mode: 'hang' },
		read: { sent: 3, says: ['no answer came in time', 'try again'] },
		write: { sent: 1, done: 0, says: ['no answer came in time', ...DOUBT] },
	},
	{ fault: 'slow drip', broken: { mode: 'drip' }, read: { sent: 1 }, write: { sent: 1, done: 1 }, never: 200 },
	{ fault: 'redirect on the same origin (307)', once: true, broken: { status: 307, headers: { location: '{self}' } }, read: { sent: 2 }, write: { sent: 2, done: 1 }, never: 200 },
	{
		fault: 'redirect to another origin',
		broken: { status: 307, headers: { location: '{other}/v1/elsewhere' } },
		read: { sent: 1, says: ['redirect', '{other}', 'is sent nowhere else'] },
		write: { sent: 1, done: 0, says: ['redirect', '{other}', 'is sent nowhere else'] },
	},
	{
		fault: 'redirect in a circle',
		// The limit of n8n's HTTP Request node: 21 are followed.
		broken: { status: 307, headers: { location: '{self}' } },
		read: { sent: 22, says: ['redirect', '(307)', 'Check the path'], httpCode: '307' },
		write: { sent: 22, done: 0, says: ['redirect', '(307)'], httpCode: '307' },
		never: 307,
	},
	{
		fault: 'redirect without a target',
		broken: { status: 302 },
		read: { sent: 1, says: ['redirect', '(302)', 'Check the path'], httpCode: '302' },
		write: { sent: 1, done: 0, says: ['redirect', '(302)'], httpCode: '302' },
		never: 302,
	},
];
