import type { Field, Resource } from '../../../engine/catalogue';
import { receiptItemSimple } from './receiptItem';

const receiptId: Field = { name: 'receiptId', type: 'uuid', required: true };

/** What Simplify keeps of a receipt. */
const receiptSimple: readonly string[] = [
	'receiptId', 'purchaseOrderNo', 'vendorNo', 'vendorName', 'facilityName', 'locationName', 'receiptStatus', 'receiptDate',
	'dateSubmitted', 'packingSlipNumber',
];

export const receipt: Resource = {
	name: 'Receipt',
	value: 'receipt',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a receipt',
			method: 'GET',
			path: '/odata/Receipts({receiptId})',
			pathFields: [receiptId],
			result: { kind: 'record', simple: receiptSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net Receipts',
		},
		{
			name: 'Get Items',
			value: 'getItems',
			action: 'Get items of a receipt',
			method: 'GET',
			path: '/odata/Receipts({receiptId})/receiptItems',
			pathFields: [receiptId],
			odata: true,
			result: { kind: 'list', simple: receiptItemSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net Receipts',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many receipts',
			method: 'GET',
			path: '/odata/Receipts',
			odata: true,
			result: { kind: 'list', simple: receiptSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net Receipts',
		},
	],
};
