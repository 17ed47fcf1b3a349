import { isUsable, later, type Token } from './expiry';

/**
 * The only state in the engine: for each set of sign-in settings, the newest token of this process, the renewal that is
 * under way, and a refusal that is still fresh.
 *
 * It lives in the module because n8n makes a new object of a credential at every request, and offers no lock. Workers in
 * other processes have their own; a race with them ends in a fall-back to the login (see renew.ts), never in a failed item.
 */
interface Session {
	newest?: Token;
	/** The access token that this process was given last; others come from what another worker has stored. */
	own?: string;
	/** Access tokens that are not sent again: the vendor refused them, or there is a newer one. */
	past: Set<string>;
	renewal?: Promise<Token>;
	/** Different tokens of our own that the vendor has refused since it last accepted one. */
	fruitless: number;
	lastRejected?: string;
	/** A new token that was refused for the same request as the one before it. */
	refusedNew?: string;
	/** Set when new tokens are refused as well: until then none is got because of a refusal. */
	exhaustedUntil?: number;
	refusal?: { error: Error; until: number };
	/** A refresh token that may be spent: sending it again could end the whole grant (RFC 9700 §4.14.2). */
	spent?: string;
	/** Taken by the one that goes first without a token; the others wait for it. */
	turn?: Turn;
}

interface Turn {
	over: Promise<void>;
	end: () => void;
}

/** How long a refused sign-in is remembered, so that a wrong password is tried once and not a thousand times. */
export const COOL_DOWN = 60_000;

/** How long a failure is remembered that may pass, such as no connection. */
export const SHORT_COOL_DOWN = 2_000;

/** After so many new tokens that the vendor refused as well, it is not the token's age that it minds. */
const MOST_FRUITLESS = 2;

/** Settings seen in this process; beyond this the longest unused are forgotten (credentials made by expressions). */
const MOST_SESSIONS = 1000;

/** Remembered of each session; beyond this the longest dead are forgotten. */
const MOST_PAST = 20;

const sessions = new Map<string, Session>();

function sessionOf(key: string): Session {
	const session = sessions.get(key) ?? { past: new Set(), fruitless: 0 };
	sessions.delete(key);
	sessions.set(key, session);
	for (const [oldest, { renewal, turn }] of sessions) {
		if (sessions.size <= MOST_SESSIONS) break;
		if (!renewal && !turn) sessions.delete(oldest);
	}
	return session;
}

/** How a token is got, and what is known when one is wanted. */
export interface Wanted {
	/** The token that came with the credential, if it belongs to these settings. */
	held: Token | undefined;
	/** The access token that the vendor has just refused, or empty. */
	rejected: string;
	/**
	 * Gets a new token, from the newest one known (refresh) or from nothing (login).
	 * @param onSpent to be told of a refresh token that must not be sent again
	 */
	obtain: (newest: Token | undefined, onSpent: (refreshToken: string) => void) => Promise<Token>;
	/** For how many milliseconds those who come next share an error of `obtain`, without asking the vendor. */
	shareFor: (error: unknown) => number;
}

/**
 * A token that is not the rejected one: the newest known if it is usable, else the outcome of one renewal that all who
 * ask meanwhile share.
 * @param key stands for the settings; the same key means the same account
 * @throws what `obtain` throws, and the same again for as long as it is shared
 */
export async function renewed(key: string, wanted: Wanted, now: () => number): Promise<Token> {
	const session = sessionOf(key);
	learn(session, wanted.held);
	// Compare and swap: whoever comes late with an old token takes the new one, and refreshes nothing.
	retire(session, wanted.rejected);
	const good = usableOf(session, now());
	if (good) return good;
	const { newest } = session;
	if (session.renewal) return await session.renewal;
	if (session.refusal && now() < session.refusal.until) throw session.refusal.error;

	session.renewal = wanted
		.obtain(withoutSpent(newest, session.spent), (refreshToken) => {
			session.spent = refreshToken;
		})
		.then((token) => {
			delete session.refusal;
			retire(session, newest?.accessToken ?? '');
			session.newest = token;
			session.own = token.accessToken;
			return token;
		})
		.catch((error: Error) => {
			session.refusal = { error, until: now() + wanted.shareFor(error) };
			throw error;
		})
		.finally(() => {
			delete session.renewal;
			session.turn?.end();
		});
	return await session.renewal;
}

function withoutSpent(token: Token | undefined, spent: string | undefined): Token | undefined {
	return token !== undefined && token.refreshToken === spent ? { ...token, refreshToken: '' } : token;
}

