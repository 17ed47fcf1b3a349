import type { Field } from '../../../engine/catalogue';

/** What can be set at Create and at Update. */
export const inventoryLocationFields: readonly Field[] = [
	{ name: 'defaultIssueUOM', type: 'string', description: 'Unit in which the item is issued' },
	{ name: 'defaultIssueConversionFactor', type: 'integer', description: 'How many stock units are in the issue unit' },
	{ name: 'defaultCountUOM', type: 'string', description: 'Unit in which the item is counted' },
	{ name: 'defaultCountConversionFactor', type: 'integer', description: 'How many stock units are in the count unit' },
	{ name: 'itemType', type: 'integer' },
	{ name: 'priceMarkup', type: 'number', description: 'Amount or percentage that is added to the cost' },
	{ name: 'priceMarkupType', type: 'integer' },
	{ name: 'cost', type: 'number', description: 'Cost at this location' },
	{ name: 'assetLedgerNo', type: 'string', description: 'General ledger account for assets' },
	{ name: 'expenseLedgerNo', type: 'string', description: 'General ledger account for expenses' },
	{ name: 'binShelf', type: 'string', description: 'Where in the location the item is kept' },
	{ name: 'crossReferenceNo', type: 'string' },
	{ name: 'minQuantity', type: 'integer' },
	{ name: 'maxQuantity', type: 'integer' },
	{ name: 'safetyStock', type: 'integer', description: 'Extra stock against running out' },
	{ name: 'locationUOM', type: 'string', description: 'Unit in which the location keeps the item' },
	{ name: 'locationConversionFactor', type: 'integer', description: 'How many stock units are in the location\'s unit' },
	{ name: 'isBillable', type: 'boolean', description: 'Whether the item is billable at this location' },
	{ name: 'isTaxable', type: 'boolean', description: 'Whether the item is taxable' },
	{ name: 'syncFlag', type: 'boolean', description: 'Whether the item is flagged for synchronization at this location' },
	{ name: 'disablePurchasing', type: 'boolean', description: 'Whether the item can no longer be purchased for this location' },
];
