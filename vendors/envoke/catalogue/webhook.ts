import type { Field, Resource } from '../../../engine/catalogue';

/** Source: support.envoke.com/en/articles/15147624. */
const events = [
	{ name: 'API Submission', value: 'api_submission' },
	{ name: 'Consent Change', value: 'consent_change' },
	{ name: 'Email Autoresponder Send', value: 'email_autoresponder_send' },
	{ name: 'Email Click', value: 'email_click' },
	{ name: 'Email Open', value: 'email_open' },
	{ name: 'Email Send', value: 'email_send' },
	{ name: 'Form Submission', value: 'form_submission' },
	{ name: 'Import Submission', value: 'import_submission' },
	{ name: 'Lead Update', value: 'lead_update' },
	{ name: 'New Contact', value: 'new_contact' },
	{ name: 'New Lead', value: 'new_lead' },
	{ name: 'New Opportunity', value: 'new_opportunity' },
	{ name: 'New Sale', value: 'new_sale' },
	{ name: 'Passed to Sales', value: 'passed_to_sales' },
	{ name: 'Preference Page Submission', value: 'preference_page_submission' },
	{ name: 'Submission', value: 'submission' },
	{ name: 'UI Submission', value: 'ui_submission' },
];

const webhookId: Field = { name: 'id', label: 'Webhook ID', type: 'string', required: true };

export const webhook: Resource = {
	name: 'Webhook',
	value: 'webhook',
	operations: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create a webhook',
			description: 'A webhook cannot be changed. The same event and URL again are an error, which names the ID of the webhook that exists.',
			method: 'POST',
			path: '/v1/hooks',
			body: {
				fields: [
					{ name: 'type', label: 'Event', type: 'enum', required: true, choices: events },
					{ name: 'url', type: 'string', required: true, description: 'Where Envoke sends the events', placeholder: 'https://example.com/webhook' },
					{ name: 'filter.form_id', label: 'Form ID', type: 'string', description: 'Only events of this form' },
					{ name: 'filter.campaign_id', label: 'Message ID', type: 'string', description: 'Only email events of this message' },
				],
			},
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'support.envoke.com/en/articles/15147624; envoke-zapier helpers/subscribe_hook.js',
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete a webhook',
			method: 'DELETE',
			path: '/v1/hooks/{id}',
			pathFields: [webhookId],
			result: { kind: 'none' },
			certainty: 'confirmed',
			source: 'support.envoke.com/en/articles/15147623; envoke-zapier helpers/unsubscribe_hook.js',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get a webhook',
			description: 'Envoke answers null, not 404, when there is no such webhook',
			method: 'GET',
			path: '/v1/hooks/{id}',
			pathFields: [webhookId],
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'support.envoke.com/en/articles/15147622',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many webhooks',
			method: 'GET',
			path: '/v1/hooks',
			result: { kind: 'list' },
			certainty: 'confirmed',
			source: 'support.envoke.com/en/articles/15147621',
		},
	],
};
