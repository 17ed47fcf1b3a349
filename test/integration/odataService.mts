import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installN8n } from '../../scripts/n8n/install.mts';
import { pinnedN8nVersion } from '../../scripts/n8n/versions.mts';
import { withFolderLock } from '../../scripts/n8n/lock-folder.mts';
import { npm } from '../../scripts/n8n/npm.mts';
import { lastLines } from '../../scripts/problem.mts';

/** What our node sent, as it arrived. */
export interface Arrived {
	method: string;
	/** Path and query, as they were written. */
	url: string;
	headers: IncomingHttpHeaders;
	body: string;
}

/** How the front changes what passes. */
export interface FrontSettings {
	/** Next links as the service writes them (relative), or absolute as other services have them. */
	links: 'relative' | 'absolute';
	/** So many answers to batches are lost on the way back: the work is done, and the connection breaks. */
	batchAnswersLost: number;
	/** A batch whose Repeatability-Request-IDs were seen before is answered as before and not carried out again. */
	rememberBatches: boolean;
	/** A token is dead after so many requests. */
	tokenLivesFor: number;
}

/**
 * An OData v4 service that nobody here wrote (SAP CAP on SQLite), and before it a front that has what Envi has and OData
 * has not: the token endpoint and the header `api-version`.
 */
export interface ODataService {
	/** Of the front: what the credential gets. */
	baseUrl: string;
	settings: FrontSettings;
	/** Requests under /odata since the last reset. */
	arrived: Arrived[];
	/** Token requests since the last reset. */
	tokens: number;
	/** Default settings, and nothing arrived. */
	reset(): void;
	/** The token of now is dead. */
	expireToken(): void;
	/** Asks the service itself, past our node and the front. */
	ask<T>(path: string, query?: Readonly<Record<string, string>>): Promise<T>;
	close(): Promise<void>;
}

export const CREDENTIAL = { username: 'ada', password: 'correct horse', clientId: 'client', apiVersion: '1.0' };

const DEFAULTS: FrontSettings = { links: 'relative', batchAnswersLost: 0, rememberBatches: false, tokenLivesFor: Infinity };

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), 'odata-service');

/** Newer than the project's own: CAP needs 22, and the service is TypeScript that Node.js runs as it is. */
const NEEDED_MAJOR = 24;

const OUT_OF_REACH = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENETUNREACH|EHOSTUNREACH)\b/;

