import type { Pager } from './pager';

/** The Link header's `rel="next"` (RFC 8288), the way of many APIs. */
export function linkHeaderPager(): Pager {
	return {
		firstQuery: [],
		next({ headers }) {
			const value = headers.link;
			const link = readLinkHeader(Array.isArray(value) ? value.join(', ') : (value ?? '')).find(({ rels }) => rels.includes('next'));
			return link ? { link: link.target } : undefined;
		},
	};
}

export interface WebLink {
	/** As it stands, maybe relative. */
	target: string;
	/** Relation types in lower case. */
	rels: string[];
}

/**
 * Reads a Link header (RFC 8288 §3): `<target>; rel="next", …`. Commas and semicolons inside `<>` and quotes are text,
 * parameter names are case-insensitive, a second `rel` is ignored (§3.3), and a link with an `anchor` is about something
 * else than the answer (§3.2) and left out.
 */
export function readLinkHeader(header: string): WebLink[] {
	const links: WebLink[] = [];
	let rest = header;
	for (;;) {
		const opening = /^[\s,]*<([^>]*)>/.exec(rest);
		if (!opening) return links;
		rest = rest.slice(opening[0].length);
		const parameters = new Map<string, string>();
		for (;;) {
			const parameter = /^\s*;[\s;]*([^\s=;,"<>]+)\*?\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?/.exec(rest);
			if (!parameter) break;
			rest = rest.slice(parameter[0].length);
			const [, name = '', quoted, token] = parameter;
			const key = name.toLowerCase();
			if (!parameters.has(key)) parameters.set(key, quoted?.replace(/\\(.)/g, '$1') ?? token ?? '');
		}
		// An empty parameter (";;") is allowed; what follows up to the next comma is not ours to understand.
		rest = rest.replace(/^[^,<]*/, '');
		if (!parameters.has('anchor')) {
			links.push({
				target: (opening[1] ?? '').trim(),
				rels: (parameters.get('rel') ?? '').toLowerCase().split(/\s+/).filter((rel) => rel !== ''),
			});
		}
	}
}
