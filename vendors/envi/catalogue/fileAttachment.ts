import type { Field, Resource } from '../../../engine/catalogue';

const fileId: Field = { name: 'fileId', type: 'uuid', required: true };

/** What Simplify keeps of a file attachment. */
const fileAttachmentSimple: readonly string[] = [
	'fileId', 'fileName', 'fileType', 'fileSize', 'fileStatus', 'entityId', 'entityNo', 'entityTypeValue', 'dateCreated', 'createdByName',
];

export const fileAttachment: Resource = {
	name: 'File Attachment',
	value: 'fileAttachment',
	operations: [
		{
			name: 'Download',
			value: 'download',
			action: 'Download a file attachment',
			description: 'Files that are deleted, uploading, failed or corrupted have no content',
			method: 'GET',
			path: '/odata/FileAttachments/{fileId}/content',
			pathFields: [fileId],
			result: { kind: 'file' },
			certainty: 'confirmed',
			source: 'developer.envi.net FileAttachments',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many file attachments',
			description: 'Lists the files of one record, such as a purchase order',
			method: 'GET',
			path: '/odata/FileAttachments({entityId})',
			pathFields: [{ name: 'entityId', label: 'Owner ID', type: 'uuid', required: true, description: 'ID of the record that the files belong to' }],
			query: [{ name: 'entityTypePK', label: 'Entity Type', type: 'enum', description: 'What kind of record the owner is', choices: [
				{ name: 'Purchase Order', value: '1' },
				{ name: 'Received Invoice', value: '4' },
				{ name: 'Contract', value: '6' },
				{ name: 'Requisition', value: '7' },
				{ name: 'Adjustment', value: '8' },
				{ name: 'Requisition Fill Proof of Delivery', value: '9' },
				{ name: 'OCR Invoice', value: '10' },
				{ name: 'Inventory', value: '11' },
			] }],
			odata: true,
			result: { kind: 'list', simple: fileAttachmentSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net FileAttachments',
		},
		{
			name: 'Get Metadata',
			value: 'getMetadata',
			action: 'Get metadata of a file attachment',
			method: 'GET',
			path: '/odata/FileAttachments/{fileId}/metadata',
			pathFields: [fileId],
			result: { kind: 'record', simple: fileAttachmentSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net FileAttachments',
		},
	],
};
