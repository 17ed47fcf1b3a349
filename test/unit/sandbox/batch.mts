import { parseMultipart, boundaryOf } from '../../../sandbox/core/multipart.mts';

/** A part of a batch answer: a response, or the responses of a changeset. */
export interface PartAnswer {
	contentId?: string;
	status: number;
	headers: Record<string, string>;
	data: unknown;
}

export interface PartOptions {
	method?: string;
	headers?: Record<string, string>;
	body?: unknown;
	contentId?: string;
}

/** A request as a part of a batch, each line ended by CRLF. */
export function part(url: string, { method = 'GET', headers = {}, body, contentId }: PartOptions = {}): string {
	const json = body === undefined ? '' : JSON.stringify(body);
	const all = {
		...(json && { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(json) }),
		...headers,
	};
	return [
		'Content-Type: application/http',
		'Content-Transfer-Encoding: binary',
		...(contentId === undefined ? [] : [`Content-ID: ${contentId}`]),
		'',
		`${method} ${url} HTTP/1.1`,
		...Object.entries(all).map(([name, value]) => `${name}: ${value}`),
		'',
		json,
	].join('\r\n');
}

export const multipart = (parts: readonly string[], boundary: string): string =>
	[...parts.map((one) => `--${boundary}\r\n${one}\r\n`), `--${boundary}--\r\n`].join('');

export const changeSet = (parts: readonly string[], boundary = 'changeset_1'): string =>
	`Content-Type: multipart/mixed; boundary=${boundary}\r\n\r\n${multipart(parts, boundary)}`;

/** Takes a batch answer apart; a changeset gives an array. */
export function readAnswer(contentType: string, body: Buffer): Array<PartAnswer | PartAnswer[]> {
	return parseMultipart(body, boundaryOf(contentType)).map(({ headers, content }) =>
		headers['content-type']!.startsWith('multipart/mixed')
			? (readAnswer(headers['content-type']!, content) as PartAnswer[])
			: readPart(headers, content.toString('utf8')),
	);
}

function readPart(part: Record<string, string>, text: string): PartAnswer {
	if (part['content-type'] !== 'application/http') throw new Error(`Unexpected part: ${JSON.stringify(part)}`);
	const [head = '', ...rest] = text.split('\r\n\r\n');
	const [line = '', ...fields] = head.split('\r\n');
	const body = rest.join('\r\n\r\n');
	return {
		...(part['content-id'] !== undefined && { contentId: part['content-id'] }),
		status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(line)![1]),
		headers: Object.fromEntries(fields.map((one) => [one.split(': ')[0]!, one.split(': ')[1]!])),
		data: body === '' ? undefined : JSON.parse(body),
	};
}
