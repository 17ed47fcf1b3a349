import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { Access } from '../http/credential';
import type { Answer } from '../http/answer';
import { readBatch, writeBatch, type BatchedRequest } from '../http/batch';
import { rawBody } from '../http/body';
import { merged } from '../http/headers';
import { send } from '../http/send';
import { buildUrl } from '../http/url';
import type { Vendor } from '../vendor';
import { failureIn, unanswered } from './doubt';
import { RefusedError, refusalFailure, refused } from './errors';
import { shaped } from './operation/result';
import { readAnswer, toItems, type OutputItem } from './output';
import type { NodeRequest } from './request';

/** A write that goes with others in one call. */
export interface BulkWrite {
	item: number;
	request: NodeRequest;
}

/** What became of one of them. */
export type BulkOutcome = { item: number; outputs: OutputItem[] } | { item: number; error: unknown };

const WRITES = new Set(['POST', 'PATCH', 'PUT', 'DELETE']);

/** Whether an item's request may go in a batch: a write without files, whose answer is data. */
export function isBulkWrite({ method, body, pagination, response }: NodeRequest): boolean {
	const isPlain = body === undefined || (body.contentType !== undefined && body.contentLength === undefined);
	const isOneAnswer = pagination.paginationMode === undefined || pagination.paginationMode === 'vendor' || pagination.paginationMode === 'off';
	return WRITES.has(method) && isPlain && isOneAnswer && response.format !== 'file';
}

/**
 * Sends writes as one batch of the vendor's. Each write has an ID of its own (OASIS Repeatable Requests 1.0), so that the
 * batch may be sent again after a broken connection and nothing is done twice.
 * @param goOn whether later writes are carried out after one that failed
 */
export async function sendBulk(
	context: IExecuteFunctions,
	vendor: Vendor,
	access: Access,
	writes: readonly BulkWrite[],
	goOn: boolean,
): Promise<BulkOutcome[]> {
	const [first] = writes;
	if (!vendor.batch || !first) return [];
	const requests = await Promise.all(writes.map(async ({ request }) => await batched(access, request)));
	const boundary = `batch_${randomUUID()}`;
	const text = writeBatch(requests, boundary);
	const outcome = await send(
		context,
		access,
		{
			method: 'POST',
			url: buildUrl(access.base, vendor.batch.path),
			headers: {
				accept: 'multipart/mixed',
				// Without it the vendor stops at the first failure (OData 4.01 protocol §8.2.8.3).
				...(goOn ? { prefer: 'odata.continue-on-error' } : {}),
			},
			body: rawBody(text, `multipart/mixed; boundary=${boundary}`),
			isRepeatable: true,
		},
		{ ...first.request.transport, asStream: false },
		async (answer) => await answersOf(context, vendor, access, answer, requests),
	).catch(async (error: unknown) => await Promise.reject(unanswered(vendor, 'POST', error)));
	if (outcome instanceof RefusedError) return writes.map(({ item }) => ({ item, error: outcome }));
	return await Promise.all(writes.map(async (write, index) => await outcomeOf(context, vendor, access, write, outcome[index])));
}

async function batched(access: Access, { method, path, query, headers, body }: NodeRequest): Promise<BatchedRequest> {
	const content = body && String(await body.build());
	const usual: Record<string, string> = {
		accept: 'application/json',
		...access.plainHeaders,
		'repeatability-request-id': randomUUID(),
		'repeatability-first-sent': new Date().toUTCString(),
	};
	if (body?.contentType !== undefined) usual['content-type'] = body.contentType;
	const all = merged(usual, headers);
	if (content !== undefined) all['content-length'] = String(Buffer.byteLength(content));
	return { method, url: buildUrl(access.base, path, query), headers: all, body: content };
}

/** The answers of a batch, or why it was refused as a whole: given back and not thrown, so that a 429 is waited for. */
async function answersOf(context: IExecuteFunctions, vendor: Vendor, access: Access, answer: Answer, requests: readonly BatchedRequest[]): Promise<Answer[] | RefusedError> {
	if (answer.status >= 300) {
		const { content } = await readAnswer(context, answer, AS_JSON);
		return refused(failureIn(vendor, 'POST', answer, content) ?? refusalFailure(vendor, answer, content), access.hide);
	}
	const answers = readBatch(answer, requests.map(({ url }) => url));
	if (answers) return answers;
	return new RefusedError({
		message: `${vendor.displayName} did not answer the batch as a batch. Switch off Send Writes in Bulk under Options.`,
		description: '',
		httpCode: String(answer.status),
		vendorCode: '',
	});
}

const AS_JSON = { format: 'autodetect', property: 'data', splitIntoItems: true, fullResponse: false, neverError: false } as const;

async function outcomeOf(
	context: IExecuteFunctions,
	vendor: Vendor,
	access: Access,
	{ item, request }: BulkWrite,
	answer: Answer | undefined,
): Promise<BulkOutcome> {
	if (!answer) {
		const message = `${vendor.displayName} did not carry this out, because an earlier item of the same batch failed.`;
		return { item, error: new RefusedError({ message, description: '', httpCode: '', vendorCode: '' }) };
	}
	const reading = await readAnswer(context, answer, request.response);
	if (!request.response.neverError && !reading.file) {
		const failure = failureIn(vendor, request.method, answer, reading.content);
		if (failure) return { item, error: refused(failure, access.hide) };
	}
	try {
		return { item, outputs: shaped(vendor, request, toItems(vendor, request.response, reading), access.hide) };
	} catch (error) {
		return { item, error };
	}
}
