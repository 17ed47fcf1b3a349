import { createRequire } from 'node:module';
import type { INodeTypes, IWorkflowDataProxyAdditionalKeys } from 'n8n-workflow';
import { node } from './fakes.mts';

const { Workflow } = createRequire(import.meta.url)('n8n-workflow') as typeof import('n8n-workflow');

const nodeTypes = {
	getByNameAndVersion: () => ({ description: { properties: [] } }),
	getByName: () => undefined,
	getKnownTypes: () => ({}),
} as unknown as INodeTypes;

/** Evaluates a template with n8n's own evaluator, as `context.evaluateExpression` does. */
export function evaluateInN8n(template: string, variables: Record<string, unknown> = {}): unknown {
	const workflow = new Workflow({ id: '1', nodes: [node], connections: {}, active: false, nodeTypes });
	const keys = variables as IWorkflowDataProxyAdditionalKeys;
	return workflow.expression.resolveSimpleParameterValue(`=${template}`, {}, null, 0, 0, node.name, [{ json: {} }], 'manual', keys);
}
