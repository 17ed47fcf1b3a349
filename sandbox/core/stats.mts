/** One line of the log. Secrets never get here: see `withoutSecrets`. */
export interface LogLine {
	method: string;
	path: string;
	status: number;
	reason?: string;
}

export type GrantType = 'password' | 'refresh_token' | 'authorization_code' | 'client_credentials';

export interface StatsReport {
	/** Tokens handed out, by grant; `refused` counts token requests that were turned down. */
	tokenRequests: Record<GrantType | 'refused', number>;
	/** API requests that reached the vendor, refused ones included. */
	requests: number;
	/** Requests done inside batches; a batch itself is one of `requests`. */
	batched: number;
	/** Refused requests (API and token, those inside batches too) by status. */
	refusals: Record<string, number>;
	lastRefusal: string;
	/** Requests (API and token) that met a fault put there by `fault()`. */
	faulted: number;
	log: LogLine[];
}

const LOG_LENGTH = 2000;
const SECRET_PARAMETERS =
	/([?&](?:access_token|refresh_token|token|code|code_verifier|password|client_secret|api_?key|x-api-key|key)=)[^&]*/gi;

/** A path with query, fit for the log even when a client wrongly put a secret into it. */
export const withoutSecrets = (path: string): string => path.replace(SECRET_PARAMETERS, '$1***');

const empty = (): StatsReport => ({
	tokenRequests: { password: 0, refresh_token: 0, authorization_code: 0, client_credentials: 0, refused: 0 },
	requests: 0,
	batched: 0,
	refusals: {},
	lastRefusal: '',
	faulted: 0,
	log: [],
});

/** What one vendor has been asked, and what it refused. */
export class Stats {
	private counts = empty();

	tokenIssued(grant: GrantType): void {
		this.counts.tokenRequests[grant] += 1;
	}

	tokenRefused(): void {
		this.counts.tokenRequests.refused += 1;
	}

	apiRequest(): void {
		this.counts.requests += 1;
	}

	batchedRequest(): void {
		this.counts.batched += 1;
	}

	fault(): void {
		this.counts.faulted += 1;
	}

	refused(status: number, reason: string): void {
		this.counts.refusals[status] = (this.counts.refusals[status] ?? 0) + 1;
		this.counts.lastRefusal = reason;
	}

	write(line: LogLine): void {
		this.counts.log.push({ ...line, path: withoutSecrets(line.path) });
		if (this.counts.log.length > LOG_LENGTH) this.counts.log.shift();
	}

	report(): StatsReport {
		return structuredClone(this.counts);
	}

	reset(): void {
		this.counts = empty();
	}
}
