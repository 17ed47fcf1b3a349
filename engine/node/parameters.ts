import type { IExecuteFunctions, NodeParameterValueType } from 'n8n-workflow';

/**
 * Reads the node's parameters for an item. One that holds no expression is the same for all items and is read once:
 * resolving parameters is a large part of what a request costs.
 */
export class ParameterReader {
	private readonly fixed = new Map<string, NodeParameterValueType | object>();
	private readonly raw: Readonly<Record<string, unknown>>;

	constructor(private readonly context: IExecuteFunctions) {
		this.raw = context.getNode().parameters;
	}

	/** The parameter's value for this item, or `fallback` where the form does not show it. */
	get<T extends NodeParameterValueType | object>(name: string, itemIndex: number, fallback: T): T {
		if (this.fixed.has(name)) return this.fixed.get(name) as T;
		const value = this.context.getNodeParameter(name, itemIndex, fallback) as T;
		if (!holdsExpression(this.raw[name])) this.fixed.set(name, value);
		return value;
	}
}

/** Whether there is an expression (a text that begins with `=`) anywhere in a parameter. */
export function holdsExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return value !== null && typeof value === 'object' && Object.values(value).some(holdsExpression);
}
