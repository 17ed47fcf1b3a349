import type { Step } from './workflow.mts';

/** What every item asks for. */
export interface Ask {
	method: 'GET' | 'POST';
	/** Under the base URL; begins with `=` where it holds an expression. */
	path: string;
	/** Whether the item itself is the body. */
	sendsItem?: boolean;
}

const URL_HOLDS_EXPRESSION = /^=/;

const absolute = (baseUrl: string, path: string): string =>
	URL_HOLDS_EXPRESSION.test(path) ? `=${baseUrl}${path.slice(1)}` : `${baseUrl}${path}`;

const ITEM_AS_JSON = '={{ JSON.stringify($json) }}';

/** Our node. */
export function ours({ method, path, sendsItem }: Ask, more: Record<string, unknown> = {}): Step {
	return {
		type: 'n8n-nodes-vendor-connectors.envi',
		typeVersion: 1,
		parameters: {
			method,
			path,
			...(method === 'GET' ? { limit: 1 } : {}),
			...(sendsItem ? { sendBody: true, specifyBody: 'json', jsonBody: ITEM_AS_JSON } : {}),
			...more,
		},
	};
}

/** n8n's HTTP Request node with the same credential. Our node adds $top by itself; here it stands in the URL. */
export function httpRequest(baseUrl: string, { method, path, sendsItem }: Ask, more: Record<string, unknown> = {}, settings?: Record<string, unknown>): Step {
	return {
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.5,
		parameters: {
			method,
			url: absolute(baseUrl, path),
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'enviApi',
			...(sendsItem ? { sendBody: true, specifyBody: 'json', jsonBody: ITEM_AS_JSON } : {}),
			options: {},
			...more,
		},
		settings,
	};
}

/** A node as most community nodes are written (plain-node/). */
export function plainNode(baseUrl: string, { method, path, sendsItem }: Ask): Step {
	return {
		type: 'n8n-nodes-bench-plain.plain',
		typeVersion: 1,
		parameters: { method, url: absolute(baseUrl, path), ...(sendsItem ? { body: ITEM_AS_JSON } : {}) },
	};
}

/** A node that does nothing: what the workflow around a node costs. */
export const nothing: Step = { type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };
