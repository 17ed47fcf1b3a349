import type { Resource } from '../../../engine/catalogue';

/** What Simplify keeps of a PO confirmation item. */
export const poConfirmationItemSimple: readonly string[] = [
	'poConfirmationItemId', 'poConfirmationId', 'purchaseOrderNo', 'lineItemNo', 'inventoryNo', 'inventoryDescription', 'quantity', 'uom',
	'price', 'isUnresolved',
];

export const poConfirmationItem: Resource = {
	name: 'PO Confirmation Item',
	value: 'poConfirmationItem',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a PO confirmation item',
			method: 'GET',
			path: '/odata/POConfirmationItems({poConfirmationItemId})',
			pathFields: [{ name: 'poConfirmationItemId', type: 'uuid', required: true }],
			result: { kind: 'record', simple: poConfirmationItemSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net POConfirmationItems',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many PO confirmation items',
			method: 'GET',
			path: '/odata/POConfirmationItems',
			odata: true,
			result: { kind: 'list', simple: poConfirmationItemSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net POConfirmationItems',
		},
	],
};
