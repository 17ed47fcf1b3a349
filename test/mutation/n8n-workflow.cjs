// The few parts of n8n-workflow that the engine uses, each loaded when it is used: the whole takes longer to load than most tests to run.
const parts = {
	getCredentialAllowedDomains: () => require('../../node_modules/n8n-workflow/dist/cjs/credential-domain-restrictions.js'),
	getCredentialOwnRequestAllowedDomains: () => require('../../node_modules/n8n-workflow/dist/cjs/credential-domain-restrictions.js'),
	NodeApiError: () => require('../../node_modules/n8n-workflow/dist/cjs/errors/node-api.error.js'),
	NodeOperationError: () => require('../../node_modules/n8n-workflow/dist/cjs/errors/node-operation.error.js'),
	sleep: () => require('../../node_modules/n8n-workflow/dist/cjs/utils.js'),
	Workflow: () => require('../../node_modules/n8n-workflow/dist/cjs/index.js'),
};
for (const [name, load] of Object.entries(parts)) Object.defineProperty(module.exports, name, { enumerable: true, get: () => load()[name] });

// For ES modules, which want to know the names beforehand; Workflow, the largest, is left to those that require it.
0 && (module.exports = { getCredentialAllowedDomains, getCredentialOwnRequestAllowedDomains, NodeApiError, NodeOperationError, sleep });
