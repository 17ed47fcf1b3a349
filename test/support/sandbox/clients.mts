import type { AxiosInstance } from 'axios';
import type { ServedOperation } from '../../../sandbox/core/documents.mts';
import type { VendorName } from '../../../sandbox/core/state.mts';
import type { Sandbox } from '../../../sandbox/index.mts';
import { basic, client, encodedBasic, form } from './client.mts';

/** Signs in to the sandbox beside the package, to look at its records. */

/** Gives a client that may call an operation; one sign-in does for all operations of its kind. */
export function clientsOf(
	sandbox: Sandbox,
): (vendor: VendorName, operation: Pick<ServedOperation, 'auth'>) => Promise<AxiosInstance> {
	const clients = new Map<string, Promise<AxiosInstance>>();
	return async (vendor, { auth }) => {
		const hasKey = auth.includes('apiKey');
		const way = `${vendor} ${String(hasKey)}`;
		if (!clients.has(way)) clients.set(way, WAYS[vendor](sandbox, hasKey));
		return await clients.get(way)!;
	};
}

async function token(url: string, fields: Record<string, string>, headers: object = {}): Promise<string> {
	const { data } = await client('').post(url, form(fields), { headers: { ...headers } });
	return data.access_token;
}

/** Signs in; to Envi's small organisation, whose whole lists are a tenth of the other's. */
const WAYS: Record<VendorName, (sandbox: Sandbox, hasKey: boolean) => Promise<AxiosInstance>> = {
	envi: async (sandbox) => {
		const { baseUrl, clientId, username, password } = sandbox.accounts.enviApi;
		const fields = {
			grant_type: 'password',
			client_id: clientId!,
			username: username!,
			password: password!,
			organizationNo: 'LAKESIDE',
		};
		return client(baseUrl!, {
			authorization: `Bearer ${await token(`${baseUrl}/oauth2/token`, fields)}`,
			'api-version': '1.0',
		});
	},
	envoy: async (sandbox) => {
		const { clientId, clientSecret, username, password, scope, tokenUrl, baseUrl } = sandbox.accounts.envoyPasswordApi;
		const body = new FormData();
		for (const [name, value] of Object.entries({ grant_type: 'password', username, password, scope }))
			body.append(name, value!);
		const { data } = await client('').post(tokenUrl!, body, { headers: basic(clientId!, clientSecret!) });
		return client(baseUrl!, { authorization: `Bearer ${data.access_token}` });
	},
	envoke: async (sandbox) => {
		const { baseUrl, apiId, apiKey } = sandbox.accounts.envokeApi;
		return client(baseUrl!, basic(apiId!, apiKey!) as Record<string, string>);
	},
	envizage: async (sandbox) => {
		const { identityUrl, realm, clientId, clientSecret, username, password, baseUrl } =
			sandbox.accounts.envizagePasswordApi;
		const url = `${identityUrl}/realms/${realm}/protocol/openid-connect/token`;
		const fields = { grant_type: 'password', username: username!, password: password! };
		return client(baseUrl!, {
			authorization: `Bearer ${await token(url, fields, encodedBasic(clientId!, clientSecret!))}`,
		});
	},
	enboarder: async (sandbox, hasKey) => {
		if (hasKey)
			return client(sandbox.vendors.enboarder.baseUrl, { apikey: sandbox.accounts.enboarderApi.apiKey! });
		const { tokenUrl, clientId, clientSecret, scope } = sandbox.accounts.enboarderClientCredentialsApi;
		const fields = {
			grant_type: 'client_credentials',
			client_id: clientId!,
			client_secret: clientSecret!,
			scope: scope!,
		};
		return client(sandbox.vendors.enboarder.baseUrl, { authorization: await token(tokenUrl!, fields) });
	},
};

