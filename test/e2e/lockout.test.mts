import { makeClock, type SharedClock } from './clock.mts';
import { HTTP_REQUEST, httpRequest, keepsToken, WAYS_IN, type WayIn } from './waysIn.mts';
import { openWorld, type MadeCredential, type NodeUnderTest, type World } from './world.mts';

/** A wrong password is tried once and not a thousand times: vendors lock accounts. */
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

beforeEach(() => world.sandbox.control.reset());

const THOUSAND = Array.from({ length: 1000 }, (_, n) => ({ n }));

/** What to get wrong, and a piece of what the vendor says to it. */
const WRONG: Record<string, { field: string; reason: RegExp }> = {
	enviApi: { field: 'password', reason: /password or login is incorrect/ },
	envoyPasswordApi: { field: 'password', reason: /does not accept/ },
	envizagePasswordApi: { field: 'password', reason: /does not accept/ },
	envizageClientCredentialsApi: { field: 'clientSecret', reason: /does not accept/ },
	enboarderClientCredentialsApi: { field: 'clientSecret', reason: /does not accept/ },
};

const KEEPERS = WAYS_IN.filter(keepsToken).map((way) => ({ ...way, field: WRONG[way.type]?.field ?? '', reason: WRONG[way.type]?.reason ?? /never/ }));
type Keeper = (typeof KEEPERS)[number];

let passwords = 0;
const wrong = (): string => `not-this-one-${(passwords += 1)}`;

/** A slash more makes another base URL to the package and the same vendor to everybody: no two tests share a token. */
const fresh = async ({ type }: WayIn, changes: Record<string, unknown> = {}): Promise<MadeCredential> =>
	await world.credential(type, { baseUrl: String(world.sandbox.accounts[type].baseUrl) + '/'.repeat((freshOnes += 1)), ...changes });
let freshOnes = 0;

/** Sign-ins that the vendor has refused since the last reset. */
const refused = ({ vendor }: WayIn): number => world.sandbox.control.stats(vendor).tokenRequests.refused;

/** One attempt within the cool-down of a minute; on a machine so slow that minutes go by, one in each. */
const expectOneEach = (attempts: number, begun: number): void => {
	expect(attempts).toBeGreaterThanOrEqual(1);
	expect(attempts).toBeLessThanOrEqual(1 + Math.floor((Date.now() - begun) / 60_000));
};

const nodeOf = (way: Keeper, credential: MadeCredential, which: 'ours' | 'theirs', items: Array<Record<string, unknown>>): NodeUnderTest => ({
	type: which === 'ours' ? way.vendor : HTTP_REQUEST,
	credential,
	items,
	onError: 'continueRegularOutput',
	parameters: which === 'ours' ? { authentication: way.authentication, method: 'GET', path: way.path, limit: 1 } : httpRequest(way, String(world.sandbox.accounts[way.type].baseUrl) + way.path),
});

const run = async (way: Keeper, credential: MadeCredential, which: 'ours' | 'theirs', items: Array<Record<string, unknown>> = THOUSAND): Promise<string[]> => {
	const { items: out } = await world.run(nodeOf(way, credential, which, items));
	expect(out).toHaveLength(items.length);
	return out.map(({ json }) => JSON.stringify('error' in json ? json : ''));
};

/** Saves the credential with the right secret, as a person does in the editor. */
const correct = async (way: Keeper, { id, data }: MadeCredential): Promise<void> => {
	const { name, type } = await world.rest.getCredential(id);
	await world.rest.updateCredential(id, { name, type, data: { ...data, [way.field]: world.sandbox.accounts[way.type][way.field] } });
};

describe.each(KEEPERS)('$type', (way) => {
	test.each(['ours', 'theirs'] as const)('1,000 items with a wrong secret (%s): one attempt, each item has the reason, and correcting it works at once', async (which) => {
		const credential = await fresh(way, { [way.field]: wrong() });
		const begun = Date.now();
		for (const text of await run(way, credential, which)) {
			expect(text).toMatch(/does not accept this (user name or password|client ID or client secret)/);
			expect(text).toMatch(way.reason);
		}
		const attempts = refused(way);
		expectOneEach(attempts, begun);
		await correct(way, credential);
		const [text] = await run(way, credential, which, [{}]);
		if (way.type === 'envizageClientCredentialsApi') expect(text).toMatch(/403|Forbidden/);
		else expect(text).toBe('""');
		expect(refused(way)).toBe(attempts);
	});

	if (way.field !== 'password') return;

	test('1,000 items with a stored token that died and a password that was changed: one refresh and one attempt, node and HTTP Request together', async () => {
		const credential = await fresh(way);
		expect(await run(way, credential, 'ours', [{}])).toEqual(['""']);
		world.sandbox.control.revoke(way.vendor);
		world.sandbox.control.setPassword(way.vendor, 'changed at the vendor');
		const begun = Date.now();
		for (const which of ['ours', 'theirs'] as const) {
			for (const text of await run(way, credential, which)) expect(text).toMatch(/does not accept this user name or password/);
		}
		const { tokenRequests, log } = world.sandbox.control.stats(way.vendor);
		expect(tokenRequests.password).toBe(1);
		const refreshes = log.filter(({ path, reason = '' }) => /token$/.test(path) && /refresh/i.test(reason)).length;
		expectOneEach(refreshes, begun);
		expectOneEach(tokenRequests.refused - refreshes, begun);
	});
});

const [envi] = KEEPERS as [Keeper];

test('the test button, the node and HTTP Request share one attempt; after the cool-down there is one more; the account is not locked', async () => {
	const credential = await fresh(envi, { password: wrong() });
	const begun = Date.now();
	for (let press = 0; press < 10; press++) expect((await world.test(credential)).message).toMatch(/does not accept this user name or password/);
	await run(envi, credential, 'theirs');
	expectOneEach(refused(envi), begun);
	await clock.advance(world.sandbox, 61);
	world.sandbox.control.resetStats(envi.vendor);
	const again = Date.now();
	await run(envi, credential, 'theirs', THOUSAND.slice(0, 100));
	await run(envi, credential, 'ours', THOUSAND.slice(0, 100));
	for (let press = 0; press < 10; press++) await world.test(credential);
	expectOneEach(refused(envi), again);
	await correct(envi, credential);
	expect(await run(envi, credential, 'ours', [{}])).toEqual(['""']);
});

test.each(['ours', 'theirs'] as const)('1,000 items with two wrong passwords between them (%s): one attempt for each', async (which) => {
	const [one, other] = [wrong(), wrong()];
	const credential = await fresh(envi, { password: '={{ $json.password }}' });
	const begun = Date.now();
	for (const text of await run(envi, credential, which, THOUSAND.map(({ n }) => ({ password: n % 2 ? one : other })))) expect(text).toMatch(envi.reason);
	expect(refused(envi)).toBeGreaterThanOrEqual(2);
	expect(refused(envi)).toBeLessThanOrEqual(2 * (1 + Math.floor((Date.now() - begun) / 60_000)));
});

test('another way to write the sign-in is other settings: it is tried at once', async () => {
	const way = KEEPERS.find(({ type }) => type === 'envizagePasswordApi') as Keeper;
	world.sandbox.control.fault(way.vendor, { target: 'token', times: 1, status: 401, body: { error: 'invalid_client' } });
	const credential = await world.credential(way.type, { clientAuthentication: 'body' });
	expect((await world.test(credential)).message).toMatch(/change Client Authentication/);
	expect((await world.test({ ...credential, data: { ...credential.data, clientAuthentication: 'header' } })).status).toBe('OK');
});
