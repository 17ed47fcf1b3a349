import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.mts';
import type { GrantType } from './stats.mts';

/** One sign-in: what the tokens that came from it may do, and whether it still stands. */
export interface Grant {
	flow: Exclude<GrantType, 'refresh_token'>;
	/** The user, or the client itself for client credentials. */
	subject: string;
	clientId: string;
	scope: string;
	/** What a vendor wants to remember about the sign-in, such as the organisation. */
	details: Readonly<Record<string, string>>;
	revoked: boolean;
}

export interface Issued {
	accessToken: string;
	expiresIn: number;
	refreshToken?: string;
}

export type TokenProblem = 'unknown' | 'expired' | 'revoked' | 'reused';
export type Found = { grant: Grant } | { problem: TokenProblem };

interface Token {
	grant: Grant;
	expiresAt: number;
	killed: boolean;
	spent: boolean;
}

export interface TokenSettings {
	/** Seconds an access token lives. */
	life: number;
	refreshLife: number;
	/** Whether a refresh answers a new refresh token; if not, it answers none and the old one stays good. */
	rotation: boolean;
	/** Characters an access token has at least; longer than usual to see what becomes of a long one. */
	length?: number;
}

/** How an access token looks; the default is an opaque string. */
export type TokenFormat = (grant: Grant, expiresAt: number) => string;

const opaque = (): string => randomBytes(30).toString('base64url');

/** Access and refresh tokens of one vendor, with expiry by the sandbox clock, rotation and detection of reuse. */
export class TokenStore {
	private readonly access = new Map<string, Token>();
	private readonly refreshes = new Map<string, Token>();

	constructor(
		private readonly clock: Clock,
		readonly settings: TokenSettings,
		private readonly format: TokenFormat = opaque,
	) {}

	open(grant: Omit<Grant, 'revoked'>, withRefresh: boolean): { grant: Grant; issued: Issued } {
		const opened = { ...grant, revoked: false };
		return { grant: opened, issued: this.issue(opened, withRefresh) };
	}

	/** Every access and refresh token handed out since the start: a test looks for them where they must not be. */
	issued(): string[] {
		return [...this.access.keys(), ...this.refreshes.keys()];
	}

	/** The grant behind a live access token. */
	find(token: string): Found {
		const found = this.access.get(token);
		if (!found) return { problem: 'unknown' };
		if (found.grant.revoked) return { problem: 'revoked' };
		if (found.killed || found.expiresAt <= this.clock.now()) return { problem: 'expired' };
		return { grant: found.grant };
	}

	/** Looks at a refresh token without using it up. */
	findRefresh(token: string): Found {
		const found = this.refreshes.get(token);
		if (!found) return { problem: 'unknown' };
		if (found.grant.revoked) return { problem: 'revoked' };
		if (found.expiresAt <= this.clock.now()) return { problem: 'expired' };
		return { grant: found.grant };
	}

	/**
	 * A refresh (RFC 6749 section 6). With rotation a spent token that comes back revokes the whole grant, since it may
	 * have been stolen (RFC 9700 section 4.14.2).
	 */
	refresh(token: string): { grant: Grant; issued: Issued } | { problem: TokenProblem } {
		const found = this.findRefresh(token);
		if ('problem' in found) return found;
		const used = this.refreshes.get(token)!;
		if (used.spent) {
			used.grant.revoked = true;
			return { problem: 'reused' };
		}
		if (this.settings.rotation) used.spent = true;
		return { grant: found.grant, issued: this.issue(found.grant, this.settings.rotation) };
	}

	/** Every access token dies; refresh tokens live on. */
	expireAll(): void {
		for (const token of this.access.values()) token.killed = true;
	}

	/** Every sign-in dies, access and refresh tokens alike. */
	revokeAll(): void {
		for (const token of [...this.access.values(), ...this.refreshes.values()]) token.grant.revoked = true;
	}

	clear(): void {
		this.access.clear();
		this.refreshes.clear();
	}

	private issue(grant: Grant, withRefresh: boolean): Issued {
		const expiresAt = this.clock.now() + this.settings.life * 1000;
		const accessToken = this.format(grant, expiresAt).padEnd(this.settings.length ?? 0, 'x');
		this.access.set(accessToken, { grant, expiresAt, killed: false, spent: false });
		if (!withRefresh) return { accessToken, expiresIn: this.settings.life };
		const refreshToken = opaque();
		const refreshExpiry = this.clock.now() + this.settings.refreshLife * 1000;
		this.refreshes.set(refreshToken, { grant, expiresAt: refreshExpiry, killed: false, spent: false });
		return { accessToken, expiresIn: this.settings.life, refreshToken };
	}
}
