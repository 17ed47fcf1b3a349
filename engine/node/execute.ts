import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { accessOpener, type AccessOpener } from '../http/access';
import { CancelledError, inParallel, wait } from '../http/pace';
import { secretHeaderNames } from '../token/sign';
import type { Vendor } from '../vendor';
import { isBulkWrite, sendBulk, type BulkWrite } from './bulk';
import { errorFields } from './errorFields';
import { failureOf, toNodeError } from './errors';
import { runItem } from './item';
import { batchingOf, type RawOptions } from './options';
import type { OutputItem } from './output';
import { chosenOperation, readOperation } from './operation/request';
import { ParameterReader } from './parameters';
import { readRequest, type NodeRequest } from './request';
import { chosenSignIn } from './signIn';
import { isTool } from './tool';

/** Items in, requests out, records back: the whole of a node's `execute`. */
export async function executeVendor(context: IExecuteFunctions, vendor: Vendor): Promise<INodeExecutionData[][]> {
	const reader = new ParameterReader(context);
	const signIn = chosenSignIn(vendor, reader.get<string>('authentication', 0, vendor.signIns[0]?.option.value ?? ''));
	const operation = chosenOperation(vendor, reader);
	const run: Run = {
		hints: new Set(),
		context,
		vendor,
		access: accessOpener(context, vendor, signIn),
		reservedHeaders: secretHeaderNames(signIn),
		outputs: [],
		read: async (item) =>
			operation ? readOperation(context, signIn, operation, reader, item) : await readRequest(context, vendor, reader, item, secretHeaderNames(signIn)),
	};
	const options = reader.get<RawOptions>('options', 0, {});
	const items = context.getInputData().map((_item, index) => index);
	const width = Number(options.concurrency) || vendor.concurrency;
	const bulk = await bulkWrites(run, items, options);
	if (bulk) {
		await sendAllBulk(run, bulk);
		return [run.outputs.flat()];
	}
	const batching = batchingOf(options);
	const begun = Date.now();
	const signal = context.getExecutionCancelSignal();
	await inParallel(items.length, width, async (item) => {
		await settle(run, item, async () => {
			if (batching) await wait(begun + Math.floor(item / batching.size) * batching.interval - Date.now(), signal);
			if (signal?.aborted) throw new CancelledError();
			const request = await run.read(item);
			return await runItem({ ...run, access: await run.access.open(item), request, item });
		});
	});
	giveHints(run);
	return [run.outputs.flat()];
}

/** One execution of a node. */
interface Run {
	context: IExecuteFunctions;
	vendor: Vendor;
	access: AccessOpener;
	reservedHeaders: readonly string[];
	/** Told once at the end, beside the output. */
	hints: Set<string>;
	/** By input item. */
	outputs: INodeExecutionData[][];
	read(item: number): Promise<NodeRequest>;
}

/** An AI agent that uses the node as a tool has no output pane to read them in. */
function giveHints({ context, hints }: Run): void {
	if (isTool(context)) return;
	for (const message of hints) context.addExecutionHints?.({ message, location: 'outputPane' });
}

/** Puts an item's records, or its error, where they belong. Throws the error unless the builder chose to go on. */
async function settle(run: Run, item: number, task: () => Promise<OutputItem[]>): Promise<void> {
	try {
		run.outputs[item] = (await task()).map((record) => ({ ...record, pairedItem: { item } }));
	} catch (error) {
		const { context, vendor } = run;
		if (!context.continueOnFail() || context.getExecutionCancelSignal()?.aborted) throw toNodeError(context.getNode(), vendor, item, error);
		run.outputs[item] = [{ json: errorFields(context.getNode(), failureOf(vendor, error)), pairedItem: { item } }];
	}
}

/**
 * The writes to send in bulk: all items or none. Undefined where the vendor has no batch, the builder does not want it,
 * there is one item only, items have credentials of their own, or one of them is no plain write.
 */
async function bulkWrites(run: Run, items: readonly number[], options: RawOptions): Promise<BulkWrite[] | undefined> {
	if (!run.vendor.batch || options.bulk === false || items.length < 2 || batchingOf(options)) return undefined;
	const writes: BulkWrite[] = [];
	for (const item of items) {
		// What cannot be read is told on its item, on the way one by one.
		const request = await run.read(item).catch(() => undefined);
		if (!request || !isBulkWrite(request)) return undefined;
		writes.push({ item, request });
	}
	// A credential that cannot be read is told on each item, on the way one by one.
	return (await run.access.isSameForAll().catch(() => false)) ? writes : undefined;
}

/** One batch after the other, so that writes are carried out in the order of the items. */
async function sendAllBulk(run: Run, writes: readonly BulkWrite[]): Promise<void> {
	const { context, vendor } = run;
	const max = vendor.batch?.max ?? 1;
	const access = await run.access.open(0);
	for (let start = 0; start < writes.length; start += max) {
		const chunk = writes.slice(start, start + max);
		const outcomes = await sendBulk(context, vendor, access, chunk, context.continueOnFail()).catch((error: unknown) =>
			chunk.map(({ item }) => ({ item, error })),
		);
		for (const outcome of outcomes) {
			await settle(run, outcome.item, async () => ('error' in outcome ? await Promise.reject(outcome.error) : outcome.outputs));
		}
	}
}
