import type { CredentialType } from '../e2e/world.mts';
import { Canvas } from './canvas.mts';
import { picture } from './screenshots.mts';
import { describeInBrowser, openStage, type Stage } from './stage.mts';

interface Case {
	node: string;
	/** What a person looks for who does not know the vendor's name. */
	purpose: string;
	type: CredentialType;
	/** An action that reads many. */
	action: string;
	column: string;
	/** An operation with a record to pick, and a field of what comes back. */
	pick?: { resource: string; operation: string; parameter: string; field: string };
}

const NODES: Case[] = [
	{
		node: 'Envi',
		purpose: 'purchasing',
		type: 'enviApi',
		action: 'Get many purchase orders',
		column: 'purchaseOrderNo',
		pick: { resource: 'Facility', operation: 'Get', parameter: 'facilityId', field: 'facilityName' },
	},
	{
		node: 'Envoy',
		purpose: 'visitor',
		type: 'envoyPasswordApi',
		action: 'Get many employees',
		column: 'email',
		pick: { resource: 'Location', operation: 'Get', parameter: 'id', field: 'name' },
	},
	{
		node: 'Envoke',
		purpose: 'newsletter',
		type: 'envokeApi',
		action: 'Get many contacts',
		column: 'email',
		pick: { resource: 'Subscription', operation: 'Get', parameter: 'id', field: 'name' },
	},
	{
		node: 'Envizage',
		purpose: 'pension',
		type: 'envizagePasswordApi',
		action: 'Get many scenarios',
		column: 'name',
	},
	{
		node: 'Enboarder',
		purpose: 'onboarding',
		type: 'enboarderApi',
		action: 'Get many workflow reports',
		column: 'name',
		pick: { resource: 'Workflow Report', operation: 'Get Properties', parameter: 'id', field: 'name' },
	},
];

describeInBrowser('nodes, built into a workflow in the editor', () => {
	let stage: Stage;
	let canvas: Canvas;

	beforeAll(async () => {
		stage = await openStage();
		canvas = new Canvas(stage.editor.page);
	});

	afterAll(async () => {
		await stage?.close();
	});

	/** A workflow with a trigger to start from. */
	async function newWorkflow(): Promise<void> {
		await stage.editor.go('/workflow/new');
		await canvas.ready();
		await canvas.add('Manual Trigger');
	}

	test.each(NODES)('$node is found, reads many, and takes a record from a list', async ({ node, purpose, type, action, column, pick }) => {
		const { world, editor } = stage;
		const credential = await world.credential(type);
		await newWorkflow();
		await canvas.search(purpose, node);
		const panel = await canvas.add(node, action);
		await panel.chooseCredential(credential.name);
		await panel.execute();
		expect(await panel.count()).toBeGreaterThan(1);
		expect(await panel.columns()).toContain(column);
		if (node === 'Envi') await picture(editor.page, 'records');
		if (!pick) return;

		await panel.choose('resource', pick.resource);
		await panel.choose('operation', pick.operation);
		const entries = await panel.openList(pick.parameter);
		const names = await entries.allInnerTexts();
		expect(names.length).toBeGreaterThan(1);
		if (node === 'Envi') await picture(editor.page, 'pick-list');
		const wanted = names.at(-1) ?? '';
		const name = wanted.split(' - ').at(-1) ?? '';
		await panel.searchList(name, wanted, names[0] ?? '');
		expect(await entries.allInnerTexts()).toEqual([wanted]);
		await entries.click();
		await panel.execute();
		await panel.shows(pick.field, name);
		expect(await panel.count()).toBe(1);
	});

	test('one search shows all five nodes', async () => {
		await newWorkflow();
		await canvas.search('vendor connectors', 'Envi', 'Envoy', 'Envoke', 'Envizage', 'Enboarder');
		await picture(stage.editor.page, 'node-creator');
	});

	test('a request that the node does not name is sent, and a failure is told or becomes an item', async () => {
		const { world, editor } = stage;
		const credential = await world.credential('enviApi');
		await newWorkflow();
		const panel = await canvas.add('Envi', 'Send an API request');
		await panel.chooseCredential(credential.name);
		await panel.type('path', '/odata/Facilities');
		await canvas.shows('GET: /odata/Facilities');
		await panel.execute();
		expect(await panel.count()).toBeGreaterThan(1);
		expect(await panel.columns()).toContain('facilityNo');

		await panel.type('path', '/odata/Facilties');
		await canvas.shows('GET: /odata/Facilties');
		await panel.execute();
		expect(await panel.failure()).toMatch(/Envi found nothing at this address \(404\)\. Check the path/);
		await panel.onError('Continue');
		await panel.execute();
		const details = { httpCode: '404', vendorCode: 'NotFound', description: expect.stringContaining('Envi answered: ') };
		expect(await panel.json()).toEqual([{ error: expect.stringMatching(/found nothing.*Check the path/), details }]);
		await picture(editor.page, 'error-item');
	});
});
