import type { Field, Resource } from '../../../engine/catalogue';

const simple = ['id', 'status', 'scheduledFor', 'expectedArrivalAt', 'expectedDepartureAt', 'arrivedAt', 'departedAt', 'locationId', 'reservations', 'createdAt'];

const workScheduleId: Field = { name: 'id', label: 'Work Schedule ID', type: 'string', required: true };

export const workSchedule: Resource = {
	name: 'Work Schedule',
	value: 'workSchedule',
	operations: [
		{
			name: 'Check In',
			value: 'checkIn',
			action: 'Check in a work schedule',
			method: 'POST',
			path: '/v1/work-schedules/{id}/checkin',
			pathFields: [workScheduleId],
			result: { kind: 'none' },
			certainty: 'confirmed',
			source: 'mindcloud-inc/universal-api-reference check-in-work-schedule.md',
		},
		{
			name: 'Check Out',
			value: 'checkOut',
			action: 'Check out a work schedule',
			method: 'POST',
			path: '/v1/work-schedules/{id}/checkout',
			pathFields: [workScheduleId],
			result: { kind: 'none' },
			certainty: 'confirmed',
			source: 'mindcloud-inc/universal-api-reference check-out-work-schedule.md',
		},
		{
			name: 'Create',
			value: 'create',
			action: 'Create a work schedule',
			method: 'POST',
			path: '/v1/work-schedules',
			body: {
				wrapper: 'workSchedule',
				fields: [
					{ name: 'expectedArrivalAt', label: 'Expected Arrival', type: 'dateTime', required: true },
					{ name: 'locationId', type: 'string', required: true, pick: 'locations' },
					{ name: 'email', type: 'string', required: true, description: 'Email of the employee', placeholder: 'name@example.com' },
				],
			},
			result: { kind: 'record', simple },
			certainty: 'confirmed',
			source: 'developers.envoy.com/hub/docs/envoy-workplace-reservation-api-guide',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many work schedules',
			method: 'GET',
			path: '/v1/work-schedules',
			result: { kind: 'list', simple },
			certainty: 'confirmed',
			source: 'mindcloud-inc/universal-api-reference list-work-schedules.md',
		},
	],
};
