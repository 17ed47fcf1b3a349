import { readFileSync } from 'node:fs';
import type { ServedOperation } from '../../sandbox/core/documents.mts';
import type { VendorName } from '../../sandbox/core/state.mts';
import type { Operation } from '../../engine/catalogue';

/** One call as it was read in the vendor's documents; of unknown ones only that they exist. */
export type Endpoint = Omit<ServedOperation, 'path'> & { path: string | null };

/** The copy of the vendor's documented calls that the package is held against. */
export function endpointsOf(vendor: VendorName): Endpoint[] {
	return JSON.parse(readFileSync(new URL(`endpoints/${vendor}.json`, import.meta.url), 'utf8')) as Endpoint[];
}

/** Getting a token, OData's metadata and its batches: the package does these by itself. */
const BY_ITSELF = ['/oauth2/token', '/odata/$metadata', '/odata/$batch'];

/** Those that are to be operations: read, or following from a rule that was read. */
export function operableEndpoints(vendor: VendorName): ServedOperation[] {
	return endpointsOf(vendor).filter((one): one is ServedOperation => one.status !== 'UNKNOWN' && one.path !== null && !BY_ITSELF.includes(one.path));
}

/** Method and path without the names of the placeholders, which are ours. */
export function callOf(method: string, path: string): string {
	return `${method} ${path.replace(/\{[^}]*\}/g, '{}')}`;
}

/** The paths of an operation, by way in. */
export function pathsOf({ path }: Pick<Operation, 'path'>, ways: readonly string[]): Array<[way: string, path: string]> {
	return typeof path === 'string' ? ways.map((way) => [way, path]) : Object.entries(path);
}
