import type { Field, Resource } from '../../../engine/catalogue';
import { poConfirmationItemSimple } from './poConfirmationItem';

const poConfirmationId: Field = { name: 'poConfirmationId', type: 'uuid', required: true };

/** What Simplify keeps of a PO confirmation. */
const poConfirmationSimple: readonly string[] = [
	'poConfirmationId', 'purchaseOrderId', 'purchaseOrderNo', 'referenceNo', 'poConfirmationDate', 'orderDate', 'vendorComment',
	'isUnresolved', 'lastUpdated',
];

export const poConfirmation: Resource = {
	name: 'PO Confirmation',
	value: 'poConfirmation',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a PO confirmation',
			method: 'GET',
			path: '/odata/POConfirmations({poConfirmationId})',
			pathFields: [poConfirmationId],
			result: { kind: 'record', simple: poConfirmationSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net POConfirmations',
		},
		{
			name: 'Get Items',
			value: 'getItems',
			action: 'Get items of a PO confirmation',
			method: 'GET',
			path: '/odata/POConfirmations({poConfirmationId})/poConfirmationItems',
			pathFields: [poConfirmationId],
			odata: true,
			result: { kind: 'list', simple: poConfirmationItemSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net POConfirmations',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many PO confirmations',
			method: 'GET',
			path: '/odata/POConfirmations',
			odata: true,
			result: { kind: 'list', simple: poConfirmationSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net POConfirmations',
		},
	],
};
