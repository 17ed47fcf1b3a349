import type { Answer } from './answer';

/**
 * What to call a file that came as an answer: as Content-Disposition says (RFC 6266; `filename*` wins, RFC 8187), else the
 * last part of the URL's path. Never a path: what comes from outside must not choose a folder.
 * @returns undefined when neither tells
 */
export function fileNameOf({ headers, url }: Pick<Answer, 'headers' | 'url'>): string | undefined {
	const header = headers['content-disposition'];
	const disposition = (Array.isArray(header) ? header[0] : header) ?? '';
	const parameters = parametersOf(disposition);
	return baseName(extended(parameters.get('filename*'))) ?? baseName(parameters.get('filename')) ?? baseName(decoded(new URL(url).pathname));
}

/** The parameters of a header field's value, in lower case; quoted ones may hold anything, also `; filename=`. */
function parametersOf(disposition: string): Map<string, string> {
	const found = [...disposition.matchAll(/;\s*([\w*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g)];
	return new Map(found.map(([, name = '', quoted, token]) => [name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? token ?? '']));
}

/** `UTF-8''na%C3%AFve.txt` (RFC 8187) */
function extended(value: string | undefined): string | undefined {
	const [, charset = '', text] = /^([\w-]+)'[^']*'(.+)$/.exec(value ?? '') ?? [];
	return text === undefined || !/^utf-8$/i.test(charset) ? undefined : decoded(text);
}

function baseName(path: string | undefined): string | undefined {
	const name = withoutControls(path?.split(/[/\\]/).pop() ?? '').trim();
	return name === '' || name === '.' || name === '..' ? undefined : name;
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function withoutControls(text: string): string {
	return [...text].filter((character) => character >= ' ' && !(character >= '\x7f' && character <= '\x9f')).join('');
}
