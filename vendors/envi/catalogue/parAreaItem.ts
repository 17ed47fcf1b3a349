import type { Resource } from '../../../engine/catalogue';

/** What Simplify keeps of a PAR area item. */
export const parAreaItemSimple: readonly string[] = [
	'parAreaItemId', 'parAreaNo', 'parAreaName', 'locationName', 'inventoryNo', 'inventoryDescription', 'minQuantity', 'maxQuantity', 'uom',
	'activeStatus',
];

export const parAreaItem: Resource = {
	name: 'PAR Area Item',
	value: 'parAreaItem',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a PAR area item',
			method: 'GET',
			path: '/odata/parAreaLineItems({parAreaItemId})',
			pathFields: [{ name: 'parAreaItemId', type: 'uuid', required: true }],
			result: { kind: 'record', simple: parAreaItemSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net PARAreaItems',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many PAR area items',
			method: 'GET',
			path: '/odata/parAreaLineItems',
			odata: true,
			result: { kind: 'list', simple: parAreaItemSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net PARAreaItems',
		},
	],
};
