'use strict';

/** A node as most community nodes are written: one request after the other, each through n8n's authentication. */
class Plain {
	description = {
		displayName: 'Plain',
		name: 'plain',
		group: ['transform'],
		version: 1,
		description: 'Sends one request for each item, one after the other',
		defaults: { name: 'Plain' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'enviApi', required: true }],
		properties: [
			{ displayName: 'Method', name: 'method', type: 'string', default: 'GET' },
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
			{ displayName: 'Body', name: 'body', type: 'json', default: '' },
		],
	};

	async execute() {
		const items = this.getInputData();
		const returnData = [];
		for (let i = 0; i < items.length; i++) {
			try {
				const body = this.getNodeParameter('body', i, '');
				const response = await this.helpers.httpRequestWithAuthentication.call(this, 'enviApi', {
					method: this.getNodeParameter('method', i, 'GET'),
					url: this.getNodeParameter('url', i),
					...(body === '' ? {} : { body: typeof body === 'string' ? JSON.parse(body) : body }),
					json: true,
				});
				returnData.push({ json: typeof response === 'object' && response !== null ? response : { data: response }, pairedItem: { item: i } });
			} catch (error) {
				if (!this.continueOnFail()) throw error;
				returnData.push({ json: { error: error.message }, pairedItem: { item: i } });
			}
		}
		return [returnData];
	}
}

module.exports = { Plain };
