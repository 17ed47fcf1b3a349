import type { Field, Operation } from '../../../engine/catalogue';
import { derived, sort } from './fields';

/** What Envizage keeps under a path. */
interface Kind {
	/** With its article, as it stands in an action: "an earned income". */
	one: string;
	many?: string;
	/** Of the list, or of the record itself where there is but one. */
	path: string;
	/** Fields of that path. */
	parents: readonly Field[];
	/** Of a record in a list. */
	id?: Field;
	/** Of a body to create or update. */
	fields?: readonly Field[];
	/** Kept by Simplify. */
	simple?: readonly string[];
}

/** What Envizage's page on a call says. */
type Documented = Pick<Operation, 'source' | 'description' | 'query'>;

const verbs = ['create', 'delete', 'get', 'getAll', 'update'] as const;
type Verb = (typeof verbs)[number];

/** Said of calls with a body of which nothing is known. */
const noBody = `${derived}. What is in the body was not read.`;

/** Where the page on a call shows only a part of its fields. */
export const mayHaveMore = 'There may be more fields: the page was not available to us in full';

/**
 * The calls on a kind of record by Envizage's rule of the verbs (GET, PUT and DELETE on one record, GET and POST on their
 * list): as its page says where there is one, and derived where there is none.
 * @param pages what was read, by verb
 * @param only the verbs that there are
 */
export function byVerb(kind: Kind, pages: Partial<Record<Verb, Documented>>, only: readonly Verb[] = verbs): Operation[] {
	return only.map((verb) => {
		const call = callOf(kind, verb);
		const page = pages[verb];
		return { ...call, ...(page ? { ...page, certainty: 'confirmed' } : followed(call)) };
	});
}

/** An operation without what tells how well it is known. */
type Call = Omit<Operation, keyof Documented | 'certainty'> & Pick<Operation, 'query'>;

function followed({ body }: Call): Pick<Operation, 'source' | 'description' | 'certainty'> {
	return {
		description: body?.fields.length === 0 ? noBody : derived,
		certainty: 'derived',
		source: 'developer.envizage.me/api-docs.html (rule of the verbs)',
	};
}

function callOf({ one, many = '', path, parents, id, fields = [], simple }: Kind, verb: Verb): Call {
	const ofAll = { path, pathFields: parents };
	const ofOne = id ? { path: `${path}/{${id.name}}`, pathFields: [...parents, id] } : ofAll;
	const kept = simple ? { simple } : {};
	switch (verb) {
		case 'create':
			return { name: 'Create', value: verb, action: `Create ${one}`, method: 'POST', ...ofAll, body: { fields }, result: { kind: 'record', ...kept } };
		case 'delete':
			return { name: 'Delete', value: verb, action: `Delete ${one}`, method: 'DELETE', ...ofOne, result: { kind: 'none' } };
		case 'get':
			return { name: 'Get', value: verb, action: `Get ${one}`, method: 'GET', ...ofOne, result: { kind: 'record', ...kept } };
		case 'getAll':
			return { name: 'Get Many', value: verb, action: `Get many ${many}`, method: 'GET', ...ofAll, query: [sort], result: { kind: 'list', ...kept } };
		case 'update':
			return { name: 'Update', value: verb, action: `Update ${one}`, method: 'PUT', ...ofOne, body: { fields }, result: { kind: 'record', ...kept } };
	}
}
