import type { Answer } from './answer';

/** One request inside a batch. */
export interface BatchedRequest {
	method: string;
	/** Absolute; on the same host as the batch. */
	url: string;
	headers: Readonly<Record<string, string>>;
	/** Text, or undefined for none. */
	body: string | undefined;
}

/**
 * Writes a batch: `multipart/mixed` with one `application/http` part for each request (OData 4.01 protocol §11.7.7,
 * RFC 2046 §5.1). Requests are independent of one another, so they stand in no change set.
 * @param boundary must occur in no request; a random one does not
 */
export function writeBatch(requests: readonly BatchedRequest[], boundary: string): string {
	const parts = requests.map(({ method, url, headers, body }, index) => {
		const { host, pathname, search } = new URL(url);
		const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}`);
		return [
			`--${boundary}`,
			'Content-Type: application/http',
			'Content-Transfer-Encoding: binary',
			`Content-ID: ${index + 1}`,
			'',
			`${method} ${pathname}${search} HTTP/1.1`,
			...lines,
			'',
			body ?? '',
		].join('\r\n');
	});
	return `${parts.join('\r\n')}\r\n--${boundary}--\r\n`;
}

/**
 * Reads the answer to a batch: the answers to its requests, in their order. A request that was not answered, because the
 * vendor stopped at an earlier failure, is missing at the end.
 * @param urls those of the requests, for the answers
 * @returns undefined when the answer is not a batch
 */
export function readBatch(answer: Answer, urls: readonly string[]): Answer[] | undefined {
	const type = answer.headers['content-type'];
	const [, quoted, token] = /^multipart\/mixed\s*;.*?boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(typeof type === 'string' ? type : '') ?? [];
	const boundary = quoted ?? token;
	if (boundary === undefined) return undefined;
	const answers: Answer[] = [];
	for (const part of partsOf(answer.body, boundary)) {
		// The part's own head says only that an answer follows.
		const head = part.indexOf(HEAD_END);
		const inner = head < 0 ? undefined : readMessage(part.subarray(head + HEAD_END.length));
		if (!inner) return undefined;
		answers.push({ ...inner, url: urls[answers.length] ?? answer.url });
	}
	return answers;
}

/** An empty line. */
const HEAD_END = '\r\n\r\n';

/** The bytes between the delimiters; bytes and not text, because a part's length counts bytes. */
function partsOf(body: Buffer, boundary: string): Buffer[] {
	const parts: Buffer[] = [];
	const delimiter = Buffer.from(`\r\n--${boundary}`);
	// The first delimiter may stand at the very beginning, without the line break before it.
	const whole = Buffer.concat([Buffer.from('\r\n'), body]);
	let start = whole.indexOf(delimiter);
	while (start >= 0) {
		const isLast = whole.subarray(start + delimiter.length, start + delimiter.length + 2).toString() === '--';
		const next = whole.indexOf(delimiter, start + delimiter.length);
		if (isLast || next < 0) return parts;
		// With the end of the delimiter's line, or a part without a head would have no empty line before its body.
		parts.push(whole.subarray(start + delimiter.length, next));
		start = next;
	}
	return parts;
}

/** An answer as it stands in a part; undefined when there is none. */
function readMessage(bytes: Buffer): Omit<Answer, 'url'> | undefined {
	const end = bytes.indexOf(HEAD_END);
	const [startLine = '', ...lines] = (end < 0 ? bytes : bytes.subarray(0, end)).toString('latin1').split('\r\n');
	const [, status, statusMessage = ''] = /^HTTP\/\d(?:\.\d)? (\d{3}) ?(.*)/.exec(startLine) ?? [];
	if (status === undefined) return undefined;
	const headers: Record<string, string> = {};
	for (const line of lines) {
		const colon = line.indexOf(':');
		if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
	}
	const body = end < 0 ? Buffer.alloc(0) : bytes.subarray(end + HEAD_END.length);
	// Some servers end a body with a line break of their own; Content-Length says what belongs to it.
	const length = Number(headers['content-length']);
	return { status: Number(status), statusMessage, headers, body: Number.isInteger(length) ? body.subarray(0, length) : body };
}
