import type { QueryPair } from '../http/url';

/** How a list of values is written: `a=1&a=2`, `a[]=1&a[]=2` or `a[0]=1&a[1]=2`. */
export type ArrayFormat = 'repeat' | 'brackets' | 'indices';

/**
 * Query and form pairs of named values. A name that comes more than once, or whose value is a list, is written in the
 * array format; an object becomes `name[key]=value`; what is null or undefined is left out.
 */
export function toPairs(values: ReadonlyArray<readonly [name: string, value: unknown]>, format: ArrayFormat = 'repeat'): QueryPair[] {
	const byName = new Map<string, unknown[]>();
	for (const [name, value] of values) byName.set(name, [...(byName.get(name) ?? []), ...(Array.isArray(value) ? value : [value])]);
	const lists = new Set(values.filter(([, value]) => Array.isArray(value)).map(([name]) => name));
	return [...byName].flatMap(([name, list]) => {
		const filled = list.filter((value) => value !== undefined && value !== null);
		const isList = filled.length > 1 || lists.has(name);
		return filled.flatMap((value, index) => pairsOf(isList ? listName(name, index, format) : name, value, format));
	});
}

function listName(name: string, index: number, format: ArrayFormat): string {
	if (format === 'repeat') return name;
	return format === 'brackets' ? `${name}[]` : `${name}[${index}]`;
}

function pairsOf(name: string, value: unknown, format: ArrayFormat): QueryPair[] {
	if (value === null || typeof value !== 'object') return [[name, String(value)]];
	if (value instanceof Date) return [[name, value.toISOString()]];
	return toPairs(
		Object.entries(value).map(([key, inner]): [string, unknown] => [`${name}[${key}]`, inner]),
		format,
	);
}
