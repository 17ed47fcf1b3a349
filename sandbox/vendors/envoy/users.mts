/** The demo app, user and key. Secrets hold only characters that every way of writing them leaves alone. */
export const CLIENT = { id: 'envoy-sandbox-client', secret: 'envoy-sandbox-secret-5d1f' };
export const USERNAME = 'api.user@example.com';
export const PASSWORD = 'Front&Desk=50%+ü';
export const API_KEY = 'envoy-client-api-key-7c40b2';
export const COMPANY_ID = '10000';

export const SCOPES = [
	'token.refresh',
	'companies.read',
	'locations.read',
	'employees.read',
	'flows.read',
	'invites.read',
	'invites.write',
	'entries.read',
	'entries.write',
	'work-schedules.read',
	'work-schedules.write',
	'reservations.read',
	'reservations.write',
	'spaces.read',
] as const;
