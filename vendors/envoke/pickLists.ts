import type { PickList } from '../../engine/catalogue';

/** What can be picked from in Envoke. Interests and automated messages are written by ID, custom fields and recipients by name. */
export const pickLists: Readonly<Record<string, PickList>> = {
	autoresponders: { path: '/v1/autoresponders', map: true, value: 'key', label: ['value'], what: 'automated message' },
	// Sources differ on the answer: names by key, or a list of records with key and label.
	customFields: { path: '/v1/customfields', map: true, value: ['value', 'key'], by: 'Name', label: ['value', 'label'], what: 'custom field' },
	interests: { path: '/v2/interests', value: 'id', label: ['name'], what: 'tag or subscription' },
	subscriptionNames: { path: '/v2/subscriptions', value: 'name', by: 'Name', label: ['name'], what: 'subscription' },
	subscriptions: { path: '/v2/subscriptions', value: 'id', label: ['name'], what: 'subscription' },
	tagNames: { path: '/v2/tags', value: 'name', by: 'Name', label: ['name'], what: 'tag' },
	tags: { path: '/v2/tags', value: 'id', label: ['name'], what: 'tag' },
};
