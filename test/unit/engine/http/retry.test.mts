import fc from 'fast-check';
import { DEFAULT_RETRY, decideRetry, networkCode, pauseAsked, type Decision, type Outcome, type RetrySettings } from '../../../../engine/http/retry';
import { networkError } from '../../support/wire.mts';

const NOW = Date.UTC(2026, 10, 22, 12);
const settings = (more: Partial<RetrySettings> = {}): RetrySettings => ({ ...DEFAULT_RETRY, ...more });
const status = (code: number, retryAfter?: string): Outcome => ({ status: code, retryAfter });

interface Case {
	method?: string;
	outcome: Outcome;
	tries?: number;
	retry?: Partial<RetrySettings>;
	isRepeatable?: boolean;
	random?: number;
}
const decide = ({ method = 'GET', outcome, tries = 1, retry = {}, isRepeatable = false, random = 1 }: Case): Decision =>
	decideRetry(method, outcome, tries, settings(retry), isRepeatable, NOW, random);
const waitOf = (decision: Decision) => (decision.retry ? decision.wait : undefined);

test('unless it is said otherwise: 3 tries, 60 s, no unsafe writes', () => {
	expect(DEFAULT_RETRY).toEqual({ maxTries: 3, maxWait: 60_000, retryUnsafe: false });
});

describe('what is tried again', () => {
	const SAFE = ['GET', 'HEAD', 'OPTIONS'];
	const WRITES = ['POST', 'PUT', 'PATCH', 'DELETE'];
	/** "always": nothing can have happened. "safe": only when a repeat does no harm (RFC 9110 §9.2.2). */
	const outcomes: Array<[string, Outcome, 'always' | 'safe' | 'never']> = [
		['429', status(429), 'always'],
		['429 with Retry-After', status(429, '1'), 'always'],
		['502', status(502), 'safe'],
		['503', status(503), 'safe'],
		['503 with Retry-After', status(503, '1'), 'safe'],
		['504', status(504), 'safe'],
		...[200, 201, 204, 301, 304, 400, 401, 403, 404, 408, 409, 422, 500, 501, 505].map((code): [string, Outcome, 'never'] => [String(code), status(code), 'never']),
		['404 with Retry-After', status(404, '1'), 'never'],
		...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'].map((code): [string, Outcome, 'always'] => [code, { networkCode: code }, 'always']),
		...['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ETIMEDOUT', 'ERR_BAD_RESPONSE', 'ESOCKETTIMEDOUT', 'UND_ERR_SOCKET'].map((code): [string, Outcome, 'safe'] => [
			code,
			{ networkCode: code },
			'safe',
		]),
		...['', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_INVALID_URL', 'ENOENT', 'ECANCELED', 'ERR_CANCELED'].map((code): [string, Outcome, 'never'] => [
			code || 'no code',
			{ networkCode: code },
			'never',
		]),
	];
	const ways: Array<[string, Partial<Case>, safe: boolean]> = [
		...SAFE.map((method): [string, Partial<Case>, boolean] => [method, { method }, true]),
		...WRITES.map((method): [string, Partial<Case>, boolean] => [method, { method }, false]),
		...WRITES.map((method): [string, Partial<Case>, boolean] => [`${method} that is repeatable`, { method, isRepeatable: true }, true]),
		...WRITES.map((method): [string, Partial<Case>, boolean] => [`${method} that may be repeated`, { method, retry: { retryUnsafe: true } }, true]),
	];

	describe.each(outcomes)('%s', (_name, outcome, when) => {
		test.each(ways)('%s', (_way, given, isSafe) => {
			const goesOn = when === 'always' || (when === 'safe' && isSafe);
			for (const [tries, maxTries] of [[1, 3], [2, 3], [1, 2], [19, 20]] as const) {
				expect(decide({ ...given, outcome, tries, retry: { ...given.retry, maxTries } }).retry).toBe(goesOn);
			}
			for (const [tries, maxTries] of [[1, 1], [3, 3], [20, 20], [4, 3]] as const) {
				expect(decide({ ...given, outcome, tries, retry: { ...given.retry, maxTries } })).toEqual({ retry: false });
			}
		});
	});
});

