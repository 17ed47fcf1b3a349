import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EXAMPLES_DIR } from './paths.mts';
import type { Item, RunResult } from './n8n/execution.mts';
import type { Workflow, WorkflowNode } from './n8n/rest.mts';

/** All credential types of the package, and what the examples call a credential of each. */
export const CREDENTIAL_NAMES = {
	enviApi: 'Envi (sandbox)',
	envoyApi: 'Envoy API key (sandbox)',
	envoyPasswordApi: 'Envoy password (sandbox)',
	envoyOAuth2Api: 'Envoy OAuth2 (sandbox)',
	envokeApi: 'Envoke API key (sandbox)',
	envokeOAuth2Api: 'Envoke OAuth2 (sandbox)',
	envizagePasswordApi: 'Envizage password (sandbox)',
	envizageClientCredentialsApi: 'Envizage client credentials (sandbox)',
	envizageOAuth2Api: 'Envizage OAuth2 (sandbox)',
	enboarderApi: 'Enboarder API key (sandbox)',
	enboarderClientCredentialsApi: 'Enboarder client credentials (sandbox)',
} as const;

export type CredentialType = keyof typeof CREDENTIAL_NAMES;

export const CREDENTIAL_TYPES = Object.keys(CREDENTIAL_NAMES) as CredentialType[];

/** What a person would type otherwise than the sandbox's account says, for what the examples read. */
export const MORE_FIELDS: Partial<Record<CredentialType, Record<string, string>>> = {
	envoyOAuth2Api: { scope: 'token.refresh employees.read' },
};

/** Types for which a person has to press Connect: n8n's authorization code flow. */
export const isCodeFlow = (type: string): boolean => type.endsWith('OAuth2Api');

/**
 * What an example must give. The numbers are those of the records that the sandbox vendors hold (sandbox/vendors), never
 * those of a run of the package.
 */
export interface Expectation {
	/** The node whose items are looked at. */
	node: string;
	/** Exactly so many items, or at least. */
	items: number | { atLeast: number };
	/** Fields that every one of them must have, and not empty. */
	fields: string[];
	/** More that must hold; named, for the message. */
	also?: { says: string; holds: (records: Array<Record<string, unknown>>) => boolean };
}

export interface Example {
	file: string;
	/** Those that it asks for; it stands with the others of the first. */
	credentialTypes: CredentialType[];
	/** What the table shows: the last operation, or method and path of the last request. */
	operation: string;
	workflow: Workflow;
	expects: Expectation[];
}

const OUR_NODE = /^n8n-nodes-vendor-connectors\./;

/** Each no smaller than the one before. */
const isAscending = (values: unknown[]): boolean =>
	values.every((value, index) => index === 0 || String(values[index - 1]).localeCompare(String(value), 'en', { numeric: true }) <= 0);

const at = (record: unknown, path: string): unknown =>
	path.split('.').reduce((value, name) => (value as Record<string, unknown> | undefined)?.[name], record);

/** Each record has another value there. */
const areDistinct = (records: Array<Record<string, unknown>>, path: string): boolean => new Set(records.map((record) => at(record, path))).size === records.length;

