import type { Resource } from '../../../engine/catalogue';

/** What Simplify keeps of a matched invoice item. */
export const matchedInvoiceItemSimple: readonly string[] = [
	'apMatchedInvoiceItemId', 'matchedInvoiceId', 'matchedInvoiceNo', 'purchaseOrderNo', 'lineItemType', 'inventoryNo',
	'inventoryDescription', 'invoiceQuantity', 'invoiceUOM', 'invoicePrice',
];

export const matchedInvoiceItem: Resource = {
	name: 'Matched Invoice Item',
	value: 'matchedInvoiceItem',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a matched invoice item',
			method: 'GET',
			path: '/odata/MatchedInvoiceItems({matchedInvoiceItemId})',
			pathFields: [{ name: 'matchedInvoiceItemId', type: 'uuid', required: true, description: 'In lists the field is called apMatchedInvoiceItemId' }],
			result: { kind: 'record', simple: matchedInvoiceItemSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net MatchedInvoiceItems',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many matched invoice items',
			method: 'GET',
			path: '/odata/MatchedInvoiceItems',
			odata: true,
			result: { kind: 'list', simple: matchedInvoiceItemSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net MatchedInvoiceItems',
		},
	],
};
