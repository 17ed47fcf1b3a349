import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ICredentialType, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { EnboarderApi } from '../../../credentials/EnboarderApi.credentials';
import { EnboarderClientCredentialsApi } from '../../../credentials/EnboarderClientCredentialsApi.credentials';
import { EnviApi } from '../../../credentials/EnviApi.credentials';
import { EnvizageClientCredentialsApi } from '../../../credentials/EnvizageClientCredentialsApi.credentials';
import { EnvizageOAuth2Api } from '../../../credentials/EnvizageOAuth2Api.credentials';
import { EnvizagePasswordApi } from '../../../credentials/EnvizagePasswordApi.credentials';
import { EnvokeApi } from '../../../credentials/EnvokeApi.credentials';
import { EnvokeOAuth2Api } from '../../../credentials/EnvokeOAuth2Api.credentials';
import { EnvoyApi } from '../../../credentials/EnvoyApi.credentials';
import { EnvoyOAuth2Api } from '../../../credentials/EnvoyOAuth2Api.credentials';
import { EnvoyPasswordApi } from '../../../credentials/EnvoyPasswordApi.credentials';
import { breaches } from '../support/conventions.mts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

interface Expected {
	type: ICredentialType;
	/** What a person fills in, with its default; saved credentials depend on the names. */
	fields: Record<string, string>;
	secrets: string[];
	/** Keeps tokens of its own. */
	ownToken?: true;
	/** n8n's oAuth2Api keeps them. */
	oAuth2?: true;
}

const AUTH_URL = '={{$self["identityUrl"]}}/realms/{{$self["realm"]}}/protocol/openid-connect/auth';
const TOKEN_URL = '={{$self["identityUrl"]}}/realms/{{$self["realm"]}}/protocol/openid-connect/token';

const CONTRACT: Record<string, Expected> = {
	enviApi: {
		type: new EnviApi(),
		fields: {
			baseUrl: 'https://api-demo.envi.net',
			username: '',
			password: '',
			organizationNo: '',
			clientId: '099153c2625149bc8ecb3e85e03f0022',
			apiVersion: '1.0',
		},
		secrets: ['password'],
		ownToken: true,
	},
	envoyApi: {
		type: new EnvoyApi(),
		fields: { apiKey: '', baseUrl: 'https://api.envoy.com' },
		secrets: ['apiKey'],
	},
	envoyPasswordApi: {
		type: new EnvoyPasswordApi(),
		fields: {
			clientId: '',
			clientSecret: '',
			username: '',
			password: '',
			scope: 'token.refresh,locations.read',
			tokenUrl: 'https://api.envoy.com/oauth2/token',
			tokenEncoding: 'multipart',
			baseUrl: 'https://api.envoy.com',
		},
		secrets: ['clientSecret', 'password'],
		ownToken: true,
	},
	envoyOAuth2Api: {
		type: new EnvoyOAuth2Api(),
		fields: {
			baseUrl: 'https://api.envoy.com',
			authUrl: 'https://app.envoy.com/a/auth/v0/authorize',
			accessTokenUrl: 'https://app.envoy.com/a/auth/v0/token',
			scope: 'token.refresh locations.read',
		},
		secrets: [],
		oAuth2: true,
	},
	envokeApi: {
		type: new EnvokeApi(),
		fields: { apiId: '', apiKey: '', baseUrl: 'https://e1.envoke.com' },
		secrets: ['apiKey'],
	},
	envokeOAuth2Api: {
		type: new EnvokeOAuth2Api(),
		fields: {
			baseUrl: 'https://e1.envoke.com',
			authUrl: 'https://e1.envoke.com/ext/oauth/authorize',
			accessTokenUrl: 'https://e1.envoke.com/ext/oauth/access_token',
			scope: 'all',
		},
		secrets: [],
		oAuth2: true,
	},
	envizagePasswordApi: {
		type: new EnvizagePasswordApi(),
		fields: {
			identityUrl: 'https://id.production.envizage.me',
			realm: '',
			clientId: '',
			clientSecret: '',
			username: '',
			password: '',
			scope: 'openid',
			clientAuthentication: 'body',
			tokenUrl: '',
			baseUrl: 'https://api.envizage.me',
		},
		secrets: ['clientSecret', 'password'],
		ownToken: true,
	},
	envizageClientCredentialsApi: {
		type: new EnvizageClientCredentialsApi(),
		fields: {
			identityUrl: 'https://id.production.envizage.me',
			realm: '',
			clientId: '',
			clientSecret: '',
			scope: 'openid',
			clientAuthentication: 'body',
			tokenUrl: '',
			baseUrl: 'https://api.envizage.me',
		},
		secrets: ['clientSecret'],
		ownToken: true,
	},
	envizageOAuth2Api: {
		type: new EnvizageOAuth2Api(),
		fields: {
			identityUrl: 'https://id.production.envizage.me',
			realm: '',
			baseUrl: 'https://api.envizage.me',
			authUrl: AUTH_URL,
			accessTokenUrl: TOKEN_URL,
			scope: 'openid',
		},
		secrets: [],
		oAuth2: true,
	},
	enboarderApi: {
		type: new EnboarderApi(),
		fields: { region: 'au', baseUrl: '', apiKey: '' },
		secrets: ['apiKey'],
	},
	enboarderClientCredentialsApi: {
		type: new EnboarderClientCredentialsApi(),
		fields: {
			region: 'au',
			baseUrl: '',
			tokenUrl: '',
			clientId: '',
			clientSecret: '',
			scope: 'api/workflow.basic api/workflow.advance api/settings.all',
			clientAuthentication: 'body',
			authorizationFormat: 'raw',
		},
		secrets: ['clientSecret'],
		ownToken: true,
	},
};

