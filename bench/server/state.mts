import { noCounts, USUAL, type Counts, type ServerSettings } from './counts.mts';

/** Everything that the server keeps. */
export const state = {
	settings: USUAL,
	counts: noCounts(),
	servedItems: new Set<string>(),
	atOnce: 0,
	/** Access and refresh tokens that are alive. */
	tokens: new Set<string>(),
	issued: 0,
	window: 0,
	inWindow: 0,
	/** Hash of the last file that was sent. */
	sentHash: '',
};

export function setUp(settings: ServerSettings): void {
	state.settings = settings;
	state.counts = noCounts();
	state.servedItems = new Set();
	state.window = 0;
}

export const counts = (): Counts => ({ ...state.counts, served: state.servedItems.size });

/** A new pair of tokens, as Envi's page shows it. */
export function issueTokens(): Record<string, unknown> {
	const number = ++state.issued;
	const [access, refresh] = [`access-${number}-${'x'.repeat(400)}`, `refresh-${number}`];
	state.tokens.add(access).add(refresh);
	return { access_token: access, token_type: 'bearer', expires_in: 86_399, refresh_token: refresh };
}

/** Counts a request against the limit of this second; tells whether it is let through. */
export function isLetThrough(now = Date.now()): boolean {
	if (state.settings.perSecond === 0) return true;
	const second = Math.floor(now / 1000);
	if (second !== state.window) Object.assign(state, { window: second, inWindow: 0 });
	return ++state.inWindow <= state.settings.perSecond;
}
