import type { INodeProperties } from 'n8n-workflow';
import { resolveAddress, SettingsError, textOf } from '../settings';
import type { Settings, SignIn } from '../vendor';

/** Stands on every credential type: without it, a credential is sent over plain http to this computer only. */
export const allowHttpField: INodeProperties = {
	displayName: 'Allow Plain HTTP',
	name: 'allowHttp',
	type: 'boolean',
	default: false,
	description:
		'Whether this credential may be sent without encryption, to a URL that begins with http://. Everybody on the way can read it, so switch it on for a server in your own network only.',
};

/** The base URL of a credential, fit to be sent its secrets. */
export function baseUrlOf(signIn: SignIn, settings: Settings): string {
	const url = resolveAddress(signIn.baseUrl, settings, 'base URL');
	requireEncryption(url, settings, 'base URL');
	return url;
}

/**
 * RFC 6750 §5.3, RFC 6749 §10.3: tokens and passwords travel over TLS only. On the way to the same computer nobody listens.
 * @throws SettingsError for plain http to another host, unless the person has allowed it on the credential
 */
export function requireEncryption(address: string, settings: Settings, what: string): void {
	if (!URL.canParse(address)) return;
	const { protocol, hostname, origin } = new URL(address);
	if (protocol !== 'http:' || isLoopback(hostname) || textOf(settings, 'allowHttp') === 'true') return;
	throw new SettingsError(
		`The ${what} on the credential is ${origin}, so the credential would travel unencrypted. Use https://, or switch on Allow Plain HTTP on the credential if the server is in your own network.`,
	);
}

/** RFC 6761 §6.3, RFC 5735 §3, RFC 4291 §2.5.3; the URL parser has brought all ways to write an address to one. */
function isLoopback(hostname: string): boolean {
	return /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}
