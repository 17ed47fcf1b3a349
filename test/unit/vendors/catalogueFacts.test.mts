import { readFileSync } from 'node:fs';
import type { Field, Operation } from '../../../engine/catalogue';
import type { Vendor } from '../../../engine/vendor';
import { enboarder } from '../../../vendors/enboarder';
import { envizage } from '../../../vendors/envizage';
import { envoke } from '../../../vendors/envoke';
import { envoy } from '../../../vendors/envoy';

/** One call as it was read in the vendor's documents. */
interface Fact {
	method: string;
	path: string | null;
	status: 'CONFIRMED' | 'DERIVED' | 'UNKNOWN';
	query: Array<{ name: string }>;
	body: { wrapper: string | null; fields: Array<{ name: string; required: boolean }> } | null;
}

const vendors: Array<[string, Vendor]> = Object.entries({ envoy, envoke, envizage, enboarder });

/** What the documents say besides: contacts of leads have the fields of contacts, SCIM is a standard (RFC 7643 §4.1.2). */
const alsoDocumented = [/^contact\.\w/, /^emails\.(value|type|primary)$/];

/** Required in the table of the documents, while their text lets it be left out. */
const requiredSometimes = ['nhnm'];

const bare = (path: string): string => path.replace(/\{[^}]*\}/g, '{}');
const pathsOf = ({ path }: Operation): string[] => (typeof path === 'string' ? [path] : Object.values(path));
const flat = (fields: readonly Field[], before = ''): Field[] =>
	fields.flatMap((field) => [{ ...field, name: before + field.name }, ...flat(field.fields ?? [], `${before}${field.name}.`)]);

describe.each(vendors)('%s: the catalogue against the documents', (name, vendor) => {
	const facts = (JSON.parse(readFileSync(new URL(`../../support/endpoints/${name}.json`, import.meta.url), 'utf8')) as Fact[]).filter(({ status }) => status !== 'UNKNOWN');
	const operations = (vendor.catalogue ?? []).flatMap((resource) => resource.operations);
	const factsOf = (operation: Operation): Fact[] =>
		facts.filter(({ method, path }) => method === operation.method && pathsOf(operation).map(bare).includes(bare(path ?? '')));

	test('each call that was read or follows is there once, and no other', () => {
		const there = operations.flatMap((operation) => pathsOf(operation).map((path) => `${operation.method} ${bare(path)}`));
		expect(there.sort()).toEqual(facts.map(({ method, path }) => `${method} ${bare(path ?? '')}`).sort());
	});

	test('what follows from a rule only is called derived', () => {
		for (const operation of operations) {
			const isDerived = factsOf(operation).some(({ status }) => status === 'DERIVED');
			expect([operation.action, operation.certainty]).toEqual([operation.action, isDerived ? 'derived' : 'confirmed']);
		}
	});

	test('bodies are there where they are documented, under the same key', () => {
		for (const operation of operations) {
			for (const { body } of factsOf(operation)) {
				expect([operation.action, operation.body !== undefined, operation.body?.wrapper]).toEqual([operation.action, body !== null, body?.wrapper ?? undefined]);
			}
		}
	});

	test('every field is a documented one', () => {
		for (const operation of operations) {
			const known = factsOf(operation).flatMap(({ query, body }) => [...query, ...(body?.fields ?? [])].map((field) => field.name));
			const own = [...flat(operation.query ?? []), ...flat(operation.body?.fields ?? [])].map((field) => field.name);
			const unknown = own.filter((one) => !known.includes(one) && !known.includes(one.replace(/\.<\w+>$/, '')) && !alsoDocumented.some((pattern) => pattern.test(one)));
			expect([operation.action, unknown]).toEqual([operation.action, []]);
		}
	});

	test('what a body must have is asked for, or sent by itself', () => {
		for (const operation of operations) {
			const { body } = operation;
			const asked = flat(body?.fields ?? []).flatMap((field) => (field.required ? [field.name] : []));
			const needed = factsOf(operation).flatMap((fact) => (fact.body?.fields ?? []).filter(({ required }) => required).map((field) => field.name));
			const isAsked = (one: string): boolean =>
				asked.includes(one) || one in (body?.fixed ?? {}) || requiredSometimes.includes(one) || flat(body?.fields ?? []).some((field) => field.name.startsWith(`${one}.`) || one.startsWith(`${field.name}.`) && field.type === 'object');
			expect([operation.action, needed.filter((one) => !isAsked(one))]).toEqual([operation.action, []]);
		}
	});
});
