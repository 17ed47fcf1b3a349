import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../core/clock.mts';
import type { Grant } from '../core/tokens.mts';
import { oauthRefusal } from './refusal.mts';

/** What the user approved, kept until the code comes back. */
export interface Approval {
	clientId: string;
	redirectUri: string;
	scope: string;
	/** PKCE S256 challenge (RFC 7636), if the client sent one. */
	challenge?: string;
	nonce?: string;
}

interface Entry {
	approval: Approval;
	expiresAt: number;
	/** The sign-in the code was exchanged for. */
	grant?: Grant;
}

const LIFE_SECONDS = 60;

/** Authorization codes: they work once, soon, and for the client and redirect URI they were made for (RFC 6749 4.1.2). */
export class AuthorizationCodes {
	private readonly codes = new Map<string, Entry>();

	constructor(private readonly clock: Clock) {}

	create(approval: Approval): string {
		const code = randomBytes(24).toString('base64url');
		this.codes.set(code, { approval, expiresAt: this.clock.now() + LIFE_SECONDS * 1000 });
		return code;
	}

	/** Takes a code. `opened` must be called with the grant that came of it, so that reuse can revoke it. */
	redeem(code: string, clientId: string, redirectUri: string | undefined, verifier: string | undefined): Redeemed {
		const entry = this.codes.get(code);
		if (!entry || entry.approval.clientId !== clientId) {
			throw oauthRefusal('invalid_grant', 'The authorization code is unknown or belongs to another client.');
		}
		if (entry.grant) {
			entry.grant.revoked = true;
			throw oauthRefusal('invalid_grant', 'The authorization code was already used; its tokens are revoked.');
		}
		if (entry.expiresAt <= this.clock.now()) throw oauthRefusal('invalid_grant', 'The authorization code has expired.');
		if (redirectUri !== undefined && redirectUri !== entry.approval.redirectUri) {
			throw oauthRefusal('invalid_grant', 'redirect_uri is not the one of the authorization request.');
		}
		checkVerifier(entry.approval.challenge, verifier);
		return {
			approval: entry.approval,
			opened: (grant) => {
				entry.grant = grant;
			},
		};
	}

	clear(): void {
		this.codes.clear();
	}
}

export interface Redeemed {
	approval: Approval;
	opened: (grant: Grant) => void;
}

/** RFC 7636 section 4.6; a verifier without a challenge is refused too (RFC 9700 section 2.1.1, downgrade). */
function checkVerifier(challenge: string | undefined, verifier: string | undefined): void {
	if (challenge === undefined && verifier === undefined) return;
	if (challenge === undefined) {
		throw oauthRefusal('invalid_grant', 'code_verifier was sent, but the authorization request had no code_challenge.');
	}
	if (verifier === undefined) throw oauthRefusal('invalid_grant', 'code_verifier is missing.');
	if (createHash('sha256').update(verifier).digest('base64url') !== challenge) {
		throw oauthRefusal('invalid_grant', 'code_verifier does not match code_challenge.');
	}
}
