import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A chat model that calls the first tool it is offered once, and then repeats what the tool gave. */
export interface ModelServer {
	/** Base URL of its OpenAI-like API. */
	url: string;
	/** What tools have answered so far. */
	toolAnswers(): unknown[];
	close(): Promise<void>;
}

interface Chat {
	messages?: Array<{ role: string; content: unknown }>;
	tools?: Array<{ function: { name: string } }>;
	stream?: boolean;
}

export async function makeModelServer(): Promise<ModelServer> {
	const answers: unknown[] = [];
	const server = createServer((incoming, outgoing) => {
		const chunks: Buffer[] = [];
		incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
		incoming.on('end', () => {
			const chat = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Chat;
			const last = chat.messages?.at(-1);
			const tool = chat.tools?.[0]?.function.name;
			if (last?.role === 'tool') answers.push(JSON.parse(String(last.content)));
			const call = { id: 'call', type: 'function', function: { name: tool, arguments: '{}' } };
			const isCall = last?.role !== 'tool' && tool !== undefined;
			const said = isCall ? { content: null, tool_calls: [{ index: 0, ...call }] } : { content: String(last?.content) };
			const finish_reason = isCall ? 'tool_calls' : 'stop';
			const common = { id: 'chat', created: 1, model: 'model' };
			if (chat.stream) {
				outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
				const chunk = (delta: object, reason: string | null): string =>
					`data: ${JSON.stringify({ ...common, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: reason }] })}\n\n`;
				return void outgoing.end(`${chunk({ role: 'assistant', ...said }, null)}${chunk({}, finish_reason)}data: [DONE]\n\n`);
			}
			outgoing.writeHead(200, { 'content-type': 'application/json' });
			outgoing.end(
				JSON.stringify({
					...common,
					object: 'chat.completion',
					choices: [{ index: 0, message: { role: 'assistant', ...said }, finish_reason }],
					usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
				}),
			);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		toolAnswers: () => answers,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
