import fc from 'fast-check';
import { buildUrl, followLink, withQuery, type QueryPair } from '../../../../engine/http/url';
import { SettingsError } from '../../../../engine/settings';
import { decodeForm } from '../../support/decode.mts';

const BASE = 'https://api.example.com';

/** Scheme, host and port as they stand in the text, without a URL parser: what follows the origin must be a path. */
const isOn = (origin: string, url: string) => url === origin || url.startsWith(`${origin}/`);
const queryOf = (url: string) => decodeForm(url.includes('?') ? url.slice(url.indexOf('?') + 1) : '');

describe('a path under the base URL', () => {
	test.each([
		['with a slash', BASE, '/v1/records', `${BASE}/v1/records`],
		['without', BASE, 'v1/records', `${BASE}/v1/records`],
		['base with a slash', `${BASE}/`, '/v1/records', `${BASE}/v1/records`],
		['base with many', `${BASE}//`, 'v1/records', `${BASE}/v1/records`],
		['base with a path', `${BASE}/tenant/7`, '/v1/records', `${BASE}/tenant/7/v1/records`],
		['base with a path and a slash', `${BASE}/tenant/7/`, 'v1/records', `${BASE}/tenant/7/v1/records`],
		['base with a port', 'http://127.0.0.1:8080', '/v1', 'http://127.0.0.1:8080/v1'],
		['its own query', BASE, '/v1/records?page=2', `${BASE}/v1/records?page=2`],
		['an absolute URL on the same origin', BASE, `${BASE}/v2/x?y=1`, `${BASE}/v2/x?y=1`],
		['in other case', BASE, 'HTTPS://API.EXAMPLE.COM/v2', `${BASE}/v2`],
		['with the default port', BASE, 'https://api.example.com:443/v2', `${BASE}/v2`],
		['an OData key', BASE, '/odata/Inventory(3f2504e0-4f89-11d3-9a0c-0305e82c3301)', `${BASE}/odata/Inventory(3f2504e0-4f89-11d3-9a0c-0305e82c3301)`],
		['an OData function', BASE, "/odata/Inventory/GetAllFromDate(from=2021-06-03,syncFlag='A')", `${BASE}/odata/Inventory/GetAllFromDate(from=2021-06-03,syncFlag='A')`],
		['letters beyond ASCII', BASE, '/v1/Zürich', `${BASE}/v1/Z%C3%BCrich`],
		['what is encoded already', BASE, '/v1/a%2Fb', `${BASE}/v1/a%2Fb`],
		['white space around it', BASE, '  /v1/records\n', `${BASE}/v1/records`],
		['a colon in a later segment', BASE, '/v1/a:b', `${BASE}/v1/a:b`],
		['a time in the query', BASE, '/v1?from=2026-01-01T00:00:00Z', `${BASE}/v1?from=2026-01-01T00:00:00Z`],
		['a URL in the query', BASE, '/v1/hooks?url=https://example.org/x', `${BASE}/v1/hooks?url=https://example.org/x`],
		['an IPv6 host', 'http://[::1]:8080', '/v1', 'http://[::1]:8080/v1'],
	])('%s', (_name, base, path, url) => {
		expect(buildUrl(base, path)).toBe(url);
	});

	test.each([[''], ['/'], [' ']])('the empty path %j is the base URL itself', (path) => {
		expect(buildUrl(BASE, path)).toBe(`${BASE}/`);
	});
});