describe('how long', () => {
	test.each([
		[1, 1000],
		[2, 2000],
		[3, 4000],
		[4, 8000],
		[7, 60_000],
	])('after try %d: half of it to all of it', (tries, most) => {
		const wait = (random: number) => waitOf(decide({ outcome: status(503), tries, random, retry: { maxTries: 20 } }));
		expect(wait(0)).toBe(Math.min(60_000, [500, 1000, 2000, 4000, 8000, 16_000, 32_000][tries - 1] as number));
		expect(wait(1)).toBe(most);
		expect(waitOf(decide({ outcome: { networkCode: 'ECONNREFUSED' }, tries, random: 1, retry: { maxTries: 20 } }))).toBe(most);
	});

	test.each<[string, number, string, number | undefined]>([
		['seconds of a 429', 429, '7', 7000],
		['seconds of a 503', 503, '7', 7000],
		['0', 429, '0', 0],
		['a date', 429, 'Sun, 22 Nov 2026 12:00:09 GMT', 9000],
		['a date that is past', 429, 'Sun, 22 Nov 2026 11:00:00 GMT', 0],
		['more than the cap', 429, '86400', 60_000],
		['nothing that counts', 429, 'later', 1000],
		['not of a 502', 502, '7', 1000],
		['not of a 504', 504, '7', 1000],
	])('Retry-After: %s', (_name, code, retryAfter, wait) => {
		expect(waitOf(decide({ outcome: status(code, retryAfter) }))).toBe(wait);
	});

	test('what the vendor asks for is not shortened by jitter', () => {
		expect(waitOf(decide({ outcome: status(429, '7'), random: 0 }))).toBe(7000);
	});

	test.each([[0], [10], [999]])('never more than a cap of %d ms', (maxWait) => {
		for (const outcome of [status(429), status(429, '30'), status(503), { networkCode: 'ECONNRESET' }]) {
			expect(waitOf(decide({ outcome, retry: { maxWait } }))).toBe(maxWait);
		}
	});

	test('property: a wait is within its bounds, whatever comes', () => {
		const outcome = fc.oneof(
			fc.record({ status: fc.constantFrom(429, 502, 503, 504, 500, 200), retryAfter: fc.option(fc.oneof(fc.nat().map(String), fc.string()), { nil: undefined }) }),
			fc.record({ networkCode: fc.constantFrom('ECONNRESET', 'ECONNREFUSED', '') }),
		);
		const random = fc.double({ min: 0, max: 1, noNaN: true });
		fc.assert(
			fc.property(outcome, fc.integer({ min: 1, max: 20 }), fc.nat(120_000), random, fc.constantFrom('GET', 'POST'), (out, tries, maxWait, luck, method) => {
				const decision = decide({ outcome: out, tries, retry: { maxTries: 20, maxWait }, random: luck, method });
				if (!decision.retry) return;
				expect(tries).toBeLessThan(20);
				expect(decision.wait).toBeGreaterThanOrEqual(0);
				expect(decision.wait).toBeLessThanOrEqual(maxWait);
			}),
		);
	});
});

describe('who waits', () => {
	test.each<[string, Outcome, boolean]>([
		['everybody at 429', status(429), true],
		['everybody at 429 with Retry-After', status(429, '1'), true],
		['everybody at 503 with Retry-After', status(503, '1'), true],
		['only this request at 503', status(503), false],
		['only this request at 503 with what does not count', status(503, 'soon'), false],
		['only this request at 502', status(502, '1'), false],
		['only this request without network', { networkCode: 'ECONNREFUSED' }, false],
	])('%s', (_name, outcome, pause) => {
		expect(decide({ outcome })).toMatchObject({ retry: true, pause });
	});

	test.each<[number, string | undefined, number | undefined]>([
		[429, '5', 5000],
		[503, '5', 5000],
		[429, '86400', 60_000],
		[429, '0', 0],
		[429, undefined, undefined],
		[429, 'x', undefined],
		[200, '5', undefined],
		[404, '5', undefined],
		[500, '5', undefined],
	])('pauseAsked of %d with Retry-After %j is %p', (code, retryAfter, wait) => {
		expect(pauseAsked(code, retryAfter, 60_000, NOW)).toBe(wait);
	});
});

describe('networkCode', () => {
	test.each([0, 1, 2, 3, 4])('%d causes deep', (depth) => {
		expect(networkCode(networkError('ECONNRESET', depth))).toBe('ECONNRESET');
	});

	test('an n8n that drops the cause of an error keeps its code in httpCode', () => {
		expect(networkCode(Object.assign(new Error('The connection to the server was closed'), { httpCode: 'ECONNRESET' }))).toBe('ECONNRESET');
	});

	test('nor does it tell the code of an answer that broke off: the status of a success does', () => {
		expect(networkCode(Object.assign(new Error('stream has been aborted'), { httpCode: '200' }))).toBe('ERR_BAD_RESPONSE');
	});

	test.each(['502', '1200', '2000', 'econnreset', 'E CONNRESET', 'not ECONNRESET', 200, ['ECONNRESET']])('%p in its place is none', (httpCode) => {
		expect(networkCode(Object.assign(new Error('Bad Gateway'), { httpCode }))).toBe('');
	});

	test('a cause that is there counts, and not what stands above it', () => {
		expect(networkCode(Object.assign(new Error('closed', { cause: networkError('EPIPE') }), { httpCode: 'ECONNRESET' }))).toBe('EPIPE');
	});

	test('a circle of causes ends', () => {
		const error = new Error('a') as Error & { cause?: unknown };
		error.cause = error;
		expect(networkCode(error)).toBe('');
	});

	test.each([
		['no code', new Error('x')],
		['an empty code', Object.assign(new Error('x'), { code: '' })],
		['a number', Object.assign(new Error('x'), { code: 5 })],
		['a text', 'ECONNRESET'],
		['null', null],
		['nothing', undefined],
		['no error', { code: 'ECONNRESET' }],
	])('%s is none', (_name, error) => {
		expect(networkCode(error)).toBe('');
	});

	test('an empty code does not hide the code below it', () => {
		expect(networkCode(Object.assign(new Error('x', { cause: networkError('EPIPE') }), { code: '' }))).toBe('EPIPE');
	});

	test('a number does not hide the code below it', () => {
		expect(networkCode(Object.assign(new Error('x', { cause: networkError('EPIPE') }), { code: 500 }))).toBe('EPIPE');
	});
});
