import type { Row } from './collection.mts';

/** A copy of the record without some fields. */
export function omit(row: Row, ...names: string[]): Row {
	return Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));
}
