import type { Field } from '../../catalogue';

/** Abbreviations that stay in capitals. */
const CAPITALS = new Map(
	['AP', 'AR', 'EDI', 'GL', 'GTIN', 'HCPCS', 'HTML', 'ID', 'IDs', 'JSON', 'NDC', 'PAR', 'PO', 'SCIM', 'UDF', 'UNSPSC', 'UOM', 'UPC', 'URL', 'UTM'].map(
		(word) => [word.toLowerCase(), word],
	),
);

/**
 * A field's title in the form: its label, or its name in Title Case ("vendorItemNo" → "Vendor Item No"). What is picked is
 * the record, whose ID nobody needs to know: "Facility".
 */
export function titleOf({ label, name, pick }: Pick<Field, 'label' | 'name' | 'pick'>): string {
	const title = label ?? wordsOf(name).map(capitalised).join(' ');
	return pick === undefined ? title : title.replace(/ ID$/, '');
}

function wordsOf(name: string): string[] {
	return name
		.replace(/([a-z])([A-Z\d])/g, '$1 $2')
		.replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
		.split(/[^A-Za-z0-9]+/)
		.filter((word) => word !== '');
}

function capitalised(word: string): string {
	return CAPITALS.get(word.toLowerCase()) ?? word.charAt(0).toUpperCase() + word.slice(1);
}

/** Parameters that the form has already: a field of that name stands beside them under another. */
const TAKEN = new Set([
	'additionalFields',
	'authentication',
	'body',
	'contentType',
	'entitySet',
	'fields',
	'filters',
	'jsonBody',
	'limit',
	'maxLength',
	'method',
	'odata',
	'operation',
	'options',
	'path',
	'resource',
	'returnAll',
	'simplify',
	'specifyBody',
	'updateFields',
]);

/**
 * A field's name as an n8n parameter, whose names are looked up by dotted paths: `filter[email]` → `filter_email`. One that
 * takes a list (`id[]`) often stands beside one that takes a single value (`id`).
 */
export function parameterName({ name }: Pick<Field, 'name'>): string {
	const plain = name.replace(/\[\]$/, '_list').replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
	return TAKEN.has(plain) ? `${plain}Field` : plain;
}
