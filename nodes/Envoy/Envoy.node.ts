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
import { envoy } from '../../vendors/envoy';

export class Envoy implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Envoy',
		name: 'envoy',
		icon: { light: 'file:envoy.svg', dark: 'file:envoy.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle:
			'={{ $parameter["resource"] === "apiRequest" ? $parameter["method"] + ": " + $parameter["path"] : $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Work with visitors and workplace in Envoy',
		defaults: { name: 'Envoy' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'envoyApi',
				required: true,
				displayOptions: { show: { authentication: ['apiKey'] } },
			},
			{
				name: 'envoyPasswordApi',
				required: true,
				displayOptions: { show: { authentication: ['password'] } },
			},
			{
				name: 'envoyOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
		],
		properties: requestForm(envoy),
	};

	methods = { listSearch: listSearches(envoy) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeVendor(this, envoy);
	}
}
