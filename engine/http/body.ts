/** A body as n8n's HTTP layer takes it. */
export type BodyContent = string | Buffer | FormData | NodeJS.ReadableStream;

/**
 * A request body. It is built anew for every try, because a stream that has been sent cannot be sent again.
 * `contentType` is absent where the HTTP layer knows better (multipart has a boundary).
 */
export interface Body {
	contentType?: string;
	/** Bytes, where the content does not tell by itself. */
	contentLength?: number;
	build(): Promise<BodyContent>;
	/** The same body with these fields set, where it has fields; for pagination by a body parameter. */
	withFields?(fields: Readonly<Record<string, unknown>>): Body;
}

/** A file that is read only when it is sent. */
export interface FileSource {
	name: string;
	mimeType: string;
	/** Bytes. */
	size: number;
	open(): Promise<NodeJS.ReadableStream | Buffer>;
}

/** A JSON body (RFC 8259). */
export function jsonBody(value: unknown): Body {
	const text = JSON.stringify(value);
	const isObject = value !== null && typeof value === 'object' && !Array.isArray(value);
	return {
		contentType: 'application/json',
		build: async () => text,
		...(isObject ? { withFields: (fields: object) => jsonBody({ ...value, ...fields }) } : {}),
	};
}

/** An `application/x-www-form-urlencoded` body; the same name may come more than once. */
export function formBody(pairs: ReadonlyArray<readonly [name: string, value: string]>): Body {
	const text = new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString();
	return {
		contentType: 'application/x-www-form-urlencoded',
		build: async () => text,
		withFields: (fields) =>
			formBody([
				...pairs.filter(([name]) => !Object.hasOwn(fields, name)),
				...Object.entries(fields).map(([name, value]): [string, string] => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]),
			]),
	};
}

/** Text as it stands. */
export function rawBody(text: string, contentType: string): Body {
	return { contentType, build: async () => text };
}

/** One file as the whole body, streamed. */
export function fileBody(file: FileSource): Body {
	return { contentType: file.mimeType, contentLength: file.size, build: async () => await file.open() };
}

/** A `multipart/form-data` body (RFC 7578) of texts and files; files are streamed, and their sizes known beforehand. */
export function multipartBody(parts: ReadonlyArray<readonly [name: string, value: string | FileSource]>): Body {
	return {
		build: async () => {
			const form = new FormData();
			for (const [name, value] of parts) form.append(name, typeof value === 'string' ? value : new LazyFile(value));
			return form;
		},
	};
}

/** A part of a form whose bytes are read from n8n's store while they are sent, instead of being held in memory. */
class LazyFile extends File {
	constructor(private readonly source: FileSource) {
		super([], source.name, { type: source.mimeType });
	}

	override get size(): number {
		return this.source.size;
	}

	override stream(): ReturnType<File['stream']> {
		const { source } = this;
		const bytes = async function* (): AsyncGenerator<Uint8Array> {
			const opened = await source.open();
			if (Buffer.isBuffer(opened)) yield opened;
			else for await (const chunk of opened) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
		};
		// The HTTP layer iterates it; a web stream would only copy the bytes once more.
		return bytes() as unknown as ReturnType<File['stream']>;
	}
}
