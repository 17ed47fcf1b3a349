import fc from 'fast-check';
import LinkHeader from 'http-link-header';
import { linkHeaderPager, readLinkHeader, type WebLink } from '../../../../engine/paging/linkHeader';
import { pageOf } from '../../support/vendorList.mts';

/** The same header read by http-link-header, in our terms. */
function byOther(header: string): WebLink[] {
	const links: WebLink[] = [];
	let last: { uri: string; anchor?: string } | undefined;
	for (const ref of LinkHeader.parse(header).refs) {
		if (ref.anchor !== undefined) continue;
		// It gives one reference a relation type.
		const rels = (ref.rel ?? '').toLowerCase().split(/\s+/).filter((rel) => rel !== '');
		links.push({ target: ref.uri.trim(), rels });
		last = ref;
	}
	return last ? links : [];
}

const flat = (links: WebLink[]) => links.flatMap(({ target, rels }) => (rels.length > 0 ? rels.map((rel) => [target, rel]) : [[target, '']]));
const nextOf = (link: string | string[] | undefined) => linkHeaderPager().next(pageOf([], 0, { headers: { link } }));

describe('RFC 8288', () => {
	test.each<[string, string, Array<[string, string[]]>]>([
		['§3.5, first example', '<http://example.com/TheBook/chapter2>; rel="previous"; title="previous chapter"', [['http://example.com/TheBook/chapter2', ['previous']]]],
		['§3.5, a registered and an extension type', '</>; rel="http://example.net/foo"', [['/', ['http://example.net/foo']]]],
		[
			'§3.5, titles with charset and language',
			"</TheBook/chapter2>; rel=\"previous\"; title*=UTF-8'de'letztes%20Kapitel, </TheBook/chapter4>; rel=\"next\"; title*=UTF-8'de'n%c3%a4chstes%20Kapitel",
			[['/TheBook/chapter2', ['previous']], ['/TheBook/chapter4', ['next']]],
		],
		['§3.5, several types', '<http://example.org/>; rel="start http://example.net/relation/other"', [['http://example.org/', ['start', 'http://example.net/relation/other']]]],
		['§3.5, two links', '<https://example.org/>; rel="start", <https://example.org/index>; rel="index"', [['https://example.org/', ['start']], ['https://example.org/index', ['index']]]],
		['a token', '</2>; rel=next', [['/2', ['next']]]],
		['no space', '</2>;rel=next,</1>;rel=prev', [['/2', ['next']], ['/1', ['prev']]]],
		['space wherever it may be', ' </2>\t ; rel = "next" ,\t</1> ;\trel= prev ', [['/2', ['next']], ['/1', ['prev']]]],
		['a comma and a semicolon in the target', '</a,b;c=1,2>; rel="next"', [['/a,b;c=1,2', ['next']]]],
		['a comma and a semicolon in quotes', '</2>; title="a, <b>; rel=\\"x\\"; c"; rel="next"', [['/2', ['next']]]],
		['a quoted pair', '</2>; rel="ne\\xt"', [['/2', ['next']]]],
		['names without regard to case', '</2>; REL="Next"', [['/2', ['next']]]],
		['a second rel is ignored (§3.3)', '</2>; rel="prev"; rel="next"', [['/2', ['prev']]]],
		['rel after other parameters', '</2>; media="print"; type="text/html"; rel="next"', [['/2', ['next']]]],
		['a parameter without value', '</2>; crossorigin; rel="next"', [['/2', ['next']]]],
		['rel without value', '</2>; rel', [['/2', []]]],
		['space around the target', '< /2\t>; rel="next"', [['/2', ['next']]]],
		['an empty value', '</2>; title=""; rel="next"', [['/2', ['next']]]],
		['several types, odd white space', '</2>; rel="  last   next "', [['/2', ['last', 'next']]]],
		['an empty element of the list (RFC 9110 §5.6.1)', ', </2>; rel="next",, </1>; rel="prev",', [['/2', ['next']], ['/1', ['prev']]]],
		['no parameters', '</2>', [['/2', []]]],
		['an empty target', '<>; rel="next"', [['', ['next']]]],
		['a trailing semicolon', '</2>; rel="next";', [['/2', ['next']]]],
		['an anchor: about something else (§3.2)', '</2>; rel="next"; anchor="/other", </3>; rel="next"', [['/3', ['next']]]],
		['a name that only begins like rel', '</2>; relx="next"', [['/2', []]]],
		['rev is not rel', '</2>; rev="next"', [['/2', []]]],
		['empty', '', []],
		['white space', '  ', []],
	])('%s', (_name, header, links) => {
		expect(readLinkHeader(header)).toEqual(links.map(([target, rels]) => ({ target, rels })));
	});

	/** §3: `link-value = "<" URI-Reference ">" *( OWS ";" OWS [ link-param ] )`: a parameter may be empty. */
	test.each([
		['</2>;; rel="next"'],
		['</2>; ; rel="next"'],
		['</2>; title="x";; rel="next"'],
	])('an empty parameter does not hide those behind it: %s', (header) => {
		expect(readLinkHeader(header)).toEqual([{ target: '/2', rels: ['next'] }]);
	});

	test.each([['next'], ['/2; rel="next"'], ['</2; rel="next"'], ['rel="next"; </2>'], ['"'], ['<'], ['>;<'], [';,=<">']])('garbage %j names no next page', (header) => {
		expect(readLinkHeader(header).filter(({ rels }) => rels.includes('next'))).toEqual([]);
	});

	test('garbage in one link does not hide the others', () => {
		expect(readLinkHeader('</1>; =, </2>; rel="next"').at(-1)).toEqual({ target: '/2', rels: ['next'] });
	});

	test('a long header takes no long time', () => {
		const header = `</1>; title="${'\\"'.repeat(20_000)}`;
		const begun = performance.now();
		readLinkHeader(header);
		readLinkHeader(`<${' '.repeat(20_000)}`);
		readLinkHeader(`</1>${' '.repeat(20_000)}x`);
		expect(performance.now() - begun).toBeLessThan(1000);
	});
});

