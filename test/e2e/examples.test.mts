import axios from 'axios';
import { loadExamples, withCredentials } from '../../scripts/examples.mts';
import { makeCredentials, runExample, type Credentials } from '../../scripts/run-examples.mts';
import { testWhere } from './capabilities.mts';
import { openWorld, type World } from './world.mts';

const examples = await loadExamples();
let world: World;
let credentials: Credentials;

beforeAll(async () => {
	world = await openWorld();
	credentials = await makeCredentials(world.rest, world.sandbox.accounts);
});

afterAll(async () => {
	await world?.close();
});

for (const example of examples) {
	const name = `${example.file} gives what it should`;
	const body = async (): Promise<void> => expect((await runExample(world.rest, credentials, example)).problem).toBeUndefined();
	// It reads what the default scope does not cover.
	if (example.credentialTypes.includes('envoyOAuth2Api')) testWhere('scope', name, body);
	else test(name, body);
}

/** What the nodes of an example put out when it is run once more. */
async function again(file: string, nodes: Array<[name: string, output?: number]>): Promise<number[]> {
	const example = examples.find((one) => one.file === file);
	if (!example) throw new Error(`There is no example ${file}.`);
	const result = await world.rest.runToEnd(withCredentials(example.workflow, credentials.ids));
	expect(result.error?.message).toBeUndefined();
	return nodes.map(([name, output]) => result.outputs(name, output).length);
}

test('a second run invites no hire twice', async () => {
	expect(await again('enboarder-hires-to-envoy-invites', [['Hire and office'], ['Not invited yet'], ['Invite']])).toEqual([14, 0, 0]);
});

test('a second run finds all contacts in step, and one that was renamed in the meantime', async () => {
	const [first] = await again('envoy-employees-to-envoke-contacts', [['Compare', 1]]);
	expect(first).toBe(150);
	const { apiId, apiKey, baseUrl } = world.sandbox.accounts.envokeApi as Record<string, string>;
	const envoke = axios.create({ baseURL: baseUrl, auth: { username: String(apiId), password: String(apiKey) } });
	const { data } = await envoke.get<Array<{ email: string }>>('/v1/contacts', { params: { limit: 1, 'filter[company]': 'Sandbox Holdings' } });
	await envoke.patch('/v1/contacts', { email: data[0]?.email, last_name: 'Other' });
	expect(await again('envoy-employees-to-envoke-contacts', [['Compare', 0], ['Compare', 1], ['Change contact'], ['Compare', 3]])).toEqual([0, 149, 1, 0]);
});
