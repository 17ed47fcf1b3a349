/** Hosts by region. Source: help.enboarder.com, article 4151199. The token URL for Canada is not published. */
export const apiHosts = {
	au: 'https://api.syd.e1.enboarder.com',
	ca: 'https://api.can.e1.enboarder.com',
	eu: 'https://api.fra.e1.enboarder.com',
	us: 'https://api.ore.e1.enboarder.com',
};

export const tokenUrls = {
	au: 'https://auth.syd.e1.enboarder.com/oauth2/token',
	eu: 'https://auth.fra.e1.enboarder.com/oauth2/token',
	us: 'https://auth.ore.e1.enboarder.com/oauth2/token',
};

/** n8n expression for the base URL of a credential, for its test. */
export const baseUrlExpression = `={{ (${JSON.stringify(apiHosts)})[$credentials.region] ?? $credentials.baseUrl }}`;
