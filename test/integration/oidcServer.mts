import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { errors, type KoaContextWithOIDC } from 'oidc-provider';

/** oidc-provider as the identity server of Envizage: nobody here wrote it. Beside it an API that asks it about each token. */
export interface OidcServer {
	/** `{identityUrl}/realms/{realm}` is the issuer. */
	identityUrl: string;
	realm: string;
	baseUrl: string;
	client: { id: string; secret: string };
	user: { name: string; password: string };
	/** Token requests by grant, and how many were refused. */
	counts: { password: number; refresh_token: number; client_credentials: number; refused: number; api: number; apiRefused: number };
	resetCounts(): void;
	/** All access tokens of now are dead for the API. */
	expireAccessTokens(): void;
	close(): Promise<void>;
}

const REALM = 'household';
const CLIENT = { id: 'client %&+-_.!~*\'()', secret: 'p:+%/&= ?"#' };
const USER = { name: 'ada@example.com', password: 'correct horse' };

export async function startOidcServer(clientAuthentication: 'client_secret_basic' | 'client_secret_post'): Promise<OidcServer> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const identityUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const provider = new Provider(`${identityUrl}/realms/${REALM}`, {
		clients: [
			{
				client_id: CLIENT.id,
				client_secret: CLIENT.secret,
				grant_types: ['password', 'refresh_token', 'client_credentials'],
				response_types: [],
				redirect_uris: [],
				token_endpoint_auth_method: clientAuthentication,
			},
		],
		scopes: ['openid', 'offline_access'],
		features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false }, introspection: { enabled: true } },
		rotateRefreshToken: true,
		issueRefreshToken: async () => true,
		routes: { token: '/protocol/openid-connect/token' },
		ttl: { AccessToken: 300, RefreshToken: 3600, Grant: 7200, ClientCredentials: 300 },
		findAccount: async (_context: unknown, id: string) => ({ accountId: id, claims: async () => ({ sub: id }) }),
	});
	const counts: OidcServer['counts'] = { password: 0, refresh_token: 0, client_credentials: 0, refused: 0, api: 0, apiRefused: 0 };
	registerPassword(provider);
	provider.on('grant.success', (context) => count(context, counts));
	provider.on('grant.error', () => (counts.refused += 1));

	let deadBefore = 0;
	const dead = new Set<string>();
	const issued = new Set<string>();
	provider.on('grant.success', (context) => issued.add(String((context.body as { access_token?: string }).access_token)));
	const api = createServer((request, response) => {
		void (async () => {
			counts.api += 1;
			const [, token = ''] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
			const known = (await provider.AccessToken.find(token)) ?? (await provider.ClientCredentials.find(token));
			const good = known !== undefined && !dead.has(token);
			if (!good) counts.apiRefused += 1;
			response.writeHead(good ? 200 : 401, { 'content-type': 'application/json' });
			response.end(JSON.stringify(good ? { content: [{ id: deadBefore }], last: true } : { error: 'invalid_token' }));
		})();
	});
	await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
	const callback = provider.callback();
	server.on('request', (request, response) => {
		// As behind a path: oidc-provider takes what is mounted before its routes from originalUrl.
		const prefix = `/realms/${REALM}`;
		if (!request.url?.startsWith(prefix)) return void response.writeHead(404).end();
		Object.assign(request, { originalUrl: request.url, url: request.url.slice(prefix.length) || '/' });
		void callback(request, response);
	});
	return {
		identityUrl,
		realm: REALM,
		baseUrl: `http://127.0.0.1:${(api.address() as AddressInfo).port}`,
		client: CLIENT,
		user: USER,
		counts,
		resetCounts: () => Object.assign(counts, { password: 0, refresh_token: 0, client_credentials: 0, refused: 0, api: 0, apiRefused: 0 }),
		expireAccessTokens: () => {
			for (const token of issued) dead.add(token);
			deadBefore += 1;
		},
		close: async () => {
			for (const one of [server, api]) {
				one.closeAllConnections();
				await new Promise((resolve) => one.close(resolve));
			}
		},
	};
}

function count(context: KoaContextWithOIDC, counts: OidcServer['counts']): void {
	const grant = context.oidc.params?.grant_type as 'password' | 'refresh_token' | 'client_credentials';
	counts[grant] += 1;
}

/** oidc-provider has no password grant of its own (RFC 9700 §2.4 advises against it); the rest of the way is its own. */
function registerPassword(provider: Provider): void {
	provider.registerGrantType(
		'password',
		async (context) => {
			const { client, params } = context.oidc;
			if (params?.username !== USER.name || params?.password !== USER.password || !client) {
				throw new errors.InvalidGrant('Invalid user credentials');
			}
			const grant = new provider.Grant({ accountId: USER.name, clientId: client.clientId });
			grant.addOIDCScope('openid offline_access');
			const grantId = await grant.save();
			const shared = { accountId: USER.name, client, grantId, scope: 'openid offline_access', gty: 'password' };
			const accessToken = new provider.AccessToken(shared as never);
			const refreshToken = new provider.RefreshToken({ ...shared, rotations: 0, iiat: Math.floor(Date.now() / 1000) } as never);
			context.body = {
				access_token: await accessToken.save(),
				expires_in: accessToken.expiration,
				token_type: 'Bearer',
				refresh_token: await refreshToken.save(),
				scope: 'openid offline_access',
			};
		},
		['username', 'password', 'scope'],
	);
}
