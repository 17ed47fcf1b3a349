import Table from 'cli-table3';
import { AIMS, cpuToHttpRequest, wallToHttpRequest, wallToRaw } from './aims.mts';
import { medianOf, type CaseResult, type ContenderResult, type Machine } from './results.mts';

const number = (value: number | undefined, digits = 0): string => (value === undefined ? '-' : value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }));

/** Titles of the columns, and what stands in them. */
const COLUMNS: Array<[title: string, cell: (contender: ContenderResult, result: CaseResult) => string]> = [
	['', ({ contender }) => contender],
	['node\ns', (one) => number(seconds(medianOf(one, ({ wall }) => wall)), 2)],
	['workflow\ns', (one) => number(seconds(medianOf(one, ({ workflow }) => workflow)), 2)],
	['CPU\ns', (one) => number(seconds(medianOf(one, ({ cpu }) => cpu)), 2)],
	['CPU/item\nms', (one, { items }) => number(medianOf(one, ({ cpu }) => cpu / items), 2)],
	['peak\nMiB', (one) => number(medianOf(one, ({ peak }) => peak))],
	['over idle\nMiB', (one) => number(medianOf(one, ({ peak, idle }) => peak - idle))],
	['requests', (one) => number(medianOf(one, ({ counts }) => counts.requests))],
	['at once', (one) => number(medianOf(one, ({ counts }) => counts.mostAtOnce))],
	['token\nrequests', (one) => number(medianOf(one, ({ counts }) => counts.tokenRequests))],
	['items\nout', (one) => number(medianOf(one, ({ items }) => items))],
	['failed', (one) => number(medianOf(one, ({ failed }) => failed))],
	['CPU to\nHTTP R.', (one, result) => number(cpuToHttpRequest(result, one.contender), 2)],
	['node to\nHTTP R.', (one, result) => number(wallToHttpRequest(result, one.contender), 2)],
	['node to\nraw', (one, result) => number(wallToRaw(result, one.contender), 2)],
];

const seconds = (milliseconds: number | undefined): number | undefined => (milliseconds === undefined ? undefined : milliseconds / 1000);

const PLAIN_STYLE = { head: [], border: [] };

export function caseTable(result: CaseResult): string {
	const table = new Table({
		head: COLUMNS.map(([title]) => title),
		colAligns: COLUMNS.map((_column, index) => (index === 0 ? 'left' : 'right')),
		style: PLAIN_STYLE,
	});
	for (const one of result.contenders) table.push(COLUMNS.map(([, cell]) => cell(one, result)));
	return [`${result.name}: ${result.title}`, table.toString(), ...result.contenders.flatMap(notes)].join('\n');
}

/** What a figure alone does not tell. */
function notes({ contender, runs, problem }: ContenderResult): string[] {
	const [first] = runs;
	const last = runs.at(-1);
	const { bytesIn = 0, bytesOut = 0, bytesRefused = 0, isSameFile } = last?.counts ?? {};
	const mebibytes = (bytes: number): string => `${number(bytes / 2 ** 20)} MiB`;
	return [
		...(problem === undefined ? [] : [`${contender}: not measured: ${problem}`]),
		...(first && first.status !== 'success' ? [`${contender}: the execution ended as "${first.status}": ${first.error ?? ''}`] : []),
		...(bytesOut > 0
			? [`${contender}: ${mebibytes(bytesOut)} down, ${mebibytes(bytesIn)} up${bytesRefused > 0 ? `, ${number(bytesRefused / 1024)} KiB sent in vain` : ''}${isSameFile === undefined ? '' : isSameFile ? ', the same file' : ', NOT the same file'}`]
			: []),
	];
}

export function aimsTable(results: readonly CaseResult[]): string {
	const table = new Table({ head: ['case', 'figure', 'our node', 'aim', ''], colAligns: ['left', 'left', 'right', 'right', 'left'], style: PLAIN_STYLE });
	for (const { of, says, most, unit = '', figure } of AIMS) {
		const result = results.find(({ name }) => name === of);
		const value = result && figure(result);
		if (value === undefined) continue;
		const digits = Number.isInteger(most) && unit === '' ? 0 : unit === '' ? 2 : 1;
		table.push([of, says, `${number(value, digits)} ${unit}`.trim(), `at most ${most} ${unit}`.trim(), value <= most ? 'met' : 'missed']);
	}
	return table.toString();
}

export function describe({ cpu, cores, memoryMiB, loadBefore, idleCpu, node, n8n, n8nNode }: Machine, width: number): string {
	return [
		`n8n ${n8n} on Node.js ${n8nNode}; the bench on Node.js ${node}; ${cores} cores (${cpu}), ${number(memoryMiB)} MiB.`,
		`Load before: ${loadBefore}. Client, server and bench share the cores: on a busy machine, look at CPU rather than at wall.`,
		`CPU and memory are those of n8n's main process, from the start of the workflow until it is saved; nothing is subtracted.`,
		`"no node" is the workflow with a node that does nothing in the place of the measured one. n8n alone uses ${idleCpu} ms of CPU a second.`,
		`Raw loop: ${width} requests at once, as many as our node, on connections that are kept open. n8n opens a connection for each request.`,
		'"At once" is what the server had open at one time; with no latency it answers each request before it reads the next.',
		'Medians of all runs. In the timed runs the credential has its token already, except in the case "cold".',
	].join('\n');
}
