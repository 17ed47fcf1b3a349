import type { Resource } from '../../../engine/catalogue';

/** What Simplify keeps of a department. */
const departmentSimple: readonly string[] = [
	'departmentId', 'departmentNo', 'departmentName', 'facilityNo', 'facilityName', 'glCode', 'contactName', 'activeStatus', 'lastUpdated',
];

export const department: Resource = {
	name: 'Department',
	value: 'department',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a department',
			method: 'GET',
			path: '/odata/Departments({departmentId})',
			pathFields: [{ name: 'departmentId', type: 'uuid', required: true, pick: 'departments' }],
			result: { kind: 'record', simple: departmentSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net Departments',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many departments',
			method: 'GET',
			path: '/odata/Departments',
			odata: true,
			result: { kind: 'list', simple: departmentSimple },
			certainty: 'confirmed',
			source: 'developer.envi.net Departments',
		},
	],
};
