import type { PickList } from '../../engine/catalogue';

/** What IDs of Envoy can be picked from. The filters of these lists are not documented, so what was loaded is searched. */
export const pickLists: Readonly<Record<string, PickList>> = {
	employees: { path: '/v1/employees', value: 'id', label: ['name', 'email'], what: 'employee' },
	flows: { path: '/v1/flows', value: 'id', label: ['name'], what: 'flow' },
	locations: { path: '/v1/locations', value: 'id', label: ['name'], what: 'location' },
};
