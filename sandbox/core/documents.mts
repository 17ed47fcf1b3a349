import { readFileSync } from 'node:fs';
import type { VendorName } from './state.mts';

/** Types as the vendors' pages name them. */
export type FieldType =
	| 'string'
	| 'number'
	| 'integer'
	| 'boolean'
	| 'date'
	| 'dateTime'
	| 'uuid'
	| 'array'
	| 'object'
	| 'enum';

/** A parameter or body field; `a.b` is b inside a, or inside each element of a. */
export interface Field {
	name: string;
	type: FieldType;
	required?: boolean;
	enum?: string[];
	description?: string;
}

/** One operation of a vendor's API, as its public documents give it. */
export interface Operation {
	resource: string;
	operation: string;
	method: string;
	path: string | null;
	status: 'CONFIRMED' | 'DERIVED' | 'UNKNOWN';
	auth: string[];
	pathParams: Field[];
	query: Field[];
	body: { encoding: string; wrapper: string | null; fields: Field[] } | null;
	response: { envelope: string; fields: string[] };
	paging: string;
	notes: string;
}

/** An operation whose path is known, and which is therefore served. */
export type ServedOperation = Operation & { path: string };

/** The operations of one vendor that can be served: those with a known path. */
export function servedOperations(vendor: VendorName): ServedOperation[] {
	const file = new URL(`../documents/${vendor}.json`, import.meta.url);
	const operations = JSON.parse(readFileSync(file, 'utf8')) as Operation[];
	return operations.filter(
		(operation): operation is ServedOperation => operation.path !== null && operation.status !== 'UNKNOWN',
	);
}
