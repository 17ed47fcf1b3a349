import { ok, type Answer } from '../core/call.mts';
import type { VendorState } from '../core/state.mts';
import type { Issued } from '../core/tokens.mts';
import type { Client } from './clientAuth.mts';
import type { Approval, AuthorizationCodes } from './codes.mts';
import { required, type Parameters } from './parameters.mts';
import { oauthRefusal } from './refusal.mts';

export interface CodeGrantOptions {
	subject: string;
	/** Whether redirect_uri must come again (RFC 6749 section 4.1.3); where not, it must still fit if it comes. */
	redirectRequired: boolean;
	refreshable: (scope: string) => boolean;
}

export interface CodeGranted {
	approval: Approval;
	issued: Issued;
}

/** The authorization code grant's last step. */
export function codeGrant(
	state: VendorState,
	codes: AuthorizationCodes,
	client: Client,
	parameters: Parameters,
	options: CodeGrantOptions,
): CodeGranted {
	const redirectUri = options.redirectRequired ? required(parameters, 'redirect_uri') : parameters.get('redirect_uri');
	const code = required(parameters, 'code');
	const { approval, opened } = codes.redeem(code, client.id, redirectUri, parameters.get('code_verifier'));
	const { grant, issued } = state.tokens.open(
		{ flow: 'authorization_code', subject: options.subject, clientId: client.id, scope: approval.scope, details: {} },
		options.refreshable(approval.scope),
	);
	opened(grant);
	state.stats.tokenIssued('authorization_code');
	return { approval, issued };
}

/** The refresh grant, for a confidential client that has shown who it is (RFC 6749 section 6). */
export function refreshGrant(
	state: VendorState,
	client: Client,
	parameters: Parameters,
): { scope: string; issued: Issued } {
	const token = required(parameters, 'refresh_token');
	const found = state.tokens.findRefresh(token);
	if ('grant' in found && found.grant.clientId !== client.id) {
		throw oauthRefusal('invalid_grant', 'The refresh token belongs to another client.');
	}
	const wanted = parameters.get('scope');
	if (wanted !== undefined && 'grant' in found) checkNarrower(wanted, found.grant.scope);
	const refreshed = state.tokens.refresh(token);
	if ('problem' in refreshed) {
		throw oauthRefusal('invalid_grant', `The refresh token is ${refreshed.problem}.`);
	}
	state.stats.tokenIssued('refresh_token');
	return { scope: refreshed.grant.scope, issued: refreshed.issued };
}

/** RFC 6749 section 6: a refresh must not ask for more than was granted. */
function checkNarrower(wanted: string, granted: string): void {
	const had = granted.split(/[\s,]+/);
	const more = wanted.split(/[\s,]+/).find((scope) => !had.includes(scope));
	if (more !== undefined) throw oauthRefusal('invalid_scope', `Scope "${more}" was not granted at sign-in.`);
}

/** A token answer (RFC 6749 section 5.1), never cached. */
export function tokenAnswer(
	tokenType: string,
	{ accessToken, expiresIn, refreshToken }: Issued,
	more: object = {},
): Answer {
	const body = {
		token_type: tokenType,
		access_token: accessToken,
		expires_in: expiresIn,
		...(refreshToken !== undefined && { refresh_token: refreshToken }),
		...more,
	};
	return ok(body, { 'cache-control': 'no-store', pragma: 'no-cache' });
}
