import { randomUUID } from 'node:crypto';
import { header, ok, Refusal, type Answer, type Call } from '../../../core/call.mts';
import { writeResponse } from '../../../core/httpMessage.mts';
import { writeMultipart, type Part } from '../../../core/multipart.mts';
import { preferences } from '../../../core/prefer.mts';
import type { Stats } from '../../../core/stats.mts';
import type { EnviStore } from '../store.mts';
import type { BatchItem, SubRequest } from './read.mts';

interface Surroundings {
	/** Answers one request as if it had come by itself. */
	run: (call: Call) => Answer;
	store: EnviStore;
	stats: Stats;
}

const PREFERENCES = ['continue-on-error', 'odata.continue-on-error'];

/** Which of the two names asks to go on after a failure (OData 4.01 part 1, section 8.2.8.3). */
function goesOn(call: Call): string | undefined {
	const preferred = preferences(header(call, 'prefer') ?? '');
	return PREFERENCES.find((name) => ['', 'true'].includes(preferred.get(name)?.toLowerCase() ?? 'false'));
}

/**
 * Does the requests in order and answers each in a part of its own, changesets in a multipart of theirs. The first
 * failure is the last part, unless the client prefers to go on (OData 4.01 part 1, sections 11.7.7.4 and 11.7.7.5).
 */
export function runBatch(call: Call, items: readonly BatchItem[], surroundings: Surroundings): Answer {
	const runner = new BatchRunner(surroundings);
	const preference = goesOn(call);
	const parts: Part[] = [];
	for (const item of items) {
		parts.push(Array.isArray(item) ? runner.changeSet(item) : runner.alone(item));
		if (runner.failures.length > 0 && preference === undefined) break;
	}
	const { headers, content } = multipart(parts, 'batchresponse');
	const applied = preference !== undefined && { 'preference-applied': `${preference}=true` };
	const note = summary(items, runner.failures);
	return { ...ok(content, { ...headers, ...applied }), ...(note && { note }) };
}

class BatchRunner {
	/** What went wrong, for the log. */
	readonly failures: string[] = [];

	constructor(private readonly surroundings: Surroundings) {}

	alone(request: SubRequest): Part {
		try {
			return this.done(request);
		} catch (error) {
			return this.failed(request, error);
		}
	}

	/** All or nothing; a failure is answered by one part, for the changeset as a whole. */
	changeSet(requests: readonly SubRequest[]): Part {
		let current = requests[0]!;
		try {
			const parts = this.surroundings.store.atomically(() => requests.map((one) => this.done((current = one))));
			return multipart(parts, 'changesetresponse');
		} catch (error) {
			return this.failed(current, error);
		}
	}

	private done(request: SubRequest): Part {
		this.surroundings.stats.batchedRequest();
		return httpPart(request, this.surroundings.run(request.call));
	}

	private failed(request: SubRequest, error: unknown): Part {
		if (!(error instanceof Refusal)) throw error;
		this.surroundings.stats.refused(error.answer.status, error.message);
		const { method, path } = request.call;
		this.failures.push(`${method} ${path} ${error.answer.status} ${error.message}`);
		return httpPart(request, error.answer);
	}
}

const httpPart = ({ contentId }: SubRequest, answer: Answer): Part => ({
	headers: {
		'content-type': 'application/http',
		'content-transfer-encoding': 'binary',
		...(contentId !== undefined && { 'content-ID': contentId }),
	},
	content: writeResponse(answer),
});

function multipart(parts: readonly Part[], name: string): Part {
	const boundary = `${name}_${randomUUID()}`;
	return {
		headers: { 'content-type': `multipart/mixed; boundary=${boundary}` },
		content: writeMultipart(parts, boundary),
	};
}

function summary(items: readonly BatchItem[], failures: readonly string[]): string {
	return failures.length > 0 ? `batch of ${items.flat().length}, ${failures.length} failed: ${failures[0]!}` : '';
}
