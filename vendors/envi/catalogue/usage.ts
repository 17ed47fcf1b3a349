import type { Resource } from '../../../engine/catalogue';

export const usage: Resource = {
	name: 'Usage',
	value: 'usage',
	operations: [
		{
			name: 'Bulk Add',
			value: 'bulkAdd',
			action: 'Add usages',
			description: 'Answers the IDs of the new usages, separated by commas. If one usage is wrong, none is saved.',
			method: 'POST',
			path: '/odata/Usages/BulkAdd',
			body: {
				wrapper: 'usages',
				list: 'Usages',
				fields: [
					{ name: 'facilityNo', type: 'string', required: true, pick: 'facilityNumbers' },
					{ name: 'usageDate', type: 'dateTime', description: 'Today if left out' },
					{ name: 'departmentNo', type: 'string', required: true, description: 'If Envi knows no such department, the number goes into the notes', pick: 'departmentNumbers' },
					{ name: 'patientNo', type: 'string', description: 'If Envi knows no such patient, the number goes into the notes' },
					{ name: 'reference', type: 'string' },
					{ name: 'caseNo', type: 'string' },
					{ name: 'trackingCode', type: 'string' },
					{ name: 'physicianNo', type: 'string', description: 'If no physician of the facility has it, it goes into the notes' },
					{ name: 'usageType', type: 'string', description: 'Filled in by Envi: Standard' },
					{ name: 'source', type: 'string', description: 'Filled in by Envi: Auto' },
				],
			},
			result: { kind: 'id', field: 'usageIds' },
			certainty: 'confirmed',
			source: 'developer.envi.net Usages',
		},
		{
			name: 'Bulk Submit',
			value: 'bulkSubmit',
			action: 'Submit usages',
			description: 'Envi may report a usage that it could not submit as text with status 200, so success is judged by the text',
			method: 'POST',
			path: '/odata/Usages/BulkSubmit',
			body: {
				wrapper: 'usageIds',
				list: 'Usages',
				fields: [
					{ name: 'usageId', type: 'uuid', required: true },
				],
			},
			result: { kind: 'message', accepts: 'successfully' },
			certainty: 'confirmed',
			source: 'developer.envi.net Usages',
		},
	],
};
