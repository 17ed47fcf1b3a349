/** Headers by name, as they are sent. */
export type Headers = Readonly<Record<string, string>>;

/** Header names differ by more than their case, or are the same header (RFC 9110 §5.1): the later ones win. */
export function merged(first: Headers, later: Headers): Record<string, string> {
	const names = new Set(Object.keys(later).map((name) => name.toLowerCase()));
	return { ...Object.fromEntries(Object.entries(first).filter(([name]) => !names.has(name.toLowerCase()))), ...later };
}
