import { NodeApiError, NodeOperationError, type JsonObject } from 'n8n-workflow';
import { readContent, type Answer } from '../../../../engine/http/answer';
import { failureOf, isRefusal, RefusedError, refusalFailure, toNodeError, unreadable, type Failure } from '../../../../engine/node/errors';
import { SettingsError } from '../../../../engine/settings';
import { SignInError } from '../../../../engine/token/errors';
import type { Vendor } from '../../../../engine/vendor';
import { enboarder } from '../../../../vendors/enboarder';
import { envi } from '../../../../vendors/envi';
import { envizage } from '../../../../vendors/envizage';
import { envoke } from '../../../../vendors/envoke';
import { envoy } from '../../../../vendors/envoy';
import { answered, node } from '../../support/fakes.mts';

const vendors = [envi, envoy, envoke, envizage, enboarder];
const named = vendors.map((vendor): [string, Vendor] => [vendor.displayName, vendor]);

const refused = (vendor: Vendor, answer: Answer) => isRefusal(vendor, answer, readContent(answer));
const failure = (vendor: Vendor, status: number, body: unknown = '', type?: string): Failure => {
	const answer = answered(status, body, type);
	return refusalFailure(vendor, answer, readContent(answer));
};

describe('isRefusal', () => {
	test.each([
		[200, false],
		[201, false],
		[204, false],
		[206, false],
		[299, false],
		[300, true],
		[302, true],
		[400, true],
		[401, true],
		[404, true],
		[500, true],
	])('status %d: %s', (status, expected) => {
		for (const vendor of vendors) expect(refused(vendor, answered(status))).toBe(expected);
	});

	test('Envoke says success: false, also in a 200', () => {
		expect(refused(envoke, answered(200, { success: false, result_text: 'No' }))).toBe(true);
	});

	test.each([
		['true', { success: true }],
		['"false"', { success: 'false' }],
		['null', { success: null }],
		['left out', {}],
		['in a record of a list', [{ success: false }]],
	])('Envoke: success %s is none', (_name, body) => {
		expect(refused(envoke, answered(200, body))).toBe(false);
	});

	test.each(named.filter(([name]) => name !== 'Envoke'))('%s: a field called success is data', (_name, vendor) => {
		expect(refused(vendor, answered(200, { success: false }))).toBe(false);
	});
});

