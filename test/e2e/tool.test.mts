import type { Workflow } from '../../scripts/n8n/rest.mts';
import { makeModelServer, type ModelServer } from '../support/modelServer.mts';
import { openWorld, type World } from './world.mts';

let world: World;
let model: ModelServer;

beforeAll(async () => {
	world = await openWorld();
	model = await makeModelServer();
});

afterAll(async () => {
	await world?.close();
	await model?.close();
});

test('an AI agent uses the node as a tool, and reads only the fields that the builder chose', async () => {
	const envi = await world.credential('enviApi');
	const openAi = await world.rest.createCredential('Model', 'openAiApi', { apiKey: 'key', url: model.url });
	const workflow: unknown = {
		name: 'Agent',
		settings: {},
		nodes: [
			{ name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} },
			{
				name: 'Agent',
				type: '@n8n/n8n-nodes-langchain.agent',
				typeVersion: 2,
				position: [200, 0],
				parameters: { promptType: 'define', text: 'Which facilities are there?', options: {} },
			},
			{
				name: 'Model',
				type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
				typeVersion: 1.2,
				position: [200, 200],
				parameters: { model: { __rl: true, mode: 'id', value: 'model' }, options: {} },
				credentials: { openAiApi: { id: openAi, name: 'Model' } },
			},
			{
				name: 'Facilities',
				type: 'n8n-nodes-vendor-connectors.enviTool',
				typeVersion: 1,
				position: [400, 200],
				parameters: {
					toolDescription: 'Lists facilities',
					method: 'GET',
					path: '/odata/Facilities?$orderby=facilityNo',
					limit: 3,
					optimizeResponse: true,
					fieldsToInclude: 'selected',
					fields: 'facilityNo,city',
				},
				credentials: { enviApi: { id: envi.id, name: envi.name } },
			},
		],
		connections: {
			Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
			Model: { ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]] },
			Facilities: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
		},
	};
	const { status, error } = await world.rest.runToEnd(workflow as Workflow);
	expect({ status, error: error?.message }).toEqual({ status: 'success', error: undefined });
	const city = expect.any(String);
	expect(model.toolAnswers()).toEqual([['F01', 'F02', 'F03'].map((facilityNo) => ({ facilityNo, city }))]);
});
