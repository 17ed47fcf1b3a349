import fc from 'fast-check';
import type { Token } from '../../../../engine/token/expiry';
import { readTokenAnswer, type TokenRefusal } from '../../../../engine/token/response';

const ASKED = Date.UTC(2026, 0, 1);

const read = (body: unknown, status = 200, contentType = 'application/json') =>
	readTokenAnswer({ status, contentType, body: typeof body === 'string' ? body : JSON.stringify(body) }, ASKED);

function token(body: unknown, status = 200): Token {
	const result = read(body, status);
	if ('refusal' in result) throw new Error(`Refused: ${result.refusal.words}`);
	return result.token;
}

function refusal(body: unknown, status = 200, contentType = 'application/json'): TokenRefusal {
	const result = read(body, status, contentType);
	if ('token' in result) throw new Error('A token was read where there is none');
	return result.refusal;
}

const GOOD = { access_token: 'ACCESS', token_type: 'Bearer', expires_in: 3600, refresh_token: 'REFRESH' };

describe('a token (RFC 6749 §5.1)', () => {
	test('everything that matters is taken, and counted from when the request left', () => {
		expect(token(GOOD)).toEqual({ accessToken: 'ACCESS', refreshToken: 'REFRESH', obtainedAt: ASKED, expiresAt: ASKED + 3_600_000 });
	});

	test('the answer that Envoy prints, with its extras', () => {
		const answer = {
			token_type: 'Bearer',
			access_token: 'A',
			expires_in: 86400,
			refresh_token: 'R',
			refresh_token_expires_in: 2592000,
			state: null,
			company_id: '10000',
		};
		expect(token(answer)).toEqual({ accessToken: 'A', refreshToken: 'R', obtainedAt: ASKED, expiresAt: ASKED + 86_400_000 });
	});

	test.each([
		['left out', undefined],
		['null', null],
		['empty', ''],
		['bearer', 'bearer'],
		['Bearer', 'Bearer'],
		['BEARER', 'BEARER'],
	])('token_type %s is a bearer token', (_name, type) => {
		expect(token({ ...GOOD, token_type: type }).accessToken).toBe('ACCESS');
	});

	test.each([['JWT'], ['mac'], ['DPoP'], ['Bearer JWT'], [7]])('token_type %s must not be used (RFC 6749 §7.1)', (type) => {
		const { code, words } = refusal({ ...GOOD, token_type: type });
		expect(code).toBe('unsupported_token_type');
		expect(words).toContain(String(type));
		expect(words).not.toContain('ACCESS');
	});

	test('a type that is a novel is not told in full, and whether the token was spent is not known', () => {
		const { words, outcome } = refusal({ ...GOOD, token_type: 'x'.repeat(5000) });
		expect(words).toBe(`The token is of type "${'x'.repeat(40)}", and only bearer tokens are known`);
		expect(outcome).toBe('unknown');
	});

	test.each([
		['3600', 3600, 3600],
		['"3600"', '3600', 3600],
		['" 3600 "', ' 3600 ', 3600],
		['59 (Envi\'s example)', 59, 59],
		['a fraction', 1.5, 1.5],
	])('expires_in %s', (_name, expiresIn, seconds) => {
		expect(token({ ...GOOD, expires_in: expiresIn }).expiresAt).toBe(ASKED + seconds * 1000);
	});

	// Nothing sensible was said, so nothing is known: better than a token that is renewed at each request.
	test.each([
		['missing', undefined],
		['null', null],
		['0', 0],
		['negative', -1],
		['"-1"', '-1'],
		['empty text', ''],
		['blank text', '  '],
		['words', 'an hour'],
		['an object', {}],
		['a list', [3600]],
		['true', true],
	])('expires_in %s says nothing', (_name, expiresIn) => {
		expect(token({ ...GOOD, expires_in: expiresIn }).expiresAt).toBeUndefined();
	});

	test.each([[1e12], [1e300], ['1e400'], [Number.MAX_SAFE_INTEGER]])('expires_in %s gives no date that is none', (expiresIn) => {
		const { expiresAt } = token({ ...GOOD, expires_in: expiresIn });
		if (expiresAt !== undefined) expect(Number.isNaN(new Date(expiresAt).getTime())).toBe(false);
	});

	test('the token may be of any size (RFC 6749 §5.1)', () => {
		const long = 'x'.repeat(16 * 1024);
		expect(token({ ...GOOD, access_token: long }).accessToken).toBe(long);
	});

	test.each([[undefined], [null], [5], [{}]])('a refresh token of %j is none', (value) => {
		expect(token({ ...GOOD, refresh_token: value }).refreshToken).toBe('');
	});

	test.each([[200], [201], [203], [299]])('status %d', (status) => {
		expect(token(GOOD, status).accessToken).toBe('ACCESS');
	});
});

