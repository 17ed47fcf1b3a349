import type { Address, Settings, Source } from './vendor';

/** A setting that is missing or wrong: the sentence is for the builder, and no request has left. */
export class SettingsError extends Error {
	override readonly name = 'SettingsError';
}

/** A field's text without surrounding white space; empty when it is not filled in. */
export function textOf(settings: Settings, field: string): string {
	const value = settings[field];
	if (typeof value === 'string') return value.trim();
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** A secret exactly as it was typed: a password may begin or end with a space. */
export function secretOf(settings: Settings, field: string): string {
	const value = settings[field];
	return typeof value === 'string' ? value : textOf(settings, field);
}

/** What a source holds for these settings. */
export function valueOf(source: Source, settings: Settings): string {
	if ('text' in source) return source.text;
	return source.exact ? secretOf(settings, source.field) : textOf(settings, source.field);
}

/** Names of the fields that an address depends on. */
export function fieldsOfAddress(address: Address): string[] {
	if ('field' in address) return [address.field];
	return 'path' in address ? [] : [address.region, address.otherwise];
}

/**
 * The URL that an address gives for these settings, without trailing slash.
 * @param base the base URL, for addresses that are a path under it
 * @throws SettingsError when it is empty
 */
export function resolveAddress(address: Address, settings: Settings, what: string, base?: string): string {
	const url = addressText(address, settings, base).replace(/\/+$/, '');
	if (url === '') throw new SettingsError(`The ${what} is empty. Fill it in on the credential.`);
	return url;
}

function addressText(address: Address, settings: Settings, base = ''): string {
	if ('field' in address) return textOf(settings, address.field);
	if ('path' in address) return base + address.path;
	return address.hosts[textOf(settings, address.region)] ?? textOf(settings, address.otherwise);
}

/** Fills `{field}` in a template with the credential's fields, URL-encoded unless they are URLs themselves. */
export function fillTemplate(template: string, settings: Settings): string {
	return template.replace(/\{(\w+)\}/g, (_whole, field: string) => {
		const text = textOf(settings, field).replace(/\/+$/, '');
		if (text === '') throw new SettingsError(`The field ${field} is empty. Fill it in on the credential.`);
		return text.includes('://') ? text : encodeURIComponent(text);
	});
}

/** The value at a dotted path, or undefined. A key that itself holds dots (`@odata.nextLink`) is found whole first. */
export function at(value: unknown, path: string): unknown {
	if (value === null || typeof value !== 'object') return undefined;
	const record = value as Record<string, unknown>;
	if (Object.hasOwn(record, path)) return record[path];
	const dot = path.indexOf('.');
	if (dot < 0) return undefined;
	const key = path.slice(0, dot);
	return Object.hasOwn(record, key) ? at(record[key], path.slice(dot + 1)) : undefined;
}

/** Puts a value at a path, making the objects on the way. What is called `__proto__` is a property like any other. */
export function putAt(object: Record<string, unknown>, [key = '', ...rest]: readonly string[], value: unknown): void {
	const inner = ((Object.hasOwn(object, key) ? object[key] : undefined) ?? {}) as Record<string, unknown>;
	if (rest.length > 0) putAt(inner, rest, value);
	Object.defineProperty(object, key, { value: rest.length > 0 ? inner : value, enumerable: true, writable: true, configurable: true });
}
