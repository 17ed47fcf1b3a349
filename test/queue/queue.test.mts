import { findBackends, launchQueue, type RunningQueue, type Worker } from '../../scripts/n8n/queue.mts';
import { openWorld, type World } from '../e2e/world.mts';
import { heldWay, type HeldWay } from '../support/heldWay.mts';
import { JUDGES } from '../support/judges.mts';
import { publish } from '../support/published.mts';
import { load } from './load.mts';

const WORKERS = 2;
/** Of each worker. */
const CONCURRENCY = 5;
/** `npm run test:queue` asks for more. */
const EXECUTIONS = Number(process.env.QUEUE_EXECUTIONS ?? 60);
const EXPIRIES = Number(process.env.QUEUE_EXPIRIES ?? 3);

const backends = await findBackends();
if ('missing' in backends) process.stderr.write(`The tests of n8n's queue mode are skipped. ${backends.missing}\n`);

(('missing' in backends) ? describe.skip : describe)(`n8n in queue mode, ${WORKERS} workers, rotation and reuse detection`, () => {
	let queue: RunningQueue;
	let world: World;

	beforeAll(async () => {
		if ('missing' in backends) return;
		const options = { backends, workers: WORKERS, concurrency: CONCURRENCY };
		world = await openWorld({}, async (more) => (queue = await launchQueue({ ...more, ...options })));
	});

	afterAll(async () => {
		await world?.close();
	});

	/** As n8n itself exports it: the quick way reads SQLite. */
	const stored = async (id: string): Promise<Record<string, unknown>> => {
		const found = (await world.rest.exportDecrypted()).find((credential) => credential.id === id);
		if (!found) throw new Error(`n8n did not export credential ${id}.`);
		return found.data;
	};

	/** The executions that each worker has begun since. Not n8n's list of them, whose pages leave some out when many begin at once. */
	const watch = (): (() => string[][]) => {
		const before = queue.workers.map((worker) => worker.executions().length);
		return () => queue.workers.map((worker, index) => worker.executions().slice(before[index]));
	};

	/**
	 * n8n offers a community package no lock. When all tokens die at once, each worker hears a 401 and looks at what is
	 * stored by now. Then, in the worst case of each expiry: both refresh with the same refresh token. The vendor serves one
	 * of them, takes the other for a thief, and ends both tokens of that sign-in; both workers log in. So each worker may
	 * cost a refresh, and a login for a refresh that was refused, and never more. When one comes first, the others take what it has stored.
	 */
	test.each(JUDGES)(`$name: ${EXECUTIONS} executions, ${EXPIRIES} times all tokens die, none fails`, async ({ name, open }) => {
		const judge = await open(world);
		try {
			const published = await publish(queue, world.rest, judge);
			await published.call(-1);
			judge.resetCounts();
			const begun = watch();
			const every = Math.floor(EXECUTIONS / (EXPIRIES + 1));
			const { unanswered, expiries, seconds } = await load(published, judge, EXECUTIONS, every, WORKERS * CONCURRENCY);
			const counts = judge.counts();
			// n8n's own word for it: now and then its main process does not pass the answer of an execution on to the caller.
			const { statuses, outcomes, times } = await published.kept(begun().flat());
			const figures = { executions: EXECUTIONS, expiries, seconds: Math.round(seconds), longest: Math.max(...times), workers: begun().map(({ length }) => length), unanswered: unanswered.length, ...counts };
			process.stderr.write(`${name}: ${JSON.stringify(figures)}\n`);
			if (unanswered.length > 0) process.stderr.write(`${unanswered.join('\n')}\n`);

			// Where no answer comes, a sign-in waits a minute: no execution has met that, nor waited for one that did.
			expect(Math.max(...times)).toBeLessThan(30_000);
			expect(statuses).toEqual(Array.from({ length: EXECUTIONS }, () => 'success'));
			expect(outcomes.map(({ n }) => n).sort((a, b) => a - b)).toEqual(Array.from({ length: EXECUTIONS }, (_, n) => n));
			for (const { record } of outcomes) expect(Object.keys(record as object)).not.toHaveLength(0);
			expect(expiries).toBeGreaterThanOrEqual(EXPIRIES);
			for (const share of begun()) expect(share.length).toBeGreaterThan(EXECUTIONS / 10);

			// Nothing is read twice but what was refused.
			expect(counts.requests).toBe(EXECUTIONS + counts.unauthorized);
			// A login is the answer to a refused refresh and to nothing else.
			expect(counts.logins).toBe(counts.refused);
			expect(counts.refreshes + counts.logins).toBeGreaterThanOrEqual(expiries);
			expect(counts.refreshes).toBeLessThanOrEqual(WORKERS * expiries);
			expect(counts.logins).toBeLessThanOrEqual(WORKERS * expiries);
		} finally {
			await judge.close();
		}
	});

	test.each(JUDGES)('$name: a worker dies between the answer to its refresh and the storing of the token', async ({ open }) => {
		const ways: HeldWay[] = [];
		const judge = await open(world, async (origin) => {
			const way = await heldWay(origin);
			ways.push(way);
			return way.url;
		});
		try {
			const published = await publish(queue, world.rest, judge);
			await published.call(0);
			const before = await stored(judge.credential.id);
			await judge.expire();
			judge.resetCounts();
			const held = ways[0]?.holdTokenAnswer();
			const giveUp = new AbortController();
			const lost = published.call(1, giveUp.signal).catch(() => 'lost');
			expect(await held).toBe(200);
			const busy = (): Worker[] => queue.workers.filter((worker) => worker.isBusy());
			while (busy().length !== 1) await world.rest.getWorkflow(published.workflowId);
			const [dead] = busy();
			await dead?.kill();
			giveUp.abort();
			expect(await lost).toBe('lost');
			expect(await stored(judge.credential.id)).toEqual(before);

			// The other worker goes on: the stored token is refused, then the spent refresh token; the login serves.
			judge.resetCounts();
			expect(await published.call(2)).toHaveLength(1);
			expect(judge.counts()).toEqual({ logins: 1, refreshes: 0, refused: 1, requests: 2, unauthorized: 1 });

			await dead?.restart();
			judge.resetCounts();
			const after = await load(published, judge, 20, Infinity, WORKERS * CONCURRENCY);
			expect(after.unanswered).toEqual([]);
			expect(judge.counts()).toEqual({ logins: 0, refreshes: 0, refused: 0, requests: 20, unauthorized: 0 });
			expect(dead?.executions().length).toBeGreaterThan(0);
		} finally {
			for (const way of ways) way.close();
			await judge.close();
		}
	});
});
