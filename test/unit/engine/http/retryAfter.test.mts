import fc from 'fast-check';
import { readHttpDate, readRetryAfter } from '../../../../engine/http/retryAfter';

/** The instant of RFC 9110 §5.6.7's examples, and the forms it is written in there. */
const EXAMPLE = Date.UTC(1994, 10, 6, 8, 49, 37);
const FORMS: Array<[string, string]> = [
	['IMF-fixdate', 'Sun, 06 Nov 1994 08:49:37 GMT'],
	['RFC 850', 'Sunday, 06-Nov-94 08:49:37 GMT'],
	['asctime', 'Sun Nov  6 08:49:37 1994'],
];
const NOW = Date.UTC(2026, 10, 22, 12);

describe('delay-seconds (RFC 9110 §10.2.3)', () => {
	test.each([
		['120', 120_000],
		['0', 0],
		['00', 0],
		['007', 7000],
		['86400', 86_400_000],
		[' 5 ', 5000],
	])('%j', (header, milliseconds) => {
		expect(readRetryAfter(header, NOW)).toBe(milliseconds);
	});

	test('more than a number can hold is still long, and not NaN', () => {
		expect(readRetryAfter('9'.repeat(400), NOW)).toBeGreaterThan(1e12);
	});
});

describe('HTTP-date (RFC 9110 §5.6.7)', () => {
	test.each(FORMS)('%s: %s', (_name, header) => {
		expect(readHttpDate(header, EXAMPLE)).toBe(EXAMPLE);
		expect(readRetryAfter(header, EXAMPLE - 90_000)).toBe(90_000);
	});

	test.each(FORMS)('%s: a date that is past is no wait', (_name, header) => {
		expect(readRetryAfter(header, EXAMPLE)).toBe(0);
		expect(readRetryAfter(header, NOW)).toBe(0);
	});

	test('asctime with a day of two digits', () => {
		expect(readHttpDate('Wed Nov 16 08:49:37 1994', EXAMPLE)).toBe(Date.UTC(1994, 10, 16, 8, 49, 37));
	});

	test('29 February of a leap year, and the last second of a day', () => {
		expect(readHttpDate('Tue, 29 Feb 2028 23:59:59 GMT', NOW)).toBe(Date.UTC(2028, 1, 29, 23, 59, 59));
	});

	test('a leap second (§5.6.7: second is 00 to 60)', () => {
		expect(readHttpDate('Sat, 31 Dec 2016 23:59:60 GMT', NOW)).toBe(Date.UTC(2017, 0, 1));
	});
});

/** "MUST interpret a timestamp that appears to be more than 50 years in the future as … the most recent year in the past that had the same last two digits". */
describe('a year of two digits, read on 22 Nov 2026', () => {
	test.each([
		['Monday, 23-Nov-26 08:00:00 GMT', Date.UTC(2026, 10, 23, 8)],
		['Sunday, 06-Nov-94 08:49:37 GMT', EXAMPLE],
		['Thursday, 01-Jan-70 00:00:00 GMT', Date.UTC(2070, 0, 1)],
		['Sunday, 01-Nov-76 00:00:00 GMT', Date.UTC(2076, 10, 1)],
		['Saturday, 01-Jan-77 00:00:00 GMT', Date.UTC(1977, 0, 1)],
		['Saturday, 01-Jan-00 00:00:00 GMT', Date.UTC(2000, 0, 1)],
		['Friday, 31-Dec-99 23:59:59 GMT', Date.UTC(1999, 11, 31, 23, 59, 59)],
	])('%s', (header, instant) => {
		expect(readHttpDate(header, NOW)).toBe(instant);
	});

	test('more than 50 years ahead counts to the second, not by the year', () => {
		expect(readHttpDate('Thursday, 31-Dec-76 00:00:00 GMT', NOW)).toBe(Date.UTC(1976, 11, 31));
		expect(readHttpDate('Sunday, 22-Nov-76 12:00:00 GMT', Date.UTC(2026, 10, 22, 12))).toBe(Date.UTC(2076, 10, 22, 12));
		expect(readHttpDate('Monday, 22-Nov-76 12:00:01 GMT', Date.UTC(2026, 10, 22, 12))).toBe(Date.UTC(1976, 10, 22, 12, 0, 1));
	});
});

