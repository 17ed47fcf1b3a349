import type { AxiosInstance } from 'axios';
import type { ICredentialType, IDataObject, IHttpRequestOptions, INodeProperties } from 'n8n-workflow';
import type { Field, Operation, Resource } from '../../engine/catalogue';
import { parameterName } from '../../engine/node/operation/names';
import type { ServedOperation } from '../../sandbox/core/documents.mts';
import type { Sandbox } from '../../sandbox/index.mts';
import { callOf, operableEndpoints } from '../support/endpoints.mts';
import { fillIn, type Wish } from '../support/formFiller.mts';
import { realPath } from '../support/sandbox/finders.mts';
import { bodyOf, EXTRA, inOrder, knownValue, VALUES } from '../support/sandbox/values.mts';
import type { OperationWay } from './operationWays.mts';
import { ALTERNATIVES, FRESH, SAMPLES } from './operationSamples.mts';

/** A documented call and the operation that makes it, for one way in. */
export interface Case {
	title: string;
	way: OperationWay;
	resource: Resource;
	operation: Operation;
	endpoint: ServedOperation;
}

/** The operations of a way in: reads first, removals last. */
export function casesOf(way: OperationWay): Case[] {
	const endpoints = operableEndpoints(way.name).filter(({ auth }) => way.takes(auth));
	const cases = (way.vendor.catalogue ?? []).flatMap((resource) =>
		resource.operations.flatMap((operation) => {
			const path = typeof operation.path === 'string' ? operation.path : (operation.path[way.authentication] ?? '');
			return endpoints
				.filter((one) => callOf(one.method, one.path) === callOf(operation.method, path))
				.map((endpoint) => ({ title: `${resource.name}: ${operation.name}`, method: operation.method, way, resource, operation, endpoint }));
		}),
	);
	// What ends a record's life comes after what changes it.
	const isEnd = ({ operation }: Case): boolean => ['cancel', 'send'].includes(operation.value);
	const sorted = inOrder(cases);
	return [...sorted.filter((one) => one.method !== 'DELETE' && !isEnd(one)), ...sorted.filter(isEnd), ...sorted.filter(({ method }) => method === 'DELETE')];
}

/** One way to fill in the form of an operation. */
export interface Variant {
	label: string;
	wish: Wish;
	begun: Record<string, unknown>;
}

/** Required fields alone, everything (in several runs where fields exclude one another), JSON, and all pages of a list. */
export function variantsOf({ way, resource, operation, endpoint }: Case): Variant[] {
	const also = needed(way, endpoint);
	const optional = [...(operation.query ?? []), ...(operation.body?.fields ?? [])].some((field) => !field.required || field.fields?.some(({ required }) => !required));
	const odata = odataOf(endpoint);
	const hasJson = way.node.description.properties.some(({ name, displayOptions }) => name === 'specifyBody' && shows(displayOptions, resource, operation));
	const isList = operation.result.kind === 'list';
	const alternatives = ALTERNATIVES[`${way.name} ${endpoint.method} ${endpoint.path}`] ?? [{}];
	return [
		{ label: 'required fields', wish: { all: false, also }, begun: isList ? { limit: 1 } : {} },
		...(isList ? [{ label: 'Return All', wish: { all: false, also }, begun: { returnAll: true, simplify: false } }] : []),
		...(optional || odata ? alternatives : []).map(({ without, only }) => ({
			label: `${only ? `only ${only.join(', ')}` : 'all fields'}${without ? ` but ${without.join(', ')}` : ''}`,
			wish: { all: true, without, only },
			// Small pages, so that paging goes on with the filter; three of them do.
			begun: { simplify: false, ...(odata ? { odata, limit: 5 } : { returnAll: true }) },
		})),
		...(hasJson ? [{ label: 'JSON', wish: { all: false }, begun: { specifyBody: 'json' } }] : []),
	];
}

/** What the vendor wants although its page marks it as optional. */
export function needed({ name }: OperationWay, { path }: ServedOperation): string[] {
	return Object.keys(EXTRA[`${name} ${path}`] ?? {}).map((field) => parameterName({ name: field }));
}

function shows(displayOptions: INodeProperties['displayOptions'], { value }: Resource, operation: Operation): boolean {
	const { resource = [], operation: operations = [] } = displayOptions?.show ?? {};
	return resource.includes(value) && operations.includes(operation.value);
}

/** Those of OData's options that the documents have for the call. */
function odataOf({ query, response }: ServedOperation): IDataObject | undefined {
	const has = (name: string): boolean => query.some((field) => field.name === name);
	const field = response.fields.find((name) => /Name$|No$|description$/i.test(name)) ?? response.fields[0];
	if (!has('$filter')) return undefined;
	return {
		conditions: { condition: [{ field, operator: 'contains', type: 'text', value: 'e' }] },
		orderBy: { field: [{ field, descending: true }] },
		...(has('$search') ? { search: 'e' } : {}),
		...(has('$skip') ? { skip: 1 } : {}),
		...(has('$top') ? { top: 2 } : {}),
	};
}