describe('the shapes in which each vendor says no', () => {
	test.each<[string, Vendor, number, unknown, Partial<Failure>, words: RegExp]>([
		[
			'Envi: an unsupported version (API Versioning page)',
			envi,
			400,
			{ error: { code: 'UnsupportedApiVersion', message: 'Outer', innerError: { message: "The HTTP resource does not support the API version '9.0'." } } },
			{ httpCode: '400', vendorCode: 'UnsupportedApiVersion', description: expect.stringContaining("does not support the API version '9.0'") as unknown as string },
			/API Version on the credential/,
		],
		['Envi: quota (Rate Limiting page)', envi, 429, 'API calls quota exceeded! maximum admitted 1000 per 1h.', { httpCode: '429', vendorCode: '' }, /none left/],
		['Envi: forbidden', envi, 403, '', { httpCode: '403', description: '' }, /permission/],
		['Envi: a token that is refused twice', envi, 401, '', {}, /401/],
		[
			'Envoke: errors in result_data (article 10324548)',
			envoke,
			200,
			{ success: false, result_text: 'Message not created', result_data: { errors: ['subject is required', 'sender is unknown'] } },
			{ httpCode: '200', description: expect.stringMatching(/Message not created.*subject is required.*sender is unknown/) as unknown as string },
			/did not carry out/,
		],
		['Envoke: an e-mail that is there', envoke, 400, { success: false, result_text: 'A contact with this email already exists' }, {}, /upsert=1/],
		['Envoke: a wrong key', envoke, 401, { success: false, result_text: 'Unauthorized' }, {}, /API ID and API Key/],
		[
			'Enboarder: a profile (article 5663638)',
			enboarder,
			400,
			{ errorcode: 'PROFILE_EXISTS', message: 'Profile exists', errors: [], warnings: [] },
			{ vendorCode: 'PROFILE_EXISTS', description: 'Enboarder answered: Profile exists (PROFILE_EXISTS)' },
			/Update it/,
		],
		[
			'Enboarder: the catalogue writes code',
			enboarder,
			400,
			{ code: 'MISSING_FIELDS', message: 'Fields are missing', errors: [{ field: 'firstName', message: 'required' }] },
			{ vendorCode: 'MISSING_FIELDS', description: expect.stringMatching(/Fields are missing.*firstName.*required.*MISSING_FIELDS/) as unknown as string },
			/Fill in/,
		],
		['Enboarder: settings (article 9595185)', enboarder, 400, { field: 'name', message: 'must not be empty' }, { description: expect.stringMatching(/must not be empty.*name/) as unknown as string }, /400/],
		['Enboarder: the gateway', enboarder, 403, { message: 'Forbidden' }, { description: 'Enboarder answered: Forbidden' }, /version 1 paths take an API key/],
		['Enboarder: a workflow', enboarder, 500, { message: 'Something broke' }, { description: 'Enboarder answered: Something broke' }, /500/],
		['Envoy: a missing scope', envoy, 403, { message: 'insufficient scope' }, { description: 'Envoy answered: insufficient scope' }, /scope/],
		['Envoy: JSON:API errors', envoy, 422, { errors: [{ code: 'invalid', detail: 'flow does not fit the location' }] }, { vendorCode: 'invalid' }, /422/],
		['Envizage: an OAuth error (RFC 6750)', envizage, 401, { error: 'invalid_token', error_description: 'Expired' }, { vendorCode: 'invalid_token', description: 'Envizage answered: Expired (invalid_token)' }, /realm/],
		['Envizage: a service token on a scenario', envizage, 403, '', {}, /Client Credentials can only manage users/],
	])('%s', (_name, vendor, status, body, expected, words) => {
		const found = failure(vendor, status, body);
		expect(found).toMatchObject(expected);
		expect(found.message).toMatch(words);
	});

	/** Requisition items have a required field conversionFactor (vendor page), and "conversionFactor" holds "version". */
	test('a wrong conversionFactor is not a wrong API version', () => {
		const { message } = failure(envi, 400, { error: { code: 'BadRequest', message: 'The field conversionFactor must be greater than 0.' } });
		expect(message).not.toContain('API version');
	});
});

