import type { Field, Resource } from '../../../engine/catalogue';
import { includeInactive } from './fields';
import { purchaseOrderItemSimple } from './purchaseOrderItem';

const purchaseOrderId: Field = { name: 'purchaseOrderId', type: 'uuid', required: true };

/** What Simplify keeps of a purchase order. */
const purchaseOrderSimple: readonly string[] = [
	'purchaseOrderId', 'purchaseOrderNo', 'facilityName', 'vendorNo', 'vendorName', 'poStatus', 'invoiceStatus', 'orderDate',
	'expectedDeliveryDate', 'lastUpdated',
];

export const purchaseOrder: Resource = {
	name: 'Purchase Order',
	value: 'purchaseOrder',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a purchase order',
			description: 'The field poUdfLabels holds a JSON list as text',
			method: 'GET',
			path: '/odata/PurchaseOrders({purchaseOrderId})',
			pathFields: [purchaseOrderId],
			query: includeInactive('Vendors'),
			result: { kind: 'record', simple: purchaseOrderSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net PurchaseOrders',
		},
		{
			name: 'Get Items',
			value: 'getItems',
			action: 'Get items of a purchase order',
			description: 'The field poUdfLabels holds a JSON list as text',
			method: 'GET',
			path: '/odata/PurchaseOrders({purchaseOrderId})/purchaseOrderItems',
			pathFields: [purchaseOrderId],
			odata: true,
			result: { kind: 'list', simple: purchaseOrderItemSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net PurchaseOrders',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many purchase orders',
			description: 'The field poUdfLabels holds a JSON list as text',
			method: 'GET',
			path: '/odata/PurchaseOrders',
			query: includeInactive('Vendors'),
			odata: true,
			result: { kind: 'list', simple: purchaseOrderSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net PurchaseOrders',
		},
	],
};
