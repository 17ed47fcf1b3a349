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
import { envizage } from '../../vendors/envizage';

export class Envizage implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Envizage',
		name: 'envizage',
		icon: { light: 'file:envizage.svg', dark: 'file:envizage.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle:
			'={{ $parameter["resource"] === "apiRequest" ? $parameter["method"] + ": " + $parameter["path"] : $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Work with financial plans in Envizage',
		defaults: { name: 'Envizage' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'envizagePasswordApi',
				required: true,
				displayOptions: { show: { authentication: ['password'] } },
			},
			{
				name: 'envizageClientCredentialsApi',
				required: true,
				displayOptions: { show: { authentication: ['clientCredentials'] } },
			},
			{
				name: 'envizageOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
		],
		properties: requestForm(envizage),
	};

	methods = { listSearch: listSearches(envizage) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeVendor(this, envizage);
	}
}
