import { SettingsError } from '../settings';

/** A query parameter as it goes into the URL; the same name may come more than once. */
export type QueryPair = readonly [name: string, value: string];

/**
 * The URL of a request: a path under the base URL, with the query appended. The result is always on the base URL's
 * origin, so that the credential goes nowhere else.
 * @param base the credential's base URL, which may have a path of its own
 * @param path with or without leading slash, with or without query; an absolute URL only on the base URL's origin
 * @throws SettingsError that names both origins, or says what is wrong with the path
 */
export function buildUrl(base: string, path: string, query: readonly QueryPair[] = []): string {
	const root = parseBase(base);
	// A fragment is never sent; in a path that a builder composes, "#" is part of an ID.
	const target = path.trim().replaceAll('#', '%23');
	// The URL parser drops tabs and line breaks without a word; someone who hides one means no good.
	if (hasControl(target)) throw new SettingsError('The path holds a line break or another control character. Remove it.');

	const url = parse(/^[a-z][a-z0-9+.-]*:/i.test(target) ? target : joined(root, target));
	if (!url) throw new SettingsError(`"${shortened(target)}" is not a path. It should look like /v1/records.`);
	if (url.username !== '' || url.password !== '') throw new SettingsError('The path must not hold a user name or a password.');
	if (!isSameOrigin(url, root)) {
		throw new SettingsError(
			`The request would go to ${url.origin}, but the credential belongs to ${root.origin} and is sent nowhere else. Use a path such as /v1/records, or a credential for ${url.origin}.`,
		);
	}
	for (const [name, value] of query) url.search += `${url.search === '' ? '?' : '&'}${encoded(name)}=${encoded(value)}`;
	return url.href;
}

/**
 * The absolute form of a link that the vendor gave, e.g. the next page, which may be relative (RFC 3986 §5).
 * @throws SettingsError when it points to another origin than the base URL
 */
export function followLink(base: string, current: string, link: string, what = 'next page'): string {
	const root = parseBase(base);
	const url = parse(link, current);
	if (!url) throw new SettingsError(`The vendor's link to the ${what} is not a URL: "${shortened(link)}".`);
	if (url.username !== '' || url.password !== '') throw new SettingsError(`The vendor's link to the ${what} holds a user name or a password.`);
	if (!isSameOrigin(url, root)) {
		throw new SettingsError(
			`The vendor's link to the ${what} points to ${url.origin}, but the credential belongs to ${root.origin} and is sent nowhere else.`,
		);
	}
	return url.href;
}

/** The same URL with these query parameters set; others stay as they are. */
export function withQuery(url: string, pairs: readonly QueryPair[]): string {
	const changed = new URL(url);
	const names = new Set(pairs.map(([name]) => name));
	const kept = changed.search
		.slice(1)
		.split('&')
		.filter((part) => part !== '' && !names.has(decoded(part.split('=', 1)[0] ?? '')));
	changed.search = [...kept, ...pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`)].join('&');
	return changed.href;
}

let lastBase: { text: string; url: URL } | undefined;

/** The base URL, which is the same for item after item. It is only read, never changed. */
function parseBase(base: string): URL {
	if (lastBase?.text !== base) lastBase = { text: base, url: checkedBase(base) };
	return lastBase.url;
}

function checkedBase(base: string): URL {
	const url = parse(base);
	if (!url) {
		throw new SettingsError(`The base URL "${shortened(base)}" on the credential is not a URL. It should look like https://api.example.com.`);
	}
	if (url.protocol !== 'https:' && url.protocol !== 'http:') {
		throw new SettingsError('The base URL on the credential must begin with https://.');
	}
	if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
		throw new SettingsError('The base URL on the credential must not hold a user name, a password, a query or a "#".');
	}
	return url;
}

/** Also the scheme itself: the origin of a `blob:` URL is that of what it holds. */
function isSameOrigin(url: URL, root: URL): boolean {
	return url.origin === root.origin && url.protocol === root.protocol;
}

function parse(text: string, base?: string): URL | undefined {
	return URL.canParse(text, base) ? new URL(text, base) : undefined;
}

/** Base and path as one text. A slash is always between them: "https://api.example.com" + ".evil.org" is another host. */
function joined(root: URL, path: string): string {
	const prefix = root.origin + root.pathname.replace(/\/+$/, '');
	return `${prefix}/${path.replace(/^[/\\]+/, '')}`;
}

/** Percent-encoded, but for `$`, which OData's parameter names begin with and some servers compare before decoding. */
function encoded(text: string): string {
	return encodeURIComponent(text.toWellFormed()).replace(/%24/g, '$');
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text.replace(/\+/g, ' '));
	} catch {
		return text;
	}
}

function hasControl(text: string): boolean {
	for (const character of text) {
		const code = character.charCodeAt(0);
		if (code < 0x20 || code === 0x7f) return true;
	}
	return false;
}

function shortened(text: string): string {
	return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
