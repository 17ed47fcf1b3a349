import { createHash } from 'node:crypto';
import type { INodeProperties } from 'n8n-workflow';
import { fieldsOfAddress, secretOf, textOf } from '../settings';
import type { Encoding, Grant, Settings, TokenFlow } from '../vendor';
import type { Token } from './expiry';

/**
 * The hidden fields in which n8n keeps a token between executions. All are marked `password`, so that n8n's REST API
 * never shows them; the empty `accessToken` is what makes n8n call `preAuthentication`.
 */
export const tokenFields: INodeProperties[] = [
	{
		displayName: 'Access Token',
		name: 'accessToken',
		type: 'hidden',
		typeOptions: { expirable: true, password: true },
		default: '',
	},
	{ displayName: 'Refresh Token', name: 'refreshToken', type: 'hidden', typeOptions: { password: true }, default: '' },
	{ displayName: 'Expires At', name: 'expiresAt', type: 'hidden', typeOptions: { password: true }, default: '' },
	{ displayName: 'Obtained At', name: 'obtainedAt', type: 'hidden', typeOptions: { password: true }, default: '' },
	{ displayName: 'Token Settings', name: 'tokenSettings', type: 'hidden', typeOptions: { password: true }, default: '' },
];

/**
 * How the token request is written, for the person to choose. It stands here because the word "token" in its name makes
 * n8n's linter take a choice of three for a secret.
 * @param documented what the vendor documents, as a half sentence
 */
export function tokenEncodingField(encoding: Encoding, documented: string): INodeProperties {
	return {
		displayName: 'Token Encoding',
		name: 'tokenEncoding',
		type: 'options',
		options: [
			{ name: 'Form Urlencoded', value: 'form' },
			{ name: 'JSON', value: 'json' },
			{ name: 'Multipart', value: 'multipart' },
		],
		default: encoding,
		description: `How the token request is written. ${documented}.`,
	};
}

/** What is stored of a token. Times are epoch milliseconds as text; empty = unknown. */
export interface StoredToken {
	accessToken: string;
	refreshToken: string;
	expiresAt: string;
	obtainedAt: string;
	/** Fingerprint of the settings that the token was obtained with. */
	tokenSettings: string;
}

/** Not stored: on its way to `preAuthentication`, the access token that the vendor has just refused. */
export const REJECTED = 'rejectedAccessToken';

/** Not stored: on its way to `preAuthentication`, that n8n is not to store the new token. */
export const NOT_TO_STORE = 'tokenNotToStore';

/** How a token stands in the credential. */
export function toStored(token: Token, fingerprint: string): StoredToken {
	return {
		accessToken: token.accessToken,
		refreshToken: token.refreshToken,
		expiresAt: token.expiresAt === undefined ? '' : String(Math.floor(token.expiresAt)),
		obtainedAt: String(Math.floor(token.obtainedAt)),
		tokenSettings: fingerprint,
	};
}

/** The token that came with a credential, unless it was obtained with other settings than those that stand there now. */
export function fromStored(settings: Settings, fingerprint: string): Token | undefined {
	if (textOf(settings, 'tokenSettings') !== fingerprint) return undefined;
	const accessToken = textOf(settings, 'accessToken');
	const refreshToken = textOf(settings, 'refreshToken');
	if (accessToken === '' && refreshToken === '') return undefined;
	return {
		accessToken,
		refreshToken,
		obtainedAt: timeOf(settings, 'obtainedAt') ?? 0,
		expiresAt: timeOf(settings, 'expiresAt'),
	};
}

function timeOf(settings: Settings, field: string): number | undefined {
	const time = Number(textOf(settings, field) || NaN);
	return Number.isFinite(time) ? time : undefined;
}

/**
 * Stands for all settings that a token depends on: change the organisation, the user, the client or the host, and the
 * fingerprint is another one. A hash, because it is stored and compared, and holds secrets.
 */
export function fingerprintOf(flow: TokenFlow, credentialType: string, settings: Settings): string {
	const values = settingsOf(flow).map((field) => [field, secretOf(settings, field)]);
	return createHash('sha256').update(JSON.stringify([credentialType, values])).digest('hex');
}

/** Names of the fields that decide which token one gets. */
function settingsOf(flow: TokenFlow): string[] {
	const fields = new Set<string>(['baseUrl', 'allowHttp']);
	const { tokenUrl } = flow;
	if ('issuer' in tokenUrl) {
		fields.add(tokenUrl.override);
		for (const [, field] of tokenUrl.issuer.matchAll(/\{(\w+)\}/g)) if (field) fields.add(field);
	} else {
		for (const field of fieldsOfAddress(tokenUrl)) fields.add(field);
	}
	if (flow.clientFields) fields.add(flow.clientFields.id).add(flow.clientFields.secret);
	for (const field of grantFields(flow.login)) fields.add(field);
	// How the request is written decides no token, but whether one is refused: whoever changes it wants another try at once.
	for (const how of [flow.login.client, flow.login.encoding]) if (typeof how === 'object') fields.add(how.field);
	return [...fields].sort();
}

function grantFields({ parameters }: Grant): string[] {
	return parameters.flatMap(([, source]) => ('field' in source ? [source.field] : []));
}
