import Provider, { errors, type KoaContextWithOIDC } from 'oidc-provider';

/** The application that signs in. */
export interface OidcClient {
	id: string;
	/** A public client has none. */
	secret?: string;
	/** Where the authorization code may be sent to. */
	redirectUris?: string[];
}

export const USER = { name: 'ada@example.com', password: ' correct & horse+ ' };

/** Realm of the issuer, and its paths as Keycloak has them, whose URLs Envizage documents. */
export const REALM = 'household';
export const TOKEN_PATH = `/realms/${REALM}/protocol/openid-connect/token`;

/** oidc-provider as it is strictest: refresh tokens are good for one use, and a second use ends the grant. */
export function makeProvider(origin: string, client: OidcClient, scopes: string[]): Provider {
	const provider = new Provider(`${origin}/realms/${REALM}`, {
		clients: [
			{
				client_id: client.id,
				client_secret: client.secret,
				token_endpoint_auth_method: client.secret === undefined ? 'none' : 'client_secret_basic',
				grant_types: ['password', 'refresh_token', ...(client.secret === undefined ? [] : ['client_credentials']), ...(client.redirectUris ? ['authorization_code'] : [])],
				response_types: client.redirectUris ? ['code'] : [],
				redirect_uris: client.redirectUris ?? [],
			},
		],
		scopes,
		features: { clientCredentials: { enabled: true }, devInteractions: { enabled: client.redirectUris !== undefined } },
		rotateRefreshToken: true,
		issueRefreshToken: async () => true,
		routes: { token: '/protocol/openid-connect/token', authorization: '/protocol/openid-connect/auth' },
		ttl: { AccessToken: 300, RefreshToken: 3600, Grant: 7200, ClientCredentials: 300, IdToken: 300, Session: 7200, Interaction: 600 },
		findAccount: async (_context: unknown, id: string) => ({ accountId: id, claims: async () => ({ sub: id }) }),
	});
	registerPassword(provider, scopes);
	return provider;
}

/** oidc-provider has no password grant of its own (RFC 9700 §2.4 advises against it); the rest of the way is its own. */
function registerPassword(provider: Provider, scopes: string[]): void {
	const handler = async (context: KoaContextWithOIDC): Promise<void> => {
		const { client, params } = context.oidc;
		if (params?.username !== USER.name || params.password !== USER.password || !client) {
			throw new errors.InvalidGrant('Invalid user credentials');
		}
		const scope = typeof params.scope === 'string' ? params.scope : undefined;
		const unknown = scope?.split(' ').filter((one) => !scopes.includes(one)) ?? [];
		if (unknown.length > 0) throw new errors.InvalidScope('requested scope is not allowed', unknown.join(' '));

		const grant = new provider.Grant({ accountId: USER.name, clientId: client.clientId });
		if (scope !== undefined) grant.addOIDCScope(scope);
		const shared = { accountId: USER.name, client, grantId: await grant.save(), scope, gty: 'password' };
		const accessToken = new provider.AccessToken(shared as never);
		const refreshToken = new provider.RefreshToken({ ...shared, rotations: 0, iiat: Math.floor(Date.now() / 1000) } as never);
		context.body = {
			access_token: await accessToken.save(),
			expires_in: accessToken.expiration,
			token_type: accessToken.tokenType,
			refresh_token: await refreshToken.save(),
			scope,
		};
	};
	provider.registerGrantType('password', handler, ['username', 'password', 'scope', 'organizationNo']);
}
