import type { INodeProperties } from 'n8n-workflow';
import type { Vendor } from '../vendor';
import { paginationForm } from './paginationForm';

/** The options of a request; names as in n8n's HTTP Request node where it has the same. */
export function optionsForm(vendor: Vendor, shown: Record<string, string[]>): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		displayOptions: { show: shown },
		default: {},
		options: allOptions(vendor).sort((a, b) => a.displayName.localeCompare(b.displayName)),
	};
}

/** Options that a named operation has no use for: it knows its query, its headers and its paging. */
const REQUEST_ONLY = new Set(['lowercaseHeaders', 'pagination', 'queryParameterArrays', 'splitIntoItems']);

/** The options of a named operation. */
export function operationOptionsForm(vendor: Vendor): INodeProperties {
	const form = optionsForm(vendor, {});
	return {
		...form,
		displayOptions: { hide: { resource: ['apiRequest'] } },
		options: allOptions(vendor).filter(({ name }) => !REQUEST_ONLY.has(name)).sort((a, b) => a.displayName.localeCompare(b.displayName)),
	};
}

function allOptions({ concurrency, batch }: Vendor): INodeProperties[] {
	return [
		group('Batching', 'batching', 'batch', [
			{
				displayName: 'Items per Batch',
				name: 'batchSize',
				type: 'number',
				typeOptions: { minValue: -1 },
				default: 50,
				description: 'How many items begin in one batch. -1 switches batching off.',
			},
			{
				displayName: 'Batch Interval (Ms)',
				name: 'batchInterval',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 1000,
				description: 'Time in milliseconds between the beginnings of two batches',
			},
		]),
		{
			displayName: 'Ignore SSL Issues (Insecure)',
			name: 'allowUnauthorizedCerts',
			type: 'boolean',
			default: false,
			description: 'Whether to connect even if SSL certificate validation is not possible',
		},
		{
			displayName: 'Array Format in Query Parameters',
			name: 'queryParameterArrays',
			type: 'options',
			options: [
				{ name: 'Brackets Only', value: 'brackets', description: 'e.g. foo[]=bar&foo[]=qux' },
				{ name: 'Brackets with Indices', value: 'indices', description: 'e.g. foo[0]=bar&foo[1]=qux' },
				{ name: 'No Brackets', value: 'repeat', description: 'e.g. foo=bar&foo=qux' },
			],
			default: 'repeat',
			description: 'How a list of values is written',
		},
		{
			displayName: 'Lowercase Headers',
			name: 'lowercaseHeaders',
			type: 'boolean',
			default: true,
			description: 'Whether to lowercase header names',
		},
		{
			displayName: 'Max Pages',
			name: 'maxPages',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 100,
			description: 'How many pages of a list to read at most',
		},
		paginationForm,
		{
			displayName: 'Proxy',
			name: 'proxy',
			type: 'string',
			default: '',
			placeholder: 'e.g. http://proxy.example.com:3128',
			description: 'HTTP proxy to use',
		},
		group('Redirects', 'redirect', 'redirect', [
			{
				displayName: 'Follow Redirects',
				name: 'followRedirects',
				type: 'boolean',
				default: true,
				description: 'Whether to follow redirects. They are followed on the host of the credential only.',
			},
			{
				displayName: 'Max Redirects',
				name: 'maxRedirects',
				type: 'number',
				typeOptions: { minValue: 0 },
				displayOptions: { show: { followRedirects: [true] } },
				default: 21,
				description: 'Max number of redirects to follow',
			},
		]),
		{
			displayName: 'Requests at Once',
			name: 'concurrency',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 100 },
			default: concurrency,
			description: 'How many items may have a request under way at the same time',
		},
		group('Response', 'response', 'response', [
			{
				displayName: 'Include Response Headers and Status',
				name: 'fullResponse',
				type: 'boolean',
				default: false,
				description: 'Whether to return the full response (headers and response status code) data instead of only the body',
			},
			{
				displayName: 'Never Error',
				name: 'neverError',
				type: 'boolean',
				default: false,
				description: 'Whether to succeed also when the status code is not 2xx',
			},
			{
				displayName: 'Response Format',
				name: 'responseFormat',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Autodetect', value: 'autodetect' },
					{ name: 'File', value: 'file', description: 'Best for large files: they go to the binary store as they arrive' },
					{ name: 'JSON', value: 'json' },
					{ name: 'Text', value: 'text' },
				],
				default: 'autodetect',
				description: 'The format in which the data gets returned from the URL',
			},
			{
				displayName: 'Put Output in Field',
				name: 'outputPropertyName',
				type: 'string',
				required: true,
				displayOptions: { show: { responseFormat: ['file', 'text'] } },
				default: 'data',
				description: 'Name of the field for a text or a file',
			},
		]),
		...(batch ? [bulkField(batch.max)] : []),
		group('Retry', 'retry', 'retry', [
			{
				displayName: 'Max Tries',
				name: 'maxTries',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 20 },
				default: 3,
				description: 'How often a request is sent at most, the first time included',
			},
			{
				displayName: 'Max Wait (Seconds)',
				name: 'maxWait',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 60,
				description: 'How long to wait at most before the next try, also when the vendor asks for more',
			},
			{
				displayName: 'Retry Writes',
				name: 'retryUnsafe',
				type: 'boolean',
				default: false,
				description: 'Whether to send a write again also when the vendor may have acted on it already. It may then be done twice.',
			},
		]),
		{
			displayName: 'Split Into Items',
			name: 'splitIntoItems',
			type: 'boolean',
			default: true,
			description: 'Whether to return one item for each record. When off, the body is returned as it came.',
		},
		{
			displayName: 'Timeout',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 300000,
			description: 'Time in milliseconds to wait for the vendor to answer before giving up',
		},
	];
}

function bulkField(max: number): INodeProperties {
	return {
		displayName: 'Send Writes in Bulk',
		name: 'bulk',
		type: 'boolean',
		default: true,
		description: `Whether writes of several items go together, up to ${max} in one call. Each item still gets its own answer.`,
	};
}

function group(displayName: string, name: string, inner: string, values: INodeProperties[]): INodeProperties {
	return {
		displayName,
		name,
		type: 'fixedCollection',
		placeholder: `Add ${displayName.toLowerCase()}`,
		default: { [inner]: {} },
		options: [{ displayName, name: inner, values }],
	};
}
