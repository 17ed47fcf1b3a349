import type { Resource } from '../../../engine/catalogue';

/** What Simplify keeps of a usage item. */
const usageItemSimple: readonly string[] = [
	'usageItemId', 'usageId', 'usageNo', 'date', 'facilityName', 'inventoryNo', 'inventoryDescription', 'quantity', 'uom', 'extendedCost',
];

export const usageItem: Resource = {
	name: 'Usage Item',
	value: 'usageItem',
	operations: [
		{
			name: 'Bulk Add',
			value: 'bulkAdd',
			action: 'Add items to usages',
			description: 'What Envi answers is not documented',
			method: 'POST',
			path: '/odata/UsageItems/BulkAdd',
			body: {
				wrapper: 'usageItems',
				list: 'Usage Items',
				fields: [
					{ name: 'usageId', type: 'uuid', required: true },
					{ name: 'lineNo', type: 'integer', description: 'Counted by Envi if left out' },
					{ name: 'inventoryNo', type: 'string', pick: 'inventoryNumbers' },
					{ name: 'inventoryDescription', type: 'string' },
					{ name: 'locationNo', type: 'string', required: true, description: 'A location of the usage\'s facility', pick: 'locationNumbers' },
					{ name: 'vendorItemNo', type: 'string', description: 'That of the primary vendor if left out' },
					{ name: 'manufacturerNo', type: 'string' },
					{ name: 'manufacturerItemNo', type: 'string' },
					{ name: 'lotNo', type: 'string' },
					{ name: 'serialNo', type: 'string' },
					{ name: 'expirationDate', type: 'string' },
					{ name: 'quantity', type: 'string', description: 'A number as text; 1 if left out' },
					{ name: 'uom', type: 'string', description: 'Unit of measure; EA if left out' },
					{ name: 'conversionFactor', type: 'string', description: 'A number as text, how many stock units are in the unit; 1 if left out' },
					{ name: 'itemNotes', type: 'text' },
					{ name: 'systemTypeId', type: 'integer', description: '1 is standard, also if left out' },
					{ name: 'systemType', type: 'string', description: 'Standard or Implant' },
					{ name: 'implantSize', type: 'string' },
					{ name: 'implantPositionId', type: 'integer', description: '0 is none' },
					{ name: 'implantPosition', type: 'string' },
					{ name: 'implantRemoved', type: 'boolean', description: 'Whether the implant was removed' },
					{ name: 'implantCompleted', type: 'boolean', description: 'Whether the implant is completed; Envi does not submit usages with implants that are not' },
				],
			},
			result: { kind: 'none' },
			certainty: 'confirmed',
			source: 'developer.envi.net UsageItems',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many usage items',
			method: 'GET',
			path: '/odata/UsageItems',
			query: [
				{ name: 'summary', type: 'boolean', description: 'Whether to group the result' },
				{ name: 'from', type: 'dateTime', description: 'Start of the period' },
				{ name: 'to', type: 'dateTime', description: 'End of the period' },
			],
			odata: true,
			result: { kind: 'list', simple: usageItemSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net UsageItems',
		},
	],
};
