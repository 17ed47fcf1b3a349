import type { Resource } from '../../../engine/catalogue';

/** What Simplify keeps of a receipt item. */
export const receiptItemSimple: readonly string[] = [
	'receiptItemId', 'receiptId', 'purchaseOrderNo', 'lineItemNo', 'inventoryNo', 'inventoryDescription', 'orderedQuantity',
	'receivedQuantity', 'receivedUOM', 'cost',
];

export const receiptItem: Resource = {
	name: 'Receipt Item',
	value: 'receiptItem',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a receipt item',
			method: 'GET',
			path: '/odata/ReceiptItems({receiptItemId})',
			pathFields: [{ name: 'receiptItemId', type: 'uuid', required: true }],
			result: { kind: 'record', simple: receiptItemSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net ReceiptItems',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many receipt items',
			method: 'GET',
			path: '/odata/ReceiptItems',
			odata: true,
			result: { kind: 'list', simple: receiptItemSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net ReceiptItems',
		},
	],
};
