import { heldWay, type HeldWay } from '../support/heldWay.mts';
import { JUDGES, type Judge } from '../support/judges.mts';
import { publish, type Published } from '../support/published.mts';
import { openWorld, type World } from './world.mts';

/**
 * n8n is killed (SIGKILL) when the vendor has answered the token request and n8n has not stored the token: what is stored
 * is a dead access token and a refresh token that is spent. Nobody puts it right by hand.
 */
describe.each(JUDGES)('n8n dies between the answer of $name and the storing of the token', ({ open }) => {
	let world: World;
	let way: HeldWay;
	let judge: Judge;
	let published: Published;

	beforeAll(async () => {
		world = await openWorld();
		judge = await open(world, async (origin) => (way = await heldWay(origin)).url);
		published = await publish(world.n8n, world.rest, judge);
	});

	afterAll(async () => {
		way?.close();
		await judge?.close();
		await world?.close();
	});

	async function dieAtTokenRequest(): Promise<void> {
		judge.resetCounts();
		const held = way.holdTokenAnswer();
		const lost = published.call(0).catch(() => 'lost');
		expect(await held).toBe(200);
		await world.n8n.kill();
		expect(await lost).toBe('lost');
		await world.n8n.restart();
		await published.isThere();
	}

	test('in the first login: the next run signs in', async () => {
		await dieAtTokenRequest();
		expect(judge.counts()).toMatchObject({ logins: 1, refreshes: 0, refused: 0 });
		expect(await world.n8nStored(judge.credential.id)).not.toHaveProperty('accessToken', expect.stringMatching(/./));
		judge.resetCounts();
		expect(await published.call(1)).toHaveLength(1);
		expect(judge.counts()).toEqual({ logins: 1, refreshes: 0, refused: 0, requests: 1, unauthorized: 0 });
	});

	test('in a refresh: the refresh token is spent, the next run signs in once, and refreshes from then on', async () => {
		const before = await world.n8nStored(judge.credential.id);
		await judge.expire();
		await dieAtTokenRequest();
		expect(judge.counts()).toMatchObject({ logins: 0, refreshes: 1, refused: 0 });
		expect(await world.n8nStored(judge.credential.id)).toEqual(before);

		judge.resetCounts();
		expect(await published.call(1)).toHaveLength(1);
		// The stored token is refused, then the spent refresh token; the login serves.
		expect(judge.counts()).toEqual({ logins: 1, refreshes: 0, refused: 1, requests: 2, unauthorized: 1 });

		await judge.expire();
		judge.resetCounts();
		expect(await published.call(2)).toHaveLength(1);
		expect(judge.counts()).toEqual({ logins: 0, refreshes: 1, refused: 0, requests: 2, unauthorized: 1 });
	});
});
