import type { INodeProperties } from 'n8n-workflow';

type Shown = Record<string, string[]>;

const CONTENT_TYPES: INodeProperties['options'] = [
	{ name: 'Form Urlencoded', value: 'form-urlencoded' },
	{ name: 'Form-Data', value: 'multipart-form-data' },
	{ name: 'JSON', value: 'json' },
	{ name: 'n8n Binary File', value: 'binaryData' },
	{ name: 'Raw', value: 'raw' },
];

/** The fields of a request body; names as in n8n's HTTP Request node. */
export function bodyForm(shown: Shown): INodeProperties[] {
	const mayHaveBody = { ...shown, method: ['DELETE', 'OPTIONS', 'PATCH', 'POST', 'PUT'] };
	const of = (...contentType: string[]): INodeProperties['displayOptions'] => ({ show: { ...mayHaveBody, sendBody: [true], contentType } });
	const specified = (contentType: string[], specifyBody: string): INodeProperties['displayOptions'] => ({
		show: { ...mayHaveBody, sendBody: [true], contentType, specifyBody: [specifyBody] },
	});
	return [
		{
			displayName: 'Send Body',
			name: 'sendBody',
			type: 'boolean',
			noDataExpression: true,
			displayOptions: { show: mayHaveBody },
			default: false,
			description: 'Whether the request has a body',
		},
		{
			displayName: 'Body Content Type',
			name: 'contentType',
			type: 'options',
			displayOptions: { show: { ...mayHaveBody, sendBody: [true] } },
			options: CONTENT_TYPES,
			default: 'json',
			description: 'How the body is written',
		},
		specifyBody('json', 'Using JSON', of('json')),
		specifyBody('string', 'Using Single Field', of('form-urlencoded')),
		{
			displayName: 'Body Fields',
			name: 'bodyParameters',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add field',
			displayOptions: specified(['json', 'form-urlencoded'], 'keypair'),
			default: { parameters: [{ name: '', value: '' }] },
			options: [{ displayName: 'Body Field', name: 'parameters', values: [nameField, valueField] }],
		},
		{
			displayName: 'Body Fields',
			name: 'bodyParameters',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add field',
			displayOptions: of('multipart-form-data'),
			default: { parameters: [{ name: '', value: '' }] },
			options: [{ displayName: 'Body Field', name: 'parameters', values: multipartFields }],
		},
		{
			displayName: 'JSON',
			name: 'jsonBody',
			type: 'json',
			displayOptions: specified(['json'], 'json'),
			default: '',
			placeholder: 'e.g. { "name": "value" }',
		},
		{
			displayName: 'Body',
			name: 'body',
			type: 'string',
			displayOptions: specified(['form-urlencoded'], 'string'),
			default: '',
			placeholder: 'e.g. field1=value1&field2=value2',
		},
		{
			displayName: 'Input Data Field Name',
			name: 'inputDataFieldName',
			type: 'string',
			displayOptions: of('binaryData'),
			default: 'data',
			hint: 'The name of the incoming field containing the binary file data to be processed',
		},
		{
			displayName: 'Content Type',
			name: 'rawContentType',
			type: 'string',
			displayOptions: of('raw'),
			default: '',
			placeholder: 'e.g. text/csv',
		},
		{
			displayName: 'Body',
			name: 'body',
			type: 'string',
			displayOptions: of('raw'),
			default: '',
			typeOptions: { rows: 4 },
		},
	];
}

const nameField: INodeProperties = { displayName: 'Name', name: 'name', type: 'string', default: '' };
const valueField: INodeProperties = { displayName: 'Value', name: 'value', type: 'string', default: '' };

const multipartFields: INodeProperties[] = [
	{
		displayName: 'Type',
		name: 'parameterType',
		type: 'options',
		options: [
			{ name: 'Form Data', value: 'formData' },
			{ name: 'n8n Binary File', value: 'formBinaryData' },
		],
		default: 'formData',
	},
	nameField,
	{ ...valueField, displayOptions: { show: { parameterType: ['formData'] } } },
	{
		displayName: 'Input Data Field Name',
		name: 'inputDataFieldName',
		type: 'string',
		displayOptions: { show: { parameterType: ['formBinaryData'] } },
		default: '',
		description: 'The name of the incoming field containing the binary file data to be processed',
	},
];

function specifyBody(value: string, name: string, displayOptions: INodeProperties['displayOptions']): INodeProperties {
	return {
		displayName: 'Specify Body',
		name: 'specifyBody',
		type: 'options',
		displayOptions,
		options: [
			{ name: 'Using Fields Below', value: 'keypair' },
			{ name, value },
		],
		default: 'keypair',
	};
}
