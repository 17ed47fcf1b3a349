import type { Field, Paging } from '../../../engine/catalogue';

/** The legacy calls live on another host than the rest. */
export const legacyHost = 'Legacy: Base URL on the credential must be https://app.envoy.com. An API key does not work.';

/** How the lists are paged that take `page[offset]` and `page[limit]`; the largest page is not documented. */
export const legacyPaging: Paging = {
	style: 'offset',
	offset: { parameter: 'page[offset]' },
	size: { parameter: 'page[limit]', max: 100 },
	totalPath: 'meta.total',
};

/** Paging and order of legacy lists. */
export const legacyList: readonly Field[] = [
	{ name: 'page[offset]', label: 'Offset', type: 'integer', description: 'How many records to skip' },
	{ name: 'page[limit]', label: 'Limit', type: 'integer', description: 'How many records to answer' },
	{ name: 'sort', type: 'enum', description: 'What to sort by', choices: [{ name: 'Created', value: 'created_at' }, { name: 'Created, Newest First', value: '-created_at' }, { name: 'Name', value: 'name' }, { name: 'Name, Descending', value: '-name' }] },
];