describe('never leaves the origin', () => {
	// What browsers and servers read as another host when it stands behind "https://api.example.com".
	test.each([
		['//evil.example.org/x'],
		['///evil.example.org/x'],
		['\\\\evil.example.org/x'],
		['/\\evil.example.org/x'],
		['\\/evil.example.org/x'],
		['@evil.example.org/x'],
		['.evil.example.org/x'],
		['.com/x'],
		[':8443/x'],
		[':pw@evil.example.org/x'],
		['/..//evil.example.org/x'],
		['/v1/..//evil.example.org'],
		['/%2F%2Fevil.example.org'],
		['?x@evil.example.org'],
		['#@evil.example.org'],
		[';@evil.example.org'],
	])('%s is a path on it', (path) => {
		const url = buildUrl(BASE, path);
		expect(isOn(BASE, url)).toBe(true);
		expect(new URL(url).host).toBe('api.example.com');
	});

	test.each([
		['https://evil.example.org/x', 'https://evil.example.org'],
		['https:evil.example.org/x', 'https://evil.example.org'],
		['https:/evil.example.org/x', 'https://evil.example.org'],
		['https:\\\\evil.example.org/x', 'https://evil.example.org'],
		['HTTPS://EVIL.EXAMPLE.ORG', 'https://evil.example.org'],
		['  https://evil.example.org', 'https://evil.example.org'],
		['http://api.example.com/x', 'http://api.example.com'],
		['https://api.example.com:8443/x', 'https://api.example.com:8443'],
		['https://api.example.com.evil.org/x', 'https://api.example.com.evil.org'],
	])('%s is refused, and the error names both origins', (path, origin) => {
		expect(() => buildUrl(BASE, path)).toThrow(SettingsError);
		expect(() => buildUrl(BASE, path)).toThrow(origin);
		expect(() => buildUrl(BASE, path)).toThrow(BASE);
	});

	test.each([['https://ann@api.example.com/'], ['https://ann:pw@api.example.com/'], ['https://:pw@api.example.com/'], ['https://api.example.com@evil.example.org/']])(
		'%s is refused: a user name in a URL replaces the credential',
		(path) => {
			expect(() => buildUrl(BASE, path)).toThrow(SettingsError);
			expect(() => buildUrl(BASE, path)).toThrow('must not hold a user name or a password');
		},
	);

	test('what is no path is said, with an example of one', () => {
		expect(() => buildUrl(BASE, 'http://[')).toThrow('"http://[" is not a path. It should look like /v1/records.');
		expect(() => buildUrl(BASE, `http://[${'x'.repeat(5000)}`)).toThrow(/^"http:\/\/\[x{92}…" is not a path/);
		expect(() => buildUrl(BASE, `http://[${'x'.repeat(92)}`)).toThrow(/^"http:\/\/\[x{92}" is not a path/);
	});

	test.each([
		['a tab', '/v1/a\tb'],
		['a tab that joins two slashes', '/\t/evil.example.org'],
		['a line break', '/v1\r\nHost: evil.example.org'],
		['a NUL', '/v1/\0'],
		['DEL', '/v1/\x7f'],
	])('%s is refused rather than dropped', (_name, path) => {
		expect(() => buildUrl(BASE, path)).toThrow('control character');
	});

	test.each([['javascript:alert(1)'], ['file:///etc/passwd'], ['data:text/plain,x'], ['ftp://api.example.com/']])('%s is refused', (path) => {
		expect(() => buildUrl(BASE, path)).toThrow(SettingsError);
	});

	/** The origin of a blob: URL is that of the URL inside it, but no server is asked for it. */
	test('"blob:https://api.example.com/x" is refused', () => {
		expect(() => buildUrl(BASE, 'blob:https://api.example.com/x')).toThrow(SettingsError);
	});

	const bases = fc.constantFrom(BASE, `${BASE}/`, `${BASE}/tenant/7`, 'http://127.0.0.1:8080/odata/');
	const nasty = fc
		.array(
			fc.oneof(
				fc.constantFrom('/', '\\', '//', '@', ':', '.', '..', '?', '#', '%2f', '%5c', '%00', '\t', '\n', ' ', '[', ']', 'https:', 'http://', 'evil.org', 'api.example.com', '\u2215', '\uff0f', '\u3002', '\ud800', '\u200d', '；'),
				fc.string({ unit: 'binary' }),
			),
		)
		.map((parts) => parts.join(''));
	const paths = fc.oneof(fc.string({ unit: 'binary' }), nasty, fc.webUrl(), fc.webPath());
	const pairs = fc.array(fc.tuple(fc.string({ unit: 'binary', minLength: 1 }), fc.string({ unit: 'binary' })));

	test('property: for any path and query, the URL is on the base URL\'s origin, or there is an error', () => {
		fc.assert(
			fc.property(bases, paths, pairs, (base, path, query) => {
				const origin = base.split('/').slice(0, 3).join('/');
				let url: string;
				try {
					url = buildUrl(base, path, query);
				} catch (error) {
					expect(error).toBeInstanceOf(SettingsError);
					return;
				}
				expect(isOn(origin, url)).toBe(true);
				// eslint-disable-next-line no-control-regex -- nothing that could end the request line
				expect(url).toMatch(/^[^\s\x00-\x20\x7f#]*$/);
			}),
			{ numRuns: 1000 },
		);
	});

	test('property: a path without dots and colons stays under the base URL\'s path', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[\w/\\@ -]*$/), (path) => {
				expect(buildUrl(`${BASE}/tenant/7`, path).startsWith(`${BASE}/tenant/7/`)).toBe(true);
			}),
		);
	});
});

