import type { Call } from '../../core/call.mts';
import type { ServedOperation } from '../../core/documents.mts';
import type { Collection, Row } from '../../records/collection.mts';
import type { EnvokeCollection } from './records.mts';

/** One request that passed the gate, with its checked JSON body. */
export interface EnvokeRequest {
	call: Call;
	operation: ServedOperation;
	parameters: Record<string, string>;
	body: Row;
	records: Record<EnvokeCollection, Collection>;
	now: string;
}