describe('without advice of the vendor\'s', () => {
	const plain = { displayName: 'Acme', errors: { ...envoy.errors, advice: [] } } as unknown as Vendor;

	test.each([400, 401, 403, 404, 405, 408, 409, 410, 413, 415, 418, 422, 429, 500, 502, 503, 302, 200])('%d: a sentence that names the vendor and the status', (status) => {
		const { message, httpCode } = failure(plain, status);
		expect(message).toContain('Acme');
		expect(message).toContain(String(status));
		// What happened, and then what to do.
		expect(message).toMatch(/\. [A-Z].*\.$/);
		expect(httpCode).toBe(String(status));
	});

	/** What each status means (RFC 9110 §15, RFC 6585 §4), and what the builder can do about it. */
	test.each<[number, RegExp]>([
		[200, /although it answered 200\. See its own words below/],
		[299, /although it answered 299/],
		[300, /redirected the request \(300\).*Check the path/],
		[399, /redirected the request \(399\)/],
		[400, /did not accept the request \(400\)\. Compare the fields and values/],
		[401, /did not accept the sign-in \(401\)\. Check the credential/],
		[403, /does not allow this \(403\).*permission/],
		[404, /found nothing at this address \(404\)\. Check the path and the IDs/],
		[405, /does not know this method .*\(405\)\. Choose another method/],
		[408, /in the time that it waits \(408\)\. Try again/],
		[409, /collides with what is there already \(409\)/],
		[413, /too large \(413\)\. Send less/],
		[415, /kind of body \(415\)\. Choose another body content type/],
		[418, /refused the request \(418\)/],
		[422, /did not accept the request \(422\)\. Compare the fields and values/],
		[429, /too many requests \(429\)\. Send fewer at once/],
		[499, /refused the request \(499\)/],
		[500, /had a problem of its own \(500\)\. Try again later/],
		[599, /had a problem of its own \(599\)/],
	])('%d', (status, says) => {
		expect(failure(plain, status).message).toMatch(says);
	});

	test('a page instead of data says so, with its title', () => {
		const found = failure(plain, 502, '<html><title> Bad gateway </title></html>', 'text/html');
		expect(found.message).toMatch(/web page.*502/);
		expect(found.description).toBe('Acme answered: Bad gateway');
	});

	test('plain text is its own words, cut before it fills the screen', () => {
		expect(failure(plain, 400, 'No such thing').description).toBe('Acme answered: No such thing');
		expect(failure(plain, 400, 'x'.repeat(50_000)).description.length).toBeLessThan(1100);
	});

	test('broken JSON is its own words', () => {
		expect(failure(plain, 400, '{"error":', 'application/json').description).toBe('Acme answered: {"error":');
	});

	test.each([[null], [[]], [42], [{}], [{ error: null }], [{ error: {} }], [{ message: '' }], [{ errors: 'x' }]])('%j is no reason to fail', (body) => {
		expect(failure(plain, 400, body).message).toContain('400');
	});

	test('words that are their own code stand once, without space around them', () => {
		expect(failure(plain, 400, { code: 'invalid', message: ' invalid ' }).description).toBe('Acme answered: invalid');
	});

	test.each<[string, unknown, string | undefined, string]>([
		['JSON that is a text', '"No anvils"', 'application/json', 'Acme answered: No anvils'],
		['a page with a title that has attributes', '<html><TITLE lang="en">Bad\ngateway</TITLE>', 'text/html', 'Acme answered: Bad\ngateway'],
		['a page without a title', '<html><p>x', 'text/html', ''],
		['text with space around it', '  No \n', 'text/plain', 'Acme answered: No'],
		['JSON without words', [1], undefined, ''],
	])('%s: its words are %s', (_what, body, type, description) => {
		expect(failure(plain, 400, body, type).description).toBe(description);
	});

	test('a thousand characters are told, and not one more', () => {
		expect(failure(plain, 400, 'x'.repeat(1000)).description).toBe(`Acme answered: ${'x'.repeat(1000)}`);
		expect(failure(plain, 400, 'x'.repeat(1001)).description).toBe(`Acme answered: ${'x'.repeat(1000)}…`);
	});

	describe('details', () => {
		const detailed = { displayName: 'Acme', errors: { ...plain.errors, messagePaths: ['message'], codePaths: ['code'], detailPaths: ['details', 'field'] } } as unknown as Vendor;
		const description = (body: object) => failure(detailed, 400, body).description;

		test.each<[string, object, string]>([
			['texts', { message: 'No.', details: ['a', 'b'] }, 'Acme answered: No. a; b'],
			['objects of texts and numbers', { message: 'No.', details: [{ line: 2, says: 'wrong', more: {}, none: null }, { says: 'also' }] }, 'Acme answered: No. 2: wrong; also'],
			['empty ones', { message: 'No.', details: ['', {}, null, 'b'] }, 'Acme answered: No. b'],
			['from several places', { message: 'No.', details: 'a', field: 'name' }, 'Acme answered: No. a name'],
			['without words', { details: ['a'] }, 'Acme answered: a'],
			['a number', { message: 'No.', details: 7 }, 'Acme answered: No.'],
		])('%s', (_what, body, expected) => {
			expect(description(body)).toBe(expected);
		});

		test('the vendor\'s advice looks at them too', () => {
			const advised = { ...detailed, errors: { ...detailed.errors, advice: [{ says: 'no anvils', advice: 'Order fewer.' }] } } as unknown as Vendor;
			expect(failure(advised, 400, { message: 'No', details: ['anvils'] }).message).toBe('Order fewer.');
		});
	});

	test('a code that is a number is a code', () => {
		expect(failure(plain, 400, { code: 1042, message: 'no' })).toMatchObject({ vendorCode: '1042', description: 'Acme answered: no (1042)' });
	});
});

