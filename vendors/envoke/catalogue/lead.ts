import type { Resource } from '../../../engine/catalogue';
import { leadFields } from './leadFields';

const simple = ['id', 'remote_id', 'salesperson', 'create_time', 'marketing_rating_status', 'sales_rating_status', 'opportunity', 'sale', 'revenue', 'contact'];
const changed = ['success', 'result_text', 'result_data.id', 'result_data.remote_id', 'result_data.marketing_rating_status', 'result_data.sales_rating_status', 'result_data.opportunity', 'result_data.sale', 'result_data.revenue', 'result_data.contact'];

export const lead: Resource = {
	name: 'Lead',
	value: 'lead',
	operations: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create a lead',
			method: 'POST',
			path: '/v1/leads',
			body: {
				fields: [
					{ name: 'rule_rating', type: 'string', required: true },
					...leadFields,
				],
			},
			result: { kind: 'record', simple: changed },
			certainty: 'confirmed',
			source: 'envoke-zapier creates/lead.js',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many leads',
			method: 'GET',
			path: '/v1/leads',
			query: [
				{ name: 'filter[id]', label: 'Lead ID', type: 'string' },
				{ name: 'filter[remote_id]', label: 'Remote ID', type: 'string' },
				{ name: 'filter[contact.email]', label: 'Contact Email', type: 'string' },
				{ name: 'filter[contact.contact_id]', label: 'Contact ID', type: 'string' },
				{ name: 'filter[contact.contact_remote_id]', label: 'Contact Remote ID', type: 'string' },
				{ name: 'filter[marketing_rating_status]', label: 'Marketing Rating Status', type: 'string' },
				{ name: 'filter[opportunity]', label: 'With Opportunity', type: 'enum', choices: [{ name: 'Yes', value: 'YES' }] },
				{ name: 'filter[sale]', label: 'With Sale', type: 'enum', choices: [{ name: 'Yes', value: 'YES' }] },
				{ name: 'sort[id]', label: 'Sort by ID', type: 'enum', choices: [{ name: 'Ascending', value: 'ASC' }, { name: 'Descending', value: 'DESC' }] },
			],
			result: { kind: 'list', simple },
			certainty: 'confirmed',
			source: 'envoke-zapier searches/lead.js and triggers',
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update a lead',
			method: 'PATCH',
			path: '/v1/leads',
			body: {
				fields: [
					{ name: 'id', label: 'Lead ID', type: 'string', required: true },
					{ name: 'rule_rating', type: 'string' },
					...leadFields,
				],
			},
			result: { kind: 'record', simple: changed },
			certainty: 'confirmed',
			source: 'envoke-zapier creates/update_lead.js',
		},
	],
};
