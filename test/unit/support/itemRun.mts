import { runItem } from '../../../engine/node/item';
import type { OutputItem } from '../../../engine/node/output';
import { readRequest } from '../../../engine/node/request';
import type { Access } from '../../../engine/http/credential';
import type { Vendor } from '../../../engine/vendor';
import { acme } from './acme.mts';
import { evaluate } from './expressions.mts';
import { filledIn } from './fakes.mts';
import { accessOf, Wire, type WireReply } from './wire.mts';

export interface ItemSetting {
	/** As filled in on the node. */
	parameters?: Record<string, unknown>;
	/** Under Options > Pagination, expressions as they were typed. */
	pagination?: Record<string, unknown>;
	options?: Record<string, unknown>;
	vendor?: Vendor;
	access?: Partial<Access>;
	context?: object;
	helpers?: object;
	/** Which of the input items it is. */
	item?: number;
}

/** One item of a node, sent to a simulated vendor. */
export function itemRun(replies: ConstructorParameters<typeof Wire>[0], setting: ItemSetting = {}) {
	const wire = new Wire(replies);
	const { pagination, vendor = acme, options, item = 0 } = setting;
	const parameters = {
		method: 'GET',
		path: '/v1/list',
		returnAll: true,
		...setting.parameters,
		options: { retry: { retry: { maxTries: 1 } }, ...options, ...(pagination ? { pagination: { pagination } } : {}) },
	};
	const hints = new Set<string>();
	const getNodeParameter = (name: string, _item: number, fallback: unknown): unknown => {
		const value = name.split('.').reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], parameters);
		return value === undefined ? fallback : value;
	};
	const shared = {};
	const more = {
		getMode: () => 'trigger',
		getNodeParameter,
		getContext: () => shared,
		evaluateExpression: (template: string) => evaluate(template, shared),
		...setting.context,
	};
	const context = wire.context(more, setting.helpers);
	const run = async (): Promise<OutputItem[]> => {
		const reservedHeaders = ['authorization'];
		const request = await readRequest(context, vendor, filledIn(parameters), 0, reservedHeaders);
		return await runItem({ context, vendor, access: accessOf(setting.access), request, item, reservedHeaders, hints });
	};
	return { run, wire, hints };
}

/** JSON as a vendor answers it. */
export const json = (body: unknown, more: Partial<Exclude<WireReply, Error>> = {}): WireReply => ({
	status: 200,
	...more,
	headers: { 'content-type': 'application/json', ...more.headers },
	body: Buffer.from(JSON.stringify(body)),
});

export const queryOf = (url: string): Record<string, string> => Object.fromEntries(new URL(url).searchParams);

/** The ids of the records that came out. */
export const ids = (items: readonly OutputItem[]): unknown[] => items.map((item) => item.json.id);

/** Records 0, 1, 2 …, as objects. */
export const rows = (from: number, to: number): Array<{ id: number }> => Array.from({ length: Math.max(0, to - from) }, (_, index) => ({ id: from + index }));