/** By file name, without `.json`. */
const EXPECTATIONS: Record<string, Expectation[]> = {
	'envi-below-minimum-to-requisition': [
		{ node: 'Get stock', items: 54, fields: ['inventoryLocationId'] },
		{ node: 'Add line', items: 35, fields: ['requisitionItemId'] },
		{
			node: 'Get its lines',
			items: 35,
			fields: ['inventoryNo', 'quantity'],
			also: { says: 'each item is ordered once', holds: (records) => areDistinct(records, 'requisitionItemId') },
		},
	],
	'envi-late-orders-to-envoke-email': [
		{ node: 'Get open orders', items: 471, fields: ['purchaseOrderNo', 'vendorName', 'expectedDeliveryDate'] },
		{ node: 'Send e-mail', items: 1, fields: ['result_text'] },
	],
	'envi-usage-from-list': [
		{ node: 'Make usage', items: 1, fields: ['usageIds'] },
		{
			node: 'Submit usage',
			items: 1,
			fields: ['message'],
			also: { says: 'Envi has accepted it', holds: ([answer]) => String(answer?.message).includes('Successfully') },
		},
	],
	'envi-vendor-contacts-to-envoke': [
		{
			node: 'Add or update contact',
			items: 41,
			fields: ['result_data'],
			also: { says: 'each is a contact of its own', holds: (records) => areDistinct(records, 'result_data.id') },
		},
	],
	'envi-items-below-minimum': [
		{ node: 'Get stock locations', items: 246, fields: ['inventoryLocationId', 'inventoryNo', 'quantityOnHand', 'minQuantity'] },
		{
			node: 'What to reorder',
			items: 119,
			fields: ['item', 'location'],
			also: { says: 'every item is below its minimum', holds: (records) => records.every(({ missing }) => Number(missing) > 0) },
		},
	],
	'envoy-expected-visitors': [
		{
			node: 'Who and when',
			items: 313,
			fields: ['visitor', 'expectedArrivalAt', 'locationId'],
			also: { says: 'they are in the order of arrival', holds: (records) => isAscending(records.map((record) => record.expectedArrivalAt)) },
		},
	],
	'envoy-locations': [{ node: 'Name and time zone', items: 8, fields: ['location', 'timezone'] }],
	'envoy-employees': [
		{
			node: 'Name and e-mail',
			items: 25,
			fields: ['name', 'email'],
			also: { says: 'they are in the order of their names', holds: (records) => isAscending(records.map(({ name }) => name)) },
		},
	],
	'envoy-employees-to-envoke-contacts': [
		{ node: 'As a contact', items: 150, fields: ['email', 'first_name', 'last_name'] },
		{
			node: 'Add contact',
			items: 150,
			fields: ['result_data'],
			also: { says: 'each is a contact of its own', holds: (records) => areDistinct(records, 'result_data.id') },
		},
	],
	'envoy-reservations-to-envoke-reminder': [
		{ node: 'Once each', items: 5, fields: ['email', 'desk'] },
		{ node: 'Send reminder', items: 1, fields: ['result_text'] },
	],
	'envoy-visitors-to-envoke-contacts': [
		{
			node: 'Add or update contact',
			items: 20,
			fields: ['result_data'],
			also: { says: 'each is a contact of its own', holds: (records) => areDistinct(records, 'result_data.id') },
		},
	],
	'envoke-contacts-with-error-branch': [
		{ node: 'Saved', items: 2, fields: ['email', 'id'] },
		{
			node: 'Refused',
			items: 2,
			fields: ['name', 'email', 'reason', 'envokeSays'],
			also: { says: 'they are the two without an address', holds: (records) => records.map(({ name }) => name).join() === 'Charles Babbage,Alan Turing' },
		},
	],
	'envoke-expired-consent': [
		{
			node: 'Whom to ask again',
			items: { atLeast: 101 },
			fields: ['email'],
			also: { says: 'the consent of each is Expired', holds: (records) => records.every(({ consent }) => consent === 'Expired') },
		},
	],
	'envoke-newest-leads': [
		{
			node: 'Lead and salesperson',
			items: 10,
			fields: ['lead', 'created'],
			also: { says: 'the first is the newest, 7300', holds: ([first]) => first?.lead === '7300' },
		},
	],
	'envizage-scenario-results': [{ node: 'First and last year', items: 10, fields: ['scenario', 'figure', 'first', 'last'] }],
	'envizage-scenarios': [{ node: 'Name and description', items: 240, fields: ['scenario'] }],
	'envizage-service-token': [
		{
			node: 'Verdict',
			items: 1,
			fields: ['statusCode'],
			also: { says: 'the token is accepted, and may not do this (403)', holds: ([verdict]) => verdict?.statusCode === 403 },
		},
	],
	'envizage-incomes': [{ node: 'Name and amount', items: { atLeast: 1 }, fields: ['income', 'amount', 'currency'] }],
	'enboarder-hires-to-envoy-invites': [
		{ node: 'Starting in June', items: 21, fields: ['email', 'startDate'] },
		{
			node: 'Invite',
			items: 14,
			fields: ['id', 'locationId', 'invitee'],
			also: {
				says: "each is invited for nine o'clock in the time zone of the offices, America/Chicago",
				holds: (records) => records.every(({ expectedArrivalAt }) => new Date(String(expectedArrivalAt)).toISOString().endsWith('T14:00:00.000Z')),
			},
		},
	],
	'enboarder-workflow-summary': [
		{ node: 'Get its people', items: 1_925, fields: ['externalid', 'status'] },
		{
			node: 'Count',
			items: 30,
			fields: ['workflow', 'status', 'count_externalid'],
			also: { says: 'all people are counted', holds: (records) => records.reduce((sum, { count_externalid: people }) => sum + Number(people), 0) === 1_925 },
		},
	],
	'enboarder-form-answers': [{ node: 'Get its answers', items: 1_200, fields: ['id', 'submittedAt'] }],
	'enboarder-active-workflows': [
		{ node: 'Get workflows', items: 12, fields: ['id', 'name'] },
		{ node: 'Workflow', items: 10, fields: ['workflow', 'id'] },
	],
};

