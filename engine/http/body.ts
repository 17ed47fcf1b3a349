/**
 * A request body. It is built anew for every try, because a body that has been sent cannot always be sent again.
 * `contentType` is absent where the HTTP layer knows better (multipart has a boundary).
 */
export interface Body {
	contentType?: string;
	build(): string;
}

/** A JSON body (RFC 8259). */
export function jsonBody(value: unknown): Body {
	const text = JSON.stringify(value);
	return { contentType: 'application/json', build: () => text };
}

/** An `application/x-www-form-urlencoded` body; the same name may come more than once. */
export function formBody(pairs: ReadonlyArray<readonly [name: string, value: string]>): Body {
	const text = new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString();
	return { contentType: 'application/x-www-form-urlencoded', build: () => text };
}
