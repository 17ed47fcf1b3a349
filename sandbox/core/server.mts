import express, { type Request } from 'express';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { callTo, Refusal, type Answer, type Call } from './call.mts';
import type { Fault } from './faults.mts';
import type { CallKind, Host } from './host.mts';
import type { VendorState } from './state.mts';
import { breakAnswer, changed, instead, send } from './wire.mts';

export interface RunningServer {
	origin: string;
	close(): Promise<void>;
}

/** Room for a long access token: Node's own limit for all headers is 16 KiB. */
const MOST_HEADER_BYTES = 64 * 1024;

/** Listens on 127.0.0.1 (port 0 = any free one). Closing also ends keep-alive connections and requests left hanging. */
export async function listen(app: express.Express, port: number): Promise<RunningServer> {
	const server: Server = createServer({ maxHeaderSize: MOST_HEADER_BYTES }, app);
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	const { port: actual } = server.address() as AddressInfo;
	return {
		origin: `http://127.0.0.1:${actual}`,
		close: async () =>
			await new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

/** An express application that hands every request to the vendor, after whatever faults are waiting. */
export function serve(host: Host, state: VendorState): express.Express {
	const app = express();
	app.disable('x-powered-by');
	app.use(express.raw({ type: () => true, limit: '64mb' }));
	app.use(async (request, response) => {
		const call = toCall(request);
		const kind = host.kindOf(call);
		if (kind === 'api') state.stats.apiRequest();
		const fault = state.faults.take(kind, call.method, call.path + call.search, call.body);
		if (fault) state.stats.fault();
		const answer = (fault && instead(fault, call)) ?? changed(await answerOf(host, call, kind, state), fault);
		state.stats.write(logLine(call, answer, fault));
		if (fault) await breakAnswer(response, answer, fault);
		else send(response, answer);
	});
	return app;
}

/** The vendor's answer; a refusal is counted, and a fault of the sandbox itself says so. */
async function answerOf(host: Host, call: Call, kind: CallKind, state: VendorState): Promise<LoggedAnswer> {
	try {
		return await host.handle(call);
	} catch (error) {
		const refusal = error instanceof Refusal ? error : broken(error);
		if (kind === 'token') state.stats.tokenRefused();
		state.stats.refused(refusal.answer.status, refusal.message);
		return { ...refusal.answer, reason: refusal.message };
	}
}

type LoggedAnswer = Answer & { reason?: string };

function broken(error: unknown): Refusal {
	const reason = `The sandbox itself failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
	return new Refusal({ status: 500, body: { message: reason } }, reason);
}

function logLine(call: Call, answer: LoggedAnswer, fault?: Fault) {
	const reason = fault ? `fault: ${fault.mode ?? 'answer'}` : (answer.reason ?? answer.note);
	return { method: call.method, path: call.path + call.search, status: answer.status, ...(reason && { reason }) };
}

function toCall(request: Request): Call {
	return callTo(new URL(`http://sandbox${request.originalUrl}`), {
		method: request.method,
		headers: request.headers,
		body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
		origin: `http://${request.headers.host ?? '127.0.0.1'}`,
	});
}
