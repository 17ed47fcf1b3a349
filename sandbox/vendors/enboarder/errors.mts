import { Refusal } from '../../core/call.mts';

/** Workflow and report errors are `{message}`; success uses the same field. */
export function messageRefusal(status: number, message: string, headers: Record<string, string> = {}): Refusal {
	return new Refusal({ status, headers, body: { message } }, message);
}

/**
 * What the vendor's gateway answers without good credentials: 403 and never 401, without a reason. For developers the
 * reason is in a header of the sandbox.
 */
export function forbidden(reason: string): Refusal {
	return new Refusal({ status: 403, headers: { 'x-sandbox-reason': reason }, body: { message: 'Forbidden' } }, reason);
}

export type ProfileError =
	| 'MISSING_FIELDS'
	| 'PROFILE_EXISTS'
	| 'PROFILE_NOT_EXISTS'
	| 'INVALID_FIELDS'
	| 'ACTIVE_PROFILE';

/** Profile errors: `{errorcode, message, errors, warnings}` (article on the profile API). */
export function profileRefusal(errorcode: ProfileError, message: string, errors: string[] = []): Refusal {
	const status = errorcode === 'PROFILE_NOT_EXISTS' ? 404 : 400;
	return new Refusal(
		{ status, body: { errorcode, message, errors, warnings: [] } },
		`${errorcode}: ${message} ${errors.join(' ')}`,
	);
}

/** Settings errors: `{field, message}`. */
export function settingsRefusal(field: string, message: string): Refusal {
	return new Refusal({ status: 400, body: { field, message } }, message);
}

/** SCIM errors (RFC 7644 section 3.12). */
export function scimRefusal(status: number, detail: string): Refusal {
	const schemas = ['urn:ietf:params:scim:api:messages:2.0:Error'];
	return new Refusal({ status, body: { schemas, detail, status: String(status) } }, detail);
}
