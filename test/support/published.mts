import { randomUUID } from 'node:crypto';
import { outputsOf } from '../../scripts/n8n/execution.mts';
import { localHttp } from '../../scripts/n8n/http.mts';
import type { N8nRest, Workflow, WorkflowNode } from '../../scripts/n8n/rest.mts';
import type { Judge } from './judges.mts';

/** The number that a call came with, and what the vendor gave for it. */
export interface Outcome {
	n: number;
	record: unknown;
}

/** A workflow that is published: each call of its webhook is a production execution, as a schedule's would be. */
export interface Published {
	workflowId: string;
	/** Runs it once with a number of its own; answers the items of its last node. Fails when n8n gives no answer in a minute. */
	call(n: number, signal?: AbortSignal): Promise<Outcome[]>;
	/** How these executions ended, the items of the last node of each, and how long the vendor's node took (ms), as n8n has kept them. */
	kept(executions: readonly string[]): Promise<{ statuses: string[]; outcomes: Outcome[]; times: number[] }>;
	/** Waits until its webhook is there: n8n sees to that in the background, also when it starts. */
	isThere(): Promise<void>;
}

/** Webhook → the vendor's node → the number that came with the call, beside what the vendor gave. */
export async function publish(n8n: { url: string }, rest: N8nRest, { node, credential, parameters }: Judge): Promise<Published> {
	const path = randomUUID();
	const place = (title: string, type: string, typeVersion: number, values: Record<string, unknown>): WorkflowNode => ({
		name: title,
		type,
		typeVersion,
		position: [0, 0],
		parameters: values,
	});
	const nodes: WorkflowNode[] = [
		{ ...place('Call', 'n8n-nodes-base.webhook', 2, { path, responseMode: 'lastNode', responseData: 'allEntries' }), webhookId: path },
		{
			...place('Vendor', `n8n-nodes-vendor-connectors.${node}`, 1, parameters),
			credentials: { [credential.type]: { id: credential.id, name: credential.name } },
		},
		place('Answer', 'n8n-nodes-base.set', 3.4, {
			mode: 'raw',
			jsonOutput: "={{ { n: Number($('Call').item.json.query.n), record: $json } }}",
		}),
	];
	const connections: Workflow['connections'] = {
		Call: { main: [[{ node: 'Vendor', type: 'main', index: 0 }]] },
		Vendor: { main: [[{ node: 'Answer', type: 'main', index: 0 }]] },
	};
	const { id } = await rest.createWorkflow({ name: 'Published', nodes, connections, settings: {} });
	await rest.activateWorkflow(id);
	const url = `${n8n.url}/webhook/${path}`;
	// A call of another method tells whether it is there, and runs nothing.
	const isThere = async (): Promise<void> => {
		const end = Date.now() + 60_000;
		for (;;) {
			const { data } = await localHttp.post<unknown>(url, undefined, { timeout: 10_000 });
			if (JSON.stringify(data).includes('GET request')) return;
			if (Date.now() > end) throw new Error(`The webhook is not there after a minute: ${JSON.stringify(data)}`);
			await rest.getWorkflow(id);
		}
	};
	await isThere();
	return {
		workflowId: id,
		isThere,
		kept: async (executions) => {
			const statuses: string[] = [];
			const outcomes: Outcome[] = [];
			const times: number[] = [];
			for (const one of executions) {
				const execution = await rest.waitForExecution(one);
				statuses.push(execution.status);
				outcomes.push(...outputsOf(execution, 'Answer').map(({ json }) => json as unknown as Outcome));
				times.push(execution.resultData.runData?.Vendor?.[0]?.executionTime ?? NaN);
			}
			return { statuses, outcomes, times };
		},
		call: async (n, signal) => {
			const { status, data } = await localHttp.get<Outcome[]>(url, { params: { n }, signal, timeout: 60_000 });
			if (status !== 200) throw new Error(`Call ${n} was answered with ${status}: ${JSON.stringify(data)}`);
			return data;
		},
	};
}
