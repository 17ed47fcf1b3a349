import type { Random } from '../../records/random.mts';
import { moment } from '../../records/dates.mts';
import type { Row } from '../../records/collection.mts';
import { COMPANIES, DEPARTMENTS, ITEMS, PLACES, SIZES, STORES, UNITS } from '../../records/words.mts';
import type { Organization } from './organizations.mts';

/** One entity set: how many records, what identifies them, whose children they are. */
export interface EntitySet {
	key: string;
	count: number;
	/** Records come in groups, `per` for each record of the parent set. */
	of?: { set: string; per: number };
	/** Shows the same records as another set. */
	alias?: string;
	/** Names and numbers of a record that other sets repeat beside its key. */
	identity?: (organization: Organization, index: number, random: Random) => Row;
}

const number = (prefix: string, index: number, digits = 6): string => prefix + String(index + 1).padStart(digits, '0');
const initial = (organization: Organization): string => organization.no.slice(0, 1);
const numbered = (field: string, prefix: string) => (organization: Organization, index: number) => ({
	[field]: number(`${prefix}-${initial(organization)}`, index),
});
const company = (index: number): string =>
	`${COMPANIES[index % COMPANIES.length]!}${index < COMPANIES.length ? '' : ` ${Math.floor(index / COMPANIES.length) + 1}`}`;

const item = (organization: Organization, index: number, random: Random): Row => ({
	inventoryNo: number(`${initial(organization)}-`, index),
	inventoryDescription: `${random.pick(ITEMS)}, ${random.pick(SIZES)}`,
	stockUOM: random.pick(UNITS),
	inventoryGroupName: `${organization.house} item master`,
});

