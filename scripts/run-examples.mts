import type { Sandbox } from '../sandbox/index.mts';
import { checkExample, CREDENTIAL_NAMES, CREDENTIAL_TYPES, isCodeFlow, MORE_FIELDS, withCredentials, type CredentialType, type Example } from './examples.mts';
import type { N8nRest } from './n8n/rest.mts';
import { messageOf } from './problem.mts';
import type { ExampleResult } from './results-table.mts';

/** A credential of every type in one n8n. */
export interface Credentials {
	/** By type. */
	ids: Record<string, string>;
	/** Why a vendor's sign-in page did not lead to a token, by type. */
	notConnected: Partial<Record<CredentialType, string>>;
}

/** Makes them from the sandbox's accounts, and presses Connect where a person would. */
export async function makeCredentials(rest: N8nRest, accounts: Sandbox['accounts'], show: (type: string) => void = () => undefined): Promise<Credentials> {
	const made: Credentials = { ids: {}, notConnected: {} };
	for (const type of CREDENTIAL_TYPES) {
		const account = accounts[type];
		if (!account) throw new Error(`The sandbox has no account for credential type ${type}.`);
		show(type);
		const id = await rest.createCredential(CREDENTIAL_NAMES[type], type, { ...account, ...MORE_FIELDS[type] });
		made.ids[type] = id;
		if (!isCodeFlow(type)) continue;
		await rest.connectOAuth2(id).catch((error: unknown) => (made.notConnected[type] = messageOf(error)));
	}
	return made;
}

/** Imports one example, runs it, and looks at what came out. */
export async function runExample(rest: N8nRest, { ids, notConnected }: Credentials, example: Example): Promise<ExampleResult> {
	const { id } = await rest.createWorkflow(withCredentials(example.workflow, ids));
	const start = Date.now();
	const problem = example.credentialTypes.map((type) => notConnected[type]).find((one) => one !== undefined);
	if (problem !== undefined) return { example, items: 0, milliseconds: 0, problem };
	const result = await rest.runToEnd(id);
	const items = result.outputs(example.expects.at(-1)?.node ?? '');
	return { example, items: items.length, first: items[0]?.json, milliseconds: Date.now() - start, problem: checkExample(example, result) };
}
