import type { Field, Resource } from '../../../engine/catalogue';
import { apBatchInvoiceFields } from './apBatchInvoiceFields';
import { matchedInvoiceSimple } from './matchedInvoice';

const batchId: Field = { name: 'batchId', label: 'AP Batch ID', type: 'uuid', required: true };

/** What Simplify keeps of an AP batch. */
const apBatchSimple: readonly string[] = [
	'apBatchId', 'batchNo', 'reference', 'batchStatus', 'batchTotal', 'invoiceCount', 'lastExportDate', 'dateCreated', 'lastUpdated',
];

export const apBatch: Resource = {
	name: 'AP Batch',
	value: 'apBatch',
	operations: [
		{
			name: 'Add Invoice',
			value: 'addInvoice',
			action: 'Add an invoice to an AP batch',
			description: 'Only AP Matched Invoice ID is needed, although the other fields of the invoice are documented too',
			method: 'POST',
			path: '/odata/Batches({batchId})/Invoices',
			pathFields: [batchId],
			body: { fields: apBatchInvoiceFields },
			result: { kind: 'none' },
			certainty: 'confirmed',
			source: 'developer.envi.net AP Batch',
		},
		{
			name: 'Create',
			value: 'create',
			action: 'Create an AP batch',
			description: 'Creates a pending batch. Envi\'s pages disagree on whether Batch No is required, so better fill it in. The answer may come without an ID.',
			method: 'POST',
			path: '/odata/Batches',
			body: {
				fields: [
					{ name: 'batchNo', type: 'string' },
					{ name: 'reference', type: 'string', description: 'Free text about the transaction' },
				],
			},
			result: { kind: 'id', field: 'apBatchId' },
			certainty: 'confirmed',
			source: 'developer.envi.net AP Batch',
		},
		{
			name: 'Create Export History',
			value: 'createExportHistory',
			action: 'Create an export history record of an AP batch',
			description: 'For integrations that export batches themselves and report on it',
			method: 'POST',
			path: '/odata/Batches({batchId})/ExportHistory',
			pathFields: [batchId],
			body: {
				fields: [
					{ name: 'deliveryType', type: 'enum', choices: [{ name: 'Download', value: 1 }, { name: 'FTP', value: 2 }, { name: 'Scheduled FTP', value: 3 }, { name: 'API', value: 4 }] },
					{ name: 'interfaceDescription', type: 'string', description: 'The interface that did the export' },
					{ name: 'runMode', type: 'enum', choices: [{ name: 'Auto', value: 1 }, { name: 'Manual', value: 2 }] },
					{ name: 'startDate', type: 'dateTime' },
					{ name: 'endDate', type: 'dateTime' },
					{ name: 'deliveryStatus', type: 'enum', choices: [{ name: 'Completed', value: 1 }, { name: 'Terminated', value: 2 }, { name: 'Warning', value: 4 }] },
					{ name: 'details', type: 'text', description: 'More about the export' },
					{ name: 'fileName', type: 'string', description: 'Name of the exported file' },
				],
			},
			result: { kind: 'id', field: 'exportHistoryId' },
			certainty: 'confirmed',
			source: 'developer.envi.net AP Batch',
		},
		{
			name: 'Export',
			value: 'export',
			action: 'Export an AP batch',
			description: 'Changes the status of the batch to exported',
			method: 'POST',
			path: '/odata/Batches({batchId})/Export',
			pathFields: [batchId],
			result: { kind: 'message' },
			certainty: 'confirmed',
			source: 'developer.envi.net AP Batch',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get an AP batch',
			method: 'GET',
			path: '/odata/Batches({batchId})',
			pathFields: [batchId],
			result: { kind: 'record', simple: apBatchSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net AP Batch',
		},
		{
			name: 'Get Invoices',
			value: 'getInvoices',
			action: 'Get invoices of an AP batch',
			method: 'GET',
			path: '/odata/Batches({batchId})/invoices',
			pathFields: [batchId],
			odata: true,
			result: { kind: 'list', simple: matchedInvoiceSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net AP Batch',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many AP batches',
			method: 'GET',
			path: '/odata/Batches',
			odata: true,
			result: { kind: 'list', simple: apBatchSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net AP Batch',
		},
		{
			name: 'Submit to Queued',
			value: 'submitToQueued',
			action: 'Submit an AP batch to queued',
			description: 'Changes the status of the batch to queued',
			method: 'POST',
			path: '/odata/Batches({batchId})/SubmitToQueued',
			pathFields: [batchId],
			result: { kind: 'none' },
			certainty: 'confirmed',
			source: 'developer.envi.net AP Batch',
		},
	],
};
