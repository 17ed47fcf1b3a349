import { readFileSync } from 'node:fs';
import type { Field, Operation } from '../../../../engine/catalogue';
import { envi } from '../../../../vendors/envi';
import { catalogue } from '../../../../vendors/envi/catalogue';
import { pickLists } from '../../../../vendors/envi/pickLists';

interface Documented {
	resource: string;
	method: string;
	path: string;
	pathParams: Array<{ name: string; type: string }>;
	query: Array<{ name: string; type: string; required?: boolean }>;
	body: null | { wrapper: string | null; fields: Array<{ name: string; type: string; required?: boolean; enum?: unknown[] }> };
	response: { envelope: string; fields: string[] };
}

const documents = JSON.parse(
	readFileSync(new URL('../../../support/endpoints/envi.json', import.meta.url), 'utf8'),
) as Documented[];

const callOf = ({ method, path }: { method: string; path: unknown }) => `${method} ${String(path)}`;
const documented = new Map(documents.map((one) => [callOf(one), one]));
const operations = catalogue.flatMap((resource) =>
	resource.operations.map((operation) => [`${resource.name}: ${operation.name}`, operation] as [string, Operation]),
);
const fieldsOf = ({ pathFields = [], query = [], body }: Operation): Field[] => [...pathFields, ...query, ...(body?.fields ?? [])];
const repeated = (list: string[]) => list.filter((one, index) => list.indexOf(one) !== index);
const camelCase = (name: string) =>
	name.toLowerCase().replace(/[ -]+(\w)/g, (_match, letter: string) => letter.toUpperCase());

/** Names of fields that only the example of a page has, in its own spelling. */
const ONLY_IN_EXAMPLES: Record<string, string[]> = { RequisitionItems: ['uom'] };

describe('what is in the catalogue', () => {
	test('is every documented call but tokens, metadata and batch, each once', () => {
		const left = ['Token', 'Metadata', 'Batch Request'];
		const expected = documents.filter(({ resource }) => !left.includes(resource)).map(callOf);
		expect(operations.map(([, operation]) => callOf(operation)).sort()).toEqual(expected.sort());
	});

	test('goes out with the vendor, with its pick-lists', () => {
		expect(envi.catalogue).toBe(catalogue);
		expect(envi.pickLists).toBe(pickLists);
	});
});

describe('names that builders see or that stand in saved workflows', () => {
	test('resources are in alphabetical order, singular and with a value of their own', () => {
		const names = catalogue.map(({ name }) => name);
		expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other, 'en')));
		expect(repeated(names)).toEqual([]);
		for (const { name, value } of catalogue) expect(value).toBe(camelCase(name));
	});

	test.each(catalogue.map((resource) => [resource.name, resource.operations] as const))('%s: operations likewise', (_name, list) => {
		const names = list.map(({ name }) => name);
		expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other, 'en')));
		expect(repeated(names)).toEqual([]);
		for (const { name, value } of list) expect(value).toBe(name === 'Get Many' ? 'getAll' : camelCase(name));
	});

	test('actions are in sentence case, each once', () => {
		const actions = operations.map(([, { action }]) => action);
		expect(repeated(actions)).toEqual([]);
		for (const action of actions) expect(action).toMatch(/^[A-Z][a-z]+( ([a-z]+|AP|PAR|PO|UOMs?))+$/);
	});

	test('a description of one sentence has no final period, one of several has', () => {
		const texts = operations.flatMap(([, one]) => [one.description, ...fieldsOf(one).map(({ description }) => description)]);
		for (const text of texts.filter((one) => one !== undefined)) {
			expect(text).toMatch(/^[A-Z0-9]/);
			expect(text.endsWith('.')).toBe(/\. [A-Z]/.test(text));
		}
	});
});

describe.each(operations)('%s', (_name, operation) => {
	const document = documented.get(callOf(operation));
	if (!document) throw new Error(`${callOf(operation)} is not documented`);

	test('path fields are those in braces', () => {
		const braces = [...String(operation.path).matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
		expect((operation.pathFields ?? []).map(({ name }) => name)).toEqual(braces);
		for (const field of operation.pathFields ?? []) {
			expect(field.required).toBe(true);
			expect(field.type).toBe(document.pathParams.find(({ name }) => name === field.name)?.type);
		}
	});

	test('query and body have the documented fields, required where the page says so', () => {
		const shape = (list: ReadonlyArray<{ name: string; required?: boolean }>) =>
			list.map(({ name, required }) => `${name}${required ? ' (required)' : ''}`).sort();
		expect(shape(operation.query ?? [])).toEqual(shape(document.query.filter(({ name }) => !name.startsWith('$'))));
		expect(shape(operation.body?.fields ?? [])).toEqual(shape(document.body?.fields ?? []));
		expect(operation.body?.wrapper ?? null).toBe(document.body?.wrapper ?? null);
	});

	test('types are the documented ones, or narrower', () => {
		const narrower: Record<string, string[]> = { string: ['text'], integer: ['enum'], array: ['list'] };
		for (const { name, type } of [...(operation.query ?? []), ...(operation.body?.fields ?? [])]) {
			const fact = [...document.query, ...(document.body?.fields ?? [])].find((one) => one.name === name)?.type ?? '';
			expect([fact, ...(narrower[fact] ?? [])]).toContain(type);
		}
	});

	test('OData options are offered on documented lists only', () => {
		// AdjustmentItems(id) lists them too, although it answers one record.
		const isList = document.response.envelope !== 'object';
		expect(operation.odata ?? false).toBe(isList && document.query.some(({ name }) => name === '$filter'));
	});

	test('Simplify keeps at most ten documented fields, and is there where a record has more', () => {
		const { result } = operation;
		const simple = result.kind === 'list' || result.kind === 'record' ? result.simple : undefined;
		expect(simple !== undefined).toBe(document.response.fields.length > 10);
		const set = /^\/odata\/(\w+)/.exec(String(operation.path))?.[1] ?? '';
		const known = [...document.response.fields, ...(ONLY_IN_EXAMPLES[set] ?? [])];
		for (const name of simple ?? []) expect(known).toContain(name);
		expect((simple ?? []).length).toBeLessThanOrEqual(10);
		expect(repeated([...(simple ?? [])])).toEqual([]);
	});

	test('the result is of the documented kind', () => {
		const { envelope, fields } = document.response;
		const kinds = envelope === 'object' ? ['record'] : fields.length > 0 ? ['list'] : ['id', 'message', 'file', 'none'];
		expect(kinds).toContain(operation.result.kind);
	});

	test('fields fit the form', () => {
		for (const group of [operation.pathFields, operation.query, operation.body?.fields]) {
			expect(repeated((group ?? []).map(({ name }) => name))).toEqual([]);
			expect(repeated((group ?? []).map(({ name, label }) => label ?? name))).toEqual([]);
		}
		for (const { name, type, description, choices, pick } of fieldsOf(operation)) {
			expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/);
			if (type === 'boolean') expect(description).toMatch(/^Whether /);
			expect(choices !== undefined).toBe(type === 'enum');
			if (pick !== undefined) expect(Object.keys(pickLists)).toContain(pick);
		}
	});
});

