import { batchingOf, proxyOf, redirectsOf, retryOf, type RawOptions } from '../../../../engine/node/options';
import { SettingsError } from '../../../../engine/settings';

describe('proxy', () => {
	test.each([
		['http, with a port', 'http://proxy.example.com:3128', { protocol: 'http', host: 'proxy.example.com', port: 3128 }],
		['http without a port', 'http://proxy.example.com', { protocol: 'http', host: 'proxy.example.com', port: 80 }],
		['https without a port', 'https://proxy.example.com/', { protocol: 'https', host: 'proxy.example.com', port: 443 }],
		['white space around it', '  http://10.0.0.1:8080 ', { protocol: 'http', host: '10.0.0.1', port: 8080 }],
		['a user', 'http://user:pass@proxy.example.com:3128', { protocol: 'http', host: 'proxy.example.com', port: 3128, auth: { username: 'user', password: 'pass' } }],
		[
			'a user with percent-encoding (RFC 3986 §2.1)',
			'http://us%40er:p%3Aa%2Fs%25s@proxy.example.com',
			{ protocol: 'http', host: 'proxy.example.com', port: 80, auth: { username: 'us@er', password: 'p:a/s%s' } },
		],
		['a user without password', 'http://user@proxy.example.com', { protocol: 'http', host: 'proxy.example.com', port: 80, auth: { username: 'user', password: '' } }],
	])('%s', (_name, proxy, expected) => {
		expect(proxyOf({ proxy })).toEqual(expected);
	});

	test.each([[undefined], [''], ['   ']])('%j is none', (proxy) => {
		expect(proxyOf({ proxy })).toBeUndefined();
	});

	test.each([
		['no URL', 'proxy:port', 'must begin with http'],
		['nothing but a host', 'proxy.example.com', 'is not a URL'],
		['a host that is none', 'http://', 'is not a URL'],
		['a port that is none', 'http://proxy.example.com:99999', 'is not a URL'],
		['another kind', 'socks5://proxy.example.com:1080', 'must begin with http'],
		['ftp', 'ftp://proxy.example.com', 'must begin with http'],
	])('%s is refused with a sentence', (_name, proxy, words) => {
		expect(() => proxyOf({ proxy })).toThrow(SettingsError);
		expect(() => proxyOf({ proxy })).toThrow(words);
	});

	const messageOf = (proxy: string): string => {
		try {
			proxyOf({ proxy });
		} catch (error) {
			return (error as Error).message;
		}
		return '';
	};

	test.each([
		['http://user:hunter2@proxy.example.com:99999'],
		['http://user:hunter2@'],
		['socks5://user:hunter2@proxy.example.com'],
		['user:hunter2@proxy.example.com:3128'],
		['http://hunter2@:80'],
	])('a password is not shown in the sentence: %s', (proxy) => {
		expect(messageOf(proxy)).not.toBe('');
		expect(messageOf(proxy)).not.toContain('hunter2');
	});

	test.each([
		['with a slash', 'http://user:p/hunter2@proxy.example.com:3128'],
		['with an @', 'http://user:p@hunter2@proxy.example.com:99999'],
		['without http://', '//user:p/hunter2@proxy.example.com'],
	])('nor one %s', (_name, proxy) => {
		expect(messageOf(proxy)).not.toBe('');
		expect(messageOf(proxy)).not.toContain('hunter2');
	});

	/** The URL parser keeps a lone percent sign; decodeURIComponent throws at it. */
	test('a password with a lone percent sign is taken as it is, or refused with a sentence', () => {
		let outcome: unknown;
		try {
			outcome = proxyOf({ proxy: 'http://user:50%@proxy.example.com' })?.auth?.password;
		} catch (error) {
			outcome = (error as Error).name;
		}
		expect(['50%', 'SettingsError']).toContain(outcome);
	});
});

describe('redirects', () => {
	test.each<[string, RawOptions, number]>([
		['unless said otherwise, 21', {}, 21],
		['on', { redirect: { redirect: { followRedirects: true } } }, 21],
		['a number', { redirect: { redirect: { followRedirects: true, maxRedirects: 3 } } }, 3],
		['none', { redirect: { redirect: { maxRedirects: 0 } } }, 0],
		['off', { redirect: { redirect: { followRedirects: false, maxRedirects: 3 } } }, 0],
		['an empty group', { redirect: { redirect: {} } }, 21],
		['no group', { redirect: {} }, 21],
	])('%s', (_name, options, most) => {
		expect(redirectsOf(options)).toBe(most);
	});

	test.each([[-1], [1.5], [NaN]])('%p is refused', (maxRedirects) => {
		expect(() => redirectsOf({ redirect: { redirect: { maxRedirects } } })).toThrow('Max Redirects must be a whole number of at least 0.');
	});
});

describe('retry', () => {
	test.each<[string, RawOptions, object]>([
		['unless said otherwise', {}, { maxTries: 3, maxWait: 60_000, retryUnsafe: false }],
		['an empty group', { retry: { retry: {} } }, { maxTries: 3, maxWait: 60_000, retryUnsafe: false }],
		['off: one try', { retry: { retry: { maxTries: 1 } } }, { maxTries: 1, maxWait: 60_000, retryUnsafe: false }],
		['seconds become milliseconds', { retry: { retry: { maxWait: 5 } } }, { maxTries: 3, maxWait: 5000, retryUnsafe: false }],
		['no waiting', { retry: { retry: { maxWait: 0 } } }, { maxTries: 3, maxWait: 0, retryUnsafe: false }],
		['writes too', { retry: { retry: { retryUnsafe: true } } }, { maxTries: 3, maxWait: 60_000, retryUnsafe: true }],
	])('%s', (_name, options, settings) => {
		expect(retryOf(options)).toEqual(settings);
	});

	test('only a true switch is on: a repeated write may act twice', () => {
		expect(retryOf({ retry: { retry: { retryUnsafe: 'no' as unknown as boolean } } }).retryUnsafe).toBe(false);
	});

	test.each([[0], [-1], [2.5]])('%p tries are refused', (maxTries) => {
		expect(() => retryOf({ retry: { retry: { maxTries } } })).toThrow('Max Tries must be a whole number of at least 1.');
	});

	test('a wait below zero is refused', () => {
		expect(() => retryOf({ retry: { retry: { maxWait: -1 } } })).toThrow('Max Wait must be a whole number of at least 0.');
	});
});

describe('batching', () => {
	test.each<[string, RawOptions, object | undefined]>([
		['off unless it is chosen', {}, undefined],
		['no group', { batching: {} }, undefined],
		['on', { batching: { batch: { batchSize: 10, batchInterval: 500 } } }, { size: 10, interval: 500 }],
		['-1 switches it off', { batching: { batch: { batchSize: -1, batchInterval: 500 } } }, undefined],
		['without a size', { batching: { batch: { batchInterval: 500 } } }, undefined],
		['a size of 0', { batching: { batch: { batchSize: 0, batchInterval: 500 } } }, undefined],
		['one at a time', { batching: { batch: { batchSize: 1, batchInterval: 1 } } }, { size: 1, interval: 1 }],
		['with a size alone', { batching: { batch: { batchSize: 10 } } }, undefined],
		['without an interval there is nothing to wait for', { batching: { batch: { batchSize: 10, batchInterval: 0 } } }, undefined],
	])('%s', (_name, options, batching) => {
		expect(batchingOf(options)).toEqual(batching);
	});
});
