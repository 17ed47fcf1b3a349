import type { Resource } from '../../../engine/catalogue';

/** What Simplify keeps of a purchase order item. */
export const purchaseOrderItemSimple: readonly string[] = [
	'purchaseOrderItemId', 'purchaseOrderNo', 'lineItemNo', 'facilityName', 'vendorName', 'inventoryNo', 'inventoryDescription',
	'orderQuantity', 'orderUOM', 'unitCost',
];

export const purchaseOrderItem: Resource = {
	name: 'Purchase Order Item',
	value: 'purchaseOrderItem',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a purchase order item',
			description: 'The field poUdfLabels holds a JSON list as text',
			method: 'GET',
			path: '/odata/PurchaseOrderItems({purchaseOrderItemId})',
			pathFields: [{ name: 'purchaseOrderItemId', type: 'uuid', required: true }],
			result: { kind: 'record', simple: purchaseOrderItemSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net PurchaseOrderItems',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many purchase order items',
			description: 'The field poUdfLabels holds a JSON list as text',
			method: 'GET',
			path: '/odata/PurchaseOrderItems',
			odata: true,
			result: { kind: 'list', simple: purchaseOrderItemSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net PurchaseOrderItems',
		},
	],
};
