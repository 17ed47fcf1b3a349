import type { Field } from '../../../engine/catalogue';
import { contactFields } from './fields';

const ofContact = contactFields
	.filter(({ name }) => name !== 'remote_id')
	.map((field) => ({ ...field, name: `contact.${field.name}`, ...(field.label && { label: `Contact ${field.label}` }) }));

/** What is written on a lead. Of its contact the fields are those of contacts. Source: envoke-zapier, creates/lead.js. */
export const leadFields: readonly Field[] = [
	{ name: 'remote_id', type: 'string', description: 'Your own ID of the lead' },
	{ name: 'marketing_user', type: 'string' },
	{ name: 'salesperson', type: 'string' },
	{ name: 'create_note', type: 'text' },
	{ name: 'marketing_rating_status', type: 'enum', choices: ['Not applicable', 'Open', 'Passed to sales', 'Deferred', 'Lead updated'] },
	{ name: 'marketing_rating', type: 'string' },
	{ name: 'marketing_rating_note', type: 'text' },
	{ name: 'sales_rating_status', type: 'enum', choices: ['Not applicable', 'Open', 'Rated good', 'Rated bad', 'Contact attempted'] },
	{ name: 'sales_rating', type: 'string' },
	{ name: 'sales_rating_note', type: 'text' },
	{ name: 'opportunity', type: 'enum', choices: ['Yes', 'None', 'Cancelled'] },
	{ name: 'opportunity_note', type: 'text' },
	{ name: 'sale', type: 'enum', choices: ['Yes', 'None', 'Cancelled'] },
	{ name: 'sale_note', type: 'text' },
	{ name: 'revenue', type: 'number' },
	{ name: 'cost_of_goods_sold', type: 'number' },
	{ name: 'marketing_source', type: 'string' },
	{ name: 'marketing_medium', type: 'string' },
	{ name: 'marketing_campaign', type: 'string' },
	{ name: 'visitor_id', type: 'string' },
	{ name: 'visit_id', type: 'string' },
	{ name: 'pageview_id', label: 'Page View ID', type: 'string' },
	{ name: 'contact.id', type: 'string', description: 'The contact, where Envoke knows it already' },
	{ name: 'contact.remote_id', type: 'string', description: 'Your own ID of the contact' },
	{ name: 'contact.email', type: 'string', placeholder: 'name@example.com' },
	...ofContact,
];
