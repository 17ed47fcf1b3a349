import type { Resource } from '../../../engine/catalogue';
import { legacyHost, legacyList, legacyPaging } from './fields';

export const legacyEmployee: Resource = {
	name: 'Legacy Employee',
	value: 'legacyEmployee',
	operations: [
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many legacy employees',
			description: legacyHost,
			method: 'GET',
			path: '/api/v3/employees',
			paging: legacyPaging,
			query: [
				...legacyList,
				{ name: 'filter[email]', label: 'Email', type: 'string' },
				{ name: 'filter[name]', label: 'Name', type: 'string' },
				{ name: 'filter[query]', label: 'Search', type: 'string', description: 'Text to search for' },
				{ name: 'filter[locations]', label: 'Locations', type: 'string', description: 'Location IDs' },
				{ name: 'filter[company]', label: 'Company', type: 'string', description: 'Company ID' },
				{ name: 'filter[deleted]', label: 'Deleted', type: 'boolean', description: 'Whether to answer deleted records' },
				{ name: 'filter[except]', label: 'Except', type: 'string', description: 'Records to leave out' },
				{ name: 'filter[exclude-locations]', label: 'Except Locations', type: 'string', description: 'Locations to leave out' },
				{ name: 'filter[exclude-hidden]', label: 'Exclude Hidden', type: 'boolean', description: 'Whether to leave out hidden employees' },
				{ name: 'filter[manually-added]', label: 'Manually Added', type: 'boolean', description: 'Whether the employee was added by hand' },
				{ name: 'include', type: 'string', description: 'Related records to answer as well, separated by commas' },
			],
			result: { kind: 'list' },
			certainty: 'confirmed',
			source: 'envoy/envoy-integrations-sdk-nodejs EnvoyUserAPI.ts',
		},
	],
};

export const legacyFlow: Resource = {
	name: 'Legacy Flow',
	value: 'legacyFlow',
	operations: [
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many legacy flows',
			description: legacyHost,
			method: 'GET',
			path: '/api/v3/flows',
			paging: legacyPaging,
			query: [
				...legacyList,
				{ name: 'filter[location]', label: 'Location', type: 'string', description: 'Location ID' },
				{ name: 'filter[enabled]', label: 'Enabled', type: 'boolean', description: 'Whether the flow is enabled' },
				{ name: 'filter[employee-centric]', label: 'For Employees', type: 'boolean', description: 'Whether it is for employees, not for visitors' },
			],
			result: { kind: 'list' },
			certainty: 'confirmed',
			source: 'envoy/envoy-integrations-sdk-nodejs EnvoyUserAPI.ts',
		},
	],
};

export const legacyLocation: Resource = {
	name: 'Legacy Location',
	value: 'legacyLocation',
	operations: [
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many legacy locations',
			description: legacyHost,
			method: 'GET',
			path: '/api/v3/locations',
			paging: legacyPaging,
			query: [
				...legacyList,
				{ name: 'filter[company]', label: 'Company', type: 'string', description: 'Company ID' },
				{ name: 'filter[disabled]', label: 'Disabled', type: 'boolean', description: 'Whether the location is disabled' },
			],
			result: { kind: 'list', simple: ['id', 'attributes.name', 'attributes.address', 'attributes.city', 'attributes.state', 'attributes.country', 'attributes.zip', 'attributes.timezone', 'attributes.disabled'] },
			certainty: 'confirmed',
			source: 'envoy/envoy-integrations-sdk-nodejs EnvoyUserAPI.ts',
		},
	],
};

export const legacyRecord: Resource = {
	name: 'Legacy Record',
	value: 'legacyRecord',
	operations: [
		{
			name: 'Get',
			value: 'get',
			action: 'Get a legacy record',
			description: legacyHost,
			method: 'GET',
			path: '/api/v3/{type}/{id}',
			pathFields: [
				{ name: 'type', label: 'Record Type', type: 'string', required: true, description: 'Kind of record: employees, flows, locations, companies, agreements and others', placeholder: 'employees' },
				{ name: 'id', label: 'Record ID', type: 'string', required: true },
			],
			query: [
				{ name: 'include', type: 'string', description: 'Related records to answer as well, separated by commas' },
			],
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'envoy/envoy-integrations-sdk-nodejs EnvoyAPI.ts',
		},
	],
};

export const legacyReservation: Resource = {
	name: 'Legacy Reservation',
	value: 'legacyReservation',
	operations: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create a legacy reservation',
			description: 'Books for visitors only. Base URL on the credential must be https://app.envoy.com. An API key does not work.',
			method: 'POST',
			path: '/a/rms/reservations',
			body: {
				wrapper: 'data',
				fixed: { 'attributes.booking-source': 'EXTERNAL_API', 'attributes.booking-type': 'visitor' },
				fields: [
					{ name: 'relationships.user', label: 'User', type: 'object', required: true, placeholder: '{"data": {"type": "users", "id": "12345"}}' },
					{ name: 'relationships.location', label: 'Location', type: 'object', placeholder: '{"data": {"type": "locations", "id": "12345"}}' },
					{ name: 'attributes.start-time', label: 'Start', type: 'integer', description: 'In seconds since 1970 (Unix time)', placeholder: '1795348800' },
					{ name: 'attributes.end-time', label: 'End', type: 'integer', description: 'In seconds since 1970 (Unix time)', placeholder: '1795352400' },
				],
			},
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'envoy/envoy-integrations-sdk-nodejs EnvoyUserAPI.ts',
		},
	],
};

export const legacySignInField: Resource = {
	name: 'Legacy Sign-In Field',
	value: 'legacySignInField',
	operations: [
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many legacy sign-in fields',
			description: legacyHost,
			method: 'GET',
			path: '/api/v3/sign-in-field-pages/{id}/sign-in-fields',
			pathFields: [
				{ name: 'id', label: 'Sign-In Field Page ID', type: 'string', required: true },
			],
			result: { kind: 'list' },
			certainty: 'confirmed',
			source: 'envoy/envoy-integrations-sdk-nodejs EnvoyUserAPI.ts',
		},
	],
};

export const legacyUser: Resource = {
	name: 'Legacy User',
	value: 'legacyUser',
	operations: [
		{
			name: 'Get Current',
			value: 'getCurrent',
			action: 'Get the current legacy user',
			description: legacyHost,
			method: 'GET',
			path: '/api/v2/users/me',
			result: { kind: 'record' },
			certainty: 'confirmed',
			source: 'envoy/envoy-integrations-sdk-nodejs EnvoyUserAPI.ts',
		},
	],
};
