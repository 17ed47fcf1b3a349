import busboy from 'busboy';

/** Parsers that share no code with the engine, so that an encoding is judged by what a server makes of it. */

/** Decodes one value of `application/x-www-form-urlencoded` by hand: `+` is a space, `%XX` are bytes of UTF-8. */
export function decodeValue(text: string): string {
	const bytes: number[] = [];
	for (let i = 0; i < text.length; i++) {
		const character = text[i] as string;
		if (character === '%') {
			const hex = text.slice(i + 1, i + 3);
			if (!/^[0-9A-Fa-f]{2}$/.test(hex)) throw new Error(`Bad percent-encoding in ${text}`);
			bytes.push(parseInt(hex, 16));
			i += 2;
		} else if (character === '+') {
			bytes.push(0x20);
		} else if (/^[A-Za-z0-9*\-._~!'()$]$/.test(character)) {
			bytes.push(character.charCodeAt(0));
		} else {
			throw new Error(`"${character}" may not stand in a form: ${text}`);
		}
	}
	return Buffer.from(bytes).toString('utf8');
}

export type Pair = [name: string, value: string];

/** Pairs of a form, in their order. */
export function decodeForm(text: string): Pair[] {
	if (text === '') return [];
	return text.split('&').map((part): Pair => {
		const equals = part.indexOf('=');
		if (equals < 0) throw new Error(`A pair without "=": ${part}`);
		return [decodeValue(part.slice(0, equals)), decodeValue(part.slice(equals + 1))];
	});
}

/** User and password of a Basic header (RFC 7617 §2): split at the first colon, nothing decoded. */
export function decodeBasic(header: string | undefined): [user: string, password: string] {
	const token68 = /^Basic ([A-Za-z0-9+/]+=*)$/.exec(header ?? '')?.[1];
	if (token68 === undefined) throw new Error(`Not a Basic header: ${header}`);
	const text = Buffer.from(token68, 'base64').toString('utf8');
	const colon = text.indexOf(':');
	return [text.slice(0, colon), text.slice(colon + 1)];
}

/** Id and secret of an OAuth client (RFC 6749 §2.3.1): a Basic header whose parts are form-urlencoded. */
export function decodeClient(header: string | undefined): [id: string, secret: string] {
	const [id, secret] = decodeBasic(header);
	return [decodeValue(id), decodeValue(secret)];
}

/** Fields of a multipart body as a server reads them off the wire. */
export async function decodeMultipart(form: FormData): Promise<Pair[]> {
	const wire = new Response(form);
	const contentType = wire.headers.get('content-type') ?? '';
	const bytes = Buffer.from(await wire.arrayBuffer());
	return await new Promise((resolve, reject) => {
		const pairs: Pair[] = [];
		const parser = busboy({ headers: { 'content-type': contentType } });
		parser.on('field', (name, value) => pairs.push([name, value]));
		parser.on('close', () => resolve(pairs));
		parser.on('error', reject);
		parser.end(bytes);
	});
}
