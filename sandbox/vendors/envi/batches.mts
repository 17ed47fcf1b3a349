import type { Row } from '../../records/collection.mts';
import { bareGuid, findRow, NO_CONTENT, rowInPath, type Action } from './request.mts';
import { bodyObjects } from './writes.mts';

/** Calls that change the state of an AP batch and answer nothing. */
function onBatch(change: Row): Action {
	return (request) => {
		bodyObjects(request.call, request.operation);
		const batch = rowInPath(request, 'Batches', 'batchId');
		request.store.change(batch, { ...change, lastUpdated: request.now });
		return NO_CONTENT;
	};
}

const addInvoice: Action = (request) => {
	const { apBatchId, batchNo } = rowInPath(request, 'Batches', 'batchId');
	const [body] = bodyObjects(request.call, request.operation);
	const invoice = findRow(request.store, 'MatchedInvoices', String(body!.apMatchedInvoiceId));
	request.store.change(invoice, { apBatchId, apBatchNo: batchNo });
	return NO_CONTENT;
};

const exportHistory: Action = (request) => {
	rowInPath(request, 'Batches', 'batchId');
	bodyObjects(request.call, request.operation);
	return bareGuid(request.store.newKey('Batches'));
};

export const BATCHES: Readonly<Record<string, Action>> = {
	'POST /odata/Batches({batchId})/Invoices': addInvoice,
	'POST /odata/Batches({batchId})/Export': onBatch({ batchStatus: 'Exported' }),
	'POST /odata/Batches({batchId})/SubmitToQueued': onBatch({ batchStatus: 'Queued' }),
	'POST /odata/Batches({batchId})/ExportHistory': exportHistory,
};