describe('IDs and numbers that can be picked', () => {
	const picks: Record<string, string> = {
		facilityId: 'facilities',
		vendorId: 'vendors',
		locationId: 'locations',
		departmentId: 'departments',
		inventoryId: 'inventory',
		facilityNo: 'facilityNumbers',
		vendorNo: 'vendorNumbers',
		locationNo: 'locationNumbers',
		departmentNo: 'departmentNumbers',
		inventoryNo: 'inventoryNumbers',
	};
	/** The record's own number or ID, which is typed. */
	const own = ['Facility: facilityNo', 'Inventory: inventoryId', 'Inventory: inventoryNo'];

	test.each(operations)('%s', (name, operation) => {
		for (const field of fieldsOf(operation)) {
			const isOwn = operation.body?.fields.includes(field) && own.includes(`${name.split(':')[0]}: ${field.name}`);
			if (!isOwn && picks[field.name] !== undefined) expect([field.name, field.pick]).toEqual([field.name, picks[field.name]]);
		}
	});

	test.each(Object.entries(pickLists))('%s: path, value, label and search are documented', (_key, list) => {
		const document = documented.get(`GET ${String(list.path)}`);
		const searched = list.search && 'odata' in list.search ? list.search.odata : [];
		expect(document?.response.fields).toEqual(expect.arrayContaining([list.value, ...list.label, ...searched]));
		const filter = document?.query.find((one) => one.name === '$filter') as { description?: string } | undefined;
		expect(filter?.description).toContain('contains()');
		if (searched.length > 1) expect(filter?.description).toMatch(/\bor\b/);
	});
});

describe('answers on which the pages are peculiar', () => {
	const find = (call: string) => operations.find(([, operation]) => callOf(operation) === call)?.[1];

	test('Usages/BulkSubmit: the page\'s good sentence is taken as such, its problems (all of them with 200) are not', () => {
		const result = find('POST /odata/Usages/BulkSubmit')?.result;
		const accepts = result?.kind === 'message' ? (result.accepts ?? '').toLowerCase() : '';
		expect('Usage has been submitted successfully.'.toLowerCase()).toContain(accepts);
		for (const problem of [
			'At least one line item has zero quantity.',
			'Usage has been already processed, submitted, or canceled.',
			'Usage has failed line item(s).',
			'Arithmetic Overflow Error(s) occurred during submission process.',
			'Department is required.',
			'At least one line item doesn\'t have required Qty on Hand.',
		]) {
			expect(problem.toLowerCase()).not.toContain(accepts);
		}
	});

	test.each(['usages', 'usageIds', 'usageItems', 'usageProcedures'])('%s holds a list', (wrapper) => {
		const bodies = operations.map(([, { body }]) => body).filter((body) => body?.wrapper === wrapper);
		expect(bodies).toHaveLength(1);
		expect(bodies[0]?.list).toBeDefined();
	});

	test('managePurchasing holds one object', () => {
		expect(find('POST /odata/Inventory({inventoryId})/ManagePurchasing')?.body).toMatchObject({ wrapper: 'managePurchasing' });
		expect(find('POST /odata/Inventory({inventoryId})/ManagePurchasing')?.body).not.toHaveProperty('list');
	});

	test('creates of inventory vendors and locations answer a sentence without an ID', () => {
		expect(find('POST /odata/Inventory({inventoryId})/InventoryVendor')?.result).toEqual({ kind: 'message' });
		expect(find('POST /odata/Inventory({inventoryId})/InventoryLocation')?.result).toEqual({ kind: 'message' });
	});
});

test('the catalogue is plain ASCII, without the Cyrillic letters of two pages', () => {
	expect(JSON.stringify({ catalogue, pickLists })).toMatch(/^[\x20-\x7e]*$/);
});

test('nothing in it looks like a secret, or like an account of somebody', () => {
	const text = JSON.stringify({ catalogue, pickLists });
	expect(text).not.toMatch(/[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-|bearer |password|client_?secret|@/i);
});
