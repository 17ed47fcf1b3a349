import type { Paging, PickList, Resource } from './catalogue';

export type { Paging } from './catalogue';

/**
 * The words in which a vendor is described. Everything the engine knows of a vendor comes to it as one of these plain
 * objects (from `vendors/<vendor>/`); it never asks which vendor it is.
 */

/**
 * Where a text comes from: fixed, or a field that the person filled in on the credential. White space around what was
 * pasted into a field is dropped, unless it must stay `exact` (a password may begin or end with a space).
 */
export type Source = { text: string } | { field: string; exact?: true };

/**
 * Where a URL comes from.
 * - `field`: typed on the credential.
 * - `path`: a path under the base URL.
 * - `region`: chosen by a field; values that are not in `hosts` take the URL typed in `otherwise`.
 */
export type Address =
	| { field: string }
	| { path: string }
	| { region: string; hosts: Readonly<Record<string, string>>; otherwise: string };

/** OpenID Connect discovery: the token endpoint stands in a document of the issuer (OpenID Connect Discovery 1.0 §4). */
export interface Discovery {
	/** The issuer's URL, made of credential fields in braces, e.g. `{identityUrl}/realms/{realm}`. */
	issuer: string;
	/** Field that holds the token URL when the person knows it; discovery is then left out. */
	override: string;
}

export type Encoding = 'form' | 'multipart' | 'json';

/**
 * How the client proves itself to the token endpoint (RFC 6749 §2.3): `header` is HTTP Basic, `body` is client_id and
 * client_secret among the parameters, `none` is a public client.
 */
export type ClientAuthentication = 'header' | 'body' | 'none';

/** One kind of token request, as the vendor documents it. */
export interface Grant {
	/** In the order in which they are sent; a parameter whose field is empty is left out (RFC 6749 §3.2). */
	parameters: ReadonlyArray<readonly [name: string, value: Source]>;
	client: ClientAuthentication | { field: string };
	encoding: Encoding | { field: string };
}

/** How a sign-in gets its access tokens. */
export interface TokenFlow {
	tokenUrl: Address | Discovery;
	/** The grant that needs nothing but what the person filled in. */
	login: Grant;
	/** The refresh grant; the engine adds `refresh_token` to its parameters. Absent where the vendor has none. */
	refresh?: Grant;
	/** Fields that hold the client's id and secret, for `header` and `body` client authentication. */
	clientFields?: { id: string; secret: string };
}

/** A header that goes with every request. */
export type AccessHeader =
	| {
			name: string;
			value: Source;
			/** Put before the value; `prefixBy` lets a field choose. */
			prefix?: string;
			prefixBy?: { field: string; values: Readonly<Record<string, string>> };
			/** A plain header such as an API version, which a builder may set otherwise on a request. */
			plain?: true;
	  }
	/** HTTP Basic (RFC 7617) with these two fields. */
	| { name: string; basic: { username: string; password: string } };

/** One way in: what one n8n credential type needs to know. */
export interface SignIn {
	/** n8n credential type. */
	credentialType: string;
	/** Value and name of this way in the node's Authentication field. */
	option: { value: string; name: string };
	baseUrl: Address;
	/** Sent with every request; empty when n8n signs (authorization code). */
	headers: readonly AccessHeader[];
	/** Present when this package keeps the tokens itself. */
	token?: TokenFlow;
	/** True when n8n's own OAuth2 credential keeps the tokens. */
	n8nOAuth2?: boolean;
}

/** When a refusal means one certain thing, the sentence that says what to do. All given conditions must hold. */
export interface Advice {
	status?: number | readonly number[];
	/** The vendor's code, exactly. */
	code?: string;
	/** Somewhere in the vendor's own words, any case. */
	says?: string;
	/** Plain English: what happened, whose fault it probably is, what to do. */
	advice: string;
}

/** How the vendor says no. Paths are dotted paths in the body; the first that holds something counts. */
export interface ErrorFacts {
	messagePaths: readonly string[];
	codePaths: readonly string[];
	/** Further details worth showing, e.g. a list of wrong fields. */
	detailPaths: readonly string[];
	/** Statuses that mean that the access token is dead. */
	tokenDead: readonly number[];
	/** A 2xx whose body holds this value at this path is a refusal. */
	failure?: { path: string; equals: boolean | string };
	/** For API requests. */
	advice: readonly Advice[];
	/** For token requests. */
	signIn: readonly Advice[];
}

export interface Vendor {
	/** The vendor's name as it stands in sentences. */
	displayName: string;
	signIns: readonly SignIn[];
	/** Example of a path, shown as placeholder. */
	pathExample: string;
	paging: Paging;
	/** Path templates (`{…}` is one segment or key) that take the vendor's paging parameters. */
	pagedPaths: readonly string[];
	/** Dotted paths at which a list or a record may stand in an answer; the body itself where none is there. */
	envelope: { lists: readonly string[]; record?: string };
	errors: ErrorFacts;
	/** Present where the vendor speaks OData: adds fields for its query options, and a list of its entity sets. */
	odata?: { root: string; metadataPath: string; limits: ODataLimits };
	/** Where many writes go in one call (OData `$batch`), and how many at most. */
	batch?: { path: string; max: number };
	/** The documented calls, each a named operation. */
	catalogue?: readonly Resource[];
	/** What IDs can be picked from; the keys stand in the catalogue's fields. */
	pickLists?: Readonly<Record<string, PickList>>;
	/** Requests in flight at once unless the builder says otherwise. */
	concurrency: number;
}

/** Limits on OData query options that a vendor documents. */
export interface ODataLimits {
	/** Largest `$top`. */
	top: number;
	/** Most comparisons in `$filter`. */
	filterExpressions: number;
	/** Most fields in `$orderby`. */
	orderByFields: number;
}

/** The filled-in fields of a credential as n8n hands them over. */
export type Settings = Readonly<Record<string, unknown>>;
