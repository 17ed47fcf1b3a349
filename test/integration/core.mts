import 'reflect-metadata';
import { createRequire } from 'node:module';
import { ExecuteContext, LoadOptionsContext } from 'n8n-core';
import type { ICredentialType, IDataObject, IExecuteFunctions, IHttpRequestHelper, IHttpRequestOptions, INode, INodeExecutionData, INodeListSearchResult, INodeType } from 'n8n-workflow';

// The same copy of n8n-workflow as the engine's: jest maps both to the CommonJS one.
const { Workflow, createEmptyRunExecutionData } = createRequire(import.meta.url)('n8n-workflow') as typeof import('n8n-workflow');

/**
 * n8n-core's own execution context and request helpers around a node, with a credential store in memory. What n8n's
 * CredentialsHelper does with `preAuthentication` and `authenticate` is told again here, after n8n 2.41.
 */
export interface Bench {
	/** What is stored of the credential; a test may change it. */
	stored: Record<string, unknown>;
	/** How often n8n wrote to the store. */
	writes: number;
	/** Called when n8n has written to the store, before it goes on: what another worker does at that moment. */
	onWrite?: () => Promise<void>;
	/** Runs the node once for these items, as one execution. */
	run(parameters: Record<string, unknown>, items?: IDataObject[], options?: { continueOnFail?: boolean }): Promise<INodeExecutionData[][]>;
	/** Fills a list in the editor, as n8n does for a resource locator. */
	search(list: string, parameters: Record<string, unknown>, filter?: string, token?: string): Promise<INodeListSearchResult>;
}

export function makeBench(nodeType: INodeType, credentialType: ICredentialType, settings: Record<string, unknown>): Bench {
	const hidden = credentialType.properties.find(({ typeOptions }) => typeOptions?.expirable === true)?.name;
	const defaults = Object.fromEntries(credentialType.properties.map((property) => [property.name, property.default]));
	const bench: Bench = {
		stored: { ...defaults, ...settings },
		writes: 0,
		run: async (parameters, items = [{}], { continueOnFail = false } = {}) => {
			const { node, workflow, additionalData } = surroundings(parameters, continueOnFail);
			const data = items.map((json, item) => ({ json, pairedItem: { item } }));
			const context = new ExecuteContext(
				workflow,
				node,
				additionalData,
				'manual',
				createEmptyRunExecutionData(),
				0,
				data,
				{ main: [data] },
				{ node, data: { main: [data] }, source: null } as never,
				[],
			) as unknown as IExecuteFunctions;
			return (await nodeType.execute!.call(context)) as INodeExecutionData[][];
		},
		search: async (list, parameters, filter, token) => {
			const { node, workflow, additionalData } = surroundings(parameters, false);
			const context = new LoadOptionsContext(workflow, node, additionalData, 'parameters.list');
			return await nodeType.methods!.listSearch![list]!.call(context as never, filter, token);
		},
	};
	const surroundings = (parameters: Record<string, unknown>, continueOnFail: boolean) => {
		const node: INode = {
			id: 'node',
			name: 'Node',
			type: nodeType.description.name,
			typeVersion: 1,
			position: [0, 0],
			parameters: { resource: 'apiRequest', operation: 'send', ...parameters } as INode['parameters'],
			credentials: { [credentialType.name]: { id: '1', name: 'Credential' } },
			...(continueOnFail ? { onError: 'continueRegularOutput' as const } : {}),
		};
		const nodeTypes = { getByName: () => nodeType, getByNameAndVersion: () => nodeType, getKnownTypes: () => ({}) };
		const workflow = new Workflow({ id: '1', nodes: [node], connections: {}, active: false, nodeTypes } as never);
		const additionalData = { credentialsHelper, webhookWaitingBaseUrl: 'http://127.0.0.1/waiting', currentNodeParameters: node.parameters };
		return { node, workflow, additionalData: additionalData as never };
	};
	const credentialsHelper = {
		getParentTypes: () => credentialType.extends ?? [],
		isCredentialUsableByNode: () => true,
		getDecrypted: async () => structuredClone(bench.stored),
		authenticate: async (credentials: IDataObject, _type: string, options: IHttpRequestOptions) =>
			await (credentialType.authenticate as (data: IDataObject, options: IHttpRequestOptions) => Promise<IHttpRequestOptions>)(credentials, options),
		preAuthentication: async (helpers: IHttpRequestHelper, credentials: IDataObject, _type: string, _node: INode, expired: boolean) => {
			if (!credentialType.preAuthentication || hidden === undefined) return undefined;
			if (credentials[hidden] !== '' && !expired) return undefined;
			const output = await credentialType.preAuthentication.call(helpers, credentials as never);
			bench.stored = { ...bench.stored, ...output };
			bench.writes += 1;
			await bench.onWrite?.();
			return Object.assign(credentials, output);
		},
	};
	return bench;
}
