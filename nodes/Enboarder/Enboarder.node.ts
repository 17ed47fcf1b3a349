import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { executeVendor } from '../../engine/node/execute';
import { listSearches } from '../../engine/node/listSearch';
import { requestForm } from '../../engine/node/properties';
import { enboarder } from '../../vendors/enboarder';

export class Enboarder implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Enboarder',
		name: 'enboarder',
		icon: { light: 'file:enboarder.svg', dark: 'file:enboarder.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle:
			'={{ $parameter["resource"] === "apiRequest" ? $parameter["method"] + ": " + $parameter["path"] : $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Work with onboarding workflows in Enboarder',
		defaults: { name: 'Enboarder' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'enboarderApi',
				required: true,
				displayOptions: { show: { authentication: ['apiKey'] } },
			},
			{
				name: 'enboarderClientCredentialsApi',
				required: true,
				displayOptions: { show: { authentication: ['clientCredentials'] } },
			},
		],
		properties: requestForm(enboarder),
	};

	methods = { listSearch: listSearches(enboarder) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeVendor(this, enboarder);
	}
}
