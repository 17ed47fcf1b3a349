import type { INode, NodeParameterValueType } from 'n8n-workflow';
import type { Answer } from '../../../engine/http/answer';
import type { ParameterReader } from '../../../engine/node/parameters';

export const node: INode = {
	id: '1',
	name: 'A node',
	type: 'n8n-nodes-vendor-connectors.test',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** What is filled in on a node, for all items alike. */
export function filledIn(parameters: Record<string, unknown>): ParameterReader {
	const reader = {
		get: (name: string, _item: number, fallback: NodeParameterValueType | object) => (name in parameters ? parameters[name] : fallback),
	};
	return reader as unknown as ParameterReader;
}

/** An answer as it came over the wire; a body that is no text is sent as JSON. */
export function answered(status: number, body: unknown = '', type?: string): Answer {
	const isText = typeof body === 'string';
	return {
		status,
		statusMessage: '',
		headers: { 'content-type': type ?? (isText ? 'text/plain' : 'application/json') },
		body: Buffer.from(isText ? body : JSON.stringify(body)),
		url: 'https://api.example.com/v1',
	};
}