/** Installs the service's packages unless they are there (75 packages, 14 MB). False when the npm registry is out of reach. */
export async function installODataService(): Promise<boolean> {
	const lock = await readFile(join(FOLDER, 'package-lock.json'));
	const wanted = createHash('sha256').update(lock).digest('hex');
	const modules = join(FOLDER, 'node_modules');
	const stamp = join(modules, '.ready');
	const isReady = async (): Promise<boolean> => existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted;
	if (await isReady()) return true;
	return await withFolderLock(modules, async () => {
		if (await isReady()) return true;
		process.stderr.write("Installing an OData service to test against (@sap/cds, under SAP's developer licence; not part of the package).\n");
		const args = ['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
		const result = await npm([...args, '--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'], FOLDER);
		if (result.ok) {
			await writeFile(stamp, wanted);
			return true;
		}
		if (!OUT_OF_REACH.test(result.output)) throw new Error(`The OData service could not be installed:\n${lastLines(result.output)}`);
		process.stderr.write('The tests against an OData service are skipped: its packages are not installed, and the npm registry cannot be reached.\n');
		return false;
	});
}

export interface ServiceOptions {
	/** Next links hold the keys of the last record (`reliablePaging`) instead of an offset. */
	keysInLinks?: boolean;
}

/** Starts the service and its front; the service ends with this process at the latest. */
export async function startODataService({ keysInLinks = false }: ServiceOptions = {}): Promise<ODataService> {
	const isOwnNewEnough = Number.parseInt(process.versions.node, 10) >= NEEDED_MAJOR;
	const service = fork(join(FOLDER, 'serve.mts'), {
		cwd: FOLDER,
		execPath: isOwnNewEnough ? process.execPath : (await installN8n({ version: await pinnedN8nVersion() })).node.path,
		execArgv: [],
		env: {
			PATH: process.env.PATH,
			CDS_CONFIG: JSON.stringify({ query: { limit: keysInLinks ? { reliablePaging: true } : {} }, log: { levels: { odata: 'silent' } } }),
		},
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
	});
	let log = '';
	for (const stream of [service.stdout, service.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (log += text));
	const port = await new Promise<number>((resolve, reject) => {
		service.once('message', (message) => resolve(Number(message)));
		service.once('error', reject);
		service.once('exit', (code) => reject(new Error(`The OData service ended with ${code}:\n${lastLines(log)}`)));
	});
	const front = new Front(`http://127.0.0.1:${port}`);
	await front.listen();
	return Object.assign(front, {
		close: async () => {
			await front.stop();
			const ended = new Promise((resolve) => service.once('exit', resolve));
			service.kill();
			await ended;
		},
	});
}

/** The front's own, and those of the connection. */
const NOT_PASSED_ON = new Set(['authorization', 'host', 'connection', 'content-length', 'transfer-encoding']);

interface Passed {
	status: number;
	headers: Record<string, string>;
	body: Buffer;
}

class Front implements Omit<ODataService, 'close'> {
	baseUrl = '';
	readonly settings: FrontSettings = { ...DEFAULTS };
	arrived: Arrived[] = [];
	tokens = 0;

	private readonly server = createServer((request, response) => void this.handle(request, response));
	private readonly remembered = new Map<string, Passed>();
	private token = 0;
	/** Requests with the token of now. */
	private used = 0;

	constructor(private readonly service: string) {}

	async listen(): Promise<void> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
		this.baseUrl = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	reset(): void {
		Object.assign(this.settings, DEFAULTS);
		this.arrived = [];
		this.tokens = 0;
	}

	expireToken(): void {
		this.token += 1;
	}

	async ask<T>(path: string, query: Readonly<Record<string, string>> = {}): Promise<T> {
		const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
		const response = await fetch(`${this.service}/odata/${path}?${pairs.join('&')}`);
		return (await response.json()) as T;
	}

	private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const body = Buffer.concat(chunks).toString();
		const { method = '', url = '', headers } = request;
		if (url === '/oauth2/token') return answer(response, this.issue(new URLSearchParams(body)));

		const arrived = { method, url, headers, body };
		this.arrived.push(arrived);
		const isLost = url.startsWith('/odata/$batch') && this.settings.batchAnswersLost > 0;
		const passed = this.refusal(headers) ?? (await this.once(arrived));
		if (!isLost) return answer(response, passed);
		this.settings.batchAnswersLost -= 1;
		response.destroy();
	}

	private issue(form: URLSearchParams): Passed {
		this.tokens += 1;
		const isLogin = form.get('grant_type') === 'password' && form.get('username') === CREDENTIAL.username && form.get('password') === CREDENTIAL.password;
		const isRefresh = form.get('grant_type') === 'refresh_token' && (form.get('refresh_token') ?? '').startsWith('refresh-');
		if (!isLogin && !isRefresh) return json(400, { error: 'invalid_grant', error_description: 'The login is incorrect.' });
		this.token += 1;
		this.used = 0;
		return json(200, { access_token: `token-${this.token}`, refresh_token: `refresh-${this.token}`, token_type: 'bearer', expires_in: 1800 });
	}

	private refusal(headers: IncomingHttpHeaders): Passed | undefined {
		const isGood = headers.authorization === `Bearer token-${this.token}` && this.used < this.settings.tokenLivesFor;
		if (!isGood) return json(401, { error: { code: '401', message: 'The token is not valid.' } });
		if (headers['api-version'] !== CREDENTIAL.apiVersion) return json(400, { error: { code: '400', message: 'The API version is missing.' } });
		this.used += 1;
		return undefined;
	}

	/** OASIS Repeatable Requests 1.0, which CAP does not know: done once, answered as often as it is asked. */
	private async once(arrived: Arrived): Promise<Passed> {
		const ids = repeatabilityIds(arrived.body).join();
		if (!this.settings.rememberBatches || ids === '') return await this.pass(arrived);
		const passed = this.remembered.get(ids) ?? (await this.pass(arrived));
		this.remembered.set(ids, passed);
		return passed;
	}

	private async pass({ method, url, headers, body }: Arrived): Promise<Passed> {
		const kept = Object.entries(headers).filter(([name]) => !NOT_PASSED_ON.has(name));
		const response = await fetch(this.service + url, {
			method,
			headers: Object.fromEntries(kept) as Record<string, string>,
			body: body === '' ? undefined : asServiceReads(body, headers),
		});
		const { status } = response;
		const bytes = Buffer.from(await response.arrayBuffer());
		const type = response.headers.get('content-type');
		const isAbsolute = this.settings.links === 'absolute' && method === 'GET';
		return {
			status,
			headers: type === null ? {} : { 'content-type': type },
			body: isAbsolute ? Buffer.from(bytes.toString().replace('"@odata.nextLink":"', `$&${this.baseUrl}/odata/`)) : bytes,
		};
	}
}

/** Those of the requests in a batch. */
export const repeatabilityIds = (batch: string): string[] => [...batch.matchAll(/^repeatability-request-id: (\S+)\r$/gm)].map(([, id = '']) => id);

/**
 * CAP reads request lines in a batch only when they are relative to the service, although a service takes absolute paths
 * with a Host header as well (OData 4.01 protocol §11.7.7.1). All else in the batch stays as our node wrote it.
 */
function asServiceReads(body: string, headers: IncomingHttpHeaders): string {
	if (!headers['content-type']?.startsWith('multipart/mixed')) return body;
	return body.replace(/^((?:POST|PATCH|PUT|DELETE) )\/odata\/(\S+ HTTP\/1\.1\r\nhost: 127\.0\.0\.1:\d+\r)$/gm, '$1$2');
}

function json(status: number, value: unknown): Passed {
	return { status, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(value)) };
}

function answer(response: ServerResponse, { status, headers, body }: Passed): void {
	response.writeHead(status, { ...headers, 'content-length': body.length });
	response.end(body);
}