describe('the next page', () => {
	test.each([
		['first of several', '<https://x/1>; rel="prev", <https://x/3>; rel="next"', 'https://x/3'],
		['beside another type', '</3>; rel="last next"', '/3'],
		['relative, as it stands', '<?page=3>; rel=next', '?page=3'],
		['of two, the first', '</3>; rel=next, </4>; rel=next', '/3'],
	])('%s', (_name, header, link) => {
		expect(nextOf(header)).toEqual({ link });
	});

	test('several headers of this name count as one (RFC 9110 §5.3)', () => {
		expect(nextOf(['</1>; rel="prev"', '</3>; rel="next"'])).toEqual({ link: '/3' });
		expect(nextOf(['</1>; rel=prev', '</3>; rel=next'])).toEqual({ link: '/3' });
	});

	test.each([[undefined], [''], ['</1>; rel="prev"'], ['</1>; title="next"'], ['</1>; rel="next-archive"']])('%j: the end', (header) => {
		expect(nextOf(header)).toBeUndefined();
	});

	test('the first request needs nothing', () => {
		expect(linkHeaderPager().firstQuery).toEqual([]);
	});
});

describe('beside http-link-header', () => {
	const inQuotes = fc.string({ unit: fc.constantFrom(...'abZ 09,;<>=\'/\\"é'.split('')), maxLength: 12 });
	const token = fc.string({ unit: fc.constantFrom(..."abcXYZ019-._~!".split('')), minLength: 1, maxLength: 8 });
	const rel = fc.array(fc.constantFrom('next', 'prev', 'Last', 'first', 'http://example.com/rel'), { minLength: 1, maxLength: 3 });
	const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
	const parameter = fc.oneof(
		fc.tuple(fc.constantFrom('title', 'type', 'media', 'x-a'), inQuotes).map(([name, value]) => `${name}=${quoted(value)}`),
		fc.tuple(fc.constantFrom('hreflang', 'x-b'), token).map(([name, value]) => `${name}=${value}`),
	);
	const target = fc.string({ unit: fc.constantFrom(...'abc/?&=,;"%20:.'.split('')), minLength: 1, maxLength: 20 });
	const link = fc.record({ target, rel, before: fc.array(parameter, { maxLength: 3 }), after: fc.array(parameter, { maxLength: 2 }), name: fc.constantFrom('rel', 'REL', 'Rel'), gap: fc.constantFrom('', ' ') });

	test('property: headers that are well formed are read alike, and as they were written', () => {
		fc.assert(
			fc.property(fc.array(link, { maxLength: 5 }), fc.constantFrom(',', ', '), (links, comma) => {
				const header = links
					.map(({ target, rel, before, after, name, gap }) => [`<${target}>`, ...before, `${name}=${quoted(rel.join(' '))}`, ...after].join(`;${gap}`))
					.join(comma);
				const read = readLinkHeader(header);
				expect(read).toEqual(links.map(({ target, rel }) => ({ target, rels: rel.map((one) => one.toLowerCase()) })));
				expect(flat(read)).toEqual(flat(byOther(header)));
			}),
			{ numRuns: 500 },
		);
	});

	test('property: whatever the header holds, it is read, and ends', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...'<>;,="\\ rel next/'.split('')), maxLength: 60 }), (header) => {
				for (const { target, rels } of readLinkHeader(header)) {
					expect(header).toContain(target);
					expect(rels.every((one) => one !== '' && one === one.toLowerCase())).toBe(true);
				}
			}),
			{ numRuns: 1000 },
		);
	});
});
