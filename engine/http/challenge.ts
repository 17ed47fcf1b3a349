import type { Answer } from './answer';

/** One challenge of a WWW-Authenticate header. Scheme and names of parameters are in lower case. */
export interface Challenge {
	scheme: string;
	parameters: ReadonlyMap<string, string>;
}

const TOKEN = String.raw`[!#$%&'*+.^_\`|~\w-]+`;
const END = String.raw`(?=\s*(?:,|$))`;
const PARAMETER = new RegExp(`^(${TOKEN})\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|(${TOKEN}))${END}`);
/** With the one value that a scheme may have in the place of parameters, e.g. of Negotiate. */
const SCHEME = new RegExp(`^(${TOKEN})(?:\\s+[\\w.~+/-]+=*${END}|(?=\\s|,|$))`);

/**
 * Reads a WWW-Authenticate header (RFC 9110 §11.6.1): challenges and their parameters are both separated by commas. What
 * cannot be read is left out, up to the next comma.
 */
export function readChallenges(header: string): Challenge[] {
	const challenges: Challenge[] = [];
	let current: Map<string, string> | undefined;
	let rest = header;
	for (;;) {
		rest = rest.replace(/^[\s,]+/, '');
		if (rest === '') return challenges;
		const parameter = current && PARAMETER.exec(rest);
		const scheme = parameter ? undefined : SCHEME.exec(rest);
		if (parameter) {
			const [, name = '', quoted, token = ''] = parameter;
			const key = name.toLowerCase();
			if (!current?.has(key)) current?.set(key, quoted?.replace(/\\(.)/g, '$1') ?? token);
		} else if (scheme) {
			current = new Map();
			challenges.push({ scheme: (scheme[1] ?? '').toLowerCase(), parameters: current });
		}
		rest = parameter || scheme ? rest.slice((parameter ?? scheme)?.[0].length) : rest.replace(/^[^,]*/, '');
	}
}

/**
 * Whether the vendor took the token and says that it may not do this (RFC 6750 §3.1): another token of the same sign-in
 * may not either, so it is no reason to get one, whatever the status.
 */
export function saysScopeMissing({ headers }: Pick<Answer, 'headers'>): boolean {
	const header = headers['www-authenticate'];
	if (header === undefined) return false;
	return readChallenges(Array.isArray(header) ? header.join(', ') : header).some(
		({ parameters }) => parameters.get('error') === 'insufficient_scope',
	);
}
