import { jest } from '@jest/globals';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { executeVendor } from '../../../engine/node/execute';
import type { Vendor } from '../../../engine/vendor';
import { acme } from './acme.mts';
import { node } from './fakes.mts';
import { BASE, Wire } from './wire.mts';

export interface ExecutionSetting {
	vendor?: Vendor;
	items?: number;
	/** As filled in on the node; a function is an expression, and gives the value for an item. */
	parameters?: Record<string, unknown>;
	/** The credential as each item has it. */
	credentials?: (item: number) => IDataObject;
	/** The credential's fields are the same for all items, as far as n8n can tell. */
	isSameForAll?: boolean;
	continueOnFail?: boolean;
	signal?: AbortSignal;
	isTool?: boolean;
}

let count = 0;

/** A node's whole execution, its requests sent to a simulated vendor. */
export function execution(replies: ConstructorParameters<typeof Wire>[0], setting: ExecutionSetting = {}) {
	const { vendor = acme, items = 1, credentials = () => ({ baseUrl: BASE }), isSameForAll = true } = setting;
	const parameters: Record<string, unknown> = { method: 'GET', path: '/v1/list', returnAll: true, options: { retry: { retry: { maxTries: 1 } } }, ...setting.parameters };
	const raw = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, typeof value === 'function' ? '={{ … }}' : value]));
	// Pauses are kept by credential, beyond the end of a test.
	const id = `execution ${++count}`;
	const wire = new Wire(replies);
	const getCredentials = jest.fn(async (_type: string, item?: number) => credentials(item ?? 0));
	const addExecutionHints = jest.fn();
	const context: IExecuteFunctions = wire.context({
		getNode: () => ({ ...node, parameters: raw, credentials: { [vendor.signIns[0]?.credentialType ?? '']: { id, name: 'A credential' } } }),
		getNodeParameter: (name: string, item: number, fallback: unknown) => {
			const value = parameters[name];
			return value === undefined ? fallback : typeof value === 'function' ? (value as (item: number) => unknown)(item) : value;
		},
		getInputData: () => Array.from({ length: items }, () => ({ json: {} })),
		getMode: () => 'trigger',
		continueOnFail: () => setting.continueOnFail === true,
		getExecutionCancelSignal: () => setting.signal,
		isToolExecution: () => setting.isTool === true,
		getCredentials,
		addExecutionHints,
		additionalData: { credentialsHelper: { getDecrypted: async () => ({ baseUrl: isSameForAll ? BASE : '={{ $json.base }}' }) } },
	});
	const run = async () => (await executeVendor(context, vendor))[0] ?? [];
	return { run, wire, getCredentials, addExecutionHints };
}
