import type { Answer, Call } from '../../core/call.mts';
import type { ServedOperation } from '../../core/documents.mts';
import { Routes } from '../../core/routes.mts';
import type { VendorState } from '../../core/state.mts';
import type { Grant } from '../../core/tokens.mts';
import { answer } from './api.mts';
import { readBatch } from './batch/read.mts';
import { runBatch } from './batch/run.mts';
import { enviRefusal, notFound } from './errors.mts';
import { checkQuota, checkToken, checkVersion } from './gate.mts';
import { metadataXml } from './metadata.mts';
import { checkParameters } from './parameters.mts';
import { Repeatability } from './repeatability.mts';
import type { EnviStore } from './store.mts';

const BATCH = '/odata/$batch';

/** The OData API: who asks, what for, and whether it was asked before. */
export class EnviService {
	private readonly routes: Routes;
	private readonly repeatability = new Repeatability();
	private metadata?: string;

	constructor(
		private readonly state: VendorState,
		private readonly operations: readonly ServedOperation[],
		private readonly stores: ReadonlyMap<string, EnviStore>,
		private readonly fieldsOf: (set: string) => readonly string[],
	) {
		const served = operations.filter(({ path }) => !path.endsWith('$metadata') && path.startsWith('/odata/'));
		this.routes = new Routes(served, { ignoreCase: true });
	}

	answer(call: Call): Answer {
		if (call.path === '/odata/$metadata') return this.model(call);
		const grant = checkToken(call, this.state);
		checkQuota(this.state);
		if (call.path.toLowerCase() === BATCH) return this.batch(call, grant);
		return this.single(call, grant);
	}

	/** Forgets the requests answered so far. */
	reset(): void {
		this.repeatability.reset();
	}

	/** The version may stand on the batch, on each request inside, or on both: the pages do not say. */
	private batch(call: Call, grant: Grant): Answer {
		if (call.headers['api-version'] !== undefined) checkVersion(call);
		const { operation, parameters } = this.route(call);
		checkParameters(call, operation, parameters);
		const items = readBatch(call);
		const store = this.storeOf(grant);
		const { stats } = this.state;
		const run = (inner: Call): Answer =>
			inner.path === '/odata/$metadata' ? this.model(inner) : this.single(inner, grant);
		return this.repeatability.once(call, store, () => runBatch(call, items, { run, store, stats }));
	}

	/** One request of a signed-in user, inside a batch or not. */
	private single(call: Call, grant: Grant): Answer {
		checkVersion(call);
		const store = this.storeOf(grant);
		return this.repeatability.once(call, store, () => {
			const { operation, parameters } = this.route(call);
			checkParameters(call, operation, parameters);
			const now = this.state.clock.iso();
			return answer({ call, operation, parameters, store, user: grant.subject, now, fieldsOf: this.fieldsOf });
		});
	}

	private storeOf(grant: Grant): EnviStore {
		return this.stores.get(grant.details.organizationNo!)!;
	}

	private route(call: Call) {
		const routed = this.routes.find(call.method, call.path);
		if (!routed)
			throw notFound(`No HTTP resource was found that matches the request URI '${call.origin}${call.path}'.`);
		if ('match' in routed) return routed.match;
		const allow = routed.allowed.join(', ');
		const detail = `${call.method} is not allowed on ${call.path} (allowed: ${allow}).`;
		throw enviRefusal(405, 'MethodNotAllowed', 'The requested resource does not support this method.', detail, {
			allow,
		});
	}

	/** $metadata needs no version header; whether it needs a token is not stated, so none is asked for. */
	private model(call: Call): Answer {
		if (call.method === 'OPTIONS') {
			return { status: 200, headers: { 'api-supported-versions': '1.0', allow: 'GET, OPTIONS' } };
		}
		if (call.method !== 'GET') {
			throw enviRefusal(
				405,
				'MethodNotAllowed',
				'The requested resource does not support this method.',
				'$metadata answers GET and OPTIONS.',
				{ allow: 'GET, OPTIONS' },
			);
		}
		this.metadata ??= metadataXml(this.operations);
		return { status: 200, headers: { 'content-type': 'application/xml' }, body: this.metadata };
	}
}
