import { Refusal } from '../core/call.mts';

/**
 * An error answer of a token endpoint (RFC 6749 section 5.2): 400, or 401 where the client tried HTTP Basic and failed.
 * Never cached (section 5.1).
 */
export function oauthRefusal(
	error: string,
	description: string,
	status = 400,
	headers: Record<string, string> = {},
): Refusal {
	return new Refusal(
		{
			status,
			headers: { 'cache-control': 'no-store', ...headers },
			body: { error, error_description: description },
		},
		`${error}: ${description}`,
	);
}
