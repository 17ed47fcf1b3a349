import { CookieJar } from './cookies.mts';
import { readForms, type HtmlForm } from './html-form.mts';
import { localHttp } from './http.mts';

/** What a person would press. */
const YES = /approve|allow|authori[sz]e|accept|continue|sign[ -]in|log[ -]in|yes/i;

const MAX_STEPS = 12;

/** Sign-in details, for pages that ask: field name → value, filled in where a field of that name is empty. */
export type Answers = Record<string, string>;

interface Page {
	url: string;
	status: number;
	location?: string;
	html: string;
}

/** One step of a browser that follows no redirect by itself. */
async function load(url: string, jar: CookieJar, form?: URLSearchParams): Promise<Page> {
	const response = await localHttp.request<string>({
		url,
		method: form ? 'POST' : 'GET',
		data: form?.toString(),
		headers: {
			accept: 'text/html',
			...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
			...(jar.header() ? { cookie: jar.header() } : {}),
		},
		responseType: 'text',
		transformResponse: (data: unknown) => data,
	});
	jar.store(response.headers['set-cookie']);
	const location: unknown = response.headers.location;
	return {
		url,
		status: response.status,
		location: typeof location === 'string' ? new URL(location, url).href : undefined,
		html: String(response.data ?? ''),
	};
}

/** The form that says yes, with the empty fields answered. */
function fillIn(forms: HtmlForm[], answers: Answers): { form: HtmlForm; data: URLSearchParams } | undefined {
	for (const form of forms) {
		const button = form.buttons.find(({ text, value }) => YES.test(text) || YES.test(value));
		if (!button) continue;
		const data = new URLSearchParams(
			form.fields.map(([name, value]): [string, string] => [name, value === '' ? (answers[name] ?? '') : value]),
		);
		if (button.name) data.append(button.name, button.value);
		return { form, data };
	}
	return undefined;
}

/** The words of a page, for an error message. */
const wordsOf = (html: string): string =>
	html
		.replace(/<(script|style)\b.*?<\/\1>/gis, ' ')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, 300);

/**
 * Does what a person does at an authorization server: opens the page, presses the button that says yes (more than once,
 * where there is a sign-in first), until the server sends the browser back to the application.
 * Answers the address it is sent back to, with `code` or `error` in it.
 */
export async function consent(authorizeUrl: string, returnsTo: string, answers: Answers = {}): Promise<string> {
	const jar = new CookieJar();
	let page = await load(authorizeUrl, jar);
	for (let step = 0; step < MAX_STEPS; step++) {
		if (page.location?.startsWith(returnsTo)) return page.location;
		if (page.location) {
			page = await load(page.location, jar);
			continue;
		}
		const filled = page.status < 400 ? fillIn(readForms(page.html), answers) : undefined;
		if (!filled) {
			throw new Error(`The authorization page ${page.url} (status ${page.status}) offers nothing to approve: ${wordsOf(page.html)}`);
		}
		const target = new URL(filled.form.action || page.url, page.url);
		if (filled.form.method === 'get') target.search = filled.data.toString();
		page = await load(target.href, jar, filled.form.method === 'post' ? filled.data : undefined);
	}
	throw new Error(`The authorization server did not come back to ${returnsTo} after ${MAX_STEPS} pages; the last was ${page.url}`);
}
