import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Method } from 'axios';
import { WebSocket } from 'ws';
import { messageOf } from '../problem.mts';
import { CookieJar } from './cookies.mts';
import { consent, type Answers } from './consent.mts';
import { isOver, isStored, parseExecution, resultOf, type Execution, type RunResult } from './execution.mts';
import { localHttp } from './http.mts';
import { exportDecrypted, readStored, type DataOwner, type StoredCredential } from './stored.mts';

/** The person who owns an n8n that the scripts set up. Nobody but this machine can reach it. */
export const OWNER = {
	email: 'owner@example.com',
	firstName: 'Olive',
	lastName: 'Owner',
	password: 'Sandbox-1234',
};

export interface WorkflowNode {
	id?: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
	[key: string]: unknown;
}

export interface Workflow {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, { main: Array<Array<{ node: string; type: 'main'; index: number }>> }>;
	settings?: Record<string, unknown>;
}

export interface StoredWorkflow extends Workflow {
	id: string;
	versionId: string;
	active: boolean;
}

/** A node type as the editor knows it. */
export interface NodeTypeDescription {
	name: string;
	displayName: string;
	version: number | number[];
	[key: string]: unknown;
}

export interface CredentialTest {
	status: 'OK' | 'Error';
	message: string;
}

export interface RunOptions {
	/** The name of the trigger node; the only one of the workflow by default. */
	trigger?: string;
	/** The node to stop after; the whole workflow by default. */
	destination?: string;
}

/** What n8n puts in the place of a stored secret when it shows a credential. Sent back, it stands for the stored value. */
export const BLANKED = '__n8n_BLANK_VALUE_e5362baf-c777-4d57-a609-6eaf1f9e87f6';

const isTrigger = ({ type }: WorkflowNode): boolean => /trigger$/i.test(type) || type === 'n8n-nodes-base.webhook';

function onlyTrigger({ id, nodes }: StoredWorkflow): string {
	const triggers = nodes.filter(isTrigger);
	const [trigger] = triggers;
	if (!trigger || triggers.length > 1) {
		throw new Error(`Workflow ${id} has ${triggers.length} triggers; say which one to start from.`);
	}
	return trigger.name;
}

/** n8n's own API as the editor in the browser uses it, signed in by a cookie. */
export class N8nRest {
	readonly #n8n: { url: string } & Partial<DataOwner>;

	readonly #jar = new CookieJar();

	/** Names an open editor to n8n; what runs then is shown there. See `openEditor`. */
	#editor: string | undefined;

	constructor(n8n: { url: string } & Partial<DataOwner>) {
		this.#n8n = n8n;
	}

