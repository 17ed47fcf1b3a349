import { parseJson } from '../json';
import { SettingsError } from '../settings';

/** A parameter that must be text; numbers and booleans are written out. */
export function textParameter(value: unknown, what: string): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	if (value === undefined || value === null) return '';
	throw new SettingsError(`${what} must be text, but is ${Array.isArray(value) ? 'a list' : 'an object'}.`);
}

/** A JSON parameter: text, or what an expression has made of it. Empty text is an empty object. */
export function jsonValue(value: unknown, what: string): unknown {
	if (typeof value !== 'string') return value;
	if (value.trim() === '') return {};
	const parsed = parseJson(value);
	if ('problem' in parsed) throw new SettingsError(`${what} is not valid JSON: ${parsed.problem}`);
	return parsed.value;
}

/** A JSON parameter that must be an object. */
export function jsonObject(value: unknown, what: string): Record<string, unknown> {
	const parsed = jsonValue(value, what);
	if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) {
		throw new SettingsError(`${what} must be an object such as { "name": "value" }.`);
	}
	return parsed as Record<string, unknown>;
}

/** A parameter that must be a whole number of at least `least`. */
export function wholeNumber(value: unknown, what: string, least = 1): number {
	const number = Number(value);
	if (value === '' || !Number.isInteger(number) || number < least) {
		throw new SettingsError(`${what} must be a whole number of at least ${least}.`);
	}
	return number;
}
