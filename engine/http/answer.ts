import { parseJson } from '../json';

/** What came back over the wire. Header names are in lower case. */
export interface Answer {
	status: number;
	statusMessage: string;
	headers: Readonly<Record<string, string | string[] | undefined>>;
	body: Buffer;
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
	const text = decode(answer.body, type);
	if (text.trim() === '') return { kind: 'empty' };
	if (/[/+]json\b/i.test(type)) return parsed(text, 'broken');
	if (/\bhtml\b/i.test(type) || /^\s*<(!doctype\s+html|html)[\s>]/i.test(text)) return { kind: 'page', text };
	// Some vendors label JSON as text.
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

/** Text in the charset that the content type names; UTF-8 when it names none or one that does not exist. */
function decode(bytes: Buffer, type: string): string {
	const charset = /charset="?([\w-]+)/i.exec(type)?.[1] ?? 'utf-8';
	try {
		return new TextDecoder(charset).decode(bytes);
	} catch {
		return new TextDecoder().decode(bytes);
	}
}
