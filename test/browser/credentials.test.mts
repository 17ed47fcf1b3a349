import type { CredentialType } from '../e2e/world.mts';
import { CredentialWindow } from './credentialWindow.mts';
import { picture } from './screenshots.mts';
import { describeInBrowser, openStage, type Stage } from './stage.mts';

/** Each credential type under the name that the editor lists, with a secret to mistype and what is then said. */
const TYPES: Array<{ type: CredentialType; vendor: string; name: string; secret: string; says: RegExp }> = [
	{ type: 'enviApi', vendor: 'Envi', name: 'Envi API', secret: 'password', says: /Envi does not accept this user name or password\./ },
	{ type: 'envoyApi', vendor: 'Envoy', name: 'Envoy API', secret: 'apiKey', says: /Envoy does not accept this API key\./ },
	{ type: 'envoyPasswordApi', vendor: 'Envoy', name: 'Envoy Password API', secret: 'password', says: /Envoy does not accept this user name or password\./ },
	{ type: 'envokeApi', vendor: 'Envoke', name: 'Envoke API', secret: 'apiKey', says: /Envoke does not accept this API ID or API key\./ },
	{ type: 'envizagePasswordApi', vendor: 'Envizage', name: 'Envizage Password API', secret: 'password', says: /Envizage does not accept this user name or password\./ },
	{ type: 'envizageClientCredentialsApi', vendor: 'Envizage', name: 'Envizage Client Credentials API', secret: 'clientSecret', says: /Envizage does not accept this client ID or client secret\./ },
	{ type: 'enboarderApi', vendor: 'Enboarder', name: 'Enboarder API', secret: 'apiKey', says: /Enboarder does not accept this API key\./ },
	{ type: 'enboarderClientCredentialsApi', vendor: 'Enboarder', name: 'Enboarder Client Credentials API', secret: 'clientSecret', says: /Enboarder does not accept this client ID or client secret\./ },
];

const CODE_FLOWS: Array<{ type: CredentialType; vendor: string; name: string }> = [
	{ type: 'envoyOAuth2Api', vendor: 'Envoy', name: 'Envoy OAuth2 API' },
	{ type: 'envokeOAuth2Api', vendor: 'Envoke', name: 'Envoke OAuth2 API' },
	{ type: 'envizageOAuth2Api', vendor: 'Envizage', name: 'Envizage OAuth2 API' },
];

/** How the form names the values of its choices. */
const NAMES: Record<string, Record<string, string>> = {
	region: { custom: 'Custom' },
	tokenEncoding: { multipart: 'Multipart' },
	clientAuthentication: { body: 'In Body' },
	authorizationFormat: { raw: 'Token Only' },
};

/** Envizage's are made of the identity URL and the realm by the form itself. */
const isMadeByForm = (type: string, field: string): boolean => type === 'envizageOAuth2Api' && /^(authUrl|accessTokenUrl)$/.test(field);

describeInBrowser('credentials, typed in the editor', () => {
	let stage: Stage;

	beforeAll(async () => {
		stage = await openStage();
		await stage.editor.go('/home/credentials');
	});

	afterAll(async () => {
		await stage?.close();
	});

	/** Opens the window of a type and fills in all that the sandbox's account has. */
	async function fillIn({ type, vendor, name }: { type: CredentialType; vendor: string; name: string }): Promise<CredentialWindow> {
		const created = await CredentialWindow.create(stage.editor.page, vendor, name);
		for (const [field, value] of Object.entries(stage.world.sandbox.accounts[type])) {
			if (value !== '' && !isMadeByForm(type, field)) await created.fill(field, NAMES[field]?.[value] ?? value);
		}
		return created;
	}

	test.each(TYPES)('$name says what is wrong with a wrong secret, and is good with the right one', async ({ secret, says, ...row }) => {
		const window = await fillIn(row);
		await window.fill(secret, 'not this one');
		const refused = await window.save();
		expect(refused).toEqual({ isGood: false, text: expect.stringMatching(says) });
		if (row.type === 'enviApi') await picture(stage.editor.page, 'credential-wrong-password');
		await window.fill(secret, stage.world.sandbox.accounts[row.type][secret] ?? '');
		const accepted = await window.save();
		expect(accepted).toEqual({ isGood: true, text: expect.stringContaining('Connection tested successfully') });
		if (row.type === 'enviApi') await picture(stage.editor.page, 'credential-tested');
		await window.close();
	});

	test.each(CODE_FLOWS)("$name is connected by a click on the vendor's page", async (row) => {
		const window = await fillIn(row);
		expect(await window.connect('Approve')).toContain('Account connected');
		await window.close();
	});
});
