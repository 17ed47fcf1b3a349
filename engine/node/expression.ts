import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** What a pagination expression may speak of, beside what every expression may. */
export interface PageVariables {
	$response: { body: unknown; headers: IDataObject; statusCode: number };
	$request: IDataObject;
	$pageCount: number;
	$version: number;
}

/** Where the values stand in the node's context while an expression is resolved. */
const KEY = 'pageVariables';

/**
 * Resolves a parameter that may be an expression with the variables of a page. n8n lets a node resolve expressions, but
 * not with variables of its own; so each `{{ … }}` becomes a function of them, called with values that stand in the
 * node's context for that moment. The values are not written into the expression: n8n keeps the code of every expression
 * that it has seen.
 */
export function evaluateWith(context: IExecuteFunctions, raw: unknown, item: number, variables: PageVariables): unknown {
	if (typeof raw !== 'string' || !raw.startsWith('=')) return raw;
	const shared = context.getContext('node') as Record<string, unknown>;
	shared[KEY] = Object.values(variables);
	try {
		return context.evaluateExpression(bindVariables(raw.slice(1), Object.keys(variables), context.getNode().name), item);
	} finally {
		delete shared[KEY];
	}
}

/** The template with the variables bound in each of its expressions; `\{{` and `\}}` are text, as n8n has it. */
export function bindVariables(template: string, names: readonly string[], nodeName: string): string {
	const values = `$node[${literal(nodeName)}].context[${literal(KEY)}]`;
	return template.replace(/(?<!\\)\{\{([\s\S]*?)(?<!\\)\}\}/g, (_whole, expression: string) => {
		// A semicolon at the end is allowed in n8n; the line break ends a comment.
		const bare = expression.trim().replace(/;\s*$/, '');
		return `{{ ((${names.join(', ')}) => (${bare}\n))(...${values}) }}`;
	});
}

/** A JavaScript text in which no brace stands: n8n takes two of them for the end of the expression. */
function literal(text: string): string {
	return JSON.stringify(text).replace(/\{/g, '\\u007b').replace(/\}/g, '\\u007d');
}
