import type { Workflow, WorkflowNode } from '../scripts/n8n/rest.mts';

export interface CredentialReference {
	id: string;
	name: string;
}

/** A node to measure, without what is the same for all. */
export interface Step {
	type: string;
	typeVersion: number;
	parameters: Record<string, unknown>;
	/** Further settings of the node, e.g. `retryOnFail`. */
	settings?: Record<string, unknown>;
}

/** The name of a step in its workflow. */
export const stepName = (index: number): string => `Step ${index + 1}`;

const plain = (name: string, type: string, typeVersion: number, parameters: Record<string, unknown>): WorkflowNode => ({
	name,
	type: `n8n-nodes-base.${type}`,
	typeVersion,
	position: [0, 0],
	parameters,
});

/** Trigger → a list of items `{ n, manufacturerNo, manufacturerName }` → one item each → the steps, one after the other. */
export function workflowOf(items: number, steps: readonly Step[], credential: CredentialReference): Workflow {
	const value = `={{ Array.from({ length: ${items} }, (_, n) => ({ n, manufacturerNo: 'M-' + n, manufacturerName: 'Manufacturer ' + n })) }}`;
	const nodes: WorkflowNode[] = [
		plain('Start', 'manualTrigger', 1, {}),
		plain('List', 'set', 3.4, { assignments: { assignments: [{ id: 'list', name: 'list', type: 'array', value }] } }),
		plain('Items', 'splitOut', 1, { fieldToSplitOut: 'list' }),
		...steps.map(({ type, typeVersion, parameters, settings }, index): WorkflowNode => ({
			name: stepName(index),
			type,
			typeVersion,
			position: [0, 0],
			parameters,
			credentials: { enviApi: credential },
			// A refused item is an item with an error, so that failed items can be counted.
			onError: 'continueRegularOutput',
			...settings,
		})),
	];
	const connections = nodes.slice(0, -1).map(({ name }, index) => [name, { main: [[{ node: nodes[index + 1]?.name ?? '', type: 'main' as const, index: 0 }]] }]);
	return { name: 'Bench', nodes, connections: Object.fromEntries(connections) as Workflow['connections'], settings: {} };
}
