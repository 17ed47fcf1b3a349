/**
 * Evaluates a template as n8n takes it apart: an expression ends at the first two braces. One alone keeps the kind of its
 * value, else all is text.
 * @param context what `$node["any name"].context` holds
 */
export function evaluate(template: string, context: object = {}): unknown {
	const node = new Proxy({}, { get: () => ({ context }) });
	const run = (expression: string): unknown => (new Function('$node', `"use strict"; return (${expression}\n);`) as (node: object) => unknown)(node);
	const parts = template.split(/\{\{([\s\S]*?)\}\}/);
	if (parts.length === 3 && parts[0] === '' && parts[2] === '') return run(parts[1] as string);
	return parts.map((part, index) => (index % 2 === 0 ? part : String(run(part)))).join('');
}
