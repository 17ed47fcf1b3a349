import type { Call } from '../../core/call.mts';
import type { ServedOperation } from '../../core/documents.mts';
import type { EnvizageStore } from './store.mts';

/** One request of a signed-in user, with its checked JSON body. */
export interface EnvizageRequest {
	call: Call;
	operation: ServedOperation;
	parameters: Record<string, string>;
	body: unknown;
	store: EnvizageStore;
	user: string;
}
