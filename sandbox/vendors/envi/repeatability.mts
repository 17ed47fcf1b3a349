import { createHash } from 'node:crypto';
import { header, Refusal, type Answer, type Call } from '../../core/call.mts';
import { isUuid } from '../../core/types.mts';
import { enviRefusal } from './errors.mts';
import type { EnviStore } from './store.mts';

const UNSAFE = ['POST', 'PUT', 'PATCH', 'DELETE'];
const MOST_REMEMBERED = 10_000;
const FIRST_SENT = 'Repeatability-First-Sent';
const REQUEST_ID = 'Repeatability-Request-ID';

interface Remembered {
	fingerprint: string;
	answer: Answer;
	/** Why it was refused, if it was. */
	reason?: string;
}

/**
 * Requests done once however often they are sent (OASIS Repeatable Requests 1.0, named by the vendor's page on batches).
 * An answer is remembered for its organisation and ID, refusals too; what the gate turns away (token, quota, version) is
 * not, so that it can be sent again. How long the vendor remembers is not known: here until a reset.
 */
export class Repeatability {
	private readonly known = new Map<string, Remembered>();

	/** Does the work, unless the same request was answered before. */
	once(call: Call, store: EnviStore, work: () => Answer): Answer {
		const request = repeatable(call);
		if (!request) return work();
		const key = `${store.organization.no} ${request.id}`;
		const before = this.known.get(key);
		if (before && before.fingerprint !== request.fingerprint) {
			throw rejected(`${REQUEST_ID} ${request.id} was used before, for another request.`);
		}
		const { answer, reason } = before ?? this.remember(key, request.fingerprint, store, work);
		if (reason !== undefined) throw new Refusal(answer, reason);
		return before ? { ...answer, note: 'repeated request, answered as before' } : answer;
	}

	reset(): void {
		this.known.clear();
	}

	/** What is remembered in a changeset that fails is forgotten with it. */
	private remember(key: string, fingerprint: string, store: EnviStore, work: () => Answer): Remembered {
		const done = { fingerprint, ...outcome(work) };
		this.known.set(key, done);
		store.undoable(() => this.known.delete(key));
		if (this.known.size > MOST_REMEMBERED) this.known.delete(this.known.keys().next().value!);
		return done;
	}
}

function outcome(work: () => Answer): Omit<Remembered, 'fingerprint'> {
	try {
		return { answer: accepted(work()) };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return { answer: accepted(error.answer), reason: error.message };
	}
}

const accepted = (answer: Answer): Answer => ({
	...answer,
	headers: { ...answer.headers, 'repeatability-result': 'accepted' },
});

/** The ID and what else makes two requests the same; undefined for requests that do not ask for it, reads among them. */
function repeatable(call: Call): { id: string; fingerprint: string } | undefined {
	const id = header(call, REQUEST_ID.toLowerCase());
	const firstSent = header(call, FIRST_SENT.toLowerCase());
	if (!UNSAFE.includes(call.method) || (id === undefined && firstSent === undefined)) return undefined;
	if (id === undefined) throw rejected(`${FIRST_SENT} was sent without ${REQUEST_ID}.`);
	if (firstSent === undefined) throw rejected(`${REQUEST_ID} was sent without ${FIRST_SENT}.`);
	if (!isUuid(id)) throw rejected(`${REQUEST_ID} is not a UUID.`);
	if (!isImfFixdate(firstSent)) {
		throw rejected(`${FIRST_SENT} is not a date like "Sun, 06 Nov 1994 08:49:37 GMT".`);
	}
	const body = createHash('sha256').update(call.body).digest('base64');
	const fingerprint = [call.method, call.path, call.search, firstSent, body].join(' ');
	return { id: id.toLowerCase(), fingerprint };
}

/** IMF-fixdate (RFC 9110 section 5.6.7), which is how toUTCString writes a date. */
function isImfFixdate(text: string): boolean {
	const time = Date.parse(text);
	return !Number.isNaN(time) && new Date(time).toUTCString() === text;
}

const rejected = (detail: string): Refusal =>
	enviRefusal(400, 'BadRequest', 'The request is invalid.', detail, { 'repeatability-result': 'rejected' });
