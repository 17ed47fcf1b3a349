import type { IExecuteFunctions } from 'n8n-workflow';
import { parseJson } from '../json';

/** A stream as n8n's binary helpers have it. */
export type BinaryStream = Awaited<ReturnType<IExecuteFunctions['helpers']['getBinaryStream']>>;

/** What came back over the wire. Header names are in lower case. */
export interface Answer {
	status: number;
	statusMessage: string;
	headers: Readonly<Record<string, string | string[] | undefined>>;
	/** Empty when it is handed on as a stream. */
	body: Buffer;
	/** The body on its way, when it was asked for like that and the request was not refused. */
	stream?: BinaryStream;
	/** Where the answer came from, after redirects. */
	url: string;
}

/** An answer's body, read. `broken` is JSON that cannot be parsed, `page` an HTML page where data was expected. */
export type Content =
	| { kind: 'empty' }
	| { kind: 'json'; value: unknown }
	| { kind: 'text'; text: string }
	| { kind: 'page'; text: string }
	| { kind: 'broken'; text: string };

/** Reads the body by its content type and, where that says nothing, by how it looks. */
export function readContent(answer: Answer): Content {
	if (answer.body.length === 0) return { kind: 'empty' };
	const type = contentType(answer);
	const text = decodeText(answer);
	if (text.trim() === '') return { kind: 'empty' };
	if (/[/+]json\b/i.test(type)) return parsed(text, 'broken');
	// Some vendors label JSON as text, or as a page.
	if ((/\bhtml\b/i.test(type) && /^\s*</.test(text)) || /^\s*<(!doctype\s+html|html)[\s>]/i.test(text)) return { kind: 'page', text };
	return /^\s*[[{]/.test(text) ? parsed(text, 'text') : { kind: 'text', text };
}

/** The first value of the Content-Type header, or empty. */
export function contentType(answer: Pick<Answer, 'headers'>): string {
	const value = answer.headers['content-type'];
	return (Array.isArray(value) ? value[0] : value) ?? '';
}

function parsed(text: string, otherwise: 'broken' | 'text'): Content {
	const result = parseJson(text);
	return 'value' in result ? { kind: 'json', value: result.value } : { kind: otherwise, text };
}

/** The body as text in the charset that the content type names; UTF-8 when it names none or one that does not exist. */
export function decodeText(answer: Pick<Answer, 'headers' | 'body'>): string {
	const bytes = answer.body;
	const charset = /charset="?([\w-]+)/i.exec(contentType(answer))?.[1] ?? 'utf-8';
	try {
		return new TextDecoder(charset).decode(bytes);
	} catch {
		return new TextDecoder().decode(bytes);
	}
}
