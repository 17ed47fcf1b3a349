import { at } from '../settings';
import type { Vendor } from '../vendor';

/**
 * The records in an answer: those of the vendor's list envelope, of a bare array, or the one record that the answer is.
 * @returns undefined when the body is not a list
 */
export function listIn(body: unknown, { lists }: Vendor['envelope']): unknown[] | undefined {
	if (Array.isArray(body)) return body;
	for (const path of lists) {
		const list = at(body, path);
		if (Array.isArray(list)) return list;
	}
	return undefined;
}

/** The record in an answer that is not a list: what is in the vendor's envelope, or the body itself. */
export function recordIn(body: unknown, { record }: Vendor['envelope']): unknown {
	const inner = record === undefined ? undefined : at(body, record);
	return inner !== null && typeof inner === 'object' ? inner : body;
}

/** Whether a path is one of the vendor's templates: `{…}` stands for one key, and a query or a base path does not matter. */
export function isPagedPath(path: string, templates: readonly string[]): boolean {
	const [bare = ''] = path.split(/[?#]/, 1);
	let patterns = compiled.get(templates);
	if (!patterns) compiled.set(templates, (patterns = templates.map(patternOf)));
	return patterns.some((pattern) => pattern.test(bare));
}

/** A vendor's list of templates is asked for every item. */
const compiled = new WeakMap<readonly string[], RegExp[]>();

function patternOf(template: string): RegExp {
	const source = template
		.split(/\{[^}]*\}/)
		.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
		.join('[^/()]+');
	return new RegExp(`(^|/)${source.replace(/^\//, '')}/?$`);
}
