/** The id every client of the vendor uses, printed on its token page. */
export const CLIENT_ID = '099153c2625149bc8ecb3e85e03f0022';

export const USERNAME = 'storeroom@mercy.example.com';
export const PASSWORD = 'Store&Room=50%+ü';

/** The sentences of the vendor's token page, one for each reason it gives for a 400. */
export const SENTENCES = {
	general: 'An error occurred during the authorization process.',
	clientId: 'Provided client ID is invalid.',
	grantType: 'Grant Type is invalid.',
	maintenance: 'Application is currently down for maintenance. It will be back as soon as possible.',
	network: 'You cannot log in from the current network. Contact your application administrator.',
	credentials: 'Provided password or login is incorrect or was mistyped.',
	noRole: 'This account does not have any preconfigured role. Contact your application administrator.',
	noOrganization: 'No default organization is associated with this account. Contact your application administrator.',
	locked: 'This account has been locked. Check your email or contact your administrator to unlock it.',
	inactiveRole: 'This account does not have any active role. Contact your application administrator.',
	punchout: 'User cannot be logged in. Please contact your administrator.',
} as const;

/** Users whose sign-in is always refused, with the demo user's password, and why. */
export const REFUSED_USERS: Readonly<Record<string, string>> = {
	'error@mercy.example.com': SENTENCES.general,
	'maintenance@mercy.example.com': SENTENCES.maintenance,
	'network@mercy.example.com': SENTENCES.network,
	'norole@mercy.example.com': SENTENCES.noRole,
	'noorg@mercy.example.com': SENTENCES.noOrganization,
	'locked@mercy.example.com': SENTENCES.locked,
	'inactiverole@mercy.example.com': SENTENCES.inactiveRole,
	'punchout@mercy.example.com': SENTENCES.punchout,
};
