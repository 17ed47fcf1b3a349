import type { Resource } from '../../../engine/catalogue';

/** What Simplify keeps of a purchasing unit. */
export const purchasingUnitSimple: readonly string[] = [
	'inventoryVendorPurchasingUnitId', 'inventoryVendorId', 'vendorNo', 'vendorName', 'vendorUOM', 'vendorConversionFactor', 'vendorCost',
	'lastVendorCost', 'activeStatus', 'lastUpdated',
];

export const purchasingUnit: Resource = {
	name: 'Purchasing Unit',
	value: 'purchasingUnit',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a purchasing unit',
			method: 'GET',
			path: '/odata/PurchasingUnits({inventoryVendorPurchasingUnitId})',
			pathFields: [{ name: 'inventoryVendorPurchasingUnitId', label: 'Purchasing Unit ID', type: 'uuid', required: true }],
			result: { kind: 'record', simple: purchasingUnitSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net PurchasingUnits',
		},
	],
};
