import type { Advice } from '../../engine/vendor';

/**
 * The refusals of POST /oauth2/token. The page gives Envi's sentences, not its `error` codes, so the sentences are what
 * we go by. Source: developer.envi.net, Authentication (the list of 400s).
 */
export const signInAdvice: readonly Advice[] = [
	{
		says: 'client ID is invalid',
		advice: 'Envi does not know this client ID. On the credential, set Client ID back to its default: it is the same for all Envi customers.',
	},
	{
		says: 'Grant Type is invalid',
		advice: 'Envi does not accept this way of signing in. Check that the Base URL on the credential is the address of the Envi API.',
	},
	{
		says: 'down for maintenance',
		advice: 'Envi is down for maintenance at the moment. Nothing is wrong on your side; run this again later.',
	},
	{
		says: 'from the current network',
		advice: 'Envi does not let this user sign in from the network that n8n runs in. Ask your Envi administrator to allow the address of your n8n.',
	},
	{
		says: 'login is incorrect',
		advice: 'Envi does not accept this user name or password. Correct them on the credential and save it. n8n tries a refused password only once, so that Envi does not lock the account.',
	},
	{
		says: 'preconfigured role',
		advice: 'This Envi user has no role. Ask your Envi administrator to give it one.',
	},
	{
		says: 'No default organization',
		advice: 'This Envi user has no default organization. Fill in Organization No on the credential, or ask your Envi administrator to set a default.',
	},
	{
		says: 'has been locked',
		advice: 'Envi locked this account after too many wrong passwords. Unlock it from the e-mail Envi sent, or ask your Envi administrator, then save the credential again.',
	},
	{
		says: 'active role',
		advice: 'This Envi user has no active role. Ask your Envi administrator to activate one.',
	},
	{
		says: 'User cannot be logged in',
		advice: 'This Envi user may not sign in to the API (a simple user of a punchout domain). Ask your Envi administrator for another user.',
	},
	{
		says: 'organization',
		advice: 'Envi does not accept this Organization No for this user. It is the Organization ID under Organization > My Organization Details; leave it empty for the default organization.',
	},
	{
		code: 'invalid_grant',
		advice: 'Envi refused the sign-in. Check the user name and the password on the credential.',
	},
	{
		says: 'An error occurred during the authorization',
		advice: 'Envi could not sign this user in and gave no reason. Check the fields on the credential; if they are right, try again later.',
	},
];

/** Refusals of API requests. Source: developer.envi.net, resource pages, Rate Limiting, API Versioning, Options and Limitations. */
export const apiAdvice: readonly Advice[] = [
	{
		status: 429,
		advice: 'Envi counts the API calls of each user, and this user has none left for now (429). Wait as long as Envi says, or spread the calls over more time.',
	},
	{
		status: 400,
		says: 'API version',
		advice: 'Envi does not know this API version. Check API Version on the credential; 1.0 is the one that is documented.',
	},
	{
		status: 400,
		// The words of Microsoft's OData library, which Envi's pages show no example of.
		says: 'for Top query has been exceeded',
		advice: 'Envi returns at most 5,000 records a request. Lower $top, or use Return All, which reads page after page.',
	},
	{
		status: 401,
		advice: 'Envi did not accept the sign-in, also not after signing in anew (401). Check that this user may use the Envi API.',
	},
	{
		status: 403,
		advice: 'The Envi user behind the credential may not do this (403). Ask your Envi administrator for the permission.',
	},
	{
		status: 404,
		advice: 'Envi found nothing at this address (404). Check the path and the IDs in it; records of another organization are not found either.',
	},
];
