import type { Clock } from './clock.mts';
import { Faults } from './faults.mts';
import { RateLimiter } from './rateLimit.mts';
import { Stats } from './stats.mts';
import { TokenStore, type TokenFormat, type TokenSettings } from './tokens.mts';

export const VENDORS = ['envi', 'envoy', 'envoke', 'envizage', 'enboarder'] as const;
export type VendorName = (typeof VENDORS)[number];

/** What a vendor's account starts from: token lives and the secret of the demo account. */
export interface VendorDefaults {
	tokens: TokenSettings;
	tokenFormat?: TokenFormat;
	/** The demo user's password; for vendors without users, the demo API key. */
	password: string;
}

/** Everything about one vendor that the admin surface can see and turn. */
export class VendorState {
	readonly stats = new Stats();
	readonly faults = new Faults();
	readonly rateLimit: RateLimiter;
	readonly tokens: TokenStore;
	password: string;
	locked = false;

	constructor(
		readonly name: VendorName,
		readonly clock: Clock,
		private readonly defaults: VendorDefaults,
	) {
		this.rateLimit = new RateLimiter(clock);
		this.tokens = new TokenStore(clock, { length: 0, ...defaults.tokens }, defaults.tokenFormat);
		this.password = defaults.password;
	}

	reset(): void {
		Object.assign(this.tokens.settings, { length: 0 }, this.defaults.tokens);
		this.tokens.clear();
		this.password = this.defaults.password;
		this.locked = false;
		this.faults.clear();
		this.rateLimit.set(null);
		this.stats.reset();
	}
}
