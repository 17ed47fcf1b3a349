import type { VendorState, VendorName } from './core/state.mts';
import * as enboarder from './vendors/enboarder/users.mts';
import * as envi from './vendors/envi/users.mts';
import { ORGANIZATIONS } from './vendors/envi/organizations.mts';
import * as envizage from './vendors/envizage/users.mts';
import * as envoke from './vendors/envoke/users.mts';
import * as envoy from './vendors/envoy/users.mts';

/** Where each vendor is. */
export interface VendorUrls {
	envi: { baseUrl: string };
	envoy: { baseUrl: string; authUrl: string; tokenUrl: string; passwordTokenUrl: string };
	envoke: { baseUrl: string; authUrl: string; tokenUrl: string };
	envizage: { baseUrl: string; identityUrl: string; realm: string };
	enboarder: { baseUrl: string; tokenUrl: string };
}

/** What a person types into a credential, by credential type and field name. */
export type Accounts = Record<CredentialType, Record<string, string>>;

export type CredentialType =
	| 'enviApi'
	| 'envoyApi'
	| 'envoyPasswordApi'
	| 'envoyOAuth2Api'
	| 'envokeApi'
	| 'envokeOAuth2Api'
	| 'envizagePasswordApi'
	| 'envizageClientCredentialsApi'
	| 'envizageOAuth2Api'
	| 'enboarderApi'
	| 'enboarderClientCredentialsApi';

export function vendorUrls(origins: Record<string, string>): VendorUrls {
	const at = (name: string): string => origins[name]!;
	return {
		envi: { baseUrl: at('envi.baseUrl') },
		envoy: {
			baseUrl: at('envoy.baseUrl'),
			authUrl: `${at('envoy.baseUrl')}/a/auth/v0/authorize`,
			tokenUrl: `${at('envoy.baseUrl')}/a/auth/v0/token`,
			passwordTokenUrl: `${at('envoy.baseUrl')}/oauth2/token`,
		},
		envoke: {
			baseUrl: at('envoke.baseUrl'),
			authUrl: `${at('envoke.baseUrl')}/ext/oauth/authorize`,
			tokenUrl: `${at('envoke.baseUrl')}/ext/oauth/access_token`,
		},
		envizage: {
			baseUrl: at('envizage.baseUrl'),
			identityUrl: at('envizage.identityUrl'),
			realm: envizage.REALM,
		},
		enboarder: { baseUrl: at('enboarder.baseUrl'), tokenUrl: `${at('enboarder.tokenUrl')}/oauth2/token` },
	};
}

/** The accounts as they are now: a changed password shows. */
export function accounts(urls: VendorUrls, states: Record<VendorName, VendorState>): Accounts {
	const { baseUrl, identityUrl, realm } = urls.envizage;
	const openid = `${identityUrl}/realms/${realm}/protocol/openid-connect`;
	const household = {
		identityUrl,
		realm,
		clientId: envizage.USER_CLIENT.id,
		clientSecret: envizage.USER_CLIENT.secret,
	};
	const web = { clientId: envizage.WEB_CLIENT.id, clientSecret: envizage.WEB_CLIENT.secret };
	const service = { clientId: envizage.SERVICE_CLIENT.id, clientSecret: envizage.SERVICE_CLIENT.secret };
	const envoyClient = { clientId: envoy.CLIENT.id, clientSecret: envoy.CLIENT.secret };
	return {
		enviApi: {
			baseUrl: urls.envi.baseUrl,
			username: envi.USERNAME,
			password: states.envi.password,
			organizationNo: '',
			clientId: envi.CLIENT_ID,
			apiVersion: '1.0',
		},
		envoyApi: { apiKey: envoy.API_KEY, baseUrl: urls.envoy.baseUrl },
		envoyPasswordApi: {
			...envoyClient,
			username: envoy.USERNAME,
			password: states.envoy.password,
			scope: envoy.SCOPES.join(','),
			tokenUrl: urls.envoy.passwordTokenUrl,
			tokenEncoding: 'multipart',
			baseUrl: urls.envoy.baseUrl,
		},
		envoyOAuth2Api: {
			...envoyClient,
			authUrl: urls.envoy.authUrl,
			accessTokenUrl: urls.envoy.tokenUrl,
			scope: envoy.SCOPES.join(' '),
			baseUrl: urls.envoy.baseUrl,
		},
		envokeApi: { apiId: envoke.API_ID, apiKey: states.envoke.password, baseUrl: urls.envoke.baseUrl },
		envokeOAuth2Api: {
			clientId: envoke.CLIENT.id,
			clientSecret: envoke.CLIENT.secret,
			authUrl: urls.envoke.authUrl,
			accessTokenUrl: urls.envoke.tokenUrl,
			scope: envoke.SCOPE,
			baseUrl: urls.envoke.baseUrl,
		},
		envizagePasswordApi: {
			...household,
			username: envizage.USERNAME,
			password: states.envizage.password,
			scope: 'openid',
			clientAuthentication: 'body',
			tokenUrl: '',
			baseUrl,
		},
		envizageClientCredentialsApi: {
			...household,
			...service,
			scope: 'openid',
			clientAuthentication: 'body',
			tokenUrl: '',
			baseUrl,
		},
		envizageOAuth2Api: {
			...household,
			...web,
			authUrl: `${openid}/auth`,
			accessTokenUrl: `${openid}/token`,
			scope: 'openid',
			baseUrl,
		},
		enboarderApi: { region: 'custom', baseUrl: urls.enboarder.baseUrl, apiKey: states.enboarder.password },
		enboarderClientCredentialsApi: {
			region: 'custom',
			baseUrl: urls.enboarder.baseUrl,
			tokenUrl: urls.enboarder.tokenUrl,
			clientId: enboarder.CLIENT.id,
			clientSecret: enboarder.CLIENT.secret,
			scope: enboarder.SCOPES.join(' '),
			clientAuthentication: 'body',
			authorizationFormat: 'raw',
		},
	};
}

/** What else may be tried: sign-ins that are refused on purpose, and other organisations. */
export const refusals = {
	envi: {
		password: envi.PASSWORD,
		users: envi.REFUSED_USERS,
		organizations: ORGANIZATIONS.map(({ no, name, inventory }) => ({ organizationNo: no, name, inventory })),
	},
	enboarder: { scimBasic: enboarder.SCIM_USER },
};

export type Refusals = typeof refusals;
