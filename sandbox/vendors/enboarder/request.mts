import type { Call } from '../../core/call.mts';
import type { ServedOperation } from '../../core/documents.mts';
import type { EnboarderRecords } from './records.mts';

/** One request that passed the gate, with its checked JSON body. */
export interface EnboarderRequest {
	call: Call;
	operation: ServedOperation;
	parameters: Record<string, string>;
	body: unknown;
	records: EnboarderRecords;
	now: string;
}
