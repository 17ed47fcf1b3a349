import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FromServer, ToServer } from './server/counts.mts';
import { refuseFile, sendFile, takeFile } from './server/files.mts';
import { batch, created, facilities, inventory } from './server/odata.mts';
import { counts, isLetThrough, issueTokens, setUp, state } from './server/state.mts';

/**
 * A vendor that does next to nothing, so that what is measured is the client: Envi's token endpoint, a few of its paths
 * and files. Runs in a process of its own (see serverProcess.mts), which tells it how to behave and asks what it counted.
 */

const JSON_TYPE = { 'content-type': 'application/json' };

function answer(outgoing: ServerResponse, status: number, body: string, headers: Record<string, string> = JSON_TYPE): void {
	outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
}

async function textOf(incoming: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
	return Buffer.concat(chunks).toString();
}

async function token(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
	state.counts.tokenRequests++;
	const parameters = new URLSearchParams(await textOf(incoming));
	const grant = parameters.get('grant_type');
	const isGood = grant === 'password' ? parameters.has('username') && parameters.has('password') : grant === 'refresh_token' && parameters.has('refresh_token');
	if (!isGood) return answer(outgoing, 400, '{"error":"invalid_grant","error_description":"The Grant Type is invalid."}');
	answer(outgoing, 200, JSON.stringify(issueTokens()));
}

async function api(url: URL, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
	const isUpload = incoming.method === 'PUT';
	if (isUpload && state.settings.refuseUpload) return refuseFile(incoming, outgoing);
	if (!state.tokens.has((incoming.headers.authorization ?? '').replace(/^Bearer /, ''))) {
		state.counts.unauthorized++;
		return answer(outgoing, 401, '{"message":"Authorization has been denied for this request."}');
	}
	if (isUpload) return await takeFile(incoming, outgoing);
	if (!isLetThrough()) {
		state.counts.refused++;
		return answer(outgoing, 429, '{"message":"API calls quota exceeded."}', { ...JSON_TYPE, 'retry-after': '1' });
	}
	const text = incoming.method === 'POST' ? await textOf(incoming) : '';
	if (state.settings.latency > 0) await sleep(state.settings.latency);
	const item = url.searchParams.get('n');
	if (item !== null) state.servedItems.add(item);
	switch (`${incoming.method} ${url.pathname}`) {
		case 'GET /odata/Facilities':
			return answer(outgoing, 200, facilities());
		case 'GET /odata/Inventory': {
			const page = inventory(url);
			return page === undefined ? answer(outgoing, 400, '{"message":"The limit for Top query has been exceeded."}') : answer(outgoing, 200, page);
		}
		case 'POST /odata/Manufacturers':
			return answer(outgoing, 200, created(state.counts.requests));
		case 'POST /odata/$batch': {
			const done = batch(incoming.headers['content-type'] ?? '', text);
			state.counts.batched += done.parts;
			return answer(outgoing, 200, done.text, { 'content-type': `multipart/mixed; boundary=${done.boundary}` });
		}
		case 'GET /files/big':
			return sendFile(url, outgoing);
		default:
			return answer(outgoing, 404, '{"message":"Not found."}');
	}
}

const server = createServer((incoming, outgoing) => {
	const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? 'localhost'}`);
	const fail = (): void => void outgoing.destroy();
	if (url.pathname === '/oauth2/token') return void token(incoming, outgoing).catch(fail);
	state.counts.requests++;
	state.counts.mostAtOnce = Math.max(state.counts.mostAtOnce, ++state.atOnce);
	outgoing.once('close', () => state.atOnce--);
	api(url, incoming, outgoing).catch(fail);
});

const say = (message: FromServer): void => void process.send?.(message);

process.on('message', (message: ToServer) => {
	if ('settings' in message) setUp(message.settings);
	say({ counts: counts() });
});
process.on('disconnect', () => process.exit(0));

server.listen({ port: 0, host: '127.0.0.1', backlog: 16_384 }, () => say({ port: (server.address() as AddressInfo).port }));
