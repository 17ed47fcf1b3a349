import fc from 'fast-check';
import { fileNameOf } from '../../../../engine/http/fileName';

const URL = 'https://api.example.com/v1/files/from-url.bin?x=1';
const named = (disposition?: string | string[], url = URL) => fileNameOf({ headers: { 'content-disposition': disposition }, url });

describe('Content-Disposition (RFC 6266)', () => {
	test.each([
		['§5, a token', 'Attachment; filename=example.html', 'example.html'],
		['§5, quoted', 'INLINE; FILENAME= "an example.html"', 'an example.html'],
		['§5, extended', "attachment; filename*= UTF-8''%e2%82%ac%20rates", '€ rates'],
		['§5, both: the extended one wins', "attachment; filename=\"EURO rates\"; filename*=utf-8''%e2%82%ac%20rates", '€ rates'],
		['both the other way round', "attachment; filename*=UTF-8''foo-%c3%a4.html; filename=\"foo-ae.html\"", 'foo-ä.html'],
		['quoted pairs', 'attachment; filename="\\"quoting\\" tested.html"', '"quoting" tested.html'],
		['a quoted pair of a letter', 'attachment; filename="f\\oo.html"', 'foo.html'],
		['a semicolon in quotes', 'attachment; filename="Here\'s a semicolon;.html"', "Here's a semicolon;.html"],
		['another parameter first', 'attachment; foo="bar"; filename="foo.html"', 'foo.html'],
		['another with quoted pairs first', 'attachment; foo="\\"\\\\";filename="foo.html"', 'foo.html'],
		['white space around =', 'attachment; filename ="foo.html"', 'foo.html'],
		['a token with a semicolon after it', 'attachment; filename=foo.html ;', 'foo.html'],
		['single quotes are no quotes', "attachment; filename='foo.html'", "'foo.html'"],
		['no percent-decoding in the plain one', 'attachment; filename="foo-%41.html"', 'foo-%41.html'],
		['a dot first', 'attachment; filename=".profile"', '.profile'],
		['white space at the ends (§4.3)', 'attachment; filename="  a b.txt "', 'a b.txt'],
		['UTF-8 in quotes, as it is often sent', 'attachment; filename="naïve – 日本.txt"', 'naïve – 日本.txt'],
		['inline counts as well', 'inline; filename="a.txt"', 'a.txt'],
		['form-data as well', 'form-data; name="x"; filename="a.txt"', 'a.txt'],
	])('%s', (_name, header, name) => {
		expect(named(header)).toBe(name);
	});

	test('the first of several headers', () => {
		expect(named(['attachment; filename=a.txt', 'attachment; filename=b.txt'])).toBe('a.txt');
	});

	/** In quotes stands text, whatever it looks like. */
	test('a parameter inside of another one\'s quotes is none', () => {
		expect(named('attachment; name="x; filename=evil.exe"; filename=good.txt')).toBe('good.txt');
	});
});

describe('extended values (RFC 8187)', () => {
	test.each([
		['§3.2.2, with a language', "attachment; filename*=UTF-8'en'%C2%A3%20rates", '£ rates'],
		['§3.2.2, several scripts', "attachment; filename*=UTF-8''%c2%a3%20and%20%e2%82%ac%20rates", '£ and € rates'],
		['decoded only once', "attachment; filename*=UTF-8''A-%2541.html", 'A-%41.html'],
		['white space before *=', "attachment; filename* =UTF-8''foo.html", 'foo.html'],
		['a semicolon after it', "attachment; filename*=UTF-8''foo.html; x=y", 'foo.html'],
	])('%s', (_name, header, name) => {
		expect(named(header)).toBe(name);
	});

	test.each([
		['another charset than UTF-8, which alone must be known', "attachment; filename*=iso-8859-1''foo-%E4.html; filename=plain.html"],
		['a charset that only ends so', "attachment; filename*=x-UTF-8''foo.html; filename=plain.html"],
		['a charset that only begins so', "attachment; filename*=UTF-8x''foo.html; filename=plain.html"],
		['something before the charset', "attachment; filename*=\"?UTF-8''foo.html\"; filename=plain.html"],
		['no charset', "attachment; filename*=''foo.html; filename=plain.html"],
		['no quotes', 'attachment; filename*=UTF-8foo.html; filename=plain.html'],
		['nothing in it', "attachment; filename*=UTF-8''; filename=plain.html"],
		['continuations (RFC 2231), which RFC 6266 leaves out', 'attachment; filename*0="foo."; filename*1="html"; filename=plain.html'],
	])('%s: the plain one counts', (_name, header) => {
		expect(named(header)).toBe('plain.html');
	});
});

