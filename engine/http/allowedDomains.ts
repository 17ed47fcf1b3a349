import { SettingsError } from '../settings';
import type { Settings } from '../vendor';

/**
 * The hosts that n8n's Allowed HTTP Request Domains on a credential permit, for n8n to check on each request; undefined for
 * all. "None" concerns n8n's own HTTP Request node alone, where the builder chooses the URL: here it is the credential's.
 *
 * Read from the credential's fields and not with n8n's `getCredentialAllowedDomains`: that function takes other arguments
 * in other versions of n8n, and handed the wrong ones it answers that all is allowed.
 * @throws SettingsError when no host is named
 */
export function allowedDomainsOf({ allowedHttpRequestDomains, allowedDomains }: Settings): string | undefined {
	if (allowedHttpRequestDomains !== 'domains') return undefined;
	const list = typeof allowedDomains === 'string' ? allowedDomains.trim() : '';
	if (list === '') throw new SettingsError('The credential allows specific domains only, and names none. Fill in Allowed Domains on the credential, or allow all.');
	return list;
}

/**
 * Holds a request to the allowed domains, as n8n reads them: whole names, or `*.` for all names below one.
 * @throws SettingsError that names the host and the list
 */
export function requireAllowedHost(url: string, allowed: string): void {
	const host = new URL(url).hostname.toLowerCase().replace(/\.$/, '');
	const names = allowed.split(',').map((name) => name.trim().toLowerCase().replace(/\.$/, ''));
	if (names.some((name) => (name.startsWith('*.') ? host.endsWith(name.slice(1)) : name === host))) return;
	throw new SettingsError(`The sign-in is at ${host}, but the credential may be sent to ${allowed} only. Correct Allowed Domains on the credential, or the URLs.`);
}
