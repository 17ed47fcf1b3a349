import type { Answer } from '../../core/call.mts';
import type { Row } from '../../records/collection.mts';
import { BATCHES } from './batches.mts';
import { badRequest } from './errors.mts';
import { READS } from './reads.mts';
import { bareGuid, NO_CONTENT, rowInPath, valueAnswer, type Action, type EnviRequest } from './request.mts';
import { SETS } from './sets.mts';
import { USAGES } from './usages.mts';
import { bodyObjects, create } from './writes.mts';

/** Creates a record of `set` under the parent in the path. */
function child(set: string, parentSet: string, parameter: string, answer: ChildAnswer): Action {
	return (request) => {
		const parent = rowInPath(request, parentSet, parameter);
		const [body] = bodyObjects(request.call, request.operation);
		const made = create(request.store, set, body!, request.user, request.now, request.fieldsOf(set), parent);
		return answer(request, made[SETS[set]!.key]);
	};
}

type ChildAnswer = (request: EnviRequest, key: unknown) => Answer;
const asGuid: ChildAnswer = (_, key) => bareGuid(key);

/** Some creates answer a sentence and not the new GUID. */
function asText(text: string): ChildAnswer {
	return (request) => valueAnswer(request, text);
}

function setStatus(status: 'Submitted' | 'Canceled', impossibleFrom: string[], more: Row = {}): Action {
	return (request) => {
		bodyObjects(request.call, request.operation);
		const requisition = rowInPath(request, 'Requisitions', 'requisitionId');
		const before = String(requisition.requisitionStatus);
		if (impossibleFrom.includes(before)) throw badRequest(`The requisition is already ${before.toLowerCase()}.`);
		request.store.change(requisition, { requisitionStatus: status, lastUpdated: request.now, ...more });
		return NO_CONTENT;
	};
}

const managePurchasing: Action = (request) => {
	rowInPath(request, 'Inventory', 'inventoryId');
	bodyObjects(request.call, request.operation);
	return NO_CONTENT;
};

const ITEM = 'Inventory({inventoryId})';
const VENDOR = 'Vendors({vendorId})';
const REQUISITION = 'Requisitions({requisitionId})';

/** Operations that are no plain list, read, create or update; by method and documented path. */
export const ACTIONS: Readonly<Record<string, Action>> = {
	...READS,
	...BATCHES,
	...USAGES,
	[`POST /odata/${REQUISITION}/Submit`]: setStatus('Submitted', ['Submitted', 'Canceled']),
	[`POST /odata/${REQUISITION}/Cancel`]: setStatus('Canceled', ['Canceled'], { isCanceled: true }),
	[`POST /odata/${REQUISITION}/RequisitionItems`]: child(
		'RequisitionItems',
		'Requisitions',
		'requisitionId',
		valueAnswer,
	),
	[`POST /odata/${VENDOR}/VendorAddresses`]: child('VendorAddresses', 'Vendors', 'vendorId', asGuid),
	[`POST /odata/${VENDOR}/VendorContacts`]: child('VendorContacts', 'Vendors', 'vendorId', asGuid),
	[`POST /odata/${VENDOR}/VendorFacilities`]: child('VendorFacilities', 'Vendors', 'vendorId', asGuid),
	[`POST /odata/${ITEM}/InventoryVendor`]: child(
		'InventoryVendors',
		'Inventory',
		'inventoryId',
		asText('Inventory vendor was successfully added.'),
	),
	[`POST /odata/${ITEM}/InventoryLocation`]: child(
		'InventoryLocations',
		'Inventory',
		'inventoryId',
		asText('Inventory location was successfully added.'),
	),
	[`POST /odata/${ITEM}/ManagePurchasing`]: managePurchasing,
};
