import { chosenSignIn } from '../../../../engine/node/signIn';
import { SettingsError } from '../../../../engine/settings';
import type { SignIn, Vendor } from '../../../../engine/vendor';
import { acme } from '../../support/acme.mts';

const way = (value: string): SignIn => ({ credentialType: `${value}Api`, option: { value, name: value }, baseUrl: { field: 'baseUrl' }, headers: [] });
const several: Vendor = { ...acme, signIns: [way('apiKey'), way('password')] };

test('of several ways in, the one that was chosen', () => {
	expect(chosenSignIn(several, 'password').credentialType).toBe('passwordApi');
	expect(chosenSignIn(several, 'apiKey').credentialType).toBe('apiKeyApi');
});

test('where there is one only, nothing is chosen', () => {
	for (const chosen of ['', 'apiKey', 'anything']) expect(chosenSignIn(acme, chosen).credentialType).toBe('acmeApi');
});

test.each<[string, Vendor, string]>([
	['one that there is not', several, 'oAuth2'],
	['none', several, ''],
	['one of a vendor that has none', { ...acme, signIns: [] }, 'apiKey'],
])('%s is told', (_what, vendor, chosen) => {
	expect(() => chosenSignIn(vendor, chosen)).toThrow(SettingsError);
	expect(() => chosenSignIn(vendor, chosen)).toThrow(`Acme has no way in called "${chosen}". Choose another kind of credential on the node.`);
});
