import { expect } from '@jest/globals';
import type { Item } from '../../../scripts/n8n/execution.mts';
import type { Fault, Queued } from '../../../sandbox/index.mts';
import type { MadeCredential, World } from '../world.mts';
import { API, type ApiRow } from './apiTable.mts';
import { fill } from './vendors.mts';

type Kind = 'read' | 'write';

/** One request of a run: a row of the table, as a read or as a write. */
interface Meeting {
	row: ApiRow;
	kind: Kind;
	/** Stands in the request, so that its fault hits it and no other. */
	marker: string;
	sent(): number;
}

/** A run of many items, each of which meets its fault, with an item before each that meets none. */
export interface ManyFaults {
	/** What came out for a row. */
	of(row: ApiRow, kind: Kind): { meeting: Meeting; items: Item[] };
	/** What came out for the items that met no fault. */
	others: Item[][];
}

/** One record, so that whatever more comes out is wrong. */
const readPath = (marker: string): string => `/odata/Facilities?$filter=facilityNo eq 'F01' or facilityNo eq '${marker}'`;
const WRITE_PATH = '/odata/Manufacturers';

/** Long enough for a busy machine; short where no answer is to come. */
const timeoutOf = ({ broken }: ApiRow): number => (broken.mode === 'hang' ? 300 : 60_000);

const PARAMETERS = {
	method: '={{ $json.method }}',
	path: '={{ $json.path }}',
	returnAll: true,
	sendBody: true,
	specifyBody: 'json',
	jsonBody: '={{ JSON.stringify({ manufacturerName: $json.marker, manufacturerNo: $json.marker }) }}',
};
const options = (more: object): object => ({ timeout: '={{ $json.timeout }}', bulk: false, retry: { retry: { maxWait: 0 } }, ...more });
const NEVER_ERROR = { response: { response: { neverError: true, fullResponse: true } } };

const inputOf = (kind: Kind, marker: string, timeout: number): Record<string, unknown> => ({
	method: kind === 'read' ? 'GET' : 'POST',
	path: kind === 'read' ? readPath(marker) : WRITE_PATH,
	marker,
	timeout,
});

/** Lets the requests with this marker meet the row's fault, and counts them. */
function arrange({ sandbox }: World, row: ApiRow, kind: Kind, prefix: string): Meeting {
	const marker = `${prefix}-${kind}-${API.indexOf(row)}-`;
	const self = kind === 'read' ? encodeURI(readPath(marker)) : WRITE_PATH;
	const match: Pick<Fault, 'target' | 'path' | 'sends'> = { target: 'api', ...(kind === 'read' ? { path: marker } : { sends: `"${marker}"` }) };
	const broken = JSON.parse(fill(JSON.stringify(row.broken), { self, other: sandbox.vendors.envoy.baseUrl })) as ApiRow['broken'];
	const counters: Queued[] = [
		sandbox.control.fault('envi', { ...match, ...broken, times: row.once ? 1 : 1000 }),
		// Changes nothing, and counts what goes past the fault.
		sandbox.control.fault('envi', { ...match, mode: 'change', times: 1000 }),
	];
	return { row, kind, marker, sent: () => counters.reduce((sum, { hits }) => sum + hits, 0) };
}

/** All rows in one execution that goes on after an error. */
export async function meetAll(world: World, credential: MadeCredential, prefix: string, neverError: boolean): Promise<ManyFaults> {
	const meetings = API.flatMap((row) => (['read', 'write'] as const).filter((kind) => row[kind]).map((kind) => arrange(world, row, kind, prefix)));
	const inputs = meetings.flatMap(({ row, kind, marker }, index) => [inputOf('read', `${prefix}-fine-${index}-`, 60_000), inputOf(kind, marker, timeoutOf(row))]);
	const { items, error } = await world.run({
		type: 'envi',
		credential,
		items: inputs,
		parameters: { ...PARAMETERS, options: options(neverError ? NEVER_ERROR : {}) },
		onError: 'continueRegularOutput',
	});
	expect(error?.message).toBeUndefined();
	const from = (input: number): Item[] => items.filter(({ pairedItem }) => (pairedItem as { item: number }).item === input);
	return {
		of: (row, kind) => {
			const index = meetings.findIndex((meeting) => meeting.row === row && meeting.kind === kind);
			const meeting = meetings[index];
			if (!meeting) throw new Error(`${row.fault} has no ${kind}`);
			return { meeting, items: from(2 * index + 1) };
		},
		others: meetings.map((_meeting, index) => from(2 * index)),
	};
}

/** One row, alone in an execution that stops on an error. */
export async function meetAlone(world: World, credential: MadeCredential, row: ApiRow, kind: Kind): Promise<{ meeting: Meeting; result: Awaited<ReturnType<World['run']>> }> {
	const meeting = arrange(world, row, kind, 'stop');
	const parameters = { ...PARAMETERS, options: options({}) };
	return { meeting, result: await world.run({ type: 'envi', credential, items: [inputOf(kind, meeting.marker, timeoutOf(row))], parameters }) };
}

/** How often the vendor has carried out each write, by marker. */
export async function writesDone(world: World, credential: MadeCredential): Promise<(marker: string) => number> {
	const { items, error } = await world.run({ type: 'envi', credential, parameters: { method: 'GET', path: WRITE_PATH, returnAll: true } });
	expect(error?.message).toBeUndefined();
	return (marker) => items.filter(({ json }) => json.manufacturerName === marker).length;
}

/** Whether a sentence holds these parts, in their order, and is one. */
export function expectSentence(sentence: unknown, says: readonly string[], places: Record<string, string>): void {
	const parts = says.map((part) => fill(part, places).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	expect(sentence).toMatch(new RegExp(parts.join('.*')));
	// What happened, and what to do: never a bare code.
	expect(String(sentence)).toMatch(/^[A-Z].*\w \w.*\.$/s);
}
