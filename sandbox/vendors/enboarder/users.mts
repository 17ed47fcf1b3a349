export const API_KEY = '3376266343930346134343a344a4a57383930312d39';
export const CLIENT = { id: 'enboarder-sandbox-client', secret: 'enboarder-sandbox-secret-e77a' };
export const SCOPES = ['api/workflow.basic', 'api/workflow.advance', 'api/settings.all'] as const;
/** HTTP Basic credentials for SCIM. */
export const SCIM_USER = { id: 'scim-sandbox', secret: 'scim-sandbox-secret' };
