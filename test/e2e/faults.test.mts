import { API } from './faults/apiTable.mts';
import { expectSentence, meetAll, meetAlone, writesDone, type ManyFaults } from './faults/api.mts';
import { makeClock, type SharedClock } from './clock.mts';
import { openWorld, type MadeCredential, type World } from './world.mts';

let clock: SharedClock;
let world: World;

beforeAll(async () => {
	clock = await makeClock();
	world = await openWorld({ env: clock.env });
});

afterAll(async () => {
	await world?.close();
	await clock?.remove();
});

describe('API', () => {
	let envi: MadeCredential;
	let goingOn: ManyFaults;
	let neverError: ManyFaults;
	let doneOf: (marker: string) => number;

	beforeAll(async () => {
		// Long enough for all of it: what a token's end does is another part.
		world.sandbox.control.setTokenLife('envi', 3600);
		envi = await world.credential('enviApi');
		goingOn = await meetAll(world, envi, 'on', false);
		neverError = await meetAll(world, envi, 'never', true);
		doneOf = await writesDone(world, envi);
	});

	test('items beside those that meet a fault are not touched by it', () => {
		for (const items of goingOn.others) expect(items.map(({ json }) => json.facilityNo)).toEqual(['F01']);
		for (const items of neverError.others) expect(items.map(({ json }) => json.statusCode)).toEqual([200]);
	});

	test('nothing was sent to another origin', () => {
		expect(world.sandbox.control.stats('envoy').log).toEqual([]);
	});

	describe.each(API)('$fault', (row) => {
		const { fault: _fault, read, write, never } = row;

		test.each(write ? (['read', 'write'] as const) : (['read'] as const))('continue on error: a %s', (kind) => {
			const outcome = kind === 'read' ? read : write;
			const { meeting, items } = goingOn.of(row, kind);
			if (outcome?.says) {
				expect(items).toHaveLength(1);
				const { error, details } = items[0]?.json as { error: unknown; details: Record<string, unknown> };
				expectSentence(error, outcome, world);
				const { httpCode = '', vendorCode = '', below = '' } = outcome;
				expect(details).toEqual({ httpCode, vendorCode, description: expect.stringContaining(below) });
			} else {
				expect(items.filter(({ json }) => 'error' in json)).toEqual([]);
			}
			expect(meeting.sent()).toBe(outcome?.sent);
		});

		if (!read.says) {
			test('continue on error: what comes out', () => {
				const { items } = goingOn.of(row, 'read');
				if (read.isFile) expect(items).toEqual([{ json: {}, binary: { data: expect.objectContaining({ mimeType: 'application/octet-stream' }) }, pairedItem: expect.anything() }]);
				else expect(items.map(({ json }) => json)).toEqual(read.items ?? [expect.objectContaining({ facilityNo: 'F01' })]);
			});
		}

		if (write) {
			test('a write is carried out as often as it should', () => {
				for (const run of [goingOn, neverError]) expect(doneOf(run.of(row, 'write').meeting.marker)).toBe(write.done);
			});
		}

		test('never error', () => {
			const { meeting, items } = neverError.of(row, 'read');
			expect(items).toHaveLength(1);
			if (never === undefined) expectSentence(items[0]?.json.error, read, world);
			else expect(items[0]?.json).toMatchObject({ statusCode: never, headers: expect.any(Object) });
			expect(meeting.sent()).toBe(read.sent);
		});

		test('stop on error', async () => {
			const { meeting, result } = await meetAlone(world, envi, row, 'read');
			expect(result.status).toBe(read.says ? 'error' : 'success');
			if (read.says) expectSentence(result.error?.message, read, world);
			expect(result.error?.httpCode ?? '').toBe(read.httpCode ?? '');
			expect(meeting.sent()).toBe(read.sent);
		});
	});
});