	/** Any request to n8n's API. Answers what is in `data`; a refusal becomes an Error with n8n's own words. */
	async request<T>(method: Method, path: string, body?: unknown, tries = 1): Promise<T> {
		const response = await localHttp
			.request<{ data: T; message?: string }>({
				method,
				url: `${this.#n8n.url}${path}`,
				data: body,
				headers: { cookie: this.#jar.header(), ...(this.#editor === undefined ? {} : { 'push-ref': this.#editor }) },
			})
			.catch((error: unknown) => {
				throw new Error(`n8n did not answer ${method} ${path}: ${messageOf(error)}`);
			});
		// It says so before it does anything, when a busy machine made it miss its look at the database.
		if (response.status === 503 && tries < 60 && response.data?.message === 'Database is not ready!') {
			await sleep(500);
			return await this.request(method, path, body, tries + 1);
		}
		this.#jar.store(response.headers['set-cookie']);
		if (response.status >= 400) {
			const words = response.data?.message ?? JSON.stringify(response.data);
			throw new Error(`n8n answered ${response.status} to ${method} ${path}: ${words}`);
		}
		return response.data.data;
	}

	/** Makes the first account of a fresh n8n and signs in with it. */
	async setUpOwner(owner = OWNER): Promise<void> {
		await this.request('POST', '/rest/owner/setup', owner);
	}

	async login({ email, password }: { email: string; password: string } = OWNER): Promise<void> {
		await this.request('POST', '/rest/login', { emailOrLdapLoginId: email, password });
	}

	/** Listens to what n8n tells an open editor about the executions that are started from now on. */
	async openEditor(): Promise<{ messages: string[]; close(): void }> {
		const editor = randomUUID();
		const socket = new WebSocket(`${this.#n8n.url.replace('http', 'ws')}/rest/push?pushRef=${editor}`, {
			origin: this.#n8n.url,
			headers: { cookie: this.#jar.header() },
		});
		const messages: string[] = [];
		socket.on('message', (message: Buffer) => messages.push(message.toString()));
		await once(socket, 'open');
		this.#editor = editor;
		return {
			messages,
			close: () => {
				this.#editor = undefined;
				socket.close();
			},
		};
	}

	async createCredential(name: string, type: string, data: Record<string, unknown>): Promise<string> {
		const { id } = await this.request<{ id: string }>('POST', '/rest/credentials', { name, type, data });
		return id;
	}

	/** As the editor gets it: fields of type password are blanked, the token of an OAuth2 credential is `true`. */
	async getCredential(id: string): Promise<StoredCredential> {
		return await this.request<StoredCredential>('GET', `/rest/credentials/${id}?includeData=true`);
	}

	/**
	 * Saves a credential as the editor does: with all its fields. A field that is left out is gone, one that is
	 * `BLANKED` keeps its stored value, and the token of an OAuth2 credential stays whatever is sent.
	 */
	async updateCredential(
		id: string,
		credential: { name: string; type: string; data: Record<string, unknown> },
	): Promise<void> {
		await this.request('PATCH', `/rest/credentials/${id}`, credential);
	}

	async deleteCredential(id: string): Promise<void> {
		await this.request('DELETE', `/rest/credentials/${id}`);
	}

	/**
	 * The editor's test button. For a credential that gets a token by itself, it stores the new one. Code flow types have
	 * no such button: n8n tests what it is sent, and no one but `readStored` has their token to send.
	 */
	async testCredential(credential: StoredCredential): Promise<CredentialTest> {
		return await this.request<CredentialTest>('POST', '/rest/credentials/test', { credentials: credential });
	}

	/** The editor's "Connect" button, the person at the vendor's page, and the way back. */
	async connectOAuth2(credentialId: string, answers: Answers = {}): Promise<void> {
		const authorizeUrl = await this.request<string>('GET', `/rest/oauth2-credential/auth?id=${credentialId}`);
		const callback = `${this.#n8n.url}/rest/oauth2-credential/callback`;
		const back = await consent(authorizeUrl, callback, answers);
		const response = await localHttp.get<string>(back, {
			headers: { cookie: this.#jar.header() },
			responseType: 'text',
		});
		const { data } = await this.getCredential(credentialId);
		if (response.status >= 400 || !data.oauthTokenData) {
			const words = String(response.data)
				.replace(/<(script|style)\b.*?<\/\1>/gis, ' ')
				.replace(/<[^>]*>/g, ' ')
				.replace(/\s+/g, ' ')
				.trim();
			throw new Error(`n8n did not get connected (status ${response.status}): ${words.slice(0, 400)}`);
		}
	}

	async createWorkflow({ name, nodes, connections, settings }: Workflow): Promise<StoredWorkflow> {
		return await this.request<StoredWorkflow>('POST', '/rest/workflows', {
			name,
			nodes,
			connections,
			settings: settings ?? {},
			// n8n 1.x does not assume it.
			active: false,
		});
	}

	async getWorkflow(id: string): Promise<StoredWorkflow> {
		return await this.request<StoredWorkflow>('GET', `/rest/workflows/${id}`);
	}

	async updateWorkflow(id: string, changes: Partial<Workflow>): Promise<StoredWorkflow> {
		const { name, nodes, connections, settings, versionId } = await this.getWorkflow(id);
		const body = { name, nodes, connections, settings, versionId, ...changes };
		return await this.request<StoredWorkflow>('PATCH', `/rest/workflows/${id}`, body);
	}

	/** Publishes a workflow, so that its webhooks and schedules run. n8n does so in the background: poll the webhook. */
	async activateWorkflow(id: string): Promise<void> {
		const { versionId } = await this.getWorkflow(id);
		await this.request('POST', `/rest/workflows/${id}/activate`, { versionId, name: '', description: '' });
	}

	async deactivateWorkflow(id: string): Promise<void> {
		await this.request('POST', `/rest/workflows/${id}/deactivate`, {});
	}

	/** Every node type that the editor offers: n8n's own, those of the installed packages, and their tool variants. */
	async nodeTypes(): Promise<NodeTypeDescription[]> {
		const { data } = await localHttp.get<NodeTypeDescription[]>(`${this.#n8n.url}/types/nodes.json`, {
			headers: { cookie: this.#jar.header() },
		});
		if (!Array.isArray(data)) throw new Error('n8n did not list its node types.');
		return data;
	}

	/** The newest version of a node type that this n8n has. */
	async newestVersion(type: string): Promise<number> {
		const versions = (await this.nodeTypes()).filter(({ name }) => name === type).flatMap(({ version }) => version);
		if (versions.length === 0) throw new Error(`This n8n has no node type ${type}.`);
		return Math.max(...versions);
	}

	/** The editor's "Execute workflow". */
	async runWorkflow(id: string, { trigger, destination }: RunOptions = {}): Promise<string> {
		const workflowData = await this.getWorkflow(id);
		const name = trigger ?? onlyTrigger(workflowData);
		const { executionId } = await this.request<{ executionId?: string }>('POST', `/rest/workflows/${id}/run`, {
			// n8n 1.x runs what it is sent, n8n 2 what it has stored.
			workflowData,
			triggerToStartFrom: { name },
			...(destination ? { destinationNode: { nodeName: destination, mode: 'inclusive' } } : {}),
		});
		if (executionId === undefined) throw new Error(`Workflow ${id} did not start: it waits for its trigger "${name}".`);
		return executionId;
	}

	async getExecution(id: string): Promise<Execution> {
		return parseExecution(await this.request('GET', `/rest/executions/${id}`));
	}

	/** The execution, unless n8n has not stored it whole yet: 2.20 then stumbles over what is missing and answers 500. */
	async #storedExecution(id: string): Promise<Execution | undefined> {
		try {
			const execution = await this.getExecution(id);
			return isOver(execution.status) && isStored(execution) ? execution : undefined;
		} catch (error) {
			if (/reading 'resultData'/.test(messageOf(error))) return undefined;
			throw error;
		}
	}

	/** Waits until an execution is over, whichever way it ends. */
	async waitForExecution(id: string, patience = 60_000): Promise<Execution> {
		const end = Date.now() + patience;
		for (let pause = 50; ; pause = Math.min(pause * 1.3, 500)) {
			const execution = await this.#storedExecution(id);
			if (execution) return execution;
			if (Date.now() > end) throw new Error(`Execution ${id} was not over after ${patience / 1000} s.`);
			await sleep(pause);
		}
	}

	/** Runs a stored workflow (by its id) or a new one, and waits for what it comes to. */
	async runToEnd(workflow: string | Workflow, options: RunOptions & { patience?: number } = {}): Promise<RunResult> {
		const id = typeof workflow === 'string' ? workflow : (await this.createWorkflow(workflow)).id;
		const executionId = await this.runWorkflow(id, options);
		return resultOf(id, await this.waitForExecution(executionId, options.patience));
	}

	/** One credential as it is stored, with its secrets and tokens. */
	async readStored(id: string): Promise<StoredCredential> {
		return await readStored(this.#dataOwner(), id);
	}

	/** All credentials with their secrets and tokens, exported by n8n itself. */
	async exportDecrypted(): Promise<StoredCredential[]> {
		return await exportDecrypted(this.#dataOwner());
	}

	#dataOwner(): DataOwner {
		const { userFolder, encryptionKey, install, command } = this.#n8n;
		if (userFolder === undefined || encryptionKey === undefined || !install || !command) {
			throw new Error('Stored credentials can only be read of an n8n that launchN8n() started.');
		}
		return { userFolder, encryptionKey, install, command };
	}
}