describe('a status in a sentence is the one that came', () => {
	const cases = vendors.flatMap((vendor) => [400, 401, 403, 404, 409, 429, 500].map((status): [string, number, Vendor] => [vendor.displayName, status, vendor]));
	const isRight = (vendor: Vendor, status: number) => {
		const said = /\((\d{3})\b/.exec(failure(vendor, status).message)?.[1];
		expect([undefined, String(status)]).toContain(said);
	};

	test.each(cases.filter(([name, status]) => !(name === 'Enboarder' && status === 401)))('%s %d', (_name, status, vendor) => isRight(vendor, status));

	test('Enboarder 401 is called 403', () => isRight(enboarder, 401));
});

describe('unreadable: a body that is not what was asked for', () => {
	const read = (body: unknown, type?: string) => {
		const answer = answered(200, body, type);
		return unreadable(envi, answer, readContent(answer));
	};

	test('a web page', () => {
		const found = read('<html><title>Maintenance</title></html>', 'text/html');
		expect(found?.message).toMatch(/web page instead of data.*base URL/);
		expect(found).toMatchObject({ description: 'Maintenance', httpCode: '200', vendorCode: '' });
	});

	test('JSON that is cut off', () => {
		const found = read(`{"a":"${'x'.repeat(1000)}`, 'application/json');
		expect(found?.message).toMatch(/cut off or broken/);
		expect(found?.description).toMatch(/^It begins with: \{"a":"x+$/);
		expect(found?.description.length).toBeLessThan(250);
	});

	test.each([
		['JSON', {}, undefined],
		['nothing', '', 'application/json'],
		['text', 'ok', 'text/plain'],
		['CSV', 'a,b', 'text/csv'],
	])('%s is fine', (_name, body, type) => {
		expect(read(body, type)).toBeUndefined();
	});
});

describe('no answer at all', () => {
	const coded = (code: string) => Object.assign(new Error(`some ${code}`), { code });

	test.each([
		['ECONNREFUSED', 'nothing accepts connections'],
		['ENOTFOUND', 'host name does not exist'],
		['EAI_AGAIN', 'could not be looked up'],
		['ECONNRESET', 'connection was cut'],
		['ECONNABORTED', 'no answer came in time'],
		['ETIMEDOUT', 'no answer came in time'],
		['CERT_HAS_EXPIRED', 'certificate has expired'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed'],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate cannot be verified'],
		['EPIPE', 'connection was cut'],
		['ERR_BAD_RESPONSE', 'answer was cut off'],
		['ESOCKETTIMEDOUT', 'no answer came in time'],
		['UND_ERR_SOCKET', 'connection was cut'],
	])('%s', (code, words) => {
		const found = failureOf(envoy, coded(code));
		expect(found.message).toContain('Envoy could not be reached');
		expect(found.message).toContain(words);
		expect(found).toMatchObject({ description: code, httpCode: '', vendorCode: '' });
	});

	test('the reason counts, however deep n8n has wrapped it', () => {
		const wrapped = new Error('outer', { cause: new Error('middle', { cause: coded('ENOTFOUND') }) });
		expect(failureOf(envoy, wrapped).message).toContain('host name does not exist');
	});

	test('a code counts also where only the outermost error has one', () => {
		const outer = Object.assign(new Error('outer', { cause: new Error('inner') }), { code: 'ENOTFOUND' });
		expect(failureOf(envoy, outer)).toMatchObject({ description: 'ENOTFOUND', message: expect.stringContaining('host name does not exist') });
		expect(failureOf(envoy, new Error('outer', { cause: new Error('') })).message).toContain('outer');
	});

	test('a long reason is cut', () => {
		expect(failureOf(envoy, new Error('x'.repeat(2000))).message.length).toBeLessThan(1100);
	});

	test.each([['text'], [7], [null], [{ message: 7, code: 7 }]])('%j is no reason that one could quote', (thrown) => {
		expect(failureOf(envoy, thrown)).toEqual({ message: 'The request to Envoy failed: no reason was given', description: '', httpCode: '', vendorCode: '' });
	});

	test('an unknown reason is quoted', () => {
		expect(failureOf(envoy, new Error('Something odd')).message).toBe('The request to Envoy failed: Something odd');
		expect(failureOf(envoy, undefined).message).toContain('no reason was given');
	});

	test('an error that is its own cause does not turn in a circle', () => {
		const error = coded('ECONNRESET');
		error.cause = error;
		expect(failureOf(envoy, error).message).toContain('connection was cut');
	});
});

describe('failures on the way', () => {
	const signIn = new SignInError('Wrong password.', 'refused', 'invalid_grant', 'Envi answered the sign-in with 400');

	test('a refusal of the vendor keeps everything', () => {
		const known: Failure = { message: 'm', description: 'd', httpCode: '409', vendorCode: 'X' };
		expect(failureOf(envi, new RefusedError(known))).toEqual(known);
	});

	test('a sign-in that failed, bare or wrapped by n8n', () => {
		const expected = { message: 'Wrong password.', description: 'Envi answered the sign-in with 400', httpCode: '', vendorCode: 'invalid_grant' };
		expect(failureOf(envi, signIn)).toEqual(expected);
		expect(failureOf(envi, new Error('n8n', { cause: signIn }))).toEqual(expected);
	});

	test('a setting that is wrong', () => {
		const expected = { message: 'Fill it in.', description: '', httpCode: '', vendorCode: '' };
		expect(failureOf(envi, new SettingsError('Fill it in.'))).toEqual(expected);
		expect(failureOf(envi, new Error('n8n', { cause: new SettingsError('Fill it in.') }))).toEqual(expected);
	});
});

describe('toNodeError: what n8n shows, on the item it belongs to', () => {
	const refusal = new RefusedError({ message: 'Envi found nothing.', description: 'Envi answered: x', httpCode: '404', vendorCode: 'NotFound' });

	test('a refusal has our sentence, not n8n\'s general one for the status', () => {
		const error = toNodeError(node, envi, 3, refusal) as NodeApiError;
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({ message: 'Envi found nothing.', description: 'Envi answered: x', httpCode: '404' });
		expect(error.context).toMatchObject({ itemIndex: 3, data: { vendorCode: 'NotFound' } });
	});

	test.each(['400', '401', '402', '403', '404', '405', '429', '500', '502', '503', '504'])('status %s: our words stay, in front and below', (httpCode) => {
		const error = toNodeError(node, envi, 0, new RefusedError({ message: 'Ours.', description: 'Theirs.', httpCode, vendorCode: '' }));
		expect(error).toMatchObject({ message: 'Ours.', description: 'Theirs.', httpCode });
	});

	test.each(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'ECONNRESET', 'EAI_AGAIN', 'CERT_HAS_EXPIRED'])('%s: our words stay', (code) => {
		const error = toNodeError(node, envi, 0, Object.assign(new Error('x'), { code }));
		expect(error.message).toMatch(/^Envi could not be reached/);
	});

	test('no answer has no status', () => {
		const error = toNodeError(node, envi, 0, Object.assign(new Error('x'), { code: 'ECONNREFUSED' })) as NodeApiError;
		expect(error.message).toContain('nothing accepts connections');
		expect(error.httpCode ?? '').toBe('');
	});

	test('a setting that is wrong is the builder\'s, not the API\'s', () => {
		const error = toNodeError(node, envi, 2, new SettingsError('Fill it in.'));
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).toMatchObject({ message: 'Fill it in.' });
		expect(error.context.itemIndex).toBe(2);
	});

	test('an error of n8n\'s own for the builder stays', () => {
		const own = new NodeOperationError(node, 'Own words');
		expect(toNodeError(node, envi, 0, own)).toBe(own);
	});

	test('an error of n8n\'s own for an API is told in our words', () => {
		const wrapped = new NodeApiError(node, { message: 'getaddrinfo ENOTFOUND x', code: 'ENOTFOUND' } as JsonObject);
		expect(toNodeError(node, envi, 0, wrapped).message).toContain('Envi');
	});
});
