/** Bytes that do not follow the format they claim to have; the message says how. */
export class Malformed extends Error {}

const FIELD = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*$/;
const CRLF = '\r\n';

/** The lines up to the empty one, each ended by CRLF, and the bytes after it (RFC 9112 section 2.1). */
export function splitHead(bytes: Buffer): { lines: string[]; rest: Buffer } {
	if (bytes.toString('latin1', 0, CRLF.length) === CRLF) return { lines: [], rest: bytes.subarray(CRLF.length) };
	const end = bytes.indexOf(CRLF + CRLF);
	if (end < 0) throw new Malformed('no empty line ends the headers (every line ends in CRLF)');
	const lines = bytes.toString('latin1', 0, end).split(CRLF);
	if (lines.some((line) => /[\r\n]/.test(line))) throw new Malformed('a header line ends in a bare CR or LF');
	return { lines, rest: bytes.subarray(end + 2 * CRLF.length) };
}

/** Header fields by name in lower case; repeated ones are joined (RFC 9110 section 5.3). Folded lines are refused. */
export function readFields(lines: readonly string[]): Record<string, string> {
	const fields: Record<string, string> = {};
	for (const line of lines) {
		const [, name, value] = FIELD.exec(line) ?? [];
		if (name === undefined) throw new Malformed(`"${line.slice(0, 40)}" is no header line "Name: value"`);
		const key = name.toLowerCase();
		fields[key] = key in fields ? `${fields[key]!}, ${value!}` : value!;
	}
	return fields;
}

export const writeFields = (fields: Readonly<Record<string, string>>): string =>
	Object.entries(fields)
		.map(([name, value]) => `${name.replace(/(?:^|-)[a-z]/g, (start) => start.toUpperCase())}: ${value}${CRLF}`)
		.join('');

const PARAMETER = /;[ \t]*([^\s()<>@,;:\\"/[\]?=]+)=(?:([^\s()<>@,;:\\"/[\]?=]+)|"((?:[^"\\]|\\.)*)")[ \t]*(?=;|$)/y;

/** A parameter of a media type; text with special characters has to be quoted (RFC 2045 section 5.1). */
export function mediaParameter(contentType: string, wanted: string): string | undefined {
	PARAMETER.lastIndex = contentType.includes(';') ? contentType.indexOf(';') : contentType.length;
	while (PARAMETER.lastIndex < contentType.length) {
		const at = PARAMETER.lastIndex;
		const [, name, plain, quoted] = PARAMETER.exec(contentType) ?? [];
		if (name === undefined) throw new Malformed(`Content-Type cannot be read at "${contentType.slice(at)}"`);
		if (name.toLowerCase() === wanted) return plain ?? quoted!.replace(/\\(.)/g, '$1');
	}
	return undefined;
}
