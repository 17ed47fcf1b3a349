/**
 * The words in which a vendor's documented calls are described (`vendors/<vendor>/catalogue/`). One generator makes n8n's
 * form out of them, and one reader the request; no operation has code of its own.
 */

/**
 * What a field takes.
 * - `text`: several lines. `date`: a day. `dateTime`: a moment; without an offset it is in the workflow's time zone.
 * - `list`: a list of texts, or of objects where it has `fields`.
 * - `object`: JSON, for what the documents do not describe further.
 * - `pairs`: any number of names and values; the names go into `<…>` in the field's own name (`custom_fields.<name>`).
 */
export type FieldType = 'string' | 'text' | 'number' | 'integer' | 'boolean' | 'date' | 'dateTime' | 'uuid' | 'enum' | 'list' | 'object' | 'pairs';

/** A value that may be chosen; the name where it differs from the value. */
export type Choice = string | number | { readonly name: string; readonly value: string | number };

/** One field of a request. */
export interface Field {
	/** As the vendor has it. In a body, dots lead into objects: `invitee.email`. */
	name: string;
	/** As the form has it, in Title Case; made from the name where it is left out. */
	label?: string;
	type: FieldType;
	required?: true;
	/** For a builder: no final period after a single sentence; "Whether …" for a boolean. */
	description?: string;
	/** What is typed, without "e.g.". */
	placeholder?: string;
	/** Values of an `enum`, and of the values of `pairs` where only some are known. */
	choices?: readonly Choice[];
	/** Fields of one element of a `list`. */
	fields?: readonly Field[];
	/** A query field whose list is written as one text with commas, instead of repeating the name. */
	commas?: true;
	/** The pick-list of the vendor that the value can be chosen from; of `pairs`, the names. */
	pick?: string;
}

/** A request body, always JSON. No `fields` = the documents do not say more; it is filled in as JSON. */
export interface RequestBody {
	fields: readonly Field[];
	/** Key under which everything stands. */
	wrapper?: string;
	/** What stands there (or the body itself) is a list, and `fields` are those of one element. Its title in the form. */
	list?: string;
	/** Fields (dotted) that are always sent with this value, e.g. a type that the vendor wants to be named. */
	fixed?: Readonly<Record<string, unknown>>;
}

/** What comes back. */
export type Result =
	/** Several records. `simple`: the fields kept by Simplify (dotted); there where a record has more than ten. */
	| { kind: 'list'; simple?: readonly string[] }
	| { kind: 'record'; simple?: readonly string[] }
	/** A bare ID, put into this field. */
	| { kind: 'id'; field: string }
	/** A sentence, put into `message`. Where problems come as text with 200, `accepts` is found in the good ones (any case). */
	| { kind: 'message'; accepts?: string }
	/** A file. */
	| { kind: 'file' }
	/** Nothing, or nothing documented. */
	| { kind: 'none' };

/** How a vendor hands out a long list in pieces. Parameter names are query parameters, `…Path` are dotted paths in the body. */
export type Paging =
	| {
			style: 'nextLink';
			linkPaths: readonly string[];
			size?: { parameter: string; max: number };
			/** Used when a full page brings no link although the count says that there is more. */
			skip?: { parameter: string; countPath: string };
	  }
	| {
			style: 'page';
			page: { parameter: string; first: number };
			size: { parameter: string; max: number };
			totalPath?: string;
			lastPath?: string;
			/** The vendor answers nothing beyond this many records (page × size). */
			ceiling?: number;
	  }
	| { style: 'offset'; offset: { parameter: string }; size: { parameter: string; max: number }; totalPath?: string }
	| { style: 'cursor'; cursor: { parameter: string; path: string } };

/** One documented call. */
export interface Operation {
	/** Title Case, as n8n's conventions have it: Get Many, Create, Update, Delete. */
	name: string;
	/** Stands in saved workflows: never changed. `getAll` for Get Many, else the name in camelCase. */
	value: string;
	/** Sentence case, for the node creator: "Get many purchase orders". */
	action: string;
	/** More for a builder, where the name does not say it all. */
	description?: string;
	/** HEAD only asks whether there is such a record: 404 when there is none. */
	method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Path template under the base URL; `{name}` is a path field. By way in (option value) where the paths differ. */
	path: string | Readonly<Record<string, string>>;
	/** Those in braces. */
	pathFields?: readonly Field[];
	/** Query parameters, without those of paging and without OData's. */
	query?: readonly Field[];
	/** Request headers that are the builder's choice. */
	headers?: readonly Field[];
	/** How the list is paged, where that differs from the vendor's other lists. */
	paging?: Paging;
	/** Takes OData's query options. */
	odata?: true;
	body?: RequestBody;
	result: Result;
	/** `derived`: follows from a documented rule; the vendor's page on it was not read. */
	certainty: 'confirmed' | 'derived';
	/** Where it was read. */
	source: string;
}

export interface Resource {
	/** Title Case, singular. */
	name: string;
	/** Stands in saved workflows: never changed. */
	value: string;
	operations: readonly Operation[];
}

/** A list of records from which a builder picks one instead of typing its ID. */
export interface PickList {
	/** Path of the list, paged in the vendor's own way; by way in where the paths differ. */
	path: string | Readonly<Record<string, string>>;
	/** The answer may be a map instead of a list; its entries are then taken for records with the fields `key` and `value`. */
	map?: true;
	/** Field of a record (dotted) that is sent; the first that a record has. */
	value: string | readonly string[];
	/** What that field holds; an ID where it is not said. */
	by?: 'ID' | 'Name' | 'Number';
	/** Fields (dotted) that are shown, in this order. */
	label: readonly string[];
	/** What is picked, in the form: "facility". */
	what: string;
	/** How the vendor searches: OData fields, or a query parameter. Without it, what was loaded is searched. */
	search?: { odata: readonly string[] } | { parameter: string };
}
