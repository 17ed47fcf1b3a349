import type { VendorName } from '../../sandbox/index.mts';
import type { CredentialType, MadeCredential } from './world.mts';

/** One credential type, with the node that uses it and a path that it may ask for. */
export interface WayIn {
	type: CredentialType;
	vendor: VendorName;
	/** Value of the node's Authentication field. */
	authentication: string;
	path: string;
}

const wayIn = (type: CredentialType, vendor: VendorName, authentication: string, path: string): WayIn => ({ type, vendor, authentication, path });

/** All of them. */
export const WAYS_IN: readonly WayIn[] = [
	wayIn('enviApi', 'envi', 'password', '/odata/Facilities'),
	wayIn('envoyApi', 'envoy', 'apiKey', '/v1/locations'),
	wayIn('envoyPasswordApi', 'envoy', 'password', '/v1/locations'),
	wayIn('envoyOAuth2Api', 'envoy', 'oAuth2', '/v1/locations'),
	wayIn('envokeApi', 'envoke', 'apiKey', '/v1/contacts'),
	wayIn('envokeOAuth2Api', 'envoke', 'oAuth2', '/v1/contacts'),
	wayIn('envizagePasswordApi', 'envizage', 'password', '/scenarios'),
	wayIn('envizageClientCredentialsApi', 'envizage', 'clientCredentials', '/scenarios'),
	wayIn('envizageOAuth2Api', 'envizage', 'oAuth2', '/scenarios'),
	wayIn('enboarderApi', 'enboarder', 'apiKey', '/reports/workflows'),
	wayIn('enboarderClientCredentialsApi', 'enboarder', 'clientCredentials', '/reports/v2/workflows'),
];

/** Signed by n8n and not by this package. */
export const isSignedByN8n = ({ type }: WayIn): boolean => type.endsWith('OAuth2Api');

/** Gets its tokens from a token endpoint, through this package. */
export const keepsToken = (way: WayIn): boolean => /(envi|Password|ClientCredentials)Api$/.test(way.type);

/** What n8n's HTTP Request node needs to use a credential of ours. */
export const httpRequest = ({ type }: Pick<MadeCredential, 'type'>, url: string, options: object = {}): Record<string, unknown> => ({
	url,
	authentication: 'predefinedCredentialType',
	nodeCredentialType: type,
	options,
});

/** The type name of that node. */
export const HTTP_REQUEST = 'n8n-nodes-base.httpRequest';