/** Names and types of the credentials that a node asks for. */
const credentialTypesOf = (node: WorkflowNode): string[] => Object.keys(node.credentials ?? {});

/** "contact: create", or "GET /v1/contacts". */
function operationOf({ parameters }: WorkflowNode): string {
	const { resource, operation, method, path } = parameters;
	if (resource !== 'apiRequest') return `${String(resource)}: ${String(operation)}`;
	return `${String(method)} ${String(path).replace(/^=/, '').replace(/\{\{.*?\}\}/g, '…')}`;
}

async function loadExample(fileName: string): Promise<Example> {
	const file = fileName.replace(/\.json$/, '');
	const workflow = JSON.parse(await readFile(join(EXAMPLES_DIR, fileName), 'utf8')) as Workflow;
	const ours = workflow.nodes.filter(({ type }) => OUR_NODE.test(type));
	const credentialTypes = [...new Set(ours.flatMap(credentialTypesOf))] as CredentialType[];
	const expects = EXPECTATIONS[file];
	const last = ours.at(-1);
	if (credentialTypes.length === 0 || !last) throw new Error(`examples/${fileName} has no node of this package with a credential.`);
	if (!expects) throw new Error(`examples/${fileName} is not declared in scripts/examples.mts: what should it give?`);
	return { file, credentialTypes, operation: operationOf(last), workflow, expects };
}

/** All examples, in the order in which the credential types are listed. */
export async function loadExamples(): Promise<Example[]> {
	const files = (await readdir(EXAMPLES_DIR)).filter((name) => name.endsWith('.json')).sort();
	const examples = await Promise.all(files.map(loadExample));
	const placeOf = ({ credentialTypes: [first] }: Example): number => (first ? CREDENTIAL_TYPES.indexOf(first) : -1);
	return examples.sort((a, b) => placeOf(a) - placeOf(b));
}

/** The workflow with the ids that its credentials have in this n8n: an exported workflow has none. */
export function withCredentials(workflow: Workflow, ids: Record<string, string>): Workflow {
	const nodes = workflow.nodes.map((node) => {
		if (!node.credentials) return node;
		const credentials = Object.fromEntries(
			Object.entries(node.credentials).map(([type, { name }]) => {
				const id = ids[type];
				if (id === undefined) throw new Error(`There is no credential of type ${type} for "${node.name}".`);
				return [type, { id, name }];
			}),
		);
		return { ...node, credentials };
	});
	return { ...workflow, nodes };
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

function checkOne({ node, items, fields, also }: Expectation, got: Item[]): string | undefined {
	const isEnough = typeof items === 'number' ? got.length === items : got.length >= items.atLeast;
	if (!isEnough) {
		const wanted = typeof items === 'number' ? String(items) : `at least ${items.atLeast}`;
		return `"${node}" gave ${got.length} items, not ${wanted}`;
	}
	for (const [index, { json }] of got.entries()) {
		const missing = fields.find((field) => isEmpty(json[field]));
		if (missing) return `"${node}": item ${index} has no ${missing}`;
	}
	if (also && !also.holds(got.map(({ json }) => json))) return `"${node}": it is not true that ${also.says}`;
	return undefined;
}

/** What is wrong with what an example gave; undefined if nothing is. */
export function checkExample({ expects }: Example, result: RunResult): string | undefined {
	if (result.status !== 'success') {
		const { message, description } = result.error ?? { message: `the execution ended as "${result.status}"` };
		return [message, description].filter(Boolean).join(' ');
	}
	for (const expectation of expects) {
		const problem = checkOne(expectation, result.outputs(expectation.node));
		if (problem) return problem;
	}
	return undefined;
}
