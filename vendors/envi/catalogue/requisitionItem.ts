import type { Field, Resource } from '../../../engine/catalogue';

const requisitionItemId: Field = { name: 'requisitionItemId', type: 'uuid', required: true };

/** What Simplify keeps of a requisition item. */
const requisitionItemSimple: readonly string[] = [
	'requisitionItemId', 'requisitionNo', 'lineItemNo', 'inventoryNo', 'inventoryDescription', 'quantity', 'UOM', 'uom', 'price',
	'poConversionStatus',
];

export const requisitionItem: Resource = {
	name: 'Requisition Item',
	value: 'requisitionItem',
	operations: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create a requisition item',
			description: 'Adds a line to a requisition; without Inventory No it is a free-form line',
			method: 'POST',
			path: '/odata/Requisitions({requisitionId})/RequisitionItems',
			pathFields: [{ name: 'requisitionId', type: 'uuid', required: true }],
			body: {
				fields: [
					{ name: 'inventoryNo', type: 'string', description: 'Without it the line is free-form', pick: 'inventoryNumbers' },
					{ name: 'inventoryDescription', type: 'string', description: 'Needed on free-form lines' },
					{ name: 'vendorItemNo', type: 'string', description: 'Number under which the vendor sells the item' },
					{ name: 'quantity', type: 'integer', required: true },
					{ name: 'uom', type: 'string', required: true, description: 'Unit of measure' },
					{ name: 'conversionFactor', type: 'integer', required: true, description: 'How many stock units are in the unit' },
					{ name: 'price', type: 'string', description: 'A number as text; 0 on free-form lines if left out' },
					{ name: 'notes', type: 'text' },
					{ name: 'manufacturerNo', type: 'string' },
					{ name: 'manufacturerItemNo', type: 'string' },
					{ name: 'vendorNo', type: 'string', required: true, pick: 'vendorNumbers' },
					{ name: 'locationNo', type: 'string', description: 'Needed on free-form lines of another facility', pick: 'locationNumbers' },
					{ name: 'facilityNo', type: 'string', required: true, pick: 'facilityNumbers' },
					{ name: 'isTaxable', type: 'boolean', description: 'Whether the line is taxable; free-form lines are not unless you say so' },
				],
			},
			result: { kind: 'id', field: 'requisitionItemId' },
			certainty: 'confirmed',
			source: 'developer.envi.net RequisitionItems',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get a requisition item',
			method: 'GET',
			path: '/odata/RequisitionItems({requisitionItemId})',
			pathFields: [requisitionItemId],
			result: { kind: 'record', simple: requisitionItemSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net RequisitionItems',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many requisition items',
			method: 'GET',
			path: '/odata/RequisitionItems',
			odata: true,
			result: { kind: 'list', simple: requisitionItemSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net RequisitionItems',
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update a requisition item',
			description: 'For standard requisitions only; some fields can be changed on free-form lines only',
			method: 'PATCH',
			path: '/odata/RequisitionItems({requisitionItemId})',
			pathFields: [requisitionItemId],
			body: {
				fields: [
					{ name: 'activeStatus', type: 'boolean', description: 'Whether the line is active' },
					{ name: 'notes', type: 'text' },
					{ name: 'quantity', type: 'integer' },
					{ name: 'uom', type: 'string', description: 'Unit of measure' },
					{ name: 'conversionFactor', type: 'integer', description: 'How many stock units are in the unit' },
					{ name: 'price', type: 'number' },
					{ name: 'locationId', type: 'uuid', description: 'On non-stock and free-form lines only', pick: 'locations' },
					{ name: 'inventoryNo', type: 'string', description: 'On free-form lines only', pick: 'inventoryNumbers' },
					{ name: 'inventoryDescription', type: 'string', description: 'On free-form lines only' },
					{ name: 'vendorId', type: 'uuid', description: 'On free-form lines only', pick: 'vendors' },
					{ name: 'vendorItemNo', type: 'string', description: 'On free-form lines only' },
					{ name: 'manufacturerId', type: 'uuid', description: 'On free-form lines only' },
					{ name: 'manufacturerItemNo', type: 'string', description: 'On free-form lines only' },
					{ name: 'isTaxable', type: 'boolean', description: 'Whether the line is taxable; on free-form lines only' },
				],
			},
			result: { kind: 'none' },
			certainty: 'confirmed',
			source: 'developer.envi.net RequisitionItems',
		},
	],
};
