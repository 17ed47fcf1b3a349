import type { Field, FieldType } from './documents.mts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

export const isUuid = (text: string): boolean => UUID.test(text);

const isDay = (text: string): boolean => !Number.isNaN(Date.parse(text.replace(' ', 'T')));

/** Whether text from a path or query can be read as the type. */
export function readsAs(field: Pick<Field, 'type' | 'enum'>, text: string): boolean {
	switch (field.type) {
		case 'integer':
			return /^-?\d+$/.test(text);
		case 'number':
			return /^-?\d+(?:\.\d+)?$/.test(text);
		case 'boolean':
			return /^(?:true|false)$/i.test(text);
		case 'uuid':
			return isUuid(text);
		case 'date':
			return DATE.test(text) && isDay(text);
		case 'dateTime':
			return DATE_TIME.test(text) && isDay(text);
		case 'enum':
			return field.enum === undefined || field.enum.includes(text);
		default:
			return true;
	}
}

/** Whether a JSON value has the type. */
export function hasType(field: Pick<Field, 'type' | 'enum'>, value: unknown): boolean {
	switch (field.type) {
		case 'integer':
			return Number.isInteger(value);
		case 'number':
			return typeof value === 'number';
		case 'boolean':
			return typeof value === 'boolean';
		case 'array':
			return Array.isArray(value);
		case 'object':
			return isObject(value);
		case 'string':
			return typeof value === 'string';
		default:
			return typeof value === 'string' && readsAs(field, value);
	}
}

export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const WORDS: Record<FieldType, string> = {
	string: 'a string',
	number: 'a number',
	integer: 'an integer',
	boolean: 'true or false',
	date: 'a date (YYYY-MM-DD)',
	dateTime: 'an ISO 8601 date and time',
	uuid: 'a GUID',
	array: 'an array',
	object: 'an object',
	enum: 'one of the allowed values',
};

/** The type in words, for refusals. */
export function typeInWords(field: Pick<Field, 'type' | 'enum'>): string {
	return field.type === 'enum' && field.enum ? `one of ${field.enum.join(', ')}` : WORDS[field.type];
}
