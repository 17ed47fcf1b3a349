/** Paths by way in. Source: help.enboarder.com, article 4151224. */
type Paths = Readonly<Record<string, string>>;

/** Version 1 for the API key, version 2 for Client Credentials. */
export function restapi(path: string): Paths {
	return byWayIn(`/restapi/v1${path}`, `/restapi/v2${path}`);
}

/** Reports have their version 1 without its number. */
export function reports(path: string): Paths {
	return byWayIn(`/reports${path}`, `/reports/v2${path}`);
}

function byWayIn(withKey: string, withClient: string): Paths {
	return Object.fromEntries([
		['apiKey', withKey],
		['clientCredentials', withClient],
	]);
}