describe('the query', () => {
	test('is appended to the one in the path', () => {
		expect(buildUrl(BASE, '/v1?a=1', [['b', '2']])).toBe(`${BASE}/v1?a=1&b=2`);
	});

	test('the same name may come twice, and order is kept', () => {
		expect(queryOf(buildUrl(BASE, '/v1', [['b', '1'], ['a', '2'], ['b', '3']]))).toEqual([['b', '1'], ['a', '2'], ['b', '3']]);
	});

	test.each([['$top'], ['$filter'], ['$orderby'], ['$search']])('%s stays readable: some servers compare before they decode', (name) => {
		expect(buildUrl(BASE, '/odata/Inventory', [[name, '1']])).toBe(`${BASE}/odata/Inventory?${name}=1`);
	});

	test('values of all kinds', () => {
		const query: QueryPair[] = [
			['$filter', "contains(name,'Müller & Söhne') and price gt 10"],
			['filter[custom_fields.x][$regex]', '^a+b#c?d=e%20$'],
			['locationIds', '1,2,3'],
			['empty', ''],
			['emoji', '📦'],
		];
		expect(queryOf(buildUrl(BASE, '/v1', query))).toEqual(query.map((pair) => [...pair]));
	});

	test('a "#" is part of what the builder composed, never the start of a fragment that is not sent', () => {
		expect(buildUrl(BASE, '/records/#5')).toBe(`${BASE}/records/%235`);
		expect(buildUrl(BASE, '/v1?a=1#part', [['b', '2']])).toBe(`${BASE}/v1?a=1%23part&b=2`);
	});

	test('property: every name and value comes back in an independent parser, also behind a query in the path', () => {
		const text = fc.string({ unit: 'grapheme' });
		const name = fc.string({ unit: 'grapheme', minLength: 1 });
		fc.assert(
			fc.property(fc.array(fc.tuple(name, text), { minLength: 1 }), (pairs) => {
				expect(queryOf(buildUrl(BASE, '/v1/x', pairs))).toEqual(pairs);
				expect(queryOf(buildUrl(BASE, '/v1/x?own=1', pairs))).toEqual([['own', '1'], ...pairs]);
			}),
		);
	});

	test('half a surrogate pair is no reason to fail', () => {
		expect(queryOf(buildUrl(BASE, '/v1', [['a', '\ud800']]))).toEqual([['a', '\ufffd']]);
	});
});

describe('a base URL that is none', () => {
	test.each([
		['no scheme', 'api.example.com', 'not a URL'],
		['nothing', '', 'not a URL'],
		['a path', '/v1', 'not a URL'],
		['another scheme', 'ftp://api.example.com', 'https://'],
		['a user name', 'https://ann@api.example.com', 'user name'],
		['a password alone', 'https://:pw@api.example.com', 'a password'],
		['a query', 'https://api.example.com?x=1', 'query'],
		['a fragment', 'https://api.example.com#x', '#'],
	])('%s', (_name, base, words) => {
		expect(() => buildUrl(base, '/v1')).toThrow(SettingsError);
		expect(() => buildUrl(base, '/v1')).toThrow(words);
	});

	test('is not quoted in full when it is long', () => {
		expect(() => buildUrl('x'.repeat(5000), '/')).toThrow(/^.{0,300}$/s);
	});
});

