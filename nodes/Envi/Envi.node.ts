import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type ILoadOptionsFunctions,
	type INodeExecutionData,
	type INodePropertyOptions,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { executeVendor } from '../../engine/node/execute';
import { listSearches } from '../../engine/node/listSearch';
import { loadEntitySets } from '../../engine/node/loadOptions';
import { requestForm } from '../../engine/node/properties';
import { envi } from '../../vendors/envi';

export class Envi implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Envi',
		name: 'envi',
		icon: { light: 'file:envi.svg', dark: 'file:envi.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle:
			'={{ $parameter["resource"] === "apiRequest" ? $parameter["method"] + ": " + $parameter["path"] : $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Work with purchasing and inventory in Envi',
		defaults: { name: 'Envi' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'enviApi',
				required: true,
			},
		],
		properties: requestForm(envi),
	};

	methods = {
		listSearch: listSearches(envi),
		loadOptions: {
			async getEntitySets(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				return await loadEntitySets(this, envi);
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeVendor(this, envi);
	}
}
