import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type Provider from 'oidc-provider';
import type { KoaContextWithOIDC } from 'oidc-provider';
import type { VendorFace } from './faces.mts';
import { makeProvider, REALM, TOKEN_PATH, USER, type OidcClient } from './provider.mts';

export interface Counts {
	/** Token requests that gave a token, by grant. */
	password: number;
	refresh_token: number;
	client_credentials: number;
	authorization_code: number;
	/** Token requests that were refused. */
	refused: number;
	/** Grants that were ended because a refresh token came a second time. */
	grantsEnded: number;
	api: number;
	apiRefused: number;
}

/** What a token request looked like. */
export interface TokenRequestSeen {
	clientAuthentication: 'header' | 'body' | 'none';
	contentType: string;
	parameters: Record<string, unknown>;
}

/**
 * A vendor whose sign-in nobody here wrote: oidc-provider, behind the vendor's own path and encoding, and an API that asks
 * oidc-provider about each token.
 */
export interface OidcJudge {
	/** `{identityUrl}/realms/{realm}` is the issuer. */
	identityUrl: string;
	realm: string;
	/** Of the API, and of the vendor's token path. */
	baseUrl: string;
	tokenUrl: string;
	client: Required<OidcClient>;
	user: typeof USER;
	counts: Counts;
	tokenRequests: TokenRequestSeen[];
	/** Secrets that came to the API, and tokens that stood in a URL: what, never how often. */
	leaks: Set<string>;
	reset(): void;
	/** Ends all access tokens; refresh tokens and grants live on. */
	expireAccessTokens(): Promise<void>;
	/** Ends all grants, as when somebody withdraws the access of the application. */
	endGrants(): Promise<void>;
	/** Spends a refresh token as another worker of the same application. */
	refresh(refreshToken: string): Promise<{ access_token: string; refresh_token: string }>;
	/** From now on the API answers so under this path, whatever token comes. */
	forbid(path: string, status: 401 | 403, challenge?: string): void;
	close(): Promise<void>;
}

const NOTHING: Counts = { password: 0, refresh_token: 0, client_credentials: 0, authorization_code: 0, refused: 0, grantsEnded: 0, api: 0, apiRefused: 0 };

