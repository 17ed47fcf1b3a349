import type { Field, Operation, Resource } from '../../../engine/catalogue';
import { parameterName } from '../../../engine/node/operation/names';
import { requestForm } from '../../../engine/node/properties';
import { isPagedPath } from '../../../engine/paging/records';
import type { Vendor } from '../../../engine/vendor';
import { enboarder } from '../../../vendors/enboarder';
import { envi } from '../../../vendors/envi';
import { envizage } from '../../../vendors/envizage';
import { envoke } from '../../../vendors/envoke';
import { envoy } from '../../../vendors/envoy';
import { breaches } from '../support/conventions.mts';

/** What n8n's form, the request and the reader of this package take for granted in every vendor's catalogue. */
interface Place {
	resource: Resource;
	operation: Operation;
}

const described = [envi, envoy, envoke, envizage, enboarder].filter(({ catalogue }) => catalogue !== undefined);
const vendors: Array<[string, Vendor, Place[]]> = described.map((vendor) => [
	vendor.displayName,
	vendor,
	(vendor.catalogue ?? []).flatMap((resource) => resource.operations.map((operation) => ({ resource, operation }))),
]);

const pathsOf = (path: Operation['path']): string[] => (typeof path === 'string' ? [path] : Object.values(path));
const bracesOf = (path: string): string[] => [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name);
const deep = (fields: readonly Field[] = []): Field[] => fields.flatMap((field) => [field, ...deep(field.fields)]);
const fieldsOf = ({ pathFields, query, headers, body }: Operation): Field[] => [...deep(pathFields), ...deep(query), ...deep(headers), ...deep(body?.fields)];
const isRequired = ({ required }: Field): boolean => required === true;
const isOptional = (field: Field): boolean => !isRequired(field);
const inOrder = (names: readonly string[]): string[] => [...names].sort((one, other) => one.localeCompare(other, 'en'));
const repeated = (texts: readonly string[]): string[] => texts.filter((text, index) => texts.indexOf(text) !== index);

/** n8n's rule: one sentence stands without a final period, several each have one. */
function isWellEnded(text: string): boolean {
	return /[.!?] +\S/.test(text) ? text.endsWith('.') : !text.endsWith('.');
}

/** Titles that break the rule, as "Resource: Operation". */
function breaking(places: readonly Place[], isRight: (place: Place) => boolean): string[] {
	return places.filter((place) => !isRight(place)).map(({ resource, operation }) => `${resource.name}: ${operation.name}`);
}

test('sentences are told from one another', () => {
	expect(['Only those', 'One. Two.', 'See https://app.example.com now'].every(isWellEnded)).toBe(true);
	expect(['Only those.', 'One. Two'].some(isWellEnded)).toBe(false);
});

