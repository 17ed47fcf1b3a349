import type { Field } from '../../../engine/catalogue';

/** What is written on a contact, besides its email. Source: support.envoke.com/en/articles/1697226. */
export const contactFields: readonly Field[] = [
	{ name: 'first_name', type: 'string' },
	{ name: 'last_name', type: 'string' },
	{ name: 'title', label: 'Job Title', type: 'string' },
	{ name: 'company', type: 'string' },
	{ name: 'phone', type: 'string' },
	{ name: 'address_1', label: 'Address Line 1', type: 'string' },
	{ name: 'address_2', label: 'Address Line 2', type: 'string' },
	{ name: 'city', type: 'string' },
	{ name: 'province', label: 'Province or State', type: 'string' },
	{ name: 'postal_code', type: 'string' },
	{ name: 'country', type: 'string', description: 'Envoke recommends the code of two letters', placeholder: 'CA' },
	{ name: 'website', type: 'string' },
	{ name: 'language', type: 'string', description: 'Code of two letters', placeholder: 'en' },
	{ name: 'feedback', type: 'text' },
	{ name: 'remote_id', type: 'string', description: 'Your own ID of the contact, up to 60 characters' },
	{ name: 'consent_status', type: 'enum', description: 'Without consent Envoke does not send to the contact. One of its pages writes "Implied: No Expiry".', choices: ['Express', 'Implied - Inquiry', 'Implied - Transaction', 'Implied - No Expiry', 'Not Provided', 'Revoked'] },
	{ name: 'consent_description', type: 'text', description: 'How the consent was given. Needed where Consent Status is Express or Implied.' },
	{ name: 'custom_fields.<name>', label: 'Custom Fields', type: 'pairs', description: 'Custom fields by name', pick: 'customFields' },
	{ name: 'interests.<id>', label: 'Interests', type: 'pairs', description: 'Tags and subscriptions that the contact gets, by ID or name', choices: [{ name: 'Set', value: 'set' }], pick: 'interests' },
	{ name: 'autoresponders.<id>', label: 'Automated Messages', type: 'pairs', description: 'Automated messages that the contact gets, by ID or name', choices: [{ name: 'Set', value: 'set' }], pick: 'autoresponders' },
];

export const filters: Field = { name: 'filter[<field>]', label: 'Filters', type: 'pairs', description: 'Fields of the record and the values they must have' };
export const keyField: Field = { name: 'keyfield', label: 'Key Field', type: 'enum', choices: [{ name: 'Email', value: 'email' }, { name: 'ID', value: 'id' }, { name: 'Remote ID', value: 'remote_id' }] };
export const answerAsMap: Field = { name: 'result_type', label: 'Answer as Map', type: 'enum', description: 'One item with the names by ID, in the place of records', choices: [{ name: 'Yes', value: 'kvp' }] };
export const onlyFields: Field = { name: 'fields', type: 'list', description: 'Only these fields of each record', commas: true };
export const order: Field = { name: 'sort[<field>]', label: 'Sort', type: 'pairs', description: 'Fields to sort by', choices: [{ name: 'Ascending', value: 'ASC' }, { name: 'Descending', value: 'DESC' }] };
export const orderByName: Field = { name: 'sort[name]', label: 'Sort by Name', type: 'enum', choices: [{ name: 'Ascending', value: 'ASC' }, { name: 'Descending', value: 'DESC' }] };
