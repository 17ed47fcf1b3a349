import type { MadeCredential, World } from '../e2e/world.mts';
import { envizageFace } from './oidc/faces.mts';
import { startJudge } from './oidc/judge.mts';

/** What a vendor has counted. */
export interface Counts {
	/** Tokens given for user name and password. */
	logins: number;
	/** Tokens given for a refresh token. */
	refreshes: number;
	/** Token requests that were refused. */
	refused: number;
	/** API requests, refused ones included. */
	requests: number;
	/** API requests that were refused with 401. */
	unauthorized: number;
}

/**
 * A vendor that gives a new refresh token with each refresh and, when one comes back that was used already, ends all
 * tokens of that sign-in (RFC 9700 section 4.14.2): the hardest case for workers that cannot lock one another out.
 */
export interface Judge {
	node: string;
	credential: MadeCredential;
	parameters: Record<string, unknown>;
	/** All access tokens of now are dead. */
	expire(): Promise<void>;
	counts(): Counts;
	resetCounts(): void;
	close(): Promise<void>;
}

/** The address by which n8n gets to a vendor, e.g. of a proxy before it. */
export type WayTo = (origin: string) => Promise<string>;

const direct: WayTo = async (origin) => origin;

/** The sandbox's Envi. */
export async function envi(world: World, wayTo: WayTo = direct): Promise<Judge> {
	const { control } = world.sandbox;
	// Envi's own tokens live a minute, which a start of n8n may take: here they die when the test says so.
	control.setTokenLife('envi', 3600);
	return {
		node: 'envi',
		credential: await world.credential('enviApi', { baseUrl: await wayTo(world.sandbox.vendors.envi.baseUrl) }),
		parameters: { method: 'GET', path: '/odata/Facilities', limit: 1 },
		expire: async () => control.expire('envi'),
		counts: () => {
			const { tokenRequests, requests, refusals } = control.stats('envi');
			const { password: logins, refresh_token: refreshes, refused } = tokenRequests;
			return { logins, refreshes, refused, requests, unauthorized: refusals[401] ?? 0 };
		},
		resetCounts: () => control.resetStats('envi'),
		close: async () => undefined,
	};
}

/** oidc-provider, which nobody here wrote, as Envizage's identity server. */
export async function oidc(world: World, wayTo: WayTo = direct): Promise<Judge> {
	const server = await startJudge(envizageFace, { id: 'client', secret: 'secret of the client' });
	return {
		node: 'envizage',
		credential: await world.credential('envizagePasswordApi', {
			identityUrl: server.identityUrl,
			tokenUrl: server.tokenUrl.replace(server.identityUrl, await wayTo(server.identityUrl)),
			realm: server.realm,
			clientId: server.client.id,
			clientSecret: server.client.secret,
			username: server.user.name,
			password: server.user.password,
			scope: envizageFace.scopes.join(' '),
			clientAuthentication: 'header',
			baseUrl: server.baseUrl,
		}),
		parameters: { authentication: 'password', method: 'GET', path: '/scenarios' },
		expire: async () => await server.expireAccessTokens(),
		counts: () => {
			const { password: logins, refresh_token: refreshes, refused, api: requests, apiRefused: unauthorized } = server.counts;
			return { logins, refreshes, refused, requests, unauthorized };
		},
		resetCounts: () => server.reset(),
		close: async () => await server.close(),
	};
}

export const JUDGES = [
	{ name: 'Envi', open: envi },
	{ name: 'oidc-provider', open: oidc },
];
