import type { IExecuteFunctions } from 'n8n-workflow';
import type { Field, Operation, RequestBody } from '../../catalogue';
import { jsonBody, type Body } from '../../http/body';
import type { QueryPair } from '../../http/url';
import { at, putAt, SettingsError } from '../../settings';
import type { SignIn, Vendor } from '../../vendor';
import { readOData } from '../odata';
import { responseOf, type RawOptions } from '../options';
import type { ParameterReader } from '../parameters';
import { toPairs } from '../query';
import { maxPagesOf, transportOf, type NodeRequest } from '../request';
import { jsonValue, wholeNumber } from '../text';
import { isTool } from '../tool';
import { readToolTrim } from '../toolOutput';
import { collectionOf, hasBodyChoice } from './form';
import { parameterName, titleOf } from './names';
import { flattened, objectOf, pairIn, valueOfField, type Filled } from './values';

/** The operation that is chosen on the node, or undefined for the generic request. */
export function chosenOperation(vendor: Vendor, reader: ParameterReader): Operation | undefined {
	const resource = reader.get<string>('resource', 0, 'apiRequest');
	if (resource === 'apiRequest') return undefined;
	const value = reader.get<string>('operation', 0, '');
	const operation = vendor.catalogue?.find((one) => one.value === resource)?.operations.find((one) => one.value === value);
	if (!operation) throw new SettingsError(`${vendor.displayName} has no operation "${value}" on "${resource}". Choose another under Operation.`);
	return operation;
}

/**
 * Reads a named operation of one item as a request.
 * @throws SettingsError for what is missing or cannot be sent
 */
export function readOperation(context: IExecuteFunctions, signIn: SignIn, operation: Operation, reader: ParameterReader, item: number): NodeRequest {
	const options = reader.get<RawOptions>('options', item, {});
	const chosen = responseOf(options);
	const { result } = operation;
	const response = { ...chosen, splitIntoItems: true, format: result.kind === 'file' ? ('file' as const) : chosen.format };
	const isAll = result.kind !== 'list' || reader.get<boolean>('returnAll', item, false);
	const form = new FilledForm(reader, item, context.getTimezone());
	const simple = 'simple' in result && reader.get<boolean>('simplify', item, true) ? result.simple : undefined;
	return {
		method: operation.method,
		path: pathOf(operation, signIn, form),
		query: [...(operation.odata ? readOData(reader, item) : []), ...queryOf(operation, form)],
		headers: headersOf(operation, form),
		body: operation.body && bodyOf(operation, operation.body, form),
		limit: isAll ? undefined : wholeNumber(reader.get<unknown[] | number>('limit', item, 50), 'Limit'),
		maxPages: maxPagesOf(options),
		pagination: {},
		...(operation.paging ? { paging: operation.paging } : {}),
		transport: transportOf(options, response),
		response,
		trim: isTool(context) ? readToolTrim(reader, item) : undefined,
		result: { ...result, ...(simple ? { simple } : { simple: undefined }), deletes: operation.method === 'DELETE' },
	};
}

/** The form of one item. */
class FilledForm {
	constructor(
		private readonly reader: ParameterReader,
		private readonly item: number,
		readonly timeZone: string,
	) {}

	/** A parameter of the node. */
	get<T extends string | object>(name: string, fallback: T): T {
		return this.reader.get<T>(name, this.item, fallback);
	}

	/** A field that has a place of its own in the form. */
	field(field: Field): unknown {
		return valueOfField(field, this.get<object | string>(parameterName(field), ''), this.timeZone);
	}

	/** Values of the fields, wherever in the form they stand. */
	filled(fields: readonly Field[], collection: string): Filled {
		const own = fields.filter(({ required }) => required).map((field) => [parameterName(field), this.get<object | string>(parameterName(field), '')]);
		return { ...this.get<Filled>(collection, {}), ...Object.fromEntries(own) };
	}
}

