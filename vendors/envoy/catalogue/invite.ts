import type { Field, Resource } from '../../../engine/catalogue';

const simple = ['id', 'type', 'approvalStatus', 'expectedArrivalAt', 'expectedDepartureAt', 'locationId', 'host', 'invitee', 'notes', 'createdAt'];

const inviteId: Field = { name: 'id', label: 'Invite ID', type: 'string', required: true };
const optional: readonly Field[] = [
	{ name: 'invitee.email', type: 'string', placeholder: 'name@example.com' },
	{ name: 'type', type: 'string', description: 'Kind of invite. One source calls it required.', placeholder: 'VISITOR' },
	{ name: 'expectedDepartureAt', label: 'Expected Departure', type: 'dateTime' },
	{ name: 'flowId', type: 'string', description: 'Kind of visit; it must belong to the location', pick: 'flows' },
	{ name: 'hostEmployeeId', type: 'string', description: 'Who is visited; must belong to the location', pick: 'employees' },
	{ name: 'notes', type: 'text' },
	{ name: 'sendEmailToInvitee', type: 'boolean', description: 'Whether Envoy sends the invitation by email' },
	{
		name: 'customFields',
		type: 'list',
		fields: [
			{ name: 'field', type: 'string', required: true, description: 'Name of the field' },
			{ name: 'value', type: 'string' },
		],
	},
];

export const invite: Resource = {
	name: 'Invite',
	value: 'invite',
	operations: [
		{
			name: 'Check In',
			value: 'checkIn',
			action: 'Check in an invite',
			description: 'Answers the entry that comes of it, not the invite',
			method: 'POST',
			path: '/v1/invites/{id}/checkin',
			pathFields: [inviteId],
			result: { kind: 'record', simple: ['id', 'fullName', 'email', 'locationId', 'flowId', 'signedInAt', 'signedInVia', 'agreementsStatus', 'customFields'] },
			certainty: 'confirmed',
			source: 'mindcloud-inc/universal-api-reference check-in-invite.md',
		},
		{
			name: 'Create',
			value: 'create',
			action: 'Create an invite',
			method: 'POST',
			path: '/v1/invites',
			body: {
				wrapper: 'invite',
				fields: [
					{ name: 'expectedArrivalAt', label: 'Expected Arrival', type: 'dateTime', required: true },
					{ name: 'locationId', type: 'string', required: true, pick: 'locations' },
					{ name: 'invitee.name', type: 'string', required: true },
					...optional,
				],
			},
			result: { kind: 'record', simple },
			certainty: 'confirmed',
			source: 'PipedreamHQ/pipedream create-an-invite.mjs; developers.envoy.com/hub/reference/createinvite',
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete an invite',
			method: 'DELETE',
			path: '/v1/invites/{id}',
			pathFields: [inviteId],
			result: { kind: 'none' },
			certainty: 'confirmed',
			source: 'mindcloud-inc/universal-api-reference delete-invite.md',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get an invite',
			method: 'GET',
			path: '/v1/invites/{id}',
			pathFields: [inviteId],
			result: { kind: 'record', simple },
			certainty: 'confirmed',
			source: 'mindcloud-inc/universal-api-reference get-invite.md',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many invites',
			description: 'Envoy answers 10,000 invites at most',
			method: 'GET',
			path: '/v1/invites',
			query: [
				{ name: 'locationIds', type: 'list', description: 'Only those of these locations', commas: true, pick: 'locations' },
				{ name: 'sort', type: 'enum', description: 'What to sort by', choices: [{ name: 'Created', value: 'CREATED_AT' }, { name: 'Expected Arrival', value: 'EXPECTED_ARRIVAL_AT' }] },
				{ name: 'order', type: 'enum', choices: [{ name: 'Ascending', value: 'ASC' }, { name: 'Descending', value: 'DESC' }] },
			],
			result: { kind: 'list', simple },
			certainty: 'confirmed',
			source: 'developers.envoy.com/hub/reference/invites-2; PipedreamHQ/pipedream visitor-invited.mjs',
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update an invite',
			description: 'The fields are those of Create: none were read for this call. Flow and host cannot always be changed.',
			method: 'POST',
			path: '/v1/invites/{id}',
			pathFields: [inviteId],
			body: {
				wrapper: 'invite',
				fields: [
					{ name: 'expectedArrivalAt', label: 'Expected Arrival', type: 'dateTime' },
					{ name: 'locationId', type: 'string', pick: 'locations' },
					{ name: 'invitee.name', type: 'string' },
					...optional,
				],
			},
			result: { kind: 'record', simple },
			certainty: 'confirmed',
			source: 'mindcloud-inc/universal-api-reference update-invite.md',
		},
	],
};
