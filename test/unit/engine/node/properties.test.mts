import { NodeHelpers, type INodeParameters, type INodeProperties, type INodePropertyCollection, type INodePropertyOptions } from 'n8n-workflow';
import { requestForm } from '../../../../engine/node/properties';
import type { Vendor } from '../../../../engine/vendor';
import { enboarder } from '../../../../vendors/enboarder';
import { envi } from '../../../../vendors/envi';
import { envizage } from '../../../../vendors/envizage';
import { envoke } from '../../../../vendors/envoke';
import { envoy } from '../../../../vendors/envoy';
import { allProperties, breaches } from '../../support/conventions.mts';

const vendors: Array<[string, Vendor]> = [envi, envoy, envoke, envizage, enboarder].map((vendor) => [vendor.displayName, vendor]);

/** Dotted names of everything in the form, collections and their inner fields included. */
function names(properties: readonly INodeProperties[], prefix = ''): string[] {
	return properties.flatMap((property) => {
		const name = prefix + property.name;
		if (property.type === 'collection') return [name, ...names((property.options ?? []) as INodeProperties[], `${name}.`)];
		if (property.type !== 'fixedCollection') return [name];
		const groups = (property.options ?? []) as INodePropertyCollection[];
		return [name, ...groups.flatMap((group) => names(group.values, `${name}.${group.name}.`))];
	});
}

const inForm = new Set(names(requestForm(envoy)));
const field = (vendor: Vendor, name: string) => requestForm(vendor).filter((property) => property.name === name);
const values = (property: INodeProperties | undefined) => ((property?.options ?? []) as INodePropertyOptions[]).map(({ value }) => value);

describe('names that saved workflows depend on', () => {
	test.each([
		'authentication',
		'resource',
		'operation',
		'method',
		'path',
		'sendQuery',
		'specifyQuery',
		'queryParameters.parameters.name',
		'queryParameters.parameters.value',
		'jsonQuery',
		'sendHeaders',
		'specifyHeaders',
		'headerParameters.parameters.name',
		'headerParameters.parameters.value',
		'jsonHeaders',
		'sendBody',
		'contentType',
		'specifyBody',
		'bodyParameters.parameters.name',
		'bodyParameters.parameters.value',
		'jsonBody',
		'body',
		'returnAll',
		'limit',
		'options.concurrency',
		'options.timeout',
		'options.response.response.fullResponse',
		'options.response.response.neverError',
		'options.splitIntoItems',
		'rawContentType',
		'inputDataFieldName',
		'options.batching.batch.batchSize',
		'options.batching.batch.batchInterval',
		'options.redirect.redirect.followRedirects',
		'options.redirect.redirect.maxRedirects',
		'options.proxy',
		'options.allowUnauthorizedCerts',
		'options.queryParameterArrays',
		'options.lowercaseHeaders',
		'options.response.response.responseFormat',
		'options.response.response.outputPropertyName',
		'options.pagination.pagination.paginationMode',
		'options.maxPages',
		'options.retry.retry.maxTries',
		'options.retry.retry.maxWait',
		'options.retry.retry.retryUnsafe',
		'bodyParameters.parameters.parameterType',
		'bodyParameters.parameters.inputDataFieldName',
		'options.pagination.pagination.nextURL',
		'options.pagination.pagination.parameters.parameters.type',
		'options.pagination.pagination.parameters.parameters.name',
		'options.pagination.pagination.parameters.parameters.value',
		'options.pagination.pagination.paginationCompleteWhen',
		'options.pagination.pagination.statusCodesWhenComplete',
		'options.pagination.pagination.completeExpression',
		'options.pagination.pagination.limitPagesFetched',
		'options.pagination.pagination.maxRequests',
		'options.pagination.pagination.requestInterval',
	])('%s', (name) => {
		expect([...inForm]).toContain(name);
	});
});