function pathOf({ path, pathFields = [] }: Operation, { option }: SignIn, form: FilledForm): string {
	const template = typeof path === 'string' ? path : path[option.value];
	if (template === undefined) throw new SettingsError(`This operation is not available with ${option.name}. Choose another kind of credential on the node.`);
	return template.replace(/\{(\w+)\}/g, (_whole, name: string) => {
		const field = pathFields.find((one) => one.name === name);
		const text = field === undefined ? '' : String(form.field(field) ?? '').trim();
		// A dot segment would lead to another path (RFC 3986 §5.2.4).
		if (field && (text === '' || text === '.' || text === '..')) throw new SettingsError(`${titleOf(field)} is not one that can be sent. Check it.`);
		return encodeURIComponent(text.toWellFormed());
	});
}

function queryOf({ query = [] }: Operation, form: FilledForm): QueryPair[] {
	const filled = form.filled(query, 'filters');
	return query.flatMap((field) => {
		const value = valueOfField(field, filled[parameterName(field)], form.timeZone);
		if (value === undefined || value === null || value === '') return [];
		if (field.type === 'pairs') return pairsOf(field, value as Filled[]);
		if (field.type === 'list' && field.commas) return [[field.name, (value as unknown[]).join(',')] as const];
		return toPairs([[field.name, field.type === 'object' ? JSON.stringify(value) : value]]);
	});
}

function headersOf({ headers = [] }: Operation, form: FilledForm): Record<string, string> {
	const pairs = headers.map((field) => [field.name, String(form.field(field) ?? '')] as const);
	return Object.fromEntries(pairs.filter(([, value]) => value !== ''));
}

/** The names that the builder gives go into the `<…>` of the field's own. */
function pairsOf({ name: template }: Field, entries: readonly Filled[]): QueryPair[] {
	return entries.flatMap((entry) => {
		const [name, value] = pairIn(entry);
		if (name === '') return [];
		const wire = template.replace(/<\w+>/, name);
		const values = wire.endsWith('[]') ? String(value ?? '').split(',').map((text) => text.trim()) : [String(value ?? '')];
		return values.map((text): QueryPair => [wire, text]);
	});
}

function bodyOf(operation: Operation, body: RequestBody, form: FilledForm): Body {
	const isJson = body.fields.length === 0 || (hasBodyChoice(operation) && form.get<string>('specifyBody', 'keypair') === 'json');
	return jsonBody(isJson ? fromJson(body, form) : fromFields(operation, body, form));
}

/** What the builder typed may have the wrapper already, or be one element of a list. */
function fromJson({ wrapper, list, fixed }: RequestBody, form: FilledForm): unknown {
	const value = jsonValue(form.get<object | string>('jsonBody', ''), 'JSON');
	const isObject = value !== null && typeof value === 'object' && !Array.isArray(value);
	if (isObject && wrapper !== undefined && wrapper in value) return value;
	const inner = list !== undefined && !Array.isArray(value) ? [value] : isObject ? withFixed(fixed, structuredClone(value) as Record<string, unknown>) : value;
	return wrapper === undefined ? inner : { [wrapper]: inner };
}

function fromFields(operation: Operation, { fields, wrapper, list, fixed }: RequestBody, form: FilledForm): unknown {
	const inner =
		list === undefined
			? withFixed(fixed, withoutNulls(operation, objectOf(fields, form.filled(fields, collectionOf(operation)), form.timeZone)))
			: elementsOf(list, fields, form);
	return wrapper === undefined ? inner : { [wrapper]: inner };
}

/** Adds what is always sent, where the builder has not given it; dots in a name lead into objects, as in those of fields. */
function withFixed(fixed: RequestBody['fixed'], object: Record<string, unknown>): Record<string, unknown> {
	for (const [name, value] of Object.entries(fixed ?? {})) {
		if (at(object, name) === undefined) putAt(object, name.split('.'), value);
	}
	return object;
}

function elementsOf(title: string, fields: readonly Field[], form: FilledForm): unknown[] {
	const { entries = [] } = form.get<{ entries?: Filled[] }>('entries', {});
	if (entries.length === 0) throw new SettingsError(`${title} is empty. Add at least one, or use JSON.`);
	return entries.map((entry) => objectOf(fields, flattened(entry), form.timeZone));
}

/** A null clears a field of a record that is there; of a new one it says nothing. */
function withoutNulls({ method }: Operation, object: Record<string, unknown>): Record<string, unknown> {
	if (method === 'PATCH' || method === 'PUT') return object;
	return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}
