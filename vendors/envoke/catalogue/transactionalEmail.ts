import type { Resource } from '../../../engine/catalogue';

export const transactionalEmail: Resource = {
	name: 'Transactional Email',
	value: 'transactionalEmail',
	operations: [
		{
			name: 'Send',
			value: 'send',
			action: 'Send a transactional email',
			description: 'Emails that Envoke does not know become contacts',
			method: 'POST',
			path: '/v1/send',
			body: {
				fields: [
					{ name: 'id', label: 'Message ID', type: 'string', description: 'Adds recipients to a message that exists. Nothing else than Recipients may be filled in then.' },
					{ name: 'name', type: 'string', description: '3 to 100 characters' },
					{ name: 'subject', type: 'string', description: '6 to 120 characters' },
					{ name: 'sender', type: 'string', description: 'Name and address, or ID of the sender', placeholder: 'Ada Lovelace <ada@example.com>' },
					{ name: 'recipients', type: 'list', required: true, description: 'Emails or contact IDs, up to 1,000' },
					{ name: 'html', type: 'text', description: 'Needed where there is no template' },
					{ name: 'template_id', type: 'string', description: 'Needed where there is no HTML' },
					{ name: 'group', label: 'Folder', type: 'string', description: 'Name or ID of the folder' },
					{ name: 'language', type: 'string', description: 'Code of two letters', placeholder: 'en' },
					{ name: 'track_recipient_activity', type: 'boolean', description: 'Whether opens and clicks are counted. Sending is slower then.' },
					{ name: 'enable_merge_fields', type: 'boolean', description: 'Whether merge fields are filled in. Sending is slower then.' },
				],
			},
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'support.envoke.com/en/articles/12663530; support.envoke.com/en/articles/12663483',
		},
		{
			name: 'Send Legacy',
			value: 'sendLegacy',
			action: 'Send transactional emails through the legacy API',
			description: 'Emails without a contact are not sent: their consent is not known. What comes back is not documented.',
			method: 'POST',
			path: '/api/v4legacy/send/SendEmails',
			body: {
				wrapper: 'SendEmails',
				list: 'Batches',
				fields: [
					{ name: 'EmailDataArray', label: 'Emails', type: 'object', required: true, description: 'List with one object, whose field email is the list of emails', placeholder: '[{"email": [{"to_email": "name@example.com", "campaign_name": "Receipts", "message_html": "<p>Thank you</p>"}]}]' },
				],
			},
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'support.envoke.com/en/articles/1697213; upanupstudios/envoke-php-client',
		},
	],
};
