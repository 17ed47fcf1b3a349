import type { ICredentialType, INodeType } from 'n8n-workflow';
import { EnboarderClientCredentialsApi } from '../../credentials/EnboarderClientCredentialsApi.credentials';
import { EnviApi } from '../../credentials/EnviApi.credentials';
import { EnvizageClientCredentialsApi } from '../../credentials/EnvizageClientCredentialsApi.credentials';
import { EnvizagePasswordApi } from '../../credentials/EnvizagePasswordApi.credentials';
import { EnvoyPasswordApi } from '../../credentials/EnvoyPasswordApi.credentials';
import { Enboarder } from '../../nodes/Enboarder/Enboarder.node';
import { Envi } from '../../nodes/Envi/Envi.node';
import { Envizage } from '../../nodes/Envizage/Envizage.node';
import { Envoy } from '../../nodes/Envoy/Envoy.node';
import { enboarderFace, enviFace, envizageFace, envoyFace, type VendorFace } from '../support/oidc/faces.mts';
import type { OidcJudge } from '../support/oidc/judge.mts';
import type { OidcClient } from '../support/oidc/provider.mts';

/** One way to get a token of our own, before oidc-provider. */
export interface OidcWay {
	name: string;
	face: VendorFace;
	client: OidcClient;
	node: INodeType;
	credentialType: ICredentialType;
	/** What a person fills in. */
	settings(judge: OidcJudge): Record<string, unknown>;
	/** A field that makes the login wrong. */
	wrong: Record<string, string>;
	authentication?: string;
	path: string;
	/** How the vendor documents its requests. */
	login: 'password' | 'client_credentials';
	clientAuthentication: { login: string; refresh?: string };
	contentType: string;
}

/** The characters of RFC 6749 appendix B and more: all that oidc-provider takes in a client (%x20-7E). */
export const CLIENT: OidcClient = { id: "client %&+-_.!~*'()", secret: 'p:+%/&= ?"#%20' };
/** Envi has one public client for all. */
const ENVI_CLIENT: OidcClient = { id: '099153c2625149bc8ecb3e85e03f0022' };

const FORM = 'application/x-www-form-urlencoded';

const person = ({ user }: OidcJudge): Record<string, unknown> => ({ username: user.name, password: user.password });
const application = ({ client }: OidcJudge): Record<string, unknown> => ({ clientId: client.id, clientSecret: client.secret });

const envi: OidcWay = {
	name: 'Envi',
	face: enviFace,
	client: ENVI_CLIENT,
	node: new Envi(),
	credentialType: new EnviApi(),
	settings: (judge) => ({ ...person(judge), baseUrl: judge.baseUrl, organizationNo: '1042' }),
	wrong: { password: 'wrong' },
	path: '/odata/Facilities',
	login: 'password',
	clientAuthentication: { login: 'none', refresh: 'none' },
	contentType: FORM,
};

const envoy = (tokenEncoding: string, contentType: string): OidcWay => ({
	name: `Envoy, ${tokenEncoding}`,
	face: envoyFace,
	client: CLIENT,
	node: new Envoy(),
	credentialType: new EnvoyPasswordApi(),
	settings: (judge) => ({ ...person(judge), ...application(judge), tokenUrl: judge.tokenUrl, baseUrl: judge.baseUrl, tokenEncoding }),
	wrong: { password: 'wrong' },
	authentication: 'password',
	path: '/v1/locations',
	login: 'password',
	clientAuthentication: { login: 'header', refresh: 'body' },
	contentType,
});

const envizage = (clientAuthentication: string, login: OidcWay['login']): OidcWay => ({
	name: `Envizage ${login}, client in the ${clientAuthentication}`,
	face: envizageFace,
	client: CLIENT,
	node: new Envizage(),
	credentialType: login === 'password' ? new EnvizagePasswordApi() : new EnvizageClientCredentialsApi(),
	settings: (judge) => ({
		...(login === 'password' ? person(judge) : {}),
		...application(judge),
		identityUrl: judge.identityUrl,
		realm: judge.realm,
		baseUrl: judge.baseUrl,
		clientAuthentication,
	}),
	wrong: login === 'password' ? { password: 'wrong' } : { clientSecret: 'wrong' },
	authentication: login === 'password' ? 'password' : 'clientCredentials',
	path: '/scenarios',
	login,
	clientAuthentication: { login: clientAuthentication, ...(login === 'password' ? { refresh: clientAuthentication } : {}) },
	contentType: FORM,
});

const enboarder = (clientAuthentication: string, format: 'raw' | 'bearer'): OidcWay => ({
	name: `Enboarder, client in the ${clientAuthentication}, token ${format}`,
	face: enboarderFace(format),
	client: CLIENT,
	node: new Enboarder(),
	credentialType: new EnboarderClientCredentialsApi(),
	settings: (judge) => ({
		...application(judge),
		region: 'custom',
		baseUrl: judge.baseUrl,
		tokenUrl: judge.tokenUrl,
		clientAuthentication,
		authorizationFormat: format,
	}),
	wrong: { clientSecret: 'wrong' },
	authentication: 'clientCredentials',
	path: '/reports/v2/workflows',
	login: 'client_credentials',
	clientAuthentication: { login: clientAuthentication },
	contentType: FORM,
});

export const OIDC_WAYS: OidcWay[] = [
	envi,
	envoy('multipart', 'multipart/form-data'),
	envoy('form', FORM),
	envoy('json', 'application/json'),
	envizage('body', 'password'),
	envizage('header', 'password'),
	envizage('body', 'client_credentials'),
	envizage('header', 'client_credentials'),
	enboarder('body', 'raw'),
	enboarder('header', 'raw'),
	enboarder('body', 'bearer'),
];
