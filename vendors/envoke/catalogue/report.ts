import type { Resource } from '../../../engine/catalogue';

export const report: Resource = {
	name: 'Report',
	value: 'report',
	operations: [
		{
			name: 'Get Email Activity',
			value: 'getEmailActivity',
			action: 'Get a report on email activity',
			description: 'Beta. A user reports that Envoke does not heed the dates.',
			method: 'GET',
			path: '/v1/reports/emailActivityMetrics',
			query: [
				{ name: 'message_id', type: 'string', description: 'One message; leave out Message IDs then' },
				{ name: 'message_id[]', label: 'Message IDs', type: 'list', description: 'Several messages' },
				{ name: 'start_date', type: 'date' },
				{ name: 'end_date', type: 'date' },
				{ name: 'segment', type: 'string', description: 'A tag as iid|ID, or a segment as fid|ID', placeholder: 'iid|123' },
			],
			result: { kind: 'list' },
			certainty: 'confirmed',
			source: 'support.envoke.com/en/articles/6162131',
		},
	],
};
