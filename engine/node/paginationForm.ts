import type { INodeProperties } from 'n8n-workflow';

const EXPRESSION_MODES = ['updateAParameterInEachRequest', 'responseContainsNextURL'];

const whenMode = (...paginationMode: string[]): INodeProperties['displayOptions'] => ({ show: { paginationMode } });

/** The pagination group of the options: the vendor's own way, the modes of HTTP Request, and the other usual styles. */
export const paginationForm: INodeProperties = {
	displayName: 'Pagination',
	name: 'pagination',
	type: 'fixedCollection',
	placeholder: 'Add pagination',
	default: { pagination: {} },
	options: [
		{
			displayName: 'Pagination',
			name: 'pagination',
			values: [
				{
					displayName: 'Pagination Mode',
					name: 'paginationMode',
					type: 'options',
					noDataExpression: true,
					options: [
						{ name: 'Cursor in Response', value: 'cursor', description: 'A key in each answer is sent with the next request' },
						{ name: 'Link Header', value: 'linkHeader', description: 'The Link header of each answer names the next page' },
						{ name: 'Next Link in Response', value: 'nextLink', description: 'A field of each answer holds the URL of the next page' },
						{ name: 'Off', value: 'off' },
						{ name: 'Offset and Limit', value: 'offset', description: 'Each request skips what was read already' },
						{ name: 'Page Number', value: 'pageNumber', description: 'Each request asks for the next page by number' },
						{ name: 'Response Contains Next URL', value: 'responseContainsNextURL', description: 'An expression gives the URL of the next page' },
						{ name: 'Update a Parameter in Each Request', value: 'updateAParameterInEachRequest' },
						{ name: "Vendor's Own", value: 'vendor', description: 'As the documentation of the vendor says' },
					],
					default: 'vendor',
					description: 'How the pages of a list are asked for',
				},
				{
					displayName: 'Next URL',
					name: 'nextURL',
					type: 'string',
					displayOptions: whenMode('responseContainsNextURL'),
					default: '',
					description: 'The URL of the next page, by an expression with $response. Empty ends the list.',
					placeholder: 'e.g. {{ $response.body.next }}',
				},
				{
					displayName: 'Parameters',
					name: 'parameters',
					type: 'fixedCollection',
					typeOptions: { multipleValues: true, noExpression: true },
					placeholder: 'Add parameter',
					displayOptions: whenMode('updateAParameterInEachRequest'),
					default: { parameters: [{ type: 'qs', name: '', value: '' }] },
					options: [
						{
							displayName: 'Parameter',
							name: 'parameters',
							values: [
								{
									displayName: 'Type',
									name: 'type',
									type: 'options',
									options: [
										{ name: 'Body', value: 'body' },
										{ name: 'Header', value: 'headers' },
										{ name: 'Query', value: 'qs' },
									],
									default: 'qs',
									description: 'Where the parameter goes',
								},
								{ displayName: 'Name', name: 'name', type: 'string', default: '' },
								{
									displayName: 'Value',
									name: 'value',
									type: 'string',
									default: '',
									hint: 'Use expression mode and $response to access response data, $pageCount for the number of pages so far',
								},
							],
						},
					],
				},
				{
					displayName: 'Pagination Complete When',
					name: 'paginationCompleteWhen',
					type: 'options',
					displayOptions: whenMode(...EXPRESSION_MODES),
					options: [
						{ name: 'Other', value: 'other' },
						{ name: 'Receive Specific Status Code(s)', value: 'receiveSpecificStatusCodes' },
						{ name: 'Response Is Empty', value: 'responseIsEmpty' },
					],
					default: 'responseIsEmpty',
					description: 'When should no further requests be made',
				},
				{
					displayName: 'Status Code(s) When Complete',
					name: 'statusCodesWhenComplete',
					type: 'string',
					displayOptions: { show: { paginationMode: EXPRESSION_MODES, paginationCompleteWhen: ['receiveSpecificStatusCodes'] } },
					default: '',
					placeholder: 'e.g. 404, 204',
					description: 'Accepts comma-separated values',
				},
				{
					displayName: 'Complete Expression',
					name: 'completeExpression',
					type: 'string',
					displayOptions: { show: { paginationMode: EXPRESSION_MODES, paginationCompleteWhen: ['other'] } },
					default: '',
					placeholder: 'e.g. {{ $response.body.done }}',
					description: 'Should evaluate to true when pagination is complete',
				},
				{
					displayName: 'Limit Pages Fetched',
					name: 'limitPagesFetched',
					type: 'boolean',
					noDataExpression: true,
					displayOptions: whenMode(...EXPRESSION_MODES),
					default: false,
					description: 'Whether the number of requests should be limited',
				},
				{
					displayName: 'Max Pages',
					name: 'maxRequests',
					type: 'number',
					typeOptions: { minValue: 1 },
					displayOptions: { show: { paginationMode: EXPRESSION_MODES, limitPagesFetched: [true] } },
					default: 100,
					description: 'Maximum amount of requests to be made',
				},
				{
					displayName: 'Interval Between Requests (Ms)',
					name: 'requestInterval',
					type: 'number',
					typeOptions: { minValue: 0 },
					displayOptions: whenMode(...EXPRESSION_MODES),
					default: 0,
					description: 'Time in milliseconds to wait between requests',
				},
				text('Cursor Parameter', 'cursorParameter', 'cursor', 'cursor', 'Query parameter that carries the key'),
				text('Cursor Path', 'cursorPath', 'nextCursor', 'cursor', 'Where the key of the next page stands in the response'),
				text('Next Link Path', 'nextLinkPath', '@odata.nextLink', 'nextLink', 'Where the URL of the next page stands in the response'),
				text('Offset Parameter', 'offsetParameter', 'offset', 'offset', 'Query parameter for how many records to skip'),
				text('Limit Parameter', 'limitParameter', 'limit', 'offset', 'Query parameter for how many records to return'),
				text('Page Parameter', 'pageParameter', 'page', 'pageNumber', 'Query parameter for the number of the page'),
				text('Size Parameter', 'sizeParameter', 'pageSize', 'pageNumber', 'Query parameter for how many records to return'),
				{
					displayName: 'First Page',
					name: 'firstPage',
					type: 'number',
					typeOptions: { minValue: 0 },
					displayOptions: whenMode('pageNumber'),
					default: 1,
					description: 'The number of the first page, usually 0 or 1',
				},
				{
					displayName: 'Page Size',
					name: 'pageSize',
					type: 'number',
					typeOptions: { minValue: 1 },
					displayOptions: whenMode('offset', 'pageNumber'),
					default: 100,
					description: 'How many records to ask for in each request',
				},
			],
		},
	],
};

function text(displayName: string, name: string, value: string, mode: string, description: string): INodeProperties {
	return { displayName, name, type: 'string', displayOptions: whenMode(mode), default: value, description };
}
