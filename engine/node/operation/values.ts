import type { Field } from '../../catalogue';
import { putAt, SettingsError } from '../../settings';
import { jsonValue, textParameter } from '../text';
import { dayText, momentText } from './moment';
import { parameterName, titleOf } from './names';

/** What is filled in, by parameter name. */
export type Filled = Readonly<Record<string, unknown>>;

/**
 * What a field holds, as the vendor wants it; undefined when it is left out. A null of an expression stays a null.
 * @throws SettingsError when it is required and empty, or is not what the field takes
 */
export function valueOfField(field: Field, raw: unknown, timeZone: string): unknown {
	const value = picked(raw);
	const isText = field.type === 'string' || field.type === 'text';
	const isEmpty = value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
	if (isEmpty && field.required) throw new SettingsError(`${titleOf(field)} is empty. Fill it in.`);
	if (value === undefined || value === null) return value;
	if (isEmpty && !isText) return undefined;
	return converted(field, value, timeZone);
}

/** A resource locator holds its value inside. */
function picked(raw: unknown): unknown {
	return raw !== null && typeof raw === 'object' && '__rl' in raw && 'value' in raw ? raw.value : raw;
}

function converted(field: Field, value: unknown, timeZone: string): unknown {
	const title = titleOf(field);
	switch (field.type) {
		case 'number':
		case 'integer':
			return numberIn(field, value);
		case 'boolean':
			return booleanIn(title, value);
		case 'date':
			return dayText(value, title);
		case 'dateTime':
			return momentText(value, title, timeZone);
		case 'enum':
			return choiceIn(field, value);
		case 'list':
			return listIn(field, value, timeZone);
		case 'object':
			return jsonValue(value, title);
		case 'pairs':
			return entriesIn(value);
		case 'uuid':
			return textParameter(value, title).trim();
		default:
			return textParameter(value, title);
	}
}

function numberIn(field: Field, value: unknown): number {
	const number = typeof value === 'number' ? value : typeof value === 'string' ? Number(value) : NaN;
	const isWanted = field.type === 'integer' ? Number.isInteger(number) : Number.isFinite(number);
	if (!isWanted) throw new SettingsError(`${titleOf(field)} must be a ${field.type === 'integer' ? 'whole number' : 'number'}.`);
	return number;
}

function booleanIn(title: string, value: unknown): boolean {
	if (typeof value === 'boolean') return value;
	const text = String(value).toLowerCase();
	if (text !== 'true' && text !== 'false') throw new SettingsError(`${title} must be true or false.`);
	return text === 'true';
}

/** An expression may give a known choice in other case, or one that is newer than our list: that one goes as it is. */
function choiceIn({ choices = [] }: Field, value: unknown): unknown {
	const values = choices.map((choice) => (typeof choice === 'object' ? choice.value : choice));
	return values.find((choice) => String(choice).toLowerCase() === String(value).toLowerCase()) ?? value;
}

/** Texts, one element for each group of fields, or what an expression gives: a list, or text with commas or JSON. */
function listIn(field: Field, value: unknown, timeZone: string): unknown[] | undefined {
	const { fields } = field;
	if (Array.isArray(value)) return value.length === 0 ? undefined : value;
	if (typeof value === 'string' && /^\s*\[/.test(value)) return listIn(field, jsonValue(value, titleOf(field)), timeZone);
	if (!fields) {
		return textParameter(value, titleOf(field))
			.split(',')
			.map((text) => text.trim())
			.filter((text) => text !== '');
	}
	const entries = entriesIn(value);
	return entries.length === 0 ? undefined : entries.map((entry) => objectOf(fields, flattened(entry), timeZone));
}

function entriesIn(value: unknown): Filled[] {
	const entries = (value as { entries?: unknown }).entries ?? [];
	return (Array.isArray(entries) ? entries : [entries]) as Filled[];
}

/** The name and the value of one pair. */
export function pairIn({ field, value }: Filled): [name: string, value: string] {
	return [textParameter(picked(field), 'Field').trim(), textParameter(value, 'Value')];
}

/** The names may hold dots themselves, so they are put in their place whole. */
function putPairs(object: Record<string, unknown>, template: string, entries: readonly Filled[]): void {
	for (const [name, value] of entries.map(pairIn)) {
		if (name !== '') putAt(object, template.split('.').map((part) => part.replace(/^<\w+>$/, () => name)), value);
	}
}

/** Fields that may be left out stand in a collection of their own. */
export function flattened(entry: Filled): Filled {
	return { ...entry, ...((entry.additionalFields as Filled | undefined) ?? {}) };
}

/** An object of those fields that are filled in; dots in their names lead into inner objects. */
export function objectOf(fields: readonly Field[], filled: Filled, timeZone: string): Record<string, unknown> {
	const object: Record<string, unknown> = {};
	for (const field of fields) {
		const value = valueOfField(field, filled[parameterName(field)], timeZone);
		if (field.type === 'pairs') putPairs(object, field.name, (value ?? []) as Filled[]);
		else if (value !== undefined) putAt(object, field.name.split('.'), value);
	}
	return object;
}
