import { API, type Outcome } from './faults/apiTable.mts';
import { expectSentence, meetAll, meetAlone, writesDone, type ManyFaults } from './faults/api.mts';
import { fresh, meetFault, outlived, type TokenRun } from './faults/token.mts';
import { LIFE, TOKEN, type TokenOutcome } from './faults/tokenTable.mts';
import { meetVendor } from './faults/vendors.mts';
import { VENDOR_ROWS } from './faults/vendorTable.mts';
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

/** What a `{other}` in a table stands for. */
const places = (): Record<string, string> => ({ other: world.sandbox.vendors.envoy.baseUrl });

function expectSent(sent: number, outcome: Outcome | undefined): void {
	expect(sent).toBeGreaterThanOrEqual(outcome?.sent ?? NaN);
	expect(sent).toBeLessThanOrEqual(outcome?.most ?? outcome?.sent ?? NaN);
}

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
		const { read, write, never } = row;

		test.each(write ? (['read', 'write'] as const) : (['read'] as const))('continue on error: a %s', (kind) => {
			const outcome = kind === 'read' ? read : write;
			const { meeting, items } = goingOn.of(row, kind);
			if (outcome?.says) {
				expect(items).toHaveLength(1);
				const { error, details } = items[0]?.json as { error: unknown; details: Record<string, unknown> };
				expectSentence(error, outcome.says, places());
				const { httpCode = '', vendorCode = '', below = '' } = outcome;
				expect(details).toEqual({ httpCode, vendorCode, description: expect.stringContaining(below) });
			} else {
				expect(items.filter(({ json }) => 'error' in json)).toEqual([]);
			}
			expectSent(meeting.sent(), outcome);
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
			if (never === undefined) expectSentence(items[0]?.json.error, read.says ?? [], places());
			else expect(items[0]?.json).toMatchObject({ statusCode: never, headers: expect.any(Object) });
			expectSent(meeting.sent(), read);
		});

		test('stop on error', async () => {
			const { meeting, result } = await meetAlone(world, envi, row, 'read');
			expect(result.status).toBe(read.says ? 'error' : 'success');
			if (read.says) expectSentence(result.error?.message, read.says, places());
			expect(result.error?.httpCode ?? '').toBe(read.httpCode ?? '');
			expectSent(meeting.sent(), read);
		});
	});
});

describe('token endpoint', () => {
	beforeAll(() => {
		world.sandbox.control.reset();
		world.sandbox.control.setTokenLife('envi', LIFE);
	});

	afterAll(() => {
		expect(world.sandbox.control.stats('envoy').log).toEqual([]);
	});

	/** All items alike: they share what became of the sign-in, also the one for which errors are switched off. */
	const expectItems = ({ items, requests }: TokenRun, { says, vendorCode = '', below = '' }: TokenOutcome): void => {
		expect(items).toHaveLength(3);
		for (const { json } of items) {
			if (!says) expect(json).toMatchObject({ facilityNo: 'F01' });
			else {
				expectSentence(json.error, says, places());
				expect(json.details).toEqual({ httpCode: '', vendorCode, description: expect.stringContaining(below) });
			}
		}
		expect(requests).toBe(says ? 0 : 3);
	};

	describe.each(TOKEN)('$fault', (row) => {
		const { login, refresh, life = LIFE } = row;

		test('login', async () => {
			const run = await meetFault(world, await fresh(world), row, 'login');
			expectItems(run, login);
			expect([run.logins, run.refreshes]).toEqual([login.sent, 0]);
			const { accessToken, refreshToken } = run.stored;
			if (login.says) expect(run.stored).toEqual({ accessToken: '', refreshToken: '', life: 'unknown' });
			else expect(run.stored).toEqual({ accessToken: expect.stringMatching(/./), refreshToken: expect.any(String), life });
			expect(refreshToken === '').toBe(login.says !== undefined || refresh.keepsRefreshToken === true);
			if (row.tokenLength) expect(accessToken).toHaveLength(row.tokenLength);
		});

		test('refresh', async () => {
			const { credential, old } = await outlived(world);
			const { logins = 0 } = refresh;
			const run = await meetFault(world, credential, row, 'refresh');
			expectItems(run, refresh);
			expect([run.refreshes, run.logins]).toEqual([refresh.sent, logins]);
			if (refresh.says) {
				expect(run.stored).toEqual(old);
			} else {
				expect(run.stored).toEqual({ accessToken: expect.stringMatching(/./), refreshToken: expect.stringMatching(/./), life: logins > 0 ? LIFE : life });
				expect(run.stored.accessToken).not.toBe(old.accessToken);
				expect(run.stored.refreshToken === old.refreshToken).toBe(refresh.keepsRefreshToken === true);
			}
		});
	});

	test.each(['400', '503', 'reset before the vendor acts'])('stop on error: %s', async (fault) => {
		const row = TOKEN.find((one) => one.fault === fault);
		if (!row) throw new Error('no such row');
		const { broken, login } = row;
		world.sandbox.control.fault('envi', { target: 'token', ...broken, times: 1000 });
		const { status, error } = await world.run({ type: 'envi', credential: await fresh(world), parameters: { method: 'GET', path: '/odata/Facilities' } });
		world.sandbox.control.clearFaults('envi');
		expect(status).toBe('error');
		expectSentence(error?.message, login.says ?? [], places());
	});
});