describe('says nothing that counts', () => {
	test.each([
		['nothing', undefined],
		['empty', ''],
		['white space', '  '],
		['negative', '-1'],
		['with a sign', '+5'],
		['a fraction', '1.5'],
		['an exponent', '1e3'],
		['hexadecimal', '0x10'],
		['a unit', '120s'],
		['two values', '120, 60'],
		['words', 'soon'],
		['Infinity', 'Infinity'],
		['other digits', '１２０'],
		['31 Feb', 'Sat, 31 Feb 2026 08:00:00 GMT'],
		['29 Feb of a common year', 'Mon, 29 Feb 2027 08:00:00 GMT'],
		['31 Nov', 'Mon, 31 Nov 2026 08:00:00 GMT'],
		['day 0', 'Sun, 00 Nov 2026 08:00:00 GMT'],
		['day 32', 'Sun, 32 Jan 2026 08:00:00 GMT'],
		['hour 24', 'Sun, 06 Nov 1994 24:00:00 GMT'],
		['minute 60', 'Sun, 06 Nov 1994 08:60:00 GMT'],
		['second 61', 'Sun, 06 Nov 1994 08:49:61 GMT'],
		['31 Feb in the RFC 850 form', 'Sunday, 31-Feb-94 08:49:37 GMT'],
		['31 Feb in the asctime form', 'Sun Feb 31 08:49:37 1994'],
		['no day of that name', 'Xyz, 06 Nov 1994 08:49:37 GMT'],
		['a long day name where a short one stands', 'Sunday, 06 Nov 1994 08:49:37 GMT'],
		['a short day name where a long one stands', 'Sun, 06-Nov-94 08:49:37 GMT'],
		['Wedday', 'Wedday, 06-Nov-94 08:49:37 GMT'],
		['no month of that name', 'Sun, 06 Nob 1994 08:49:37 GMT'],
		['a long month name', 'Sun, 06 November 1994 08:49:37 GMT'],
		['lower case (HTTP dates are case-sensitive)', 'sun, 06 nov 1994 08:49:37 gmt'],
		['another zone', 'Sun, 06 Nov 1994 08:49:37 CET'],
		['an offset', 'Sun, 06 Nov 1994 08:49:37 +0000'],
		['GMT+1', 'Sun, 06 Nov 1994 08:49:37 GMT+1'],
		['UTC', 'Sun, 06 Nov 1994 08:49:37 UTC'],
		['no zone', 'Sun, 06 Nov 1994 08:49:37'],
		['a day of one digit', 'Sun, 6 Nov 1994 08:49:37 GMT'],
		['no day name', '06 Nov 1994 08:49:37 GMT'],
		['asctime with GMT', 'Sun Nov  6 08:49:37 1994 GMT'],
		['asctime with one space', 'Sun Nov 6 08:49:37 1994'],
		['an ISO date', '1994-11-06T08:49:37Z'],
		['what Date.parse takes', 'Nov 6, 1994'],
		['text around it', 'x Sun, 06 Nov 1994 08:49:37 GMT'],
		['text after it', 'Sun, 06 Nov 1994 08:49:37 GMT x'],
	])('%s', (_name, header) => {
		expect(readRetryAfter(header, NOW)).toBeUndefined();
	});

	test.each([
		['31 Feb', 'Sat, 31 Feb 2026 08:00:60 GMT'],
		['hour 99', 'Sun, 06 Nov 1994 99:00:60 GMT'],
		['day 0', 'Sun, 00 Nov 2026 08:00:60 GMT'],
	])('%s, though it has a second 60', (_name, header) => {
		expect(readRetryAfter(header, NOW)).toBeUndefined();
	});
});

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const two = (number: number, fill = '0') => String(number).padStart(2, fill);

test('property: a date in each of the three forms comes back', () => {
	const date = fc.date({ min: new Date(Date.UTC(1980, 0, 1)), max: new Date(Date.UTC(2075, 11, 31)), noInvalidDate: true });
	fc.assert(
		fc.property(date, (exact) => {
			const instant = Math.floor(exact.getTime() / 1000) * 1000;
			const fixed = new Date(instant).toUTCString();
			const [, day = '', month = '', year = '', time = ''] = /^..., (..) (...) (....) (.*) GMT$/.exec(fixed) ?? [];
			const name = DAYS[new Date(instant).getUTCDay()] as string;
			expect(readHttpDate(fixed, NOW)).toBe(instant);
			expect(readHttpDate(`${name}, ${day}-${month}-${year.slice(2)} ${time} GMT`, NOW)).toBe(instant);
			expect(readHttpDate(`${name.slice(0, 3)} ${month} ${two(Number(day), ' ')} ${time} ${year}`, NOW)).toBe(instant);
		}),
		{ numRuns: 500 },
	);
});

test('property: whatever the header holds, the wait is none or a number that is not negative', () => {
	fc.assert(
		fc.property(fc.string({ unit: fc.constantFrom(...'0123456789 ,-:.+SunMoGTNvFeb'.split('')), maxLength: 32 }), (header) => {
			const wait = readRetryAfter(header, NOW);
			expect(wait === undefined || wait >= 0).toBe(true);
		}),
	);
});
