import busboy from 'busboy';

type Pair = [name: string, value: string];

/** A token request on its way. */
export interface TokenCall {
	contentType: string;
	body: Buffer;
}

/**
 * What a vendor's token endpoint and API differ in from oidc-provider: path, encoding, how a value is written. Whether a
 * request is right is left to oidc-provider; nothing is added, left out or made good on the way.
 */
export interface VendorFace {
	/** Where the vendor takes token requests; the others use the address in the discovery document. */
	tokenPath?: string;
	/** The same request, form-urlencoded as oidc-provider wants it. */
	toStandard?(call: TokenCall): Promise<TokenCall>;
	scopes: string[];
	/** The access token in an Authorization header, in the vendor's form and no other. */
	readToken(authorization: string): string | undefined;
	/** Status for a token that is not good. */
	deadStatus: number;
	/** What the API answers. */
	list: object;
}

const bearer = (authorization: string): string | undefined => /^Bearer ([\w.~+/-]+=*)$/.exec(authorization)?.[1];
const raw = (authorization: string): string | undefined => (/^[\w.~+/-]+=*$/.test(authorization) ? authorization : undefined);

/** developer.envi.net, Authentication: form-urlencoded, a public client. */
export const enviFace: VendorFace = { tokenPath: '/oauth2/token', scopes: [], readToken: bearer, deadStatus: 401, list: { value: [{ id: 1 }] } };

/** developers.envoy.com, Get a token for private apps: multipart, and commas between scopes. */
export const envoyFace: VendorFace = {
	tokenPath: '/oauth2/token',
	toStandard: async (call) => {
		const pairs = await pairsOf(call);
		const standard = pairs.map(([name, value]): Pair => [name, name === 'scope' ? value.replaceAll(',', ' ') : value]);
		return { contentType: 'application/x-www-form-urlencoded', body: Buffer.from(new URLSearchParams(standard).toString()) };
	},
	scopes: ['token.refresh', 'locations.read'],
	readToken: bearer,
	deadStatus: 401,
	list: { data: [{ id: 1 }], meta: { total: 1 } },
};

/** portal.envizage.me, Authentication: OpenID Connect as it is. */
export const envizageFace: VendorFace = { scopes: ['openid', 'offline_access'], readToken: bearer, deadStatus: 401, list: { content: [{ id: 1 }], last: true } };

/** help.enboarder.com, Authentication & Overview: the token without "Bearer", and 403 where others say 401. */
export const enboarderFace = (format: 'raw' | 'bearer'): VendorFace => ({
	tokenPath: '/oauth2/token',
	scopes: ['api/workflow.basic', 'api/workflow.advance', 'api/settings.all'],
	readToken: format === 'raw' ? raw : bearer,
	deadStatus: 403,
	list: { items: [{ id: 1 }] },
});

async function pairsOf({ contentType, body }: TokenCall): Promise<Pair[]> {
	if (contentType === 'application/json') return Object.entries(JSON.parse(body.toString()) as Record<string, string>);
	return await new Promise((resolve, reject) => {
		const pairs: Pair[] = [];
		const parser = busboy({ headers: { 'content-type': contentType } });
		parser.on('field', (name, value) => pairs.push([name, value]));
		parser.on('close', () => resolve(pairs));
		parser.on('error', reject);
		parser.end(body);
	});
}
