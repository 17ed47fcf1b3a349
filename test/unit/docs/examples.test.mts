import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { readFile } from 'node:fs/promises';
import { requestForm } from '../../../engine/node/properties';
import { loadExamples } from '../../../scripts/examples.mts';
import type { WorkflowNode } from '../../../scripts/n8n/rest.mts';
import { PAGES } from '../../../scripts/operations.mts';

const examples = await loadExamples();
const each = examples.map((example) => [example.file, example] as const);
const OURS = 'n8n-nodes-vendor-connectors.';

/** n8n's own nodes that an example may be made of: each is in every n8n, and none holds code. */
const CORE = ['manualTrigger', 'stickyNote', 'set', 'filter', 'merge', 'splitOut', 'aggregate', 'summarize', 'removeDuplicates', 'compareDatasets', 'sort'];

type Parameters = Record<string, unknown>;

const isShown = ({ displayOptions: { show = {} } = {} }: INodeProperties, values: Parameters): boolean =>
	Object.entries(show).every(([name, wanted]) => wanted?.includes(values[name] as never));

/** What a form would not show of these parameters: n8n keeps it silently, and it does nothing. */
function unknownIn(properties: readonly INodeProperties[], values: Parameters, path = ''): string[] {
	return Object.entries(values).flatMap(([name, value]) => {
		const property = properties.find((one) => one.name === name && (path !== '' || isShown(one, values)));
		if (!property) return [path + name];
		if (property.type === 'collection') return unknownIn(property.options as INodeProperties[], value as Parameters, `${path}${name}.`);
		if (property.type !== 'fixedCollection') return [];
		return Object.entries(value as Record<string, Parameters | Parameters[]>).flatMap(([group, entries]) => {
			const found = (property.options as INodePropertyCollection[]).find((one) => one.name === group);
			return found ? [entries].flat().flatMap((entry) => unknownIn(found.values, entry, `${path}${name}.${group}.`)) : [`${path}${name}.${group}`];
		});
	});
}

/** The form as n8n completes it: a parameter that is left out has the default of the field that is shown. */
function completed(properties: readonly INodeProperties[], { parameters }: WorkflowNode): Parameters {
	const defaults = properties.filter((one) => isShown(one, { ...parameters })).map(({ name, default: value }) => [name, value]);
	return { ...Object.fromEntries(defaults.filter(([, value]) => typeof value !== 'object')), ...parameters };
}

describe.each(each)('%s', (_file, { workflow }) => {
	const ours = workflow.nodes.filter(({ type }) => type.startsWith(OURS));

	test('fills in fields that the forms of its nodes have', () => {
		const wrong = ours.flatMap((node) => {
			const vendor = PAGES[node.type.replace(OURS, '')];
			if (!vendor) return [node.type];
			const form = requestForm(vendor);
			return unknownIn(form, completed(form, node)).map((field) => `${node.name}: ${field}`);
		});
		expect(wrong).toEqual([]);
	});

	test('is made of these nodes and n8n\'s own, without code', () => {
		const others = workflow.nodes.filter((node) => !ours.includes(node)).map(({ type }) => type.replace('n8n-nodes-base.', ''));
		expect(others.filter((type) => !CORE.includes(type))).toEqual([]);
	});

	test('says in a note what it does', () => {
		const notes = workflow.nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote').map(({ parameters }) => String(parameters.content));
		expect(notes).toHaveLength(1);
		expect(notes[0]).toMatch(/^## .+\n.{40}/s);
	});

	test('can be imported anywhere: it names credentials and holds none', () => {
		const ids = ours.flatMap(({ credentials }) => Object.values(credentials ?? {}).map(({ id }) => id));
		expect(ids).toEqual(ours.map(() => ''));
	});
});

test('at least eight lead from one vendor to another or through several operations', () => {
	const named = examples.filter(({ workflow }) => workflow.nodes.filter(({ type, parameters }) => type.startsWith(OURS) && parameters.resource !== 'apiRequest').length > 1);
	expect(named.length).toBeGreaterThanOrEqual(8);
});

test('README.md names every example', async () => {
	const readme = await readFile(new URL('../../../README.md', import.meta.url), 'utf8');
	expect(examples.filter(({ file }) => !readme.includes(`(examples/${file}.json)`)).map(({ file }) => file)).toEqual([]);
});