describe('followLink: a link of the vendor\'s (RFC 3986 §5)', () => {
	const current = `${BASE}/odata/Inventory?$top=2`;

	test.each([
		['absolute', `${BASE}/odata/Inventory?$skiptoken=x`, `${BASE}/odata/Inventory?$skiptoken=x`],
		['from the root', '/odata/Inventory?$skip=2', `${BASE}/odata/Inventory?$skip=2`],
		['relative', 'Inventory?$skip=2', `${BASE}/odata/Inventory?$skip=2`],
		['a query', '?$skip=2', `${BASE}/odata/Inventory?$skip=2`],
		['without scheme, on the same host', '//api.example.com/x', `${BASE}/x`],
	])('%s', (_name, link, url) => {
		expect(followLink(BASE, current, link)).toBe(url);
	});

	test('is opaque: what is in it stays as it is', () => {
		const link = `${BASE}/odata/x?$skiptoken=a%2Bb+c%3D=&&x`;
		expect(followLink(BASE, current, link)).toBe(link);
	});

	test.each([
		['https://evil.example.org/next'],
		['//evil.example.org/next'],
		['\\\\evil.example.org/next'],
		['http://api.example.com/next'],
		['https://api.example.com:8443/next'],
		['javascript:alert(1)'],
	])('%s is refused', (link) => {
		expect(() => followLink(BASE, current, link)).toThrow(SettingsError);
		expect(() => followLink(BASE, current, link)).toThrow(BASE);
	});

	test('what is no URL is said with what it was for', () => {
		expect(() => followLink(BASE, current, 'https://', 'redirect target')).toThrow(/redirect target is not a URL/);
	});

	/** HTTP clients sign in with a user name in the URL, in the place of the credential's own header. */
	test.each(['ann:pw', 'ann', ':pw'])('a user name in a link is refused, as in a path: %s', (user) => {
		expect(() => followLink(BASE, current, `https://${user}@api.example.com/next`)).toThrow('holds a user name or a password');
	});
});

describe('withQuery', () => {
	test.each<[string, string, QueryPair[], string]>([
		['a new one', `${BASE}/x`, [['a', '1']], `${BASE}/x?a=1`],
		['beside others', `${BASE}/x?b=2`, [['a', '1']], `${BASE}/x?b=2&a=1`],
		['in the place of the old', `${BASE}/x?a=0&b=2`, [['a', '1']], `${BASE}/x?b=2&a=1`],
		['in the place of all of them', `${BASE}/x?a=0&b=2&a=9`, [['a', '1']], `${BASE}/x?b=2&a=1`],
		['however the name is encoded', `${BASE}/x?%24skip=0`, [['$skip', '5']], `${BASE}/x?$skip=5`],
		['none', `${BASE}/x?b=%2B+`, [], `${BASE}/x?b=%2B+`],
		['others stay as they are written', `${BASE}/x?$filter=a%20eq%20'b'`, [['$skip', '5']], `${BASE}/x?$filter=a%20eq%20%27b%27&$skip=5`],
		['a space written as a plus', `${BASE}/x?a+b=0`, [['a b', '1']], `${BASE}/x?a%20b=1`],
		['a name whose encoding is broken', `${BASE}/x?%zz=0`, [['%zz', '1']], `${BASE}/x?%25zz=1`],
		['a broken encoding is no reason to fail', `${BASE}/x?%zz=1`, [['a', '1']], `${BASE}/x?%zz=1&a=1`],
	])('%s', (_name, url, pairs, changed) => {
		expect(withQuery(url, pairs)).toBe(changed);
	});

	test('property: the value is there once, and all others are as before', () => {
		const pair = fc.tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }));
		fc.assert(
			fc.property(fc.array(pair), pair, (pairs, [name, value]) => {
				const changed = withQuery(buildUrl(BASE, '/x', pairs), [[name, value]]);
				expect(queryOf(changed)).toEqual([...pairs.filter(([other]) => other !== name), [name, value]]);
			}),
		);
	});
});
