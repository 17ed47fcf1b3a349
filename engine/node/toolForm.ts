import type { INodeProperties } from 'n8n-workflow';

/** Shown only where the node is used as a tool; names as in n8n's HTTP Request node. */
export function toolForm(shown: Record<string, string[]>): INodeProperties[] {
	const asTool = { ...shown, '@tool': [true] };
	const on = { ...asTool, optimizeResponse: [true] };
	return [
		{
			displayName: 'Optimize Response',
			name: 'optimizeResponse',
			type: 'boolean',
			noDataExpression: true,
			displayOptions: { show: asTool },
			default: false,
			description: 'Whether to shorten the response, so that the AI agent has less to read',
		},
		{
			displayName: 'Field Containing Data',
			name: 'dataField',
			type: 'string',
			displayOptions: { show: on },
			default: '',
			placeholder: 'e.g. address',
			description: 'The field of each record that holds the data',
			hint: 'Leave blank to use the whole record',
		},
		{
			displayName: 'Include Fields',
			name: 'fieldsToInclude',
			type: 'options',
			displayOptions: { show: on },
			options: [
				{ name: 'All', value: 'all', description: 'Include all fields' },
				{ name: 'Except', value: 'except', description: 'Exclude fields specified below' },
				{ name: 'Selected', value: 'selected', description: 'Include only fields specified below' },
			],
			default: 'all',
			description: 'Which fields the AI agent gets',
		},
		{
			displayName: 'Fields',
			name: 'fields',
			type: 'string',
			displayOptions: { show: { ...on, fieldsToInclude: ['selected', 'except'] } },
			default: '',
			placeholder: 'e.g. name,address.city',
			description: 'Comma-separated list of the field names. Supports dot notation.',
		},
		{
			displayName: 'Truncate Response',
			name: 'truncateResponse',
			type: 'boolean',
			displayOptions: { show: on },
			default: false,
			description: 'Whether to leave out what goes beyond a number of characters',
		},
		{
			displayName: 'Max Response Characters',
			name: 'maxLength',
			type: 'number',
			typeOptions: { minValue: 1 },
			displayOptions: { show: { ...on, truncateResponse: [true] } },
			default: 1000,
		},
	];
}