/** The parameters of the node, filled in as a person would. */
export async function parametersOf(one: Case, { wish, begun }: Variant, sandbox: Sandbox, http: AxiosInstance): Promise<Record<string, unknown>> {
	const { way, resource, operation, endpoint } = one;
	const { values } = await realPath(sandbox, way.name, http, endpoint.path);
	// The names in braces are ours, their order is the vendor's.
	const inPath = new Map((operation.pathFields ?? []).map((field, index) => [parameterName(field), Object.values(values)[index]]));
	const extra = Object.entries(EXTRA[`${way.name} ${endpoint.path}`] ?? {});
	const fields = new Map(deep([...(operation.query ?? []), ...(operation.body?.fields ?? [])]).map((field) => [parameterName(field), field]));
	const valueOf = async (property: INodeProperties, inside: readonly string[]): Promise<unknown> => {
		const { name } = property;
		if (inPath.has(name)) return inPath.get(name);
		const fresh = FRESH[`${way.name} ${endpoint.method} ${endpoint.path}`]?.[name];
		if (name === 'jsonBody' && !fresh) return await bodyOf(way.name, http, endpoint, sandbox);
		const given = extra.find(([field]) => parameterName({ name: field }) === name)?.[1];
		const sample = fresh ? await fresh(http, endpoint.path) : (given ?? SAMPLES[way.name]?.[[...inside, name].slice(-2).join('.')] ?? SAMPLES[way.name]?.[name]);
		if (sample !== undefined && isChoice(property, sample)) return sample;
		const known = await knownValue(way.name, http, fields.get(name)?.name ?? name, sandbox);
		const field = fields.get(name);
		if (known === undefined && property.type === 'string' && field?.type === 'uuid') return VALUES.uuid;
		if (known !== undefined || property.type !== 'resourceLocator') return known;
		return await picked(one, String(property.modes?.[0]?.typeOptions?.searchListMethod), http);
	};
	const start = { authentication: way.authentication, resource: resource.value, operation: operation.value, options: {}, returnAll: false, limit: 50, simplify: true, specifyBody: 'keypair' };
	return await fillIn(way.node, { ...start, ...begun }, wish, valueOf);
}

/** Whether a value is among those that the form lets one choose, where it does. */
function isChoice({ type, options = [] }: INodeProperties, value: unknown): boolean {
	return type !== 'options' || options.some((option) => 'value' in option && option.value === value);
}

const deep = (fields: readonly Field[]): Field[] => fields.flatMap((field) => [field, ...deep(field.fields ?? [])]);

/** The first record of a pick-list. */
async function picked({ way }: Case, key: string, http: AxiosInstance): Promise<unknown> {
	const list = way.vendor.pickLists?.[key];
	if (!list) throw new Error(`There is no list ${key}`);
	const { data } = await http.get<unknown>(typeof list.path === 'string' ? list.path : String(list.path[way.authentication]));
	if (list.map && !Array.isArray(data)) return Object.entries(data as object)[0]?.[list.value === 'key' ? 0 : 1];
	const inner = Array.isArray(data) ? data : Object.values(data as object).find((part) => Array.isArray(part));
	const [record] = inner as Array<Record<string, unknown>>;
	return [list.value].flat().map((field) => record?.[field]).find((value) => value !== undefined);
}

/** A request as it leaves, seen where the credential signs it. */
export interface Sent {
	method: string;
	url: URL;
	/** JSON that was sent. */
	body: unknown;
}

/** The credential type, and what it has signed. */
export function watched(credentialType: ICredentialType): { credentialType: ICredentialType; sent: Sent[] } {
	const sent: Sent[] = [];
	const sign = credentialType.authenticate as (data: IDataObject, options: IHttpRequestOptions) => Promise<IHttpRequestOptions>;
	const authenticate = async (data: IDataObject, options: IHttpRequestOptions): Promise<IHttpRequestOptions> => {
		const text = options.body === undefined ? '' : String(options.body as Buffer);
		sent.push({ method: options.method ?? 'GET', url: new URL(options.url), body: text === '' ? undefined : JSON.parse(text) });
		return await sign.call(credentialType, data, options);
	};
	return { credentialType: Object.create(credentialType, { authenticate: { value: authenticate } }) as ICredentialType, sent };
}

/** The names of all fields in JSON, dotted. */
export function namesIn(value: unknown, before = ''): string[] {
	if (Array.isArray(value)) return value.flatMap((element) => namesIn(element, before));
	if (value === null || typeof value !== 'object') return [];
	return Object.entries(value).flatMap(([name, inner]) => [before + name, ...namesIn(inner, `${before}${name}.`)]);
}
