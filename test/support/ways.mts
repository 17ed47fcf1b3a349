import { readFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** A proxy for plain HTTP that wants a user name and a password. */
export async function makeProxy(user: string, password: string): Promise<{ url: string; passed(): string[]; close(): Promise<void> }> {
	const passed: string[] = [];
	const wanted = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
	const server = createServer((incoming, outgoing) => {
		if (incoming.headers['proxy-authorization'] !== wanted) return void outgoing.writeHead(407).end();
		passed.push(incoming.url ?? '');
		const onward = request(incoming.url ?? '', { method: incoming.method, headers: incoming.headers }, (answer) => {
			outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
			answer.pipe(outgoing);
		});
		incoming.pipe(onward);
	});
	return { url: await listen(server, 'http'), passed: () => passed, close: async () => await close(server) };
}

/** An HTTPS server whose certificate nobody has signed but itself. */
export async function makeSecureWay(): Promise<{ url: string; close(): Promise<void> }> {
	const pem = async (name: string): Promise<string> => await readFile(new URL(`tls/${name}.pem`, import.meta.url), 'utf8');
	const server = createSecureServer({ key: await pem('key'), cert: await pem('cert') }, (_incoming, outgoing) => {
		outgoing.writeHead(200, { 'content-type': 'application/json' });
		outgoing.end('{"secure":true}');
	});
	return { url: await listen(server, 'https'), close: async () => await close(server) };
}

async function listen(server: Server, scheme: string): Promise<string> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function close(server: Server): Promise<void> {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
}
