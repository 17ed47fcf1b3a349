// n8n finds the nodes and credentials through the "n8n" key of package.json; there is nothing to export.
module.exports = {};
