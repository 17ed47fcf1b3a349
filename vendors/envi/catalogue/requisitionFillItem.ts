import type { Resource } from '../../../engine/catalogue';

/** What Simplify keeps of a requisition fill item. */
const requisitionFillItemSimple: readonly string[] = [
	'requisitionFillItemId', 'requisitionFillId', 'requisitionFillNo', 'requisitionItemId', 'inventoryNo', 'fillQuantity', 'fillUOM',
	'unitCost', 'lotNo', 'dateCreated',
];

export const requisitionFillItem: Resource = {
	name: 'Requisition Fill Item',
	value: 'requisitionFillItem',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a requisition fill item',
			method: 'GET',
			path: '/odata/RequisitionFillItems({requisitionFillItemId})',
			pathFields: [{ name: 'requisitionFillItemId', type: 'uuid', required: true }],
			result: { kind: 'record', simple: requisitionFillItemSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net RequisitionFillItems',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many requisition fill items',
			method: 'GET',
			path: '/odata/RequisitionFillItems',
			odata: true,
			result: { kind: 'list', simple: requisitionFillItemSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net RequisitionFillItems',
		},
	],
};
