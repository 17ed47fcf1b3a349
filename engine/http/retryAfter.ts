/**
 * Reads a Retry-After header (RFC 9110 §10.2.3): seconds, or a date in one of the three forms that a recipient must
 * accept (§5.6.7).
 * @returns milliseconds from `now` (0 for a date that is past), or undefined when the header says nothing that counts
 */
export function readRetryAfter(header: string | undefined, now: number): number | undefined {
	const text = header?.trim() ?? '';
	if (/^\d+$/.test(text)) return Number(text) * 1000;
	const date = readHttpDate(text, now);
	return date === undefined ? undefined : Math.max(0, date - now);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const TIME = String.raw`(\d{2}):(\d{2}):(\d{2})`;

/** Sun, 06 Nov 1994 08:49:37 GMT */
const IMF_FIXDATE = new RegExp(`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\\d{2}) ([A-Z][a-z]{2}) (\\d{4}) ${TIME} GMT$`);
/** Sunday, 06-Nov-94 08:49:37 GMT */
const RFC_850 = new RegExp(`^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (\\d{2})-([A-Z][a-z]{2})-(\\d{2}) ${TIME} GMT$`);
/** Sun Nov  6 08:49:37 1994 */
const ASCTIME = new RegExp(`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([A-Z][a-z]{2}) ([ \\d]\\d) ${TIME} (\\d{4})$`);

/**
 * An HTTP date as epoch milliseconds, or undefined. The grammar is strict: `Date.parse` takes almost anything, and reads
 * a two-digit year in the wrong century.
 */
export function readHttpDate(text: string, now: number): number | undefined {
	const fixed = IMF_FIXDATE.exec(text);
	if (fixed) return instant(fixed[3], fixed[2], fixed[1], fixed.slice(4));
	const old = RFC_850.exec(text);
	if (old) return twoDigitYear(old, now);
	const asc = ASCTIME.exec(text);
	return asc ? instant(asc[6], asc[1], asc[2], asc.slice(3, 6)) : undefined;
}

/** RFC 9110 §5.6.7: a date that would be more than 50 years ahead is in the last century that has this year. */
function twoDigitYear([, day, month, year, ...time]: RegExpExecArray, now: number): number | undefined {
	const century = Math.floor(new Date(now).getUTCFullYear() / 100) * 100;
	const date = instant(String(century + Number(year)), month, day, time);
	const latest = new Date(now);
	latest.setUTCFullYear(latest.getUTCFullYear() + 50);
	return date !== undefined && date > latest.getTime() ? instant(String(century - 100 + Number(year)), month, day, time) : date;
}

function instant(year = '', monthName = '', day = '', time: string[]): number | undefined {
	const month = MONTHS.indexOf(monthName);
	const [hour = 0, minute = 0, second = 0] = time.map(Number);
	// Second 60 is a leap second.
	if (hour > 23 || minute > 59 || second > 60) return undefined;
	const date = new Date(Date.UTC(Number(year), month, Number(day)));
	// A day that the month does not have would roll over into another, and so does a month that there is not.
	if (date.getUTCMonth() !== month) return undefined;
	return date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000;
}
