import type { Clock } from './core/clock.mts';
import type { Fault, Queued } from './core/faults.mts';
import type { Vendor } from './core/host.mts';
import type { RateLimit } from './core/rateLimit.mts';
import { VENDORS, type VendorName, type VendorState } from './core/state.mts';
import type { StatsReport } from './core/stats.mts';

/** Turns the sandbox from outside: tokens, time, limits, faults; and reads what was asked of the vendors. */
export class Control {
	constructor(
		private readonly clock: Clock,
		private readonly states: Record<VendorName, VendorState>,
		private readonly vendors: Record<VendorName, Vendor>,
	) {}

	/** All access tokens issued so far die now; refresh tokens live on. */
	expire(vendor: VendorName): void {
		this.states[vendor].tokens.expireAll();
	}

	/** Access and refresh tokens issued so far die now. */
	revoke(vendor: VendorName): void {
		this.states[vendor].tokens.revokeAll();
	}

	/** Moves the sandbox's clock forward, for all vendors. */
	advance(seconds: number): void {
		this.clock.advance(seconds);
	}

	/** Access and refresh tokens issued so far, dead ones too. */
	issuedTokens(vendor: VendorName): string[] {
		return this.states[vendor].tokens.issued();
	}

	/** Life of access tokens issued from now on. */
	setTokenLife(vendor: VendorName, seconds: number): void {
		this.states[vendor].tokens.settings.life = seconds;
	}

	/** Access tokens issued from now on have at least so many characters. */
	setTokenLength(vendor: VendorName, characters: number): void {
		this.states[vendor].tokens.settings.length = characters;
	}

	/** Off: a refresh answers without a refresh token, and the one at hand stays good. */
	setRotation(vendor: VendorName, rotation: boolean): void {
		this.states[vendor].tokens.settings.rotation = rotation;
	}

	setRateLimit(vendor: VendorName, limit: RateLimit | null): void {
		this.states[vendor].rateLimit.set(limit);
	}

	/** The demo account is locked: no sign-in, no refresh, no API key; tokens at hand work until they expire. */
	lock(vendor: VendorName): void {
		this.states[vendor].locked = true;
	}

	/** Also forgets wrong passwords counted so far. */
	unlock(vendor: VendorName): void {
		this.states[vendor].locked = false;
		this.vendors[vendor].unlock?.();
	}

	/** The demo user's password; for Envoke and Enboarder, which have no users, the API key. */
	setPassword(vendor: VendorName, password: string): void {
		this.states[vendor].password = password;
	}

	stats(vendor: VendorName): StatsReport {
		return this.states[vendor].stats.report();
	}

	resetStats(vendor?: VendorName): void {
		for (const state of this.chosen(vendor)) state.stats.reset();
	}

	/** Puts a fault in the queue; the next requests that fit it meet it. */
	fault(vendor: VendorName, fault: Fault): Queued {
		return this.states[vendor].faults.add(fault);
	}

	clearFaults(vendor?: VendorName): void {
		for (const state of this.chosen(vendor)) state.faults.clear();
	}

	/** Everything back to the start: records, accounts, tokens, settings, faults, counters and the clock. */
	reset(): void {
		this.clock.reset();
		for (const vendor of VENDORS) {
			this.states[vendor].reset();
			this.vendors[vendor].reset();
		}
	}

	private chosen(vendor?: VendorName): VendorState[] {
		return vendor ? [this.states[vendor]] : Object.values(this.states);
	}
}
