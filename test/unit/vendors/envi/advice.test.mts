import { envi } from '../../../../vendors/envi';
import { signInAdvice } from '../../../../vendors/envi/advice';
import { refusedSignIn } from '../../support/signIn.mts';

/**
 * The eleven 400s of POST /oauth2/token as developer.envi.net prints them (Authentication), each with what a builder must
 * be told to do. The labels in brackets are the page's; the `error` codes themselves are not published.
 */
const REFUSALS: Array<[label: string, words: string, todo: RegExp]> = [
	['', 'An error occurred during the authorization process.', /Check .* on the credential/],
	['invalid_client_ID', 'Provided client ID is invalid.', /Client ID.*default/],
	['invalid_grant', 'Grant Type is invalid.', /Base URL/],
	['maintenance', 'Application is currently down for maintenance. It will be back as soon as possible.', /later/],
	['network restriction', 'You cannot log in from the current network. Contact your application administrator.', /network.*administrator/],
	['invalid cred.', 'Provided password or login is incorrect or was mistyped.', /user name or password.*Correct/],
	['no role', 'This account does not have any preconfigured role. Contact your application administrator.', /no role.*administrator/],
	['no org.', 'No default organization is associated with this account. Contact your application administrator.', /Organization No/],
	['locked', 'This account has been locked. Check your email or contact your administrator to unlock it.', /locked.*Unlock/],
	['no active role', 'This account does not have any active role. Contact your application administrator.', /no active role.*administrator/],
	['Simple user Punchout Domain', 'User cannot be logged in. Please contact your administrator.', /punchout.*administrator/],
];

/** What `error` may hold: the page's label, what OAuth servers usually say, or nothing of use. */
const CODES: Array<[string, (label: string) => string]> = [
	['its label', (label) => label || 'error'],
	['invalid_grant', () => 'invalid_grant'],
	['an unknown code', () => 'e_42'],
];

describe.each(CODES)('refusals of the sign-in, with %s as the code', (_name, codeOf) => {
	test.each(REFUSALS)('%s: %s', (label, words, todo) => {
		const error = refusedSignIn(envi, 400, { error: codeOf(label), error_description: words });
		expect(error.message).toMatch(todo);
		expect(error.message).toMatch(/Envi/);
		expect(error.description).toContain(words.replace(/\.$/, ''));
		expect(error.outcome).toBe('refused');
	});

	test('each has a sentence of its own', () => {
		const sentences = REFUSALS.map(([label, words]) => refusedSignIn(envi, 400, { error: codeOf(label), error_description: words }).message);
		expect(new Set(sentences).size).toBe(REFUSALS.length);
	});
});

test('the words may also stand in error, without a description', () => {
	for (const [, words, todo] of REFUSALS) expect(refusedSignIn(envi, 400, { error: words }).message).toMatch(todo);
});

test('an organization that is not the user\'s is told apart from a missing default', () => {
	const { message } = refusedSignIn(envi, 400, { error: 'x', error_description: 'Organization 1042 was not found.' });
	expect(message).toMatch(/does not accept this Organization No/);
});

test('a refresh token that is refused has no sentence about a grant type', () => {
	const { message } = refusedSignIn(envi, 400, { error: 'invalid_grant' });
	expect(message).toMatch(/Check the user name and the password/);
});

test('every piece of advice can be reached', () => {
	const reached = new Set([
		...REFUSALS.map(([label, words]) => refusedSignIn(envi, 400, { error: label || 'x', error_description: words }).message),
		refusedSignIn(envi, 400, { error: 'x', error_description: 'Organization 1042 was not found.' }).message,
		refusedSignIn(envi, 400, { error: 'invalid_grant' }).message,
	]);
	expect(signInAdvice.map(({ advice }) => advice).filter((advice) => !reached.has(advice))).toEqual([]);
});
