import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Vendor } from '../vendor';
import { bodyForm } from './bodyForm';
import { odataForm } from './odataForm';
import { operationsForm } from './operation/form';
import { operationOptionsForm, optionsForm } from './optionsForm';
import { toolForm } from './toolForm';

/** Shown for the generic request only. */
const onRequest = { resource: ['apiRequest'], operation: ['send'] };

const nameAndValue = (displayName: string, what: string): INodeProperties['options'] => [
	{
		displayName,
		name: 'parameters',
		values: [
			{ displayName: 'Name', name: 'name', type: 'string', default: '' },
			{ displayName: 'Value', name: 'value', type: 'string', default: '', description: `Value of the ${what}` },
		],
	},
];

/** The form that a builder fills in, the same for every vendor; names as in n8n's HTTP Request node. */
export function requestForm(vendor: Vendor): INodeProperties[] {
	return [
		...authenticationField(vendor),
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: resourceOptions(vendor),
			default: 'apiRequest',
		},
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { resource: ['apiRequest'] } },
			options: [
				{
					name: 'Send',
					value: 'send',
					description: `Send any request to the ${vendor.displayName} API`,
					action: 'Send an API request',
				},
			],
			default: 'send',
		},
		{
			displayName: 'Method',
			name: 'method',
			type: 'options',
			displayOptions: { show: onRequest },
			options: ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'].map((method) => ({ name: method, value: method })),
			default: 'GET',
			description: 'What to do: GET reads, POST creates, PATCH and PUT change, DELETE removes',
		},
		{
			displayName: 'Path',
			name: 'path',
			type: 'string',
			required: vendor.odata === undefined,
			displayOptions: { show: onRequest },
			default: '',
			placeholder: `e.g. ${vendor.pathExample}`,
			description: 'Path under the base URL of the credential. The credential is never sent to another host.',
		},
		...operationsForm(vendor),
		...(vendor.odata ? odataForm(onRequest) : []),
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			displayOptions: { show: { ...onRequest, method: ['GET'] } },
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			displayOptions: { show: { ...onRequest, method: ['GET'], returnAll: [false] } },
			default: 50,
			description: 'Max number of results to return',
		},
		...pairsOrJson({ send: 'sendQuery', specify: 'specifyQuery', pairs: 'queryParameters', json: 'jsonQuery' }, 'Query Parameters', 'query parameter', onRequest),
		...pairsOrJson({ send: 'sendHeaders', specify: 'specifyHeaders', pairs: 'headerParameters', json: 'jsonHeaders' }, 'Headers', 'header', onRequest),
		...bodyForm(onRequest),
		optionsForm(vendor, onRequest),
		...(vendor.catalogue ? [operationOptionsForm(vendor)] : []),
		...toolForm(vendor.catalogue ? {} : onRequest),
	];
}

/** The generic request stands among the resources, as in n8n's own nodes. */
function resourceOptions({ catalogue = [] }: Vendor): INodePropertyOptions[] {
	return [{ name: 'API Request', value: 'apiRequest' }, ...catalogue.map(({ name, value }) => ({ name, value }))].sort((a, b) => a.name.localeCompare(b.name));
}

function authenticationField({ signIns }: Vendor): INodeProperties[] {
	if (signIns.length < 2) return [];
	return [
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			noDataExpression: true,
			options: signIns.map(({ option }) => option).sort((a, b) => a.name.localeCompare(b.name)),
			default: signIns[0]?.option.value ?? '',
		},
	];
}

interface FieldNames {
	send: string;
	specify: string;
	pairs: string;
	json: string;
}

function pairsOrJson(names: FieldNames, title: string, what: string, shown: Record<string, string[]>): INodeProperties[] {
	const whenSent = { ...shown, [names.send]: [true] };
	return [
		{
			displayName: `Send ${title}`,
			name: names.send,
			type: 'boolean',
			noDataExpression: true,
			displayOptions: { show: shown },
			default: false,
			description: `Whether the request has ${title.toLowerCase()}`,
		},
		{
			displayName: `Specify ${title}`,
			name: names.specify,
			type: 'options',
			displayOptions: { show: whenSent },
			options: [
				{ name: 'Using Fields Below', value: 'keypair' },
				{ name: 'Using JSON', value: 'json' },
			],
			default: 'keypair',
		},
		{
			displayName: title,
			name: names.pairs,
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: `Add ${what}`,
			displayOptions: { show: { ...whenSent, [names.specify]: ['keypair'] } },
			default: { parameters: [{ name: '', value: '' }] },
			options: nameAndValue(title, what),
		},
		{
			displayName: 'JSON',
			name: names.json,
			type: 'json',
			displayOptions: { show: { ...whenSent, [names.specify]: ['json'] } },
			default: '',
			placeholder: 'e.g. { "name": "value" }',
		},
	];
}