describe('no token in a 200', () => {
	test.each([
		['an HTML page by type', '<p>Sign in', 'text/html; charset=utf-8', 'web page'],
		['an HTML page by looks, without space', '<html>', 'text/plain', 'web page'],
		['an HTML page by looks', '\n<!DOCTYPE html><html>', 'text/plain', 'web page'],
		['nothing', '', 'application/json', 'nothing'],
		['white space', ' \n', 'application/json', 'nothing'],
		['JSON that is cut off', '{"access_token":"SECR', 'application/json', 'no access token'],
		['a list', '[{"access_token":"SECRET"}]', 'application/json', 'no access token'],
		['null', 'null', 'application/json', 'no access token'],
		['a text', '"SECRET"', 'application/json', 'no access token'],
		['a page inside of a text', 'see <html>', 'text/plain', 'no access token'],
		['a form', 'access_token=SECRET&token_type=bearer', 'application/x-www-form-urlencoded', 'no access token'],
		['an object without a token', '{"token":"SECRET"}', 'application/json', 'no access token'],
		['an empty token', '{"access_token":""}', 'application/json', 'no access token'],
		['a token that is a number', '{"access_token":42}', 'application/json', 'no access token'],
	])('%s', (_name, body, contentType, words) => {
		const result = refusal(body, 200, contentType);
		expect(result.words).toContain(words);
		expect(result.words).not.toContain('SECR');
		// It may be a proxy or a bad moment; nobody's password was refused.
		expect(result.outcome).toBe('unknown');
	});
});

describe('a refusal (RFC 6749 §5.2)', () => {
	test('code and words', () => {
		expect(refusal({ error: 'invalid_grant', error_description: 'Wrong password' }, 400)).toEqual({
			code: 'invalid_grant',
			words: 'Wrong password',
			status: 400,
			outcome: 'refused',
		});
	});

	test('a code alone is its own words', () => {
		expect(refusal({ error: 'invalid_client' }, 401)).toMatchObject({ code: 'invalid_client', words: 'invalid_client', outcome: 'refused' });
	});

	test.each([
		['Enboarder\'s errorcode and message', { errorcode: 'MISSING_FIELDS', message: 'client_id' }, 'MISSING_FIELDS', 'client_id'],
		['a message alone', { message: 'Forbidden' }, '', 'Forbidden'],
		['a message with white space around it', { message: ' Forbidden\n' }, '', 'Forbidden'],
		['Envoy\'s error_message', { error_message: 'Closed' }, '', 'Closed'],
		['an empty description', { error: 'x', error_description: ' ', message: 'Why' }, 'x', 'Why'],
		['a list', [{ error: 'x' }], '', 'It gave no reason'],
		['a text', '"invalid"', '', 'It gave no reason'],
		['null', 'null', '', 'It gave no reason'],
		['an error that is an object', { error: { code: 1 } }, '', 'It gave no reason'],
	])('%s', (_name, body, code, words) => {
		expect(refusal(body, 400)).toMatchObject({ code, words });
	});

	test.each([
		[400, 'invalid_grant', 'refused'],
		[401, 'invalid_client', 'refused'],
		[403, 'access_denied', 'refused'],
		[400, 'temporarily_unavailable', 'nothing'],
		[400, 'slow_down', 'nothing'],
		[429, 'rate_limited', 'nothing'],
		[400, 'server_error', 'unknown'],
		[404, 'not_found', 'unknown'],
		[408, '', 'unknown'],
		[500, 'server_error', 'unknown'],
		[503, 'x', 'unknown'],
		[302, '', 'unknown'],
	])('%d %s: %s', (status, error, outcome) => {
		expect(refusal({ error }, status).outcome).toBe(outcome);
	});

	test.each([100, 199, 300, 302, 400, 500])('a token in a refusal (%d) is not a token', (status) => {
		expect(refusal(GOOD, status).words).toBe('It gave no reason');
	});

	test('words are cut before they fill the screen', () => {
		expect(refusal({ error: 'x', error_description: 'y'.repeat(10_000) }, 400).words.length).toBeLessThanOrEqual(500);
	});

	/**
	 * Three of the vendors do not document their token errors. A 401 is a refused sign-in whatever its body, and must be
	 * remembered: otherwise a wrong password is tried again every few seconds, and a dead refresh token is never given up
	 * for the login.
	 */
	test.each([
		['an empty body', ''],
		['plain text', 'Unauthorized'],
		['an HTML page', '<html><title>401</title></html>'],
	])('a 401 with %s is final', (_name, body) => {
		expect(refusal(body, 401, 'text/plain').outcome).toBe('refused');
	});
});

test('property: any answer is read without an exception, and gives either a token or a refusal', () => {
	const answers = fc.record({
		status: fc.integer({ min: 100, max: 599 }),
		contentType: fc.string(),
		body: fc.oneof(fc.string(), fc.json()),
	});
	fc.assert(
		fc.property(answers, (answer) => {
			const result = readTokenAnswer(answer, ASKED);
			expect(Object.keys(result)).toHaveLength(1);
			if ('refusal' in result) expect(result.refusal.words).not.toBe('');
		}),
	);
});
