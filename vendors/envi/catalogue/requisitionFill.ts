import type { Resource } from '../../../engine/catalogue';

/** What Simplify keeps of a requisition fill. */
const requisitionFillSimple: readonly string[] = [
	'requisitionFillId', 'requisitionFillNo', 'requisitionId', 'requisitionNo', 'fillDate', 'fillStatus', 'dateSubmitted', 'submittedByName',
	'lastUpdated',
];

export const requisitionFill: Resource = {
	name: 'Requisition Fill',
	value: 'requisitionFill',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a requisition fill',
			method: 'GET',
			path: '/odata/RequisitionFills({requisitionFillId})',
			pathFields: [{ name: 'requisitionFillId', type: 'uuid', required: true }],
			result: { kind: 'record', simple: requisitionFillSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net RequisitionFills',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many requisition fills',
			method: 'GET',
			path: '/odata/RequisitionFills',
			odata: true,
			result: { kind: 'list', simple: requisitionFillSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net RequisitionFills',
		},
	],
};