export async function startJudge(face: VendorFace, client: OidcClient): Promise<OidcJudge> {
	const counts = { ...NOTHING };
	const tokenRequests: TokenRequestSeen[] = [];
	const leaks = new Set<string>();
	const issued = { access: new Set<string>(), refresh: new Set<string>() };
	let forbidden: { path: string; status: number; headers: Record<string, string> } | undefined;

	const identity = await listen();
	const provider = makeProvider(identity.url, client, face.scopes);
	provider.on('grant.success', (context) => {
		counts[context.oidc.params?.grant_type as 'password'] += 1;
		const { access_token: access, refresh_token: refresh } = context.body as Record<string, string | undefined>;
		if (access !== undefined) issued.access.add(access);
		if (refresh !== undefined) issued.refresh.add(refresh);
		tokenRequests.push(seen(context));
	});
	provider.on('grant.error', (context) => {
		counts.refused += 1;
		tokenRequests.push(seen(context));
	});
	provider.on('grant.revoked', () => (counts.grantsEnded += 1));
	const callback = provider.callback();
	identity.serve((request, response) => {
		// As behind a path: oidc-provider takes what is mounted before its routes from originalUrl.
		const prefix = `/realms/${REALM}`;
		if (!request.url?.startsWith(prefix)) return void response.writeHead(404).end();
		Object.assign(request, { originalUrl: request.url, url: request.url.slice(prefix.length) || '/' });
		void callback(request, response);
	});

	const secrets = [client.secret, USER.password].filter((secret) => secret !== undefined);
	const front = await listen();
	front.serve((request, response) => {
		void (async () => {
			const body = await read(request);
			for (const token of [...issued.access, ...issued.refresh]) if (request.url?.includes(token)) leaks.add('a token in a URL');
			if (face.tokenPath !== undefined && request.url === face.tokenPath) {
				return await passOn(identity.url, face, request, body, response);
			}
			counts.api += 1;
			const text = [request.url, JSON.stringify(request.headers), body.toString()].join('\n');
			if ([...issued.refresh].some((token) => text.includes(token))) leaks.add('a refresh token at the API');
			if (secrets.some((secret) => text.includes(secret) || decodeURIComponent(request.url ?? '').includes(secret))) leaks.add('a secret at the API');
			if (forbidden && request.url?.startsWith(forbidden.path)) return void response.writeHead(forbidden.status, forbidden.headers).end();
			const token = face.readToken(request.headers.authorization ?? '');
			const isGood = token !== undefined && (await isAlive(provider, token));
			if (!isGood) counts.apiRefused += 1;
			response.writeHead(isGood ? 200 : face.deadStatus, { 'content-type': 'application/json' });
			response.end(JSON.stringify(isGood ? face.list : { message: 'The token is not valid' }));
		})();
	});

	return {
		identityUrl: identity.url,
		realm: REALM,
		baseUrl: front.url,
		tokenUrl: face.tokenPath === undefined ? `${identity.url}${TOKEN_PATH}` : `${front.url}${face.tokenPath}`,
		client: { secret: '', redirectUris: [], ...client },
		user: USER,
		counts,
		tokenRequests,
		leaks,
		reset: () => {
			Object.assign(counts, NOTHING);
			tokenRequests.length = 0;
			leaks.clear();
			forbidden = undefined;
		},
		expireAccessTokens: async () => {
			for (const token of issued.access) await (await find(provider, token))?.destroy();
		},
		endGrants: async () => {
			for (const token of issued.refresh) {
				const { grantId } = (await provider.RefreshToken.find(token)) ?? {};
				if (grantId !== undefined) await (await provider.Grant.find(grantId))?.destroy();
			}
		},
		refresh: async (refreshToken) => {
			const parameters = { grant_type: 'refresh_token', refresh_token: refreshToken, client_id: client.id, ...(client.secret === undefined ? {} : { client_secret: client.secret }) };
			const response = await fetch(`${identity.url}${TOKEN_PATH}`, { method: 'POST', body: new URLSearchParams(parameters) });
			if (response.status !== 200) throw new Error(`The refresh token was refused: ${response.status}`);
			return (await response.json()) as { access_token: string; refresh_token: string };
		},
		forbid: (path, status, challenge) => (forbidden = { path, status, headers: challenge === undefined ? {} : { 'www-authenticate': challenge } }),
		close: async () => {
			await identity.close();
			await front.close();
		},
	};
}

function seen({ headers, oidc }: KoaContextWithOIDC): TokenRequestSeen {
	const { client_secret: secret, ...parameters } = { ...oidc.params };
	return {
		clientAuthentication: headers.authorization !== undefined ? 'header' : secret !== undefined ? 'body' : 'none',
		contentType: String(headers['x-content-type-at-vendor'] ?? headers['content-type']).replace(/;.*/, ''),
		parameters: Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined)),
	};
}

const find = async (provider: Provider, token: string) => (await provider.AccessToken.find(token)) ?? (await provider.ClientCredentials.find(token));

async function isAlive(provider: Provider, token: string): Promise<boolean> {
	const found = await find(provider, token);
	return found !== undefined && found.isValid;
}

/** Hands a token request to oidc-provider, and its answer back as it is. */
async function passOn(identityUrl: string, face: VendorFace, request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
	const { authorization, 'content-type': contentType = '', accept } = request.headers;
	const call = (await face.toStandard?.({ contentType, body })) ?? { contentType, body };
	const answer = await fetch(`${identityUrl}${TOKEN_PATH}`, {
		method: request.method,
		headers: {
			'content-type': call.contentType,
			'x-content-type-at-vendor': contentType,
			...(authorization === undefined ? {} : { authorization }),
			...(accept === undefined ? {} : { accept }),
		},
		body: request.method === 'GET' ? undefined : call.body,
	});
	response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
	response.end(Buffer.from(await answer.arrayBuffer()));
}

async function read(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

async function listen(): Promise<{ url: string; serve(listener: RequestListener): void; close(): Promise<void> }> {
	const server: Server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		serve: (listener) => void server.on('request', listener),
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