describe.each(vendors)('%s: the catalogue', (_name, vendor, places) => {
	const fields = places.flatMap(({ operation }) => fieldsOf(operation));

	test('names and values of resources and operations, and actions, are each there once', () => {
		for (const key of ['name', 'value'] as const) {
			expect(repeated((vendor.catalogue ?? []).map((resource) => resource[key]))).toEqual([]);
			for (const { operations } of vendor.catalogue ?? []) expect(repeated(operations.map((operation) => operation[key]))).toEqual([]);
		}
		expect(repeated(places.map(({ operation }) => operation.action))).toEqual([]);
	});

	test('resources and operations are in alphabetical order', () => {
		const names = (vendor.catalogue ?? []).map(({ name }) => name);
		expect(names).toEqual(inOrder(names));
		for (const { operations } of vendor.catalogue ?? []) {
			const titles = operations.map(({ name }) => name);
			expect(titles).toEqual(inOrder(titles));
		}
	});

	test('values are camelCase, and Get Many is getAll', () => {
		const values = places.flatMap(({ resource, operation }) => [resource.value, operation.value]);
		expect(values.filter((value) => !/^[a-z][a-zA-Z0-9]*$/.test(value))).toEqual([]);
		expect(breaking(places, ({ operation }) => (operation.name === 'Get Many') === (operation.value === 'getAll'))).toEqual([]);
	});

	test('actions are in sentence case: capitals only at the beginning and in abbreviations', () => {
		expect(breaking(places, ({ operation }) => /^[A-Z][a-z]+( ([a-z0-9'-]+|[A-Z]{2,}s?))+$/.test(operation.action))).toEqual([]);
	});

	test('path fields are those in braces, in every way in, and required', () => {
		const isRight = ({ operation: { path, pathFields = [] } }: Place): boolean =>
			pathsOf(path).every((one) => JSON.stringify(bracesOf(one)) === JSON.stringify(pathFields.map(({ name }) => name))) &&
			pathFields.every(({ required }) => required);
		expect(breaking(places, isRight)).toEqual([]);
		expect(places.flatMap(({ operation }) => pathsOf(operation.path)).filter((path) => !/^\/[\x21-\x7e]*$/.test(path))).toEqual([]);
	});

	test('paths by way in are there for every way in', () => {
		const ways = vendor.signIns.map(({ option }) => option.value).sort();
		const several = [...places.map(({ operation }) => operation.path), ...Object.values(vendor.pickLists ?? {}).map(({ path }) => path)];
		for (const path of several) if (typeof path !== 'string') expect(Object.keys(path).sort()).toEqual(ways);
	});

	test('no two fields of a call are one parameter of the node, and no query field is one of paging', () => {
		const paging = JSON.stringify(vendor.paging);
		for (const { operation } of places) {
			const { pathFields = [], query = [], headers = [], body } = operation;
			const inBody = body?.list ? [] : (body?.fields ?? []);
			// Those that may be left out stand in a collection of their own.
			const together = [[...pathFields, ...headers, ...[...query, ...inBody].filter(isRequired)], query.filter(isOptional), inBody.filter(isOptional)];
			expect(together.flatMap((list) => repeated(list.map(parameterName)))).toEqual([]);
			const isPaged = pathsOf(operation.path).some((path) => isPagedPath(path, vendor.pagedPaths));
			if (isPaged) expect((operation.query ?? []).filter(({ name }) => paging.includes(`"parameter":"${name}"`))).toEqual([]);
		}
	});

	test('paths that are paged answer lists', () => {
		const paged = places.filter(({ operation }) => operation.method === 'GET' && pathsOf(operation.path).some((path) => isPagedPath(path, vendor.pagedPaths)));
		expect(breaking(paged, ({ operation }) => operation.result.kind === 'list')).toEqual([]);
	});

	test('choices go with enums and pairs; names of pairs have a place; fields go with lists', () => {
		expect(fields.filter(({ type, choices }) => (type === 'enum') !== (choices !== undefined) && type !== 'pairs')).toEqual([]);
		expect(fields.filter(({ type, name }) => (type === 'pairs') !== /<\w+>/.test(name))).toEqual([]);
		expect(fields.filter((field) => field.fields !== undefined && field.type !== 'list')).toEqual([]);
		expect(fields.filter(({ commas, type }) => commas && type !== 'list')).toEqual([]);
	});

	test('what is picked from is there, and every pick-list is used', () => {
		const used = new Set(fields.flatMap(({ pick }) => pick ?? []));
		expect([...used].sort()).toEqual(Object.keys(vendor.pickLists ?? {}).sort());
	});

	test('Simplify keeps between one and ten fields, each once', () => {
		for (const { operation } of places) {
			const { simple } = operation.result as { simple?: readonly string[] };
			if (simple === undefined) continue;
			expect(simple.length).toBeGreaterThan(0);
			expect(simple.length).toBeLessThanOrEqual(10);
			expect(repeated(simple)).toEqual([]);
		}
	});

	test('what is derived says so to the builder', () => {
		const derived = places.filter(({ operation }) => operation.certainty === 'derived');
		expect(breaking(derived, ({ operation }) => /not available to us/.test(operation.description ?? ''))).toEqual([]);
	});

	test('descriptions are sentences; those of booleans begin with Whether', () => {
		const texts = [...places.map(({ operation }) => operation.description), ...fields.map(({ description }) => description)];
		expect(texts.filter((text) => text !== undefined && !/^[A-Z0-9]/.test(text))).toEqual([]);
		expect(texts.filter((text) => text !== undefined && !isWellEnded(text))).toEqual([]);
		expect(fields.filter(({ type, description }) => type === 'boolean' && !description?.startsWith('Whether '))).toEqual([]);
		expect(fields.filter(({ type, description }) => type !== 'boolean' && description?.startsWith('Whether '))).toEqual([]);
	});

	test('placeholders do not say "e.g."', () => {
		expect(fields.filter(({ placeholder }) => placeholder?.includes('e.g.'))).toEqual([]);
	});

	test('the form that is made of it keeps n8n\'s conventions', () => {
		expect(breaches(requestForm(vendor))).toEqual([]);
	});

	test('every call says where it was read', () => {
		expect(breaking(places, ({ operation }) => operation.source.trim().length > 5)).toEqual([]);
	});
});