/** The vendor's entity sets; counts are those of the default organisation. */
export const SETS: Readonly<Record<string, EntitySet>> = {
	Facilities: {
		key: 'facilityId',
		count: 12,
		identity: (organization, index) => ({
			facilityNo: number('F', index, 2),
			facilityName: `${organization.house} ${PLACES[index % PLACES.length]!.city} Hospital`,
		}),
	},
	Locations: {
		key: 'locationId',
		count: 48,
		of: { set: 'Facilities', per: 4 },
		identity: (_, index) => ({ locationNo: number('LOC', index, 3), locationName: STORES[index % STORES.length]! }),
	},
	Departments: {
		key: 'departmentId',
		count: 36,
		of: { set: 'Facilities', per: 3 },
		identity: (_, index) => ({
			departmentNo: number('D', index, 3),
			departmentName: DEPARTMENTS[index % DEPARTMENTS.length]!,
		}),
	},
	Vendors: {
		key: 'vendorId',
		count: 120,
		identity: (_, index) => ({ vendorNo: number('V', index, 4), vendorName: company(index) }),
	},
	Manufacturers: {
		key: 'manufacturerId',
		count: 90,
		identity: (_, index) => ({ manufacturerNo: number('MFG', index, 4), manufacturerName: company(index + 3) }),
	},
	Classifications: {
		key: 'classificationId',
		count: 40,
		identity: (_, index) => ({ classificationName: `${ITEMS[index % ITEMS.length]!.split(',')[0]} ${index + 1}` }),
	},
	Addresses: {
		key: 'addressId',
		count: 40,
		identity: (organization, index) => ({
			addressNo: number('A', index, 4),
			addressName: `${organization.house} dock ${index + 1}`,
		}),
	},
	Inventory: { key: 'inventoryId', count: 12_345, identity: item },
	FuturePricing: { key: 'futurePricingId', count: 2_000, of: { set: 'Inventory', per: 1 } },
	InventoryUOMs: { key: 'inventoryUOMId', count: 24_690, of: { set: 'Inventory', per: 2 } },
	InventoryTrackings: { key: 'inventoryTrackingId', count: 12_345, of: { set: 'Inventory', per: 1 } },
	InventoryTrackingValues: { key: 'inventoryTrackingItemId', count: 37_035, of: { set: 'Inventory', per: 3 } },
	POHistoryItems: { key: 'id', count: 148_140, of: { set: 'Inventory', per: 12 } },
	InventoryActivity: { key: 'inventoryActivityId', count: 5_000 },
	InventoryLocations: { key: 'inventoryLocationId', count: 3_000, of: { set: 'Inventory', per: 2 } },
	InventoryLocationsCostAndQuantity: {
		key: 'inventoryLocationId',
		count: 3_000,
		of: { set: 'Inventory', per: 2 },
		alias: 'InventoryLocations',
	},
	InventoryLocationsExtended: {
		key: 'inventoryLocationId',
		count: 3_000,
		of: { set: 'Inventory', per: 2 },
		alias: 'InventoryLocations',
	},
	CostLayers: { key: 'costLayerId', count: 6_000, of: { set: 'InventoryLocations', per: 2 } },
	InventoryVendors: { key: 'inventoryVendorId', count: 4_000, of: { set: 'Inventory', per: 2 } },
	CostHistory: { key: 'inventoryVendorCostHistoryId', count: 12_000, of: { set: 'InventoryVendors', per: 3 } },
	PurchasingUnits: { key: 'inventoryVendorPurchasingUnitId', count: 8_000, of: { set: 'InventoryVendors', per: 2 } },
	InventorySnapshots: {
		key: 'inventorySnapshotId',
		count: 12,
		identity: (_, __, random) => ({ snapshotDate: moment(random) }),
	},
	InventorySnapshotItems: { key: 'inventorySnapshotItemId', count: 600, of: { set: 'InventorySnapshots', per: 50 } },
	AdjustmentItems: { key: 'adjustmentItemId', count: 300 },
	Batches: { key: 'apBatchId', count: 60, identity: numbered('batchNo', 'B') },
	MatchedInvoices: {
		key: 'apMatchedInvoiceId',
		count: 300,
		of: { set: 'Batches', per: 5 },
		identity: numbered('invoiceNo', 'INV'),
	},
	MatchedInvoiceItems: { key: 'apMatchedInvoiceItemId', count: 900, of: { set: 'MatchedInvoices', per: 3 } },
	PARAreas: {
		key: 'parAreaId',
		count: 20,
		identity: (_, index) => ({
			parAreaNo: number('PAR', index, 3),
			parAreaName: `${DEPARTMENTS[index % 7]!} cart ${index + 1}`,
		}),
	},
	parAreaLineItems: { key: 'parAreaItemId', count: 400, of: { set: 'PARAreas', per: 20 } },
	PurchaseOrders: { key: 'purchaseOrderId', count: 2_000, identity: numbered('purchaseOrderNo', 'PO') },
	PurchaseOrderItems: { key: 'purchaseOrderItemId', count: 6_000, of: { set: 'PurchaseOrders', per: 3 } },
	POConfirmations: { key: 'poConfirmationId', count: 500, of: { set: 'PurchaseOrders', per: 1 } },
	POConfirmationItems: { key: 'poConfirmationItemId', count: 1_500, of: { set: 'POConfirmations', per: 3 } },
	Receipts: { key: 'receiptId', count: 700, of: { set: 'PurchaseOrders', per: 1 } },
	ReceiptItems: { key: 'receiptItemId', count: 2_100, of: { set: 'Receipts', per: 3 } },
	Requisitions: { key: 'requisitionId', count: 800, identity: numbered('requisitionNo', 'R') },
	RequisitionItems: { key: 'requisitionItemId', count: 2_400, of: { set: 'Requisitions', per: 3 } },
	RequisitionFills: {
		key: 'requisitionFillId',
		count: 300,
		of: { set: 'Requisitions', per: 1 },
		identity: numbered('requisitionFillNo', 'RF'),
	},
	RequisitionFillItems: { key: 'requisitionFillItemId', count: 900, of: { set: 'RequisitionFills', per: 3 } },
	UsageItems: { key: 'usageItemId', count: 500 },
	VendorAddresses: { key: 'vendorAddressId', count: 120, of: { set: 'Vendors', per: 1 } },
	VendorContacts: { key: 'vendorContactId', count: 240, of: { set: 'Vendors', per: 2 } },
	VendorEmailConfigurations: { key: 'vendorEmailId', count: 120, of: { set: 'Vendors', per: 1 } },
	VendorFacilities: { key: 'vendorFacilityId', count: 360, of: { set: 'Vendors', per: 3 } },
	VendorFaxConfigurations: { key: 'vendorFaxId', count: 60, of: { set: 'Vendors', per: 1 } },
	FileAttachments: { key: 'fileId', count: 400, of: { set: 'PurchaseOrders', per: 2 } },
};

/** Sub-collections (`Inventory(…)/poHistoryItems`) and the sets their records are in, by name in lower case. */
export const SUB_COLLECTIONS: Readonly<Record<string, string>> = {
	futurepricing: 'FuturePricing',
	inventoryuoms: 'InventoryUOMs',
	inventorylocations: 'InventoryLocations',
	inventorytrackings: 'InventoryTrackings',
	pohistoryitems: 'POHistoryItems',
	inventoryvendors: 'InventoryVendors',
	inventorytrackingvalues: 'InventoryTrackingValues',
	inventorylocationscostandquantity: 'InventoryLocationsCostAndQuantity',
	costlayers: 'CostLayers',
	costhistory: 'CostHistory',
	purchasingunits: 'PurchasingUnits',
	inventorysnapshotitems: 'InventorySnapshotItems',
	matchedinvoiceitems: 'MatchedInvoiceItems',
	parareaitems: 'parAreaLineItems',
	pararealineitems: 'parAreaLineItems',
	poconfirmationitems: 'POConfirmationItems',
	purchaseorderitems: 'PurchaseOrderItems',
	receiptitems: 'ReceiptItems',
	invoices: 'MatchedInvoices',
};
