import type { Field, Resource } from '../../../engine/catalogue';
import { matchedInvoiceItemSimple } from './matchedInvoiceItem';

const matchedInvoiceId: Field = { name: 'matchedInvoiceId', type: 'uuid', required: true, description: 'In lists the field is called apMatchedInvoiceId' };

/** What Simplify keeps of a matched invoice. */
export const matchedInvoiceSimple: readonly string[] = [
	'apMatchedInvoiceId', 'invoiceNo', 'matchedInvoiceStatus', 'purchaseOrderNo', 'facilityName', 'vendorNo', 'vendorName', 'invoiceDate',
	'invoiceDueDate', 'invoiceValidationTotal',
];

export const matchedInvoice: Resource = {
	name: 'Matched Invoice',
	value: 'matchedInvoice',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a matched invoice',
			method: 'GET',
			path: '/odata/MatchedInvoices({matchedInvoiceId})',
			pathFields: [matchedInvoiceId],
			result: { kind: 'record', simple: matchedInvoiceSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net MatchedInvoices',
		},
		{
			name: 'Get Items',
			value: 'getItems',
			action: 'Get items of a matched invoice',
			method: 'GET',
			path: '/odata/MatchedInvoices({matchedInvoiceId})/matchedInvoiceItems',
			pathFields: [matchedInvoiceId],
			odata: true,
			result: { kind: 'list', simple: matchedInvoiceItemSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net MatchedInvoices',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many matched invoices',
			method: 'GET',
			path: '/odata/MatchedInvoices',
			odata: true,
			result: { kind: 'list', simple: matchedInvoiceSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net MatchedInvoices',
		},
	],
};
