import type { Resource } from '../../../engine/catalogue';
import { address } from './address';
import { adjustmentItem } from './adjustmentItem';
import { apBatch } from './apBatch';
import { classification } from './classification';
import { department } from './department';
import { facility } from './facility';
import { fileAttachment } from './fileAttachment';
import { futurePricing } from './futurePricing';
import { inventory } from './inventory';
import { inventoryActivity } from './inventoryActivity';
import { inventoryLocation } from './inventoryLocation';
import { inventoryLocationCostAndQuantity } from './inventoryLocationCostAndQuantity';
import { inventoryLocationExtended } from './inventoryLocationExtended';
import { inventorySnapshot } from './inventorySnapshot';
import { inventorySnapshotItem } from './inventorySnapshotItem';
import { inventoryTracking } from './inventoryTracking';
import { inventoryUom } from './inventoryUom';
import { inventoryVendor } from './inventoryVendor';
import { location } from './location';
import { manufacturer } from './manufacturer';
import { matchedInvoice } from './matchedInvoice';
import { matchedInvoiceItem } from './matchedInvoiceItem';
import { parArea } from './parArea';
import { parAreaItem } from './parAreaItem';
import { poConfirmation } from './poConfirmation';
import { poConfirmationItem } from './poConfirmationItem';
import { purchaseOrder } from './purchaseOrder';
import { purchaseOrderItem } from './purchaseOrderItem';
import { purchasingUnit } from './purchasingUnit';
import { receipt } from './receipt';
import { receiptItem } from './receiptItem';
import { requisition } from './requisition';
import { requisitionFill } from './requisitionFill';
import { requisitionFillItem } from './requisitionFillItem';
import { requisitionItem } from './requisitionItem';
import { usage } from './usage';
import { usageItem } from './usageItem';
import { usageProcedure } from './usageProcedure';
import { vendor } from './vendor';
import { vendorAddress } from './vendorAddress';
import { vendorContact } from './vendorContact';
import { vendorEmailConfiguration } from './vendorEmailConfiguration';
import { vendorFacility } from './vendorFacility';
import { vendorFaxConfiguration } from './vendorFaxConfiguration';

/** Every call that developer.envi.net documents, but tokens, `$metadata` and `$batch`. */
export const catalogue: readonly Resource[] = [
	address,
	adjustmentItem,
	apBatch,
	classification,
	department,
	facility,
	fileAttachment,
	futurePricing,
	inventory,
	inventoryActivity,
	inventoryLocation,
	inventoryLocationCostAndQuantity,
	inventoryLocationExtended,
	inventorySnapshot,
	inventorySnapshotItem,
	inventoryTracking,
	inventoryUom,
	inventoryVendor,
	location,
	manufacturer,
	matchedInvoice,
	matchedInvoiceItem,
	parArea,
	parAreaItem,
	poConfirmation,
	poConfirmationItem,
	purchaseOrder,
	purchaseOrderItem,
	purchasingUnit,
	receipt,
	receiptItem,
	requisition,
	requisitionFill,
	requisitionFillItem,
	requisitionItem,
	usage,
	usageItem,
	usageProcedure,
	vendor,
	vendorAddress,
	vendorContact,
	vendorEmailConfiguration,
	vendorFacility,
	vendorFaxConfiguration,
];
