import type { Resource } from '../../../engine/catalogue';

/** What Simplify keeps of an adjustment item. */
const adjustmentItemSimple: readonly string[] = [
	'adjustmentItemId', 'dateSubmitted', 'facilityName', 'locationName', 'inventoryNo', 'inventoryDescription', 'quantity', 'uom',
	'adjustmentTypeText', 'extendedCost',
];

export const adjustmentItem: Resource = {
	name: 'Adjustment Item',
	value: 'adjustmentItem',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get an adjustment item',
			method: 'GET',
			path: '/odata/AdjustmentItems({adjustmentItemId})',
			pathFields: [{ name: 'adjustmentItemId', type: 'uuid', required: true }],
			result: { kind: 'record', simple: adjustmentItemSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net AdjustmentItems',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many adjustment items',
			method: 'GET',
			path: '/odata/AdjustmentItems',
			query: [
				{ name: 'from', type: 'dateTime', description: 'Start of the period' },
				{ name: 'to', type: 'dateTime', description: 'End of the period' },
			],
			odata: true,
			result: { kind: 'list', simple: adjustmentItemSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net AdjustmentItems',
		},
	],
};
