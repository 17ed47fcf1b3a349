/**
 * The cookies that one browser would hold for one site. Paths and expiry do not matter for the length of a test; a
 * cookie that is set to nothing is gone.
 */
export class CookieJar {
	readonly #cookies = new Map<string, string>();

	/** Takes what an answer's `set-cookie` headers say. */
	store(headers: string[] | undefined): void {
		for (const header of headers ?? []) {
			const [pair = ''] = header.split(';');
			const equals = pair.indexOf('=');
			if (equals < 1) continue;
			const name = pair.slice(0, equals).trim();
			const value = pair.slice(equals + 1).trim();
			if (value === '') this.#cookies.delete(name);
			else this.#cookies.set(name, value);
		}
	}

	/** The `cookie` header of the next request. */
	header(): string {
		return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
	}
}
