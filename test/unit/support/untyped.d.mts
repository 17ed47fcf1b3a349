/** Modules that tests lean on and that bring no types. */

declare module 'axios/unsafe/helpers/formDataToStream.js' {
	export default function formDataToStream(form: FormData, headers: (computed: Record<string, string>) => void): AsyncIterable<Uint8Array>;
}

declare module 'http-link-header' {
	interface Reference {
		uri: string;
		rel?: string;
		anchor?: string;
	}
	const LinkHeader: { parse(header: string): { refs: Reference[] } };
	export default LinkHeader;
}
