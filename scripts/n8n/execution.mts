import { parse } from 'flatted';

/** One item of a node's output. */
export interface Item {
	json: Record<string, unknown>;
	binary?: Record<string, Record<string, unknown>>;
	pairedItem?: unknown;
}

/** What n8n shows when an execution or a node fails. */
export interface ExecutionError {
	message: string;
	description?: string | null;
	name?: string;
	httpCode?: string | null;
	node?: { name: string };
	[key: string]: unknown;
}

interface NodeRun {
	executionStatus?: string;
	executionTime?: number;
	error?: ExecutionError;
	hints?: Array<{ message: string }>;
	data?: { main?: Array<Item[] | null> };
}

/** An execution as n8n stores it, as far as tests look at it. */
export interface Execution {
	id: string;
	status: string;
	finished: boolean;
	startedAt: string;
	stoppedAt?: string;
	resultData: {
		runData?: Record<string, NodeRun[]>;
		error?: ExecutionError;
		lastNodeExecuted?: string;
	};
}

interface StoredExecution extends Omit<Execution, 'resultData'> {
	/** flatted JSON (n8n's run data shares and repeats objects); may be missing or empty while it runs. */
	data?: string;
}

export function parseExecution({ data, ...rest }: StoredExecution): Execution {
	const parsed = (data ? parse(data) : undefined) as { resultData?: Execution['resultData'] } | undefined;
	return { ...rest, id: String(rest.id), resultData: parsed?.resultData ?? {} };
}

/** Statuses in which nothing more will happen by itself. `waiting` ends too: a test has nothing to wait for then. */
export const isOver = (status: string): boolean => ['success', 'error', 'crashed', 'canceled', 'waiting'].includes(status);

/** Whether its outcome is stored as well: n8n 1.x and 2.20 write the status first, and the data a moment later. */
export const isStored = ({ status, resultData }: Execution): boolean =>
	!['success', 'error'].includes(status) || resultData.lastNodeExecuted !== undefined || resultData.error !== undefined;

/** All items that a node put out in an execution, over all its runs. */
export const outputsOf = (execution: Execution, nodeName: string, output = 0): Item[] =>
	(execution.resultData.runData?.[nodeName] ?? []).flatMap((run) => run.data?.main?.[output] ?? []);

/** What a run of a workflow came to. */
export interface RunResult {
	workflowId: string;
	executionId: string;
	status: string;
	/** The items of a node, by its name; of its first output unless told otherwise. */
	outputs(nodeName: string, output?: number): Item[];
	error?: ExecutionError;
	/** Milliseconds that a node took, over all its runs. */
	timeOf(nodeName: string): number;
	execution: Execution;
}

export function resultOf(workflowId: string, execution: Execution): RunResult {
	return {
		workflowId,
		executionId: execution.id,
		status: execution.status,
		outputs: (nodeName, output) => outputsOf(execution, nodeName, output),
		error: execution.resultData.error,
		timeOf: (nodeName) =>
			(execution.resultData.runData?.[nodeName] ?? []).reduce((sum, run) => sum + (run.executionTime ?? 0), 0),
		execution,
	};
}
