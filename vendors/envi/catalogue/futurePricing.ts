import type { Resource } from '../../../engine/catalogue';

/** What Simplify keeps of a future pricing item. */
export const futurePricingSimple: readonly string[] = [
	'futurePricingId', 'inventoryNo', 'vendorNo', 'vendorName', 'vendorItemNo', 'facilityName', 'vendorUOM', 'newPrice', 'priceChangeDate',
	'priceChangeStatusName',
];

export const futurePricing: Resource = {
	name: 'Future Pricing',
	value: 'futurePricing',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a future pricing item',
			method: 'GET',
			path: '/odata/FuturePricing({futurePricingId})',
			pathFields: [{ name: 'futurePricingId', type: 'uuid', required: true }],
			result: { kind: 'record', simple: futurePricingSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net FuturePricing',
		},
	],
};
