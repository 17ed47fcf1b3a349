import type { PickList } from '../../engine/catalogue';

/** What can be picked from in Envoke. The recipients of a message are written by name. */
export const pickLists: Readonly<Record<string, PickList>> = {
	subscriptionNames: { path: '/v2/subscriptions', value: 'name', label: ['name'], what: 'subscription' },
	subscriptions: { path: '/v2/subscriptions', value: 'id', label: ['name'], what: 'subscription' },
	tagNames: { path: '/v2/tags', value: 'name', label: ['name'], what: 'tag' },
	tags: { path: '/v2/tags', value: 'id', label: ['name'], what: 'tag' },
};