describe('other ways in', () => {
	beforeAll(() => {
		world.sandbox.control.reset();
	});

	test.each(VENDOR_ROWS.map((row) => ({ row, name: `${row.way.type}: ${row.fault}` })))('$name', async ({ row }) => {
		world.sandbox.control.resetStats('envi');
		const run = await meetVendor(world, row);
		expect(run.items).toHaveLength(1);
		const { error } = run.items[0]?.json ?? {};
		if (row.says) expectSentence(error, row.says, run.places);
		else expect(error).toBeUndefined();
		expect(run.sent).toEqual(row.sent);
		// Nothing goes to the origin that a fault points to.
		expect(world.sandbox.control.stats('envi').log).toEqual([]);
	});
});

describe('clocks that differ', () => {
	const HOUR = 3600;
	const FIVE = Array.from({ length: 5 }, (_, n) => ({ n }));
	/** How far n8n's clock is ahead of the true time. */
	let ahead = 0;

	const both = async (seconds: number): Promise<void> => {
		ahead += seconds;
		await clock.advance(world.sandbox, seconds);
	};
	const n8nAlone = async (seconds: number): Promise<void> => {
		await both(seconds);
		world.sandbox.control.advance(-seconds);
	};
	const vendorAlone = (seconds: number): void => world.sandbox.control.advance(seconds);

	/** Five items, none of which may fail; what was asked of the token endpoint. */
	const run = async (credential: MadeCredential): Promise<Record<string, number>> => {
		world.sandbox.control.resetStats('envi');
		const { items, error } = await world.run({ type: 'envi', credential, items: FIVE, parameters: { method: 'GET', path: '/odata/Facilities', limit: 1 } });
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(5);
		const { password, refresh_token, refused } = world.sandbox.control.stats('envi').tokenRequests;
		return { password, refresh_token, refused };
	};
	const unauthorized = (): number => world.sandbox.control.stats('envi').refusals[401] ?? 0;

	beforeEach(() => {
		world.sandbox.control.reset();
		world.sandbox.control.advance(ahead);
		world.sandbox.control.setTokenLife('envi', HOUR);
	});

	test.each([
		['ahead of', HOUR],
		['behind', -HOUR],
	])("the vendor's clock an hour %s n8n's: a token serves its hour, then one refresh", async (_name, skew) => {
		vendorAlone(skew);
		const credential = await fresh(world);
		expect(await run(credential)).toEqual({ password: 1, refresh_token: 0, refused: 0 });
		await both(HOUR - 120);
		expect(await run(credential)).toEqual({ password: 0, refresh_token: 0, refused: 0 });
		await both(120);
		expect(await run(credential)).toEqual({ password: 0, refresh_token: 1, refused: 0 });
		expect(unauthorized()).toBe(0);
	});

	test("n8n's clock is put forward an hour: one refresh", async () => {
		const credential = await fresh(world);
		await run(credential);
		await n8nAlone(HOUR);
		expect(await run(credential)).toEqual({ password: 0, refresh_token: 1, refused: 0 });
		expect(unauthorized()).toBe(0);
	});

	test("n8n's clock is put back an hour: the token is used while it lives, then one refresh, and the new token stays", async () => {
		const credential = await fresh(world);
		await run(credential);
		await n8nAlone(-HOUR);
		expect(await run(credential)).toEqual({ password: 0, refresh_token: 0, refused: 0 });
		await both(HOUR);
		// n8n still takes the token for good, and the vendor does not: at most once for each item.
		expect(await run(credential)).toEqual({ password: 0, refresh_token: 1, refused: 0 });
		expect(unauthorized()).toBeLessThanOrEqual(5);
		expect(await run(credential)).toEqual({ password: 0, refresh_token: 0, refused: 0 });
		expect(unauthorized()).toBe(0);
	});

	test("a Retry-After date by a clock an hour ahead: no longer than Max Wait", async () => {
		const credential = await fresh(world);
		const date = new Date(Date.now() + (ahead + HOUR) * 1000).toUTCString();
		const fault = world.sandbox.control.fault('envi', { target: 'api', times: 1, status: 429, headers: { 'retry-after': date } });
		const parameters = { method: 'GET', path: '/odata/Facilities', limit: 1, options: { retry: { retry: { maxWait: 1 } } } };
		const begun = Date.now();
		const { items, error } = await world.run({ type: 'envi', credential, parameters });
		expect(error?.message).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(fault.hits).toBe(1);
		expect(Date.now() - begun).toBeLessThan(50_000);
	});
});
