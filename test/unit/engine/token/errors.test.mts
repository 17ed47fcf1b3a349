import { SignInError, signInError } from '../../../../engine/token/errors';
import type { TokenRefusal } from '../../../../engine/token/response';
import type { Vendor } from '../../../../engine/vendor';

const vendor = {
	displayName: 'Acme',
	errors: { signIn: [{ says: 'closed on sundays', advice: 'Acme rests. Try on Monday.' }] },
} as unknown as Vendor;

const refusal: TokenRefusal = { code: '', words: 'Some words', status: 400, outcome: 'refused' };

describe('signInError', () => {
	test('the vendor\'s own advice comes first, in any case of its words', () => {
		expect(signInError(vendor, { ...refusal, words: 'We are CLOSED on Sundays!' }).message).toBe('Acme rests. Try on Monday.');
	});

	test.each<[string, Partial<TokenRefusal>, string[]]>([
		['a wrong client', { code: 'invalid_client', status: 401 }, ['client ID', 'client secret', '"Some words"']],
		['a wrong password', { code: 'invalid_grant' }, ['user name', 'password']],
		['access denied', { code: 'access_denied', status: 403 }, ['user name', 'password']],
		['a wrong scope', { code: 'invalid_scope' }, ['scope']],
		['a token of unknown type', { code: 'unsupported_token_type', status: 200, outcome: 'unknown' }, ['cannot be used']],
		['no endpoint', { status: 404, outcome: 'unknown' }, ['404', 'URLs']],
		['too many', { status: 429, outcome: 'nothing' }, ['429', 'Wait']],
		['a fault of theirs', { status: 503, outcome: 'unknown' }, ['503', 'later']],
		['the first of their faults', { status: 500, outcome: 'unknown' }, ['500', 'out of order']],
		['many choices', { status: 300, outcome: 'unknown' }, ['300', 'not sent on']],
		['what is no fault of theirs', { status: 499, outcome: 'unknown' }, ['no access token']],
		['a redirect', { status: 302, outcome: 'unknown' }, ['302', 'not sent on']],
		['anything refused', {}, ['Check the fields']],
		['anything else', { status: 200, outcome: 'unknown' }, ['no access token']],
	])('%s', (_name, more, words) => {
		const { message } = signInError(vendor, { ...refusal, ...more });
		for (const word of words) expect(message).toContain(word);
		expect(message).toMatch(/Acme|404/);
		expect(message).toMatch(/\.$/);
	});

	test('keeps the vendor\'s words, its status and its code for the description', () => {
		const error = signInError(vendor, { ...refusal, code: 'invalid_grant' });
		expect(error.description).toBe('Acme answered the sign-in with 400: Some words (invalid_grant)');
		expect(error).toMatchObject({ vendorCode: 'invalid_grant', outcome: 'refused', name: 'SignInError' });
	});

	test('a code that is also the words is said once', () => {
		expect(signInError(vendor, { ...refusal, code: 'x', words: 'x' }).description).toBe('Acme answered the sign-in with 400: x');
	});

	test('has nothing by which n8n would take it for a refused API request, and sign in again', () => {
		const error = signInError(vendor, { ...refusal, status: 401, code: 'invalid_client' });
		expect(error).toBeInstanceOf(SignInError);
		for (const key of ['response', 'status', 'statusCode', 'code', 'httpCode', 'cause']) expect(error).not.toHaveProperty(key);
	});
});
