import type { INodeProperties } from 'n8n-workflow';

type Show = Record<string, Array<string | boolean>>;

/** Fields for OData's query options, beside the raw query. */
export function odataForm(shown: Show): INodeProperties[] {
	return [
		{
			displayName: 'Entity Set Name or ID',
			name: 'entitySet',
			type: 'options',
			typeOptions: { loadOptionsMethod: 'getEntitySets' },
			displayOptions: { show: { ...shown, method: ['GET'] } },
			default: '',
			description:
				'What to read when Path is empty. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		odataQueryField({ ...shown, method: ['GET'] }),
	];
}

/** OData's query options, each a field of its own. */
export function odataQueryField(shown: Show): INodeProperties {
	return {
		displayName: 'OData Query',
		name: 'odata',
		type: 'collection',
		placeholder: 'Add query option',
		displayOptions: { show: shown },
		default: {},
		description: 'Written and quoted as OData wants it',
		options: [
			{
				displayName: 'Filter',
				name: 'conditions',
				type: 'fixedCollection',
				typeOptions: { multipleValues: true },
				placeholder: 'Add condition',
				default: {},
				options: [
					{
						displayName: 'Condition',
						name: 'condition',
						values: [
							{ displayName: 'Field', name: 'field', type: 'string', default: '', placeholder: 'e.g. facilityNo' },
							{
								displayName: 'Operator',
								name: 'operator',
								type: 'options',
								options: [
									{ name: 'Contains', value: 'contains' },
									{ name: 'Equals', value: 'eq' },
									{ name: 'Greater Than', value: 'gt' },
									{ name: 'Greater Than or Equal', value: 'ge' },
									{ name: 'Is One Of', value: 'in', description: 'Values separated by commas' },
									{ name: 'Less Than', value: 'lt' },
									{ name: 'Less Than or Equal', value: 'le' },
								],
								default: 'eq',
							},
							{
								displayName: 'Type',
								name: 'type',
								type: 'options',
								options: [
									{ name: 'Boolean', value: 'boolean' },
									{ name: 'Date', value: 'date' },
									{ name: 'GUID', value: 'guid' },
									{ name: 'Number', value: 'number' },
									{ name: 'Text', value: 'text' },
								],
								default: 'text',
								description: 'What kind of value the field holds',
							},
							{ displayName: 'Value', name: 'value', type: 'string', default: '' },
						],
					},
				],
			},
			{
				displayName: 'Filter Combination',
				name: 'join',
				type: 'options',
				options: [
					{ name: 'All Conditions Must Hold', value: 'and' },
					{ name: 'One Condition Is Enough', value: 'or' },
				],
				default: 'and',
			},
			{
				displayName: 'Filter Expression',
				name: 'filter',
				type: 'string',
				default: '',
				placeholder: "e.g. contains(facilityName,'North')",
				description: 'A $filter of your own, beside the conditions',
			},
			{
				displayName: 'Search',
				name: 'search',
				type: 'string',
				default: '',
				description: 'Text to look for in all searchable fields ($search)',
			},
			{
				displayName: 'Skip',
				name: 'skip',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description: 'How many records to leave out at the beginning ($skip)',
			},
			{
				displayName: 'Sort',
				name: 'orderBy',
				type: 'fixedCollection',
				typeOptions: { multipleValues: true },
				placeholder: 'Add field',
				default: {},
				options: [
					{
						displayName: 'Field',
						name: 'field',
						values: [
							{ displayName: 'Field', name: 'field', type: 'string', default: '', placeholder: 'e.g. facilityName' },
							{
								displayName: 'Descending',
								name: 'descending',
								type: 'boolean',
								default: false,
								description: 'Whether to sort from the largest to the smallest',
							},
						],
					},
				],
			},
			{
				displayName: 'Top',
				name: 'top',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 1000,
				description: 'Records a page ($top). Limit and Return All decide how many come in all.',
			},
		],
	};
}