const all = Object.entries(CONTRACT);
const visible = ({ properties }: ICredentialType) => properties.filter(({ type }) => type !== 'hidden');
const property = ({ properties }: ICredentialType, name: string) => properties.find((one) => one.name === name);
const isPassword = ({ typeOptions }: INodeProperties) => typeOptions?.password === true;
const values = (field: INodeProperties | undefined) => ((field?.options ?? []) as INodePropertyOptions[]).map(({ value }) => value);

describe.each(all)('%s', (name, { type, fields, secrets, ownToken, oAuth2 }) => {
	test('is called so', () => {
		expect(type.name).toBe(name);
		expect(type.constructor.name.toLowerCase()).toBe(name.toLowerCase());
	});

	test('has the fields of the contract with their defaults, and no others', () => {
		expect(Object.fromEntries(visible(type).map((field) => [field.name, field.default]))).toEqual({ ...fields, allowHttp: false });
		expect(new Set(type.properties.map((field) => field.name)).size).toBe(type.properties.length);
	});

	test('hides its secrets, and nothing else', () => {
		expect(visible(type).filter(isPassword).map((field) => field.name).sort()).toEqual(secrets);
	});

	test('hides nothing from n8n\'s editor that has no password mark and is a token', () => {
		const tokens = type.properties.filter((field) => field.type === 'hidden' && /token|expires|obtained/i.test(field.name));
		for (const field of tokens) expect([field.name, isPassword(field)]).toEqual([field.name, true]);
	});

	test('keeps its token, or does not', () => {
		expect(typeof type.preAuthentication).toBe(ownToken ? 'function' : 'undefined');
		const hidden = type.properties.filter((field) => field.type === 'hidden').map((field) => field.name);
		if (!ownToken) return expect(hidden).not.toContain('accessToken');
		expect(hidden).toEqual(expect.arrayContaining(['accessToken', 'refreshToken', 'expiresAt']));
		expect(property(type, 'accessToken')).toMatchObject({ default: '', typeOptions: { expirable: true, password: true } });
		expect(property(type, 'refreshToken')).toMatchObject({ default: '', typeOptions: { password: true } });
		expect(property(type, 'expiresAt')).toMatchObject({ default: '' });
	});

	test('signs requests itself, or leaves it to n8n', () => {
		expect(type.extends).toEqual(oAuth2 ? ['oAuth2Api'] : undefined);
		expect(typeof type.authenticate).toBe(oAuth2 ? 'undefined' : 'function');
	});

	test('has a test against the base URL that the person filled in', () => {
		expect(String(type.test?.request.baseURL)).toMatch(/^=\{\{.*\$credentials\.baseUrl.*\}\}$/);
		expect(type.test?.request.url).toMatch(/^\//);
		expect(type.test?.request.method ?? 'GET').toBe('GET');
	});

	test('every rule of its test says what to do, in a sentence', () => {
		for (const { properties } of type.test?.rules ?? []) expect(String(properties.message)).toMatch(/^[A-Z].*\.$/);
	});

	test('has a documentation page of its own', () => {
		expect(URL.canParse(type.documentationUrl ?? '')).toBe(true);
		expect(type.documentationUrl).toMatch(/^https:\/\//);
		expect(name.toLowerCase()).toContain(/docs\/(\w+)\.md/.exec(type.documentationUrl ?? '')?.[1] ?? 'no page');
	});

	test('has two icons that exist and differ', () => {
		const { light, dark } = type.icon as { light: string; dark: string };
		const [day, night] = [light, dark].map((icon) => join(root, 'credentials', icon.replace(/^file:/, '')));
		expect(existsSync(day as string) && existsSync(night as string)).toBe(true);
		expect(readFileSync(day as string, 'utf8')).not.toBe(readFileSync(night as string, 'utf8'));
	});

	test('keeps n8n\'s conventions', () => {
		expect(breaches(type.properties)).toEqual([]);
		expect(type.displayName).toMatch(/^[A-Z].* API$/);
	});

	test('has an editable base URL that must be there', () => {
		expect(property(type, 'baseUrl')).toMatchObject({ type: 'string', required: true });
	});

	test('has nothing that n8n sets itself, and no field of a private credential', () => {
		for (const reserved of ['allowedHttpRequestDomains', 'allowedDomains']) expect(property(type, reserved)).toBeUndefined();
		expect(type).not.toHaveProperty('genericAuth');
		for (const field of type.properties) expect(field).not.toHaveProperty('resolvableField');
	});
});

describe('the tests ask what the vendors document', () => {
	test.each([
		['enviApi', '/odata/Facilities?$top=1'],
		['envoyApi', '/v1/locations?perPage=1'],
		['envoyPasswordApi', '/v1/locations?perPage=1'],
		['envokeApi', '/v1/settings'],
		['enboarderApi', '/reports/workflows'],
		['enboarderClientCredentialsApi', '/reports/v2/workflows'],
		['envizagePasswordApi', '/scenarios?size=1'],
	])('%s: %s', (name, url) => {
		expect(CONTRACT[name]?.type.test?.request.url).toBe(url);
	});
});

describe('choices', () => {
	test.each([
		['envoyPasswordApi', 'tokenEncoding', ['form', 'json', 'multipart']],
		['envizagePasswordApi', 'clientAuthentication', ['body', 'header']],
		['envizageClientCredentialsApi', 'clientAuthentication', ['body', 'header']],
		['enboarderApi', 'region', ['au', 'ca', 'custom', 'eu', 'us']],
		['enboarderClientCredentialsApi', 'region', ['au', 'ca', 'custom', 'eu', 'us']],
		['enboarderClientCredentialsApi', 'clientAuthentication', ['body', 'header']],
		['enboarderClientCredentialsApi', 'authorizationFormat', ['bearer', 'raw']],
	])('%s.%s', (name, field, choices) => {
		expect(values(property((CONTRACT[name] as Expected).type, field)).sort()).toEqual(choices);
	});

	test.each([
		['enboarderApi', 'baseUrl', ['custom']],
		['enboarderClientCredentialsApi', 'baseUrl', ['custom']],
		['enboarderClientCredentialsApi', 'tokenUrl', ['ca', 'custom']],
	])('%s.%s is asked for only where it is not known', (name, field, regions) => {
		expect(property((CONTRACT[name] as Expected).type, field)?.displayOptions).toEqual({ show: { region: regions } });
	});
});

describe('authorization code, kept by n8n', () => {
	test.each(['envoyOAuth2Api', 'envokeOAuth2Api', 'envizageOAuth2Api'])('%s: the client goes into the body, the grant is fixed', (name) => {
		const { type } = CONTRACT[name] as Expected;
		expect(property(type, 'grantType')).toMatchObject({ type: 'hidden', default: 'authorizationCode' });
		expect(property(type, 'authentication')).toMatchObject({ type: 'hidden', default: 'body' });
		expect(property(type, 'authQueryParameters')).toMatchObject({ type: 'hidden', default: '' });
		expect(type.displayName).toContain('OAuth2');
	});
});