describe('values and defaults that saved workflows depend on', () => {
	test.each<[string, unknown, unknown[] | undefined]>([
		['resource', 'apiRequest', ['apiRequest']],
		['operation', 'send', ['send']],
		['method', 'GET', ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']],
		['path', '', undefined],
		['returnAll', false, undefined],
		['limit', 50, undefined],
		['sendQuery', false, undefined],
		['specifyQuery', 'keypair', ['keypair', 'json']],
		['sendHeaders', false, undefined],
		['specifyHeaders', 'keypair', ['keypair', 'json']],
		['sendBody', false, undefined],
		['options', {}, undefined],
	])('%s is %j at first', (name, start, choices) => {
		const [property] = field(envi, name);
		expect(property?.default).toEqual(start);
		if (choices) expect(values(property)).toEqual(expect.arrayContaining(choices));
	});

	test('bodies are named as in n8n\'s HTTP Request node', () => {
		expect(new Set(values(field(envi, 'contentType')[0]))).toEqual(new Set(['binaryData', 'form-urlencoded', 'json', 'multipart-form-data', 'raw']));
		expect(new Set(field(envi, 'specifyBody').flatMap(values))).toEqual(new Set(['keypair', 'json', 'string']));
	});

	test.each<[string, unknown[]]>([
		['responseFormat', ['autodetect', 'file', 'json', 'text']],
		['queryParameterArrays', ['brackets', 'indices', 'repeat']],
		['paginationCompleteWhen', ['other', 'receiveSpecificStatusCodes', 'responseIsEmpty']],
		['type', ['body', 'headers', 'qs']],
		['parameterType', ['formBinaryData', 'formData']],
	])('%s: the choices of n8n\'s HTTP Request node', (name, choices) => {
		const [property] = allProperties(requestForm({ ...envoy, catalogue: undefined })).filter((one) => one.name === name);
		expect(values(property).sort()).toEqual(choices);
	});

	test('pagination: the vendor\'s own way unless another is chosen, and the modes of HTTP Request by their names', () => {
		const [mode] = allProperties(requestForm({ ...envoy, catalogue: undefined })).filter(({ name }) => name === 'paginationMode');
		expect(mode?.default).toBe('vendor');
		expect(values(mode)).toEqual(expect.arrayContaining(['off', 'responseContainsNextURL', 'updateAParameterInEachRequest', 'vendor']));
	});

	test('the binary field is data at first', () => {
		expect(field(envoy, 'inputDataFieldName')[0]?.default).toBe('data');
	});

	test.each<[string, unknown]>([
		['maxTries', 3],
		['maxWait', 60],
		['retryUnsafe', false],
		['followRedirects', true],
		['lowercaseHeaders', true],
		['neverError', false],
		['fullResponse', false],
		['allowUnauthorizedCerts', false],
		['responseFormat', 'autodetect'],
		['outputPropertyName', 'data'],
		['queryParameterArrays', 'repeat'],
		['contentType', 'json'],
	])('%s is %j at first', (name, start) => {
		expect(allProperties(requestForm({ ...envoy, catalogue: undefined })).find((property) => property.name === name)?.default).toEqual(start);
	});

	test.each<[string, Vendor, string[]]>([
		['Envoy', envoy, ['apiKey', 'oAuth2', 'password']],
		['Envoke', envoke, ['apiKey', 'oAuth2']],
		['Envizage', envizage, ['clientCredentials', 'oAuth2', 'password']],
		['Enboarder', enboarder, ['apiKey', 'clientCredentials']],
	])('%s: the ways in', (_name, vendor, ways) => {
		const [property] = field(vendor, 'authentication');
		expect(values(property).sort()).toEqual(ways);
		expect(ways).toContain(property?.default);
		expect(property?.noDataExpression).toBe(true);
	});

	test('Envi has one way in, and asks nothing', () => {
		expect(field(envi, 'authentication')).toEqual([]);
	});

	test('Envoy offers the API key first: a password should not be needed (RFC 9700 §2.4)', () => {
		expect(field(envoy, 'authentication')[0]?.default).toBe('apiKey');
	});

	test.each(vendors)('%s: requests at once start with the vendor\'s own number', (_name, vendor) => {
		const options = field(vendor, 'options')[0]?.options as INodeProperties[];
		expect(options.find(({ name }) => name === 'concurrency')?.default).toBe(vendor.concurrency);
		expect(vendor.concurrency).toBeGreaterThan(0);
	});

	test('splitting into items is on unless it is switched off', () => {
		const options = field(envi, 'options')[0]?.options as INodeProperties[];
		expect(options.find(({ name }) => name === 'splitIntoItems')?.default).toBe(true);
	});
});

describe('what is shown when', () => {
	const shown = (name: string) => field(envi, name).map(({ displayOptions }) => displayOptions?.show ?? {});

	test('paging is for reads', () => {
		const ofRequest = (name: string) => shown(name).filter(({ resource }) => resource?.includes('apiRequest'));
		expect(ofRequest('returnAll')).toEqual([expect.objectContaining({ method: ['GET'] })]);
		expect(ofRequest('limit')).toEqual([expect.objectContaining({ method: ['GET'], returnAll: [false] })]);
	});

	test('a body is for what is no read', () => {
		const [{ method }] = shown('sendBody') as [{ method?: unknown[] }];
		expect([...(method ?? [])].sort()).toEqual(['DELETE', 'OPTIONS', 'PATCH', 'POST', 'PUT']);
	});

	/** What n8n shows for these choices, beside what it always shows. */
	const shownFor = (vendor: Vendor, chosen: INodeParameters) => {
		const always = ['authentication', 'resource', 'operation', 'method', 'path', 'sendQuery', 'sendHeaders', 'options'];
		const all = NodeHelpers.getNodeParameters(requestForm(vendor), chosen, true, false, { typeVersion: 1 }, null) ?? {};
		return Object.keys(all).filter((name) => !always.includes(name)).sort();
	};

	test.each<[INodeParameters, string[]]>([
		[{}, ['limit', 'returnAll']],
		[{ returnAll: true }, ['returnAll']],
		[{ sendQuery: true, returnAll: true }, ['queryParameters', 'returnAll', 'specifyQuery']],
		[{ sendQuery: true, specifyQuery: 'json', returnAll: true }, ['jsonQuery', 'returnAll', 'specifyQuery']],
		[{ sendHeaders: true, returnAll: true }, ['headerParameters', 'returnAll', 'specifyHeaders']],
		[{ sendHeaders: true, specifyHeaders: 'json', returnAll: true }, ['jsonHeaders', 'returnAll', 'specifyHeaders']],
		[{ method: 'HEAD', sendBody: true }, []],
		[{ method: 'POST' }, ['sendBody']],
		[{ method: 'POST', sendBody: true }, ['bodyParameters', 'contentType', 'sendBody', 'specifyBody']],
		[{ method: 'PATCH', sendBody: true, specifyBody: 'json' }, ['contentType', 'jsonBody', 'sendBody', 'specifyBody']],
		[{ method: 'PUT', sendBody: true, contentType: 'form-urlencoded' }, ['bodyParameters', 'contentType', 'sendBody', 'specifyBody']],
		[{ method: 'POST', sendBody: true, contentType: 'form-urlencoded', specifyBody: 'string' }, ['body', 'contentType', 'sendBody', 'specifyBody']],
		[{ method: 'POST', sendBody: true, contentType: 'multipart-form-data' }, ['bodyParameters', 'contentType', 'sendBody']],
		[{ method: 'POST', sendBody: true, contentType: 'binaryData' }, ['contentType', 'inputDataFieldName', 'sendBody']],
		[{ method: 'DELETE', sendBody: true, contentType: 'raw' }, ['body', 'contentType', 'rawContentType', 'sendBody']],
	])('%j', (chosen, names) => {
		expect(shownFor(envoy, chosen)).toEqual(names);
	});

	test('fields of OData are for reads at a vendor that has it', () => {
		expect(shownFor(envi, { returnAll: true })).toEqual(['entitySet', 'odata', 'returnAll']);
		expect(shownFor(envi, { method: 'POST' })).toEqual(['sendBody']);
	});

	/** What n8n shows inside of Options > Pagination. */
	test.each<[INodeParameters, string[]]>([
		[{}, []],
		[{ paginationMode: 'off' }, []],
		[{ paginationMode: 'linkHeader' }, []],
		[{ paginationMode: 'cursor' }, ['cursorParameter', 'cursorPath']],
		[{ paginationMode: 'nextLink' }, ['nextLinkPath']],
		[{ paginationMode: 'offset' }, ['limitParameter', 'offsetParameter', 'pageSize']],
		[{ paginationMode: 'pageNumber' }, ['firstPage', 'pageParameter', 'pageSize', 'sizeParameter']],
		[{ paginationMode: 'responseContainsNextURL' }, ['limitPagesFetched', 'nextURL', 'paginationCompleteWhen', 'requestInterval']],
		[{ paginationMode: 'updateAParameterInEachRequest' }, ['limitPagesFetched', 'paginationCompleteWhen', 'parameters', 'requestInterval']],
		[
			{ paginationMode: 'responseContainsNextURL', limitPagesFetched: true, paginationCompleteWhen: 'other' },
			['completeExpression', 'limitPagesFetched', 'maxRequests', 'nextURL', 'paginationCompleteWhen', 'requestInterval'],
		],
		[
			{ paginationMode: 'responseContainsNextURL', paginationCompleteWhen: 'receiveSpecificStatusCodes' },
			['limitPagesFetched', 'nextURL', 'paginationCompleteWhen', 'requestInterval', 'statusCodesWhenComplete'],
		],
	])('pagination %j', (pagination, names) => {
		const filled = NodeHelpers.getNodeParameters(requestForm(envoy), { options: { pagination: { pagination } } }, true, false, { typeVersion: 1 }, null);
		const shown = (filled?.options as { pagination: { pagination: object } }).pagination.pagination;
		expect(Object.keys(shown).filter((name) => name !== 'paginationMode').sort()).toEqual(names);
	});

	test('no field is shown twice for the same choice', () => {
		const twice = [...new Set(requestForm(envi).map(({ name }) => name))].filter((name) => {
			const all = shown(name).map((show) => JSON.stringify(show));
			return new Set(all).size < all.length;
		});
		expect(twice).toEqual([]);
	});

	test.each(vendors)('%s: whatever a field depends on is in the form', (_name, vendor) => {
		const known = new Set(requestForm(vendor).map(({ name }) => name));
		for (const property of requestForm(vendor)) {
			// "@version", "@tool" and the like are n8n's own.
			const names = Object.keys(property.displayOptions?.show ?? {}).filter((name) => !name.startsWith('@'));
			for (const name of names) expect([...known]).toContain(name);
		}
	});
});

test.each(vendors)('%s: the form keeps n8n\'s conventions', (_name, vendor) => {
	expect(breaches(requestForm(vendor))).toEqual([]);
});

test.each(vendors)('%s: the path has an example of its own, and is needed unless an entity set can be chosen', (_name, vendor) => {
	expect(field(vendor, 'path')[0]).toMatchObject({ placeholder: `e.g. ${vendor.pathExample}`, required: vendor.odata === undefined });
});

test('the form holds what was meant to be looked at', () => {
	expect(allProperties(requestForm({ ...envoy, catalogue: undefined })).length).toBeGreaterThan(30);
});
