import type { ICredentialType, INodeType } from 'n8n-workflow';
import { EnboarderApi } from '../../credentials/EnboarderApi.credentials';
import { EnboarderClientCredentialsApi } from '../../credentials/EnboarderClientCredentialsApi.credentials';
import { EnviApi } from '../../credentials/EnviApi.credentials';
import { EnvizagePasswordApi } from '../../credentials/EnvizagePasswordApi.credentials';
import { EnvokeApi } from '../../credentials/EnvokeApi.credentials';
import { EnvoyApi } from '../../credentials/EnvoyApi.credentials';
import { EnvoyPasswordApi } from '../../credentials/EnvoyPasswordApi.credentials';
import type { Vendor } from '../../engine/vendor';
import { Enboarder } from '../../nodes/Enboarder/Enboarder.node';
import { Envi } from '../../nodes/Envi/Envi.node';
import { Envizage } from '../../nodes/Envizage/Envizage.node';
import { Envoke } from '../../nodes/Envoke/Envoke.node';
import { Envoy } from '../../nodes/Envoy/Envoy.node';
import type { CredentialType } from '../../sandbox/accounts.mts';
import type { VendorName } from '../../sandbox/core/state.mts';
import { enboarder } from '../../vendors/enboarder';
import { envi } from '../../vendors/envi';
import { envizage } from '../../vendors/envizage';
import { envoke } from '../../vendors/envoke';
import { envoy } from '../../vendors/envoy';

/** One way in to a vendor, for its operations. */
export interface OperationWay {
	name: VendorName;
	vendor: Vendor;
	node: INodeType & { methods?: INodeType['methods'] };
	/** As the node and the documents call it. */
	authentication: string;
	account: CredentialType;
	credentialType: ICredentialType;
	/** Changes to the sandbox's account. */
	changes: Record<string, string>;
	/** Whether it is used for a call that takes these ways in. */
	takes(auth: readonly string[]): boolean;
}

const isAmong =
	(way: string) =>
	(auth: readonly string[]): boolean =>
		auth.includes(way);

export const OPERATION_WAYS: readonly OperationWay[] = [
	// The small organisation: its whole lists are a tenth of the other's.
	{ name: 'envi', vendor: envi, node: new Envi(), authentication: 'password', account: 'enviApi', credentialType: new EnviApi(), changes: { organizationNo: 'LAKESIDE' }, takes: isAmong('password') },
	{ name: 'envoy', vendor: envoy, node: new Envoy(), authentication: 'apiKey', account: 'envoyApi', credentialType: new EnvoyApi(), changes: {}, takes: isAmong('apiKey') },
	{ name: 'envoy', vendor: envoy, node: new Envoy(), authentication: 'password', account: 'envoyPasswordApi', credentialType: new EnvoyPasswordApi(), changes: {}, takes: (auth) => !auth.includes('apiKey') },
	{ name: 'envoke', vendor: envoke, node: new Envoke(), authentication: 'apiKey', account: 'envokeApi', credentialType: new EnvokeApi(), changes: {}, takes: isAmong('apiKey') },
	{ name: 'envizage', vendor: envizage, node: new Envizage(), authentication: 'password', account: 'envizagePasswordApi', credentialType: new EnvizagePasswordApi(), changes: {}, takes: isAmong('password') },
	{ name: 'enboarder', vendor: enboarder, node: new Enboarder(), authentication: 'apiKey', account: 'enboarderApi', credentialType: new EnboarderApi(), changes: {}, takes: isAmong('apiKey') },
	{ name: 'enboarder', vendor: enboarder, node: new Enboarder(), authentication: 'clientCredentials', account: 'enboarderClientCredentialsApi', credentialType: new EnboarderClientCredentialsApi(), changes: {}, takes: isAmong('clientCredentials') },
];
