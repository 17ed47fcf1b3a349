/** Preferences of a `Prefer` header (RFC 7240) by name in lower case; without a value: empty text. The first one counts. */
export function preferences(prefer: string): Map<string, string> {
	const found = new Map<string, string>();
	for (const [preference = ''] of prefer.matchAll(/(?:[^,"]|"(?:[^"\\]|\\.)*")+/g)) {
		const [, name, value = ''] = /^\s*([^\s=;]+)\s*(?:=\s*("(?:[^"\\]|\\.)*"|[^\s;]*))?/.exec(preference) ?? [];
		if (name !== undefined && !found.has(name.toLowerCase())) {
			found.set(name.toLowerCase(), value.replace(/^"(.*)"$/, '$1'));
		}
	}
	return found;
}