/**
 * Takes a token that came with a credential for the newest if it is: another worker may have renewed it. Not by its date
 * alone: clocks of workers differ, and a token that was refused must not win over its successor.
 */
function learn(session: Session, held: Token | undefined): void {
	if (held === undefined || session.past.has(held.accessToken)) return;
	const { newest, past } = session;
	const isNewestPast = newest !== undefined && past.has(newest.accessToken);
	session.newest = isNewestPast && held.accessToken !== '' ? held : later(newest, held);
	// An execution that began before still holds it: its refresh token is spent by now.
	if (newest && session.newest !== newest) retire(session, newest.accessToken);
}

function retire({ past }: Session, accessToken: string): void {
	if (accessToken === '') return;
	past.add(accessToken);
	for (const oldest of past) {
		if (past.size <= MOST_PAST) break;
		past.delete(oldest);
	}
}

function usableOf({ newest, past }: Session, now: number): Token | undefined {
	return isUsable(newest, now) && !past.has(newest.accessToken) ? newest : undefined;
}

/** The newest token for these settings, among those known and the one held, if it can be sent at this moment. */
export function usableToken(key: string, held: Token | undefined, now: number): Token | undefined {
	const session = sessionOf(key);
	learn(session, held);
	return usableOf(session, now);
}

/** The newest token of this process for these settings, if any. */
export function newestToken(key: string): Token | undefined {
	return sessions.get(key)?.newest;
}

/**
 * Asks to be the one that goes first without a token. The first to ask gets a function to call when it is done; the
 * others wait until a token has come, or has failed to, and get nothing: they look again.
 */
export async function takeTurn(key: string): Promise<(() => void) | undefined> {
	const session = sessionOf(key);
	if (session.turn) {
		await session.turn.over;
		return undefined;
	}
	let settle = (): void => undefined;
	const over = new Promise<void>((resolve) => {
		settle = resolve;
	});
	const turn: Turn = {
		over,
		end: () => {
			if (session.turn === turn) delete session.turn;
			settle();
		},
	};
	session.turn = turn;
	return turn.end;
}

/**
 * Whether a refused token is worth a renewal. Not any more, for COOL_DOWN, once new tokens have been refused as well:
 * then it is the account or the vendor, and a thousand items would mean a thousand sign-ins.
 * @param isAgain the same request was refused with another token before
 */
export function worthRenewing(key: string, rejected: string, isAgain: boolean, now: number): boolean {
	const session = sessionOf(key);
	const isNewest = session.newest === undefined || session.newest.accessToken === rejected;
	const isWorthIt = !isNewest || isWorthAsking(session, rejected, isAgain, now);
	// One that is not to be replaced may be sent again: by the next item, if only to hear why it is refused.
	if (isWorthIt) retire(session, rejected);
	return isWorthIt;
}

function isWorthAsking(session: Session, rejected: string, isAgain: boolean, now: number): boolean {
	const { newest } = session;
	// Tokens of other workers do not count: a renewal there may have ended them.
	if (newest === undefined || session.own === rejected) {
		// A worker that uses the same refresh token can end a token that is brand-new; without one nobody can.
		if (isAgain && newest?.refreshToken === '') return false;
		if (session.lastRejected !== rejected) {
			session.lastRejected = rejected;
			session.fruitless += 1;
			if (session.fruitless > MOST_FRUITLESS) session.exhaustedUntil ??= now + COOL_DOWN;
		}
	}
	if (session.exhaustedUntil === undefined) return true;
	if (now < session.exhaustedUntil) return false;
	delete session.exhaustedUntil;
	session.fruitless = 1;
	return true;
}

/** Whether this process was given the token itself, not another worker. */
export function isOwn(key: string, accessToken: string): boolean {
	return sessions.get(key)?.own === accessToken;
}

/** A token got because of a refusal has been refused as well, for the same request. */
export function refusedAgain(key: string, accessToken: string): void {
	sessionOf(key).refusedNew = accessToken;
}

/**
 * The vendor has taken a token of these settings. One that it takes here and refused there was no help where it was refused:
 * some vendors say "not allowed" with the status of a dead token, and each such item would mean a sign-in.
 */
export function accepted(key: string, accessToken: string): void {
	const session = sessions.get(key);
	if (!session || session.refusedNew === accessToken) return;
	session.fruitless = 0;
	delete session.exhaustedUntil;
}

/** Forgets everything; for tests. */
export function forgetSessions(): void {
	sessions.clear();
}
