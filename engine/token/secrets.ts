import { secretOf, textOf } from '../settings';
import { formEncode } from './request';
import type { Settings, SignIn } from '../vendor';

/** Shorter ones are words that stand in any sentence, and no secrets worth the name. */
const SHORTEST = 4;

const HIDDEN = '**hidden**';

/**
 * Takes a credential's own secrets out of a text that came from the vendor: some servers repeat the request, with all its
 * headers, in their error pages.
 * @param secrets as they are; the ways in which they are written on the wire are looked for as well
 */
export function hideSecrets(text: string, secrets: readonly string[]): string {
	if (text === '') return text;
	const forms = secrets.filter((secret) => secret.length >= SHORTEST).flatMap(formsOf);
	// The longest first: one secret may be a part of another.
	return [...new Set(forms)].sort((a, b) => b.length - a.length).reduce((rest, form) => rest.replaceAll(form, HIDDEN), text);
}

function formsOf(secret: string): string[] {
	return [secret, encodeURIComponent(secret.toWellFormed()), formEncode(secret), JSON.stringify(secret).slice(1, -1), base64(secret)];
}

/** What must never be seen of a credential, tokens included. */
export function secretsOf({ headers, token }: SignIn, settings: Settings): string[] {
	const secrets = ['password', 'clientSecret', 'accessToken', 'refreshToken'].map((field) => secretOf(settings, field));
	for (const header of headers) {
		if ('basic' in header) {
			const { username, password } = header.basic;
			secrets.push(textOf(settings, password), base64(`${textOf(settings, username)}:${textOf(settings, password)}`));
		} else if (!header.plain && 'field' in header.value) {
			secrets.push(textOf(settings, header.value.field));
		}
	}
	for (const [, source] of token?.login.parameters ?? []) if ('field' in source && source.exact) secrets.push(secretOf(settings, source.field));
	if (token?.clientFields) {
		const id = textOf(settings, token.clientFields.id);
		const secret = textOf(settings, token.clientFields.secret);
		secrets.push(secret, base64(`${formEncode(id)}:${formEncode(secret)}`));
	}
	return secrets;
}

function base64(text: string): string {
	return Buffer.from(text).toString('base64');
}
