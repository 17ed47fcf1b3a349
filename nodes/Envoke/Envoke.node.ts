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
import { envoke } from '../../vendors/envoke';

export class Envoke implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Envoke',
		name: 'envoke',
		icon: { light: 'file:envoke.svg', dark: 'file:envoke.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle:
			'={{ $parameter["resource"] === "apiRequest" ? $parameter["method"] + ": " + $parameter["path"] : $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Work with contacts and e-mail campaigns in Envoke',
		defaults: { name: 'Envoke' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'envokeApi',
				required: true,
				displayOptions: { show: { authentication: ['apiKey'] } },
			},
			{
				name: 'envokeOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
		],
		properties: requestForm(envoke),
	};

	methods = { listSearch: listSearches(envoke) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeVendor(this, envoke);
	}
}
