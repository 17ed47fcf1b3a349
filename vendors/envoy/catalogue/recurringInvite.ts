import type { Field, Resource } from '../../../engine/catalogue';

const simple = ['id', 'type', 'startTime', 'recurrenceRule', 'inviteIds', 'locationId', 'flowId', 'host', 'invitee', 'createdAt'];

const recurringInviteId: Field = { name: 'id', label: 'Recurring Invite ID', type: 'string', required: true };

export const recurringInvite: Resource = {
	name: 'Recurring Invite',
	value: 'recurringInvite',
	operations: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create a recurring invite',
			description: 'The body is not documented. These names come from the answer; any may be wrong.',
			method: 'POST',
			path: '/v1/recurring-invites',
			body: {
				fields: [
					{ name: 'startTime', type: 'dateTime', description: 'When the first visit begins' },
					{ name: 'recurrenceRule', type: 'string', description: 'How the visit repeats' },
					{ name: 'locationId', type: 'string', pick: 'locations' },
					{ name: 'invitee', type: 'object', description: 'The person who is invited, as in the answers', placeholder: '{"name": "Ada Lovelace", "email": "ada@example.com"}' },
				],
			},
			result: { kind: 'record', simple },
			certainty: 'confirmed',
			source: 'mindcloud-inc/universal-api-reference create-recurring-invite.md',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get a recurring invite',
			method: 'GET',
			path: '/v1/recurring-invites/{id}',
			pathFields: [recurringInviteId],
			result: { kind: 'record', simple },
			certainty: 'confirmed',
			source: 'mindcloud-inc/universal-api-reference get-recurring-invite.md',
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update a recurring invite',
			description: 'The body is not documented. These names come from the answer; any may be wrong.',
			method: 'POST',
			path: '/v1/recurring-invites/{id}',
			pathFields: [recurringInviteId],
			body: {
				fields: [
					{ name: 'startTime', type: 'dateTime', description: 'When the first visit begins' },
					{ name: 'recurrenceRule', type: 'string', description: 'How the visit repeats' },
				],
			},
			result: { kind: 'record', simple },
			certainty: 'confirmed',
			source: 'mindcloud-inc/universal-api-reference update-recurring-invite.md',
		},
	],
};
