import type { Resource } from '../../../engine/catalogue';

export const employee: Resource = {
	name: 'Employee',
	value: 'employee',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get an employee',
			method: 'GET',
			path: '/v1/employees/{id}',
			pathFields: [
				{ name: 'id', label: 'Employee ID', type: 'string', required: true, pick: 'employees' },
			],
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'mindcloud-inc/universal-api-reference get-employee.md',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many employees',
			method: 'GET',
			path: '/v1/employees',
			query: [
				{ name: 'sort', type: 'string', description: 'What to sort by', placeholder: 'NAME' },
				{ name: 'order', type: 'enum', choices: [{ name: 'Ascending', value: 'ASC' }, { name: 'Descending', value: 'DESC' }] },
			],
			result: { kind: 'list' },
			certainty: 'confirmed',
			source: 'mindcloud-inc/universal-api-reference list-employees.md',
		},
	],
};
