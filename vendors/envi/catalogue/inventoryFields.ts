import type { Field } from '../../../engine/catalogue';

/** Fields of a new item. */
export const inventoryFields: readonly Field[] = [
	{ name: 'inventoryGroupId', type: 'uuid', description: 'Group of related items' },
	{ name: 'inventoryNo', type: 'string' },
	{ name: 'inventoryDescription', type: 'string' },
	{ name: 'inventoryDescription2', type: 'string' },
	{ name: 'stockUOM', type: 'string', description: 'Unit in which the stock of the item is kept' },
	{ name: 'arBillingCode', type: 'string', description: 'Code for a patient billing system' },
	{ name: 'hcpcsCode', type: 'string', description: 'Code for a patient billing system' },
	{ name: 'notes', type: 'text' },
	{ name: 'activeStatus', type: 'boolean', description: 'Whether the item is active' },
	{ name: 'unspscCode', type: 'string', description: 'Code of the category of products' },
	{ name: 'isLatex', type: 'boolean', description: 'Whether the item contains latex' },
	{ name: 'classificationId', type: 'uuid' },
	{ name: 'classification2Id', label: 'Classification 2 ID', type: 'uuid', description: 'Second category of the item' },
	{ name: 'defaultExpenseLedgerNo', type: 'string', description: 'General ledger account for expenses' },
	{ name: 'defaultAssetLedgerNo', type: 'string', description: 'General ledger account for assets' },
	{ name: 'periopCategoryId', type: 'uuid', description: 'Perioperative category' },
	{ name: 'systemTypeId', type: 'integer', description: 'Standard or implant; 1 is standard' },
	{ name: 'defaultIsBillable', type: 'boolean', description: 'Whether the item is billable by default' },
];

/** The pages of Replace and Update list these too, as they do the whole record. */
export const inventoryRecordFields: readonly Field[] = [
	{ name: 'inventoryId', type: 'uuid' },
	{ name: 'organizationId', type: 'uuid' },
	{ name: 'organizationName', type: 'string' },
	{ name: 'inventoryGroupName', type: 'string' },
	{ name: 'dateAdded', type: 'dateTime' },
	{ name: 'addedId', label: 'Added By', type: 'uuid' },
	{ name: 'addedByName', type: 'string' },
	{ name: 'lastUpdated', type: 'dateTime' },
	{ name: 'lastUpdatedBy', type: 'uuid' },
	{ name: 'lastUpdatedByName', type: 'string' },
	{ name: 'classificationName', type: 'string' },
	{ name: 'classification2Name', label: 'Classification 2 Name', type: 'string' },
	{ name: 'periopItemCategory', type: 'string' },
	{ name: 'systemType', type: 'string', description: 'Standard or Implant' },
];
