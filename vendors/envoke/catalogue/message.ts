import type { Field, Resource } from '../../../engine/catalogue';
import { filters, order } from './fields';

const simple = ['id', 'name', 'status', 'group', 'subject', 'sender', 'send_time', 'recipient_tag', 'recipient_subscription', 'preview_url'];
const changed = ['success', 'result_text', 'result_data.id', 'result_data.name', 'result_data.status', 'result_data.subject', 'result_data.sender', 'result_data.recipient_tag', 'result_data.recipient_subscription', 'result_data.preview_url'];

const messageId: Field = { name: 'id', label: 'Message ID', type: 'string', required: true };
const optional: readonly Field[] = [
	{ name: 'group', label: 'Folder', type: 'string', description: 'Name or ID of the folder' },
	{ name: 'html', type: 'text', description: 'Needed where there is no template' },
	{ name: 'template_id', type: 'string', description: 'Needed where there is no HTML' },
	{ name: 'language', type: 'string', description: 'Code of two letters', placeholder: 'en' },
	{ name: 'recipient_tag', type: 'string', description: 'Tag whose contacts get the message', pick: 'tagNames' },
	{ name: 'recipient_subscription', type: 'string', description: 'Subscription whose contacts get the message', pick: 'subscriptionNames' },
	{ name: 'recipient_segment', type: 'string', description: 'Segment whose contacts get the message' },
	{ name: 'publish_archive', type: 'boolean', description: 'Whether the message is shown in the public archive once it is sent' },
	{ name: 'utm_tag_links', type: 'boolean', description: 'Whether links get UTM variables. The account decides when this is left out.' },
];

export const message: Resource = {
	name: 'Message',
	value: 'message',
	operations: [
		{
			name: 'Cancel',
			value: 'cancel',
			action: 'Cancel a message',
			description: 'Makes a scheduled message a draft again',
			method: 'POST',
			path: '/v2/messages/{id}/cancel',
			pathFields: [messageId],
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'support.envoke.com/en/articles/10324581',
		},
		{
			name: 'Create',
			value: 'create',
			action: 'Create a message',
			description: 'Makes a draft',
			method: 'POST',
			path: '/v2/messages',
			body: {
				fields: [
					{ name: 'name', type: 'string', required: true, description: 'Up to 100 characters' },
					{ name: 'sender', type: 'string', required: true, description: 'Name and address, or ID of the sender', placeholder: 'Ada Lovelace <ada@example.com>' },
					{ name: 'subject', type: 'string', required: true },
					...optional,
				],
			},
			result: { kind: 'record', simple: changed },
			certainty: 'confirmed',
			source: 'support.envoke.com/en/articles/10324548',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get a message',
			method: 'GET',
			path: '/v2/messages/{id}',
			pathFields: [messageId],
			query: [
				{ name: 'include_html', type: 'enum', choices: [{ name: 'Yes', value: 1 }] },
			],
			result: { kind: 'record', simple },
			certainty: 'confirmed',
			source: 'support.envoke.com/en/articles/10324509',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many messages',
			description: 'The HTML of a message comes with Get only',
			method: 'GET',
			path: '/v2/messages',
			query: [
				{ name: 'filter[subject]', label: 'Subject', type: 'string' },
				filters,
				order,
			],
			result: { kind: 'list', simple },
			certainty: 'confirmed',
			source: 'support.envoke.com/en/articles/10324509',
		},
		{
			name: 'Send',
			value: 'send',
			action: 'Send a message',
			description: 'Sends a draft at a certain time',
			method: 'POST',
			path: '/v2/messages/{id}/send',
			pathFields: [messageId],
			body: {
				fields: [
					{ name: 'send_time', type: 'string', required: true, description: 'As YYYY-MM-DD hh:mm:ss. Envoke does not say in which time zone.', placeholder: '2026-11-30 09:00:00' },
				],
			},
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'support.envoke.com/en/articles/10324581',
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update a message',
			description: 'Only drafts can be changed. Method and path follow the rule of the other resources: they were not available to us.',
			method: 'PATCH',
			path: '/v2/messages/{id}',
			pathFields: [messageId],
			body: {
				fields: [
					{ name: 'name', type: 'string', description: 'Up to 100 characters' },
					{ name: 'sender', type: 'string', description: 'Name and address, or ID of the sender', placeholder: 'Ada Lovelace <ada@example.com>' },
					{ name: 'subject', type: 'string' },
					...optional,
				],
			},
			result: { kind: 'record', simple: changed },
			certainty: 'derived',
			source: 'support.envoke.com/en/articles/10324548',
		},
	],
};
