import { Malformed, mediaParameter, readFields, splitHead, writeFields } from './headers.mts';

export interface Part {
	headers: Record<string, string>;
	content: Buffer;
}

const BOUNDARY = /^[0-9A-Za-z'()+_,\-./:=? ]{0,69}[0-9A-Za-z'()+_,\-./:=?]$/;
const CRLF = '\r\n';
const LF = 0x0a;
const CR = 0x0d;

/** The boundary parameter of a multipart Content-Type (RFC 2046 section 5.1.1). */
export function boundaryOf(contentType: string): string {
	const boundary = mediaParameter(contentType, 'boundary');
	if (boundary === undefined) throw new Malformed('Content-Type multipart/mixed has no boundary parameter');
	if (!BOUNDARY.test(boundary)) throw new Malformed('the boundary is not 1 to 70 of the characters allowed');
	return boundary;
}

/** The parts between the delimiter lines; what stands before the first and after the last counts for nothing. */
export function parseMultipart(body: Buffer, boundary: string): Part[] {
	const parts: Part[] = [];
	let start: number | undefined;
	for (const { from, to, isLast } of delimiters(body, boundary)) {
		if (start !== undefined) {
			const { lines, rest } = splitHead(body.subarray(start, Math.max(start, from - CRLF.length)));
			parts.push({ headers: readFields(lines), content: rest });
		}
		if (isLast) {
			if (parts.length === 0) throw new Malformed('there is no part before the closing delimiter');
			return parts;
		}
		start = to;
	}
	const missing = start === undefined ? `delimiter line "--${boundary}"` : `closing delimiter "--${boundary}--"`;
	throw new Malformed(`no ${missing} was found`);
}

/** Lines that are the boundary and nothing but it, with where they start and where the next line does. */
function* delimiters(body: Buffer, boundary: string): Generator<{ from: number; to: number; isLast: boolean }> {
	const dashed = Buffer.from(`--${boundary}`, 'latin1');
	for (let from = body.indexOf(dashed); from >= 0; from = body.indexOf(dashed, from + 1)) {
		const after = from + dashed.length;
		const end = body.indexOf(CRLF, after);
		const tail = body.toString('latin1', after, end < 0 ? body.length : end);
		const isLast = /^--[ \t]*$/.test(tail);
		const bareLineEnd = /^(?:--)?[ \t]*\n/.test(tail) || (from > 0 && body[from - 1] === LF && body[from - 2] !== CR);
		if (bareLineEnd) throw new Malformed('a delimiter line stands at a bare LF (every line ends in CRLF)');
		if (from > 0 && body[from - 1] !== LF) continue;
		if (isLast || (end >= 0 && /^[ \t]*$/.test(tail))) yield { from, to: end + CRLF.length, isLast };
	}
}

export function writeMultipart(parts: readonly Part[], boundary: string): Buffer {
	const written = parts.flatMap(({ headers, content }) => [
		Buffer.from(`--${boundary}${CRLF}${writeFields(headers)}${CRLF}`),
		content,
		Buffer.from(CRLF),
	]);
	return Buffer.concat([...written, Buffer.from(`--${boundary}--${CRLF}`)]);
}
