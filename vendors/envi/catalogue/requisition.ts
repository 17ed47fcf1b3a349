import type { Field, Resource } from '../../../engine/catalogue';
import { requisitionFields } from './requisitionFields';

const requisitionId: Field = { name: 'requisitionId', type: 'uuid', required: true };

/** What Simplify keeps of a requisition. */
const requisitionSimple: readonly string[] = [
	'requisitionId', 'requisitionNo', 'requisitionType', 'facilityName', 'departmentName', 'requisitionStatus', 'requisitionerName',
	'requisitionDate', 'requiredDeliveryDate', 'dateSubmitted',
];

export const requisition: Resource = {
	name: 'Requisition',
	value: 'requisition',
	operations: [
		{
			name: 'Cancel',
			value: 'cancel',
			action: 'Cancel a requisition',
			method: 'POST',
			path: '/odata/Requisitions({requisitionId})/Cancel',
			pathFields: [requisitionId],
			result: { kind: 'none' },
			certainty: 'confirmed',
			source: 'developer.envi.net Requisitions',
		},
		{
			name: 'Create',
			value: 'create',
			action: 'Create a requisition',
			method: 'POST',
			path: '/odata/Requisitions',
			body: {
				fields: [
					{ name: 'facilityNo', type: 'string', required: true, pick: 'facilityNumbers' },
					{ name: 'departmentNo', type: 'string', required: true, pick: 'departmentNumbers' },
					{ name: 'patientId', type: 'uuid' },
					{ name: 'reference', type: 'string', description: 'Free text about the transaction' },
				],
			},
			result: { kind: 'id', field: 'requisitionId' },
			certainty: 'confirmed',
			source: 'developer.envi.net Requisitions',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get a requisition',
			method: 'GET',
			path: '/odata/Requisitions({requisitionId})',
			pathFields: [requisitionId],
			result: { kind: 'record', simple: requisitionSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net Requisitions',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many requisitions',
			method: 'GET',
			path: '/odata/Requisitions',
			odata: true,
			result: { kind: 'list', simple: requisitionSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net Requisitions',
		},
		{
			name: 'Submit',
			value: 'submit',
			action: 'Submit a requisition',
			description: 'Changes the status of the requisition to open',
			method: 'POST',
			path: '/odata/Requisitions({requisitionId})/Submit',
			pathFields: [requisitionId],
			result: { kind: 'none' },
			certainty: 'confirmed',
			source: 'developer.envi.net Requisitions',
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update a requisition',
			method: 'PATCH',
			path: '/odata/Requisitions({requisitionId})',
			pathFields: [requisitionId],
			body: { fields: requisitionFields },
			result: { kind: 'none' },
			certainty: 'confirmed',
			source: 'developer.envi.net Requisitions',
		},
	],
};
