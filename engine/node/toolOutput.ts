import { at, putAt } from '../settings';
import type { OutputItem } from './output';
import type { ParameterReader } from './parameters';
import { textParameter, wholeNumber } from './text';

/** How an AI agent gets less to read. */
export interface ToolTrim {
	/** Where in each record the data stands; empty = the record. */
	dataField: string;
	fields: 'all' | 'selected' | 'except';
	/** Dotted names. */
	names: readonly string[];
	/** Characters of JSON or text in all; undefined = no limit. */
	maxLength: number | undefined;
}

/** The trimming that the builder has chosen, or undefined when it is off. Only asked when the node runs as a tool. */
export function readToolTrim(reader: ParameterReader, item: number): ToolTrim | undefined {
	if (!reader.get<boolean>('optimizeResponse', item, false)) return undefined;
	return {
		dataField: textParameter(reader.get('dataField', item, ''), 'Field Containing Data').trim(),
		fields: reader.get<ToolTrim['fields']>('fieldsToInclude', item, 'all'),
		names: textParameter(reader.get('fields', item, ''), 'Fields')
			.split(',')
			.map((name) => name.trim())
			.filter((name) => name !== ''),
		maxLength: reader.get<boolean>('truncateResponse', item, false)
			? wholeNumber(reader.get('maxLength', item, 1000), 'Max Response Characters')
			: undefined,
	};
}

/** Cuts records down to what was chosen. Whole records are left out beyond the limit; a single long text is cut. */
export function trimForTool(items: readonly OutputItem[], { dataField, fields, names, maxLength }: ToolTrim): OutputItem[] {
	const records = items.flatMap(({ json, binary }) => {
		const found: unknown = dataField === '' ? json : at(json, dataField);
		const list: unknown[] = Array.isArray(found) ? found : [found ?? {}];
		return list.map((one): OutputItem => ({ json: chosen(asRecord(one), fields, names) as OutputItem['json'], ...(binary ? { binary } : {}) }));
	});
	if (maxLength === undefined) return records;
	let left = maxLength;
	const kept: OutputItem[] = [];
	for (const record of records) {
		const length = JSON.stringify(record.json).length;
		if (length > left && kept.length > 0) break;
		kept.push(length > left ? { ...record, json: shortened(record.json, left) } : record);
		left -= length;
	}
	return kept;
}

function asRecord(value: unknown): Record<string, unknown> {
	return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : { data: value };
}

function chosen(record: Record<string, unknown>, fields: ToolTrim['fields'], names: readonly string[]): Record<string, unknown> {
	if (fields === 'all' || names.length === 0) return record;
	if (fields === 'except') return names.reduce((rest, name) => without(rest, name.split('.')), record);
	const result: Record<string, unknown> = {};
	for (const name of names) {
		const value = at(record, name);
		if (value !== undefined) putAt(result, name.split('.'), value);
	}
	return result;
}

function without(record: Record<string, unknown>, [key = '', ...rest]: readonly string[]): Record<string, unknown> {
	if (!Object.hasOwn(record, key)) return record;
	const { [key]: value, ...others } = record;
	if (rest.length === 0) return others;
	const isNested = value !== null && typeof value === 'object' && !Array.isArray(value);
	return isNested ? { ...record, [key]: without(value as Record<string, unknown>, rest) } : record;
}

/** The texts of a record cut to a length; what is not text stays. */
function shortened(json: OutputItem['json'], length: number): OutputItem['json'] {
	return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, typeof value === 'string' ? value.slice(0, Math.max(0, length)) : value]));
}
