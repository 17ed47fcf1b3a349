import type { ServedOperation } from './documents.mts';

interface Route {
	pattern: RegExp;
	names: string[];
	/** Characters of the path that are not placeholders: the more, the better a match. */
	weight: number;
	operation: ServedOperation;
}

export interface Match {
	operation: ServedOperation;
	parameters: Record<string, string>;
}

/** Either the operation, or the methods the path does know, or nothing. */
export type Routed = { match: Match } | { allowed: string[] } | undefined;

export interface RouteOptions {
	/** Some vendors' own samples write paths in other casings. */
	ignoreCase?: boolean;
}

/** Finds the documented operation for a method and path. */
export class Routes {
	private readonly routes: Route[];

	constructor(operations: readonly ServedOperation[], options: RouteOptions = {}) {
		this.routes = operations
			.map((operation) => compile(operation, options.ignoreCase ? 'i' : ''))
			.sort((one, other) => other.weight - one.weight);
	}

	find(method: string, path: string): Routed {
		const allowed = new Set<string>();
		for (const { pattern, names, operation } of this.routes) {
			const values = pattern.exec(path);
			if (!values) continue;
			if (operation.method === method) {
				const pairs = names.map((name, index) => [name, values[index + 1]!.replace(/%2F/gi, '/')]);
				return { match: { operation, parameters: Object.fromEntries(pairs) as Record<string, string> } };
			}
			allowed.add(operation.method);
		}
		return allowed.size > 0 ? { allowed: [...allowed] } : undefined;
	}
}

const PLACEHOLDER = /\{([^}]+)\}/g;

function compile(operation: ServedOperation, flags: string): Route {
	const names = [...operation.path.matchAll(PLACEHOLDER)].map((match) => match[1]!);
	const source = operation.path
		.split(/\{[^}]+\}/)
		.map((literal) => literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
		.join('([^/(),]+)');
	return {
		pattern: new RegExp(`^${source}$`, flags),
		names,
		weight: operation.path.replace(PLACEHOLDER, '').length,
		operation,
	};
}
