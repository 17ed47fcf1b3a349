import Table from 'cli-table3';
import type { Example } from './examples.mts';

/** How one example went. */
export interface ExampleResult {
	example: Example;
	/** Items that the last node gave. */
	items: number;
	/** The first of them. */
	first?: Record<string, unknown>;
	milliseconds: number;
	/** What is wrong; undefined when it gave what it should. */
	problem?: string;
}

/** A record on one line, cut to a length. */
export function shorten(record: Record<string, unknown> | undefined, length: number): string {
	if (record === undefined) return '-';
	const text = Object.entries(record)
		.map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
		.join(', ');
	return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

/** Widths of the columns where there is room, and where there is not. */
const WIDE = [23, 31, 32, 7, 34, 20];
const NARROW = [16, 14, 16, 7, 24, 16];

/** All results, for people. */
export function resultsTable(results: ExampleResult[], columns = process.stdout.columns ?? 160): string {
	const isWide = columns >= 154;
	const table = new Table({
		head: ['example', 'credentials', 'operation', 'items', 'first record', 'result'],
		colAligns: ['left', 'left', 'left', 'right', 'left', 'left'],
		colWidths: isWide ? WIDE : NARROW,
		wordWrap: true,
		wrapOnWordBoundary: isWide,
		style: { head: [], border: [] },
	});
	for (const { example, items, first, milliseconds, problem } of results) {
		table.push([
			example.workflow.name,
			example.credentialTypes.join(', '),
			example.operation,
			String(items),
			shorten(first, 100),
			problem === undefined ? `as it should, ${milliseconds} ms` : `WRONG (see below)`,
		]);
	}
	const problems = results.flatMap(({ example, problem }) => (problem === undefined ? [] : [`${example.workflow.name}: ${problem}`]));
	return [table.toString(), ...problems].join('\n');
}
