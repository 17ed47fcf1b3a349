import type { Field } from '../../../engine/catalogue';

/** The legacy calls live on another host than the rest. */
export const legacyHost = 'Legacy: Base URL on the credential must be https://app.envoy.com. An API key does not work.';

/** Paging and order of legacy lists, which the paging of this vendor does not cover. */
export const legacyList: readonly Field[] = [
	{ name: 'page[offset]', label: 'Offset', type: 'integer', description: 'How many records to skip' },
	{ name: 'page[limit]', label: 'Limit', type: 'integer', description: 'How many records to answer' },
	{ name: 'sort', type: 'enum', description: 'What to sort by', choices: [{ name: 'Created', value: 'created_at' }, { name: 'Created, Newest First', value: '-created_at' }, { name: 'Name', value: 'name' }, { name: 'Name, Descending', value: '-name' }] },
];
