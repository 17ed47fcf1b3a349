/** An access token and what is known of its life. Times are epoch milliseconds. */
export interface Token {
	accessToken: string;
	/** Empty when the vendor gave none. */
	refreshToken: string;
	obtainedAt: number;
	/** Undefined when the vendor did not say (RFC 6749 §5.1: `expires_in` is only recommended). */
	expiresAt: number | undefined;
}

const LONGEST_MARGIN = 60_000;
const SHARE_OF_LIFE = 0.1;

/**
 * When a token should be renewed: ahead of expiry by a tenth of its life, at most a minute. A fixed minute would renew
 * a token that lives 59 seconds at every request.
 */
export function renewAt(token: Token): number {
	if (token.expiresAt === undefined) return Infinity;
	const life = Math.max(0, token.expiresAt - token.obtainedAt);
	return token.expiresAt - Math.min(LONGEST_MARGIN, life * SHARE_OF_LIFE);
}

/** Whether the token can still be sent at this moment. */
export function isUsable(token: Token | undefined, now: number): token is Token {
	return token !== undefined && token.accessToken !== '' && now < renewAt(token);
}

/** Of two tokens for the same settings, the one that was obtained later. */
export function later(a: Token | undefined, b: Token | undefined): Token | undefined {
	if (a === undefined || b === undefined) return a ?? b;
	return b.obtainedAt > a.obtainedAt ? b : a;
}