describe('without a name in the header, the last part of the path', () => {
	test.each([
		['no header', undefined, URL, 'from-url.bin'],
		['only a type', 'attachment', URL, 'from-url.bin'],
		['an empty name', 'attachment; filename=""', URL, 'from-url.bin'],
		['only dots', 'attachment; filename=".."', URL, 'from-url.bin'],
		['garbage', ';;==""', URL, 'from-url.bin'],
		['percent-encoded', undefined, 'https://x.example/%C3%9Cbersicht%20A.pdf', 'Übersicht A.pdf'],
		['broken percent-encoding', undefined, 'https://x.example/100%.pdf', '100%.pdf'],
		['a slash that is encoded', undefined, 'https://x.example/a%2F..%2Fb.txt', 'b.txt'],
		['a path that ends in a slash', undefined, 'https://x.example/files/', undefined],
		['no path', undefined, 'https://x.example', undefined],
		['not the query', undefined, 'https://x.example/?name=a.txt', undefined],
	])('%s', (_name, header, url, name) => {
		expect(named(header, url)).toBe(name);
	});
});

describe('what comes from outside chooses no folder, and hides nothing (RFC 6266 §4.3)', () => {
	test.each([
		['attachment; filename="../../etc/passwd"', 'passwd'],
		['attachment; filename="/etc/passwd"', 'passwd'],
		['attachment; filename=/etc/passwd', 'passwd'],
		['attachment; filename="C:\\\\Windows\\\\evil.exe"', 'evil.exe'],
		['attachment; filename="..\\\\..\\\\evil.exe"', 'evil.exe'],
		["attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd", 'passwd'],
		["attachment; filename*=UTF-8''%5c%5cserver%5cshare%5cfoo.html", 'foo.html'],
		["attachment; filename*=UTF-8''a%00b%0D%0Ac%1B.txt", 'abc.txt'],
		["attachment; filename*=UTF-8''a%7Fb.txt", 'ab.txt'],
		["attachment; filename*=UTF-8''%2E%2E; filename=plain.txt", 'plain.txt'],
		["attachment; filename*=UTF-8''.%00.; filename=plain.txt", 'plain.txt'],
	])('%s', (header, name) => {
		expect(named(header)).toBe(name);
	});

	/** Unicode calls U+0080 to U+009F control characters as well (category Cc). */
	test('nor the control characters beyond ASCII', () => {
		expect(named("attachment; filename*=UTF-8''a%C2%80%C2%85%C2%9Fb.txt")).toBe('ab.txt');
		expect(named("attachment; filename*=UTF-8''a%C2%A0b.txt")).toBe('a\u00a0b.txt');
	});

	test('property: never a path, never a control character, never empty', () => {
		const unit = fc.constantFrom(...'./\\ab%;="\'*\r\n\0 '.split(''));
		fc.assert(
			fc.property(fc.string({ unit, maxLength: 40 }), fc.constantFrom('filename=', 'filename="', "filename*=UTF-8''"), (text, start) => {
				const name = named(`attachment; ${start}${text}`, 'https://x.example/');
				if (name === undefined) return;
				// eslint-disable-next-line no-control-regex
				expect(name).not.toMatch(/[/\\\x00-\x1f\x7f]/);
				expect(['', '.', '..']).not.toContain(name);
			}),
			{ numRuns: 500 },
		);
	});

	test('property: a name goes out as RFC 8187 says, and comes back', () => {
		const plain = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[/\\\p{Cc}]/u.test(text) && text.trim() === text && !/^\.{0,2}$/.test(text));
		fc.assert(
			fc.property(plain, (text) => {
				const encoded = encodeURIComponent(text).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
				expect(named(`attachment; filename="x"; filename*=UTF-8''${encoded}`)).toBe(text);
				expect(named(`attachment; filename="${text.replace(/["\\]/g, '\\$&')}"`)).toBe(text);
			}),
		);
	});
});
