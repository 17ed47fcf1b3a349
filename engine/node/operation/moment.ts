import { SettingsError } from '../../settings';

/**
 * A moment as vendors want it (RFC 3339 §5.6). n8n's date picker gives a local time without an offset, which means the
 * time zone of the workflow; expressions give anything.
 * @param timeZone IANA name, e.g. "America/Toronto"
 * @throws SettingsError when it is no moment
 */
export function momentText(value: unknown, what: string, timeZone: string): string {
	const iso = isoText(value);
	if (iso === undefined) throw notDate(what);
	const [, local, offset] = /^(\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?)\s*(Z|[+-]\d{2}:?\d{2})?$/i.exec(iso) ?? [];
	if (local === undefined) throw notDate(what);
	const full = withTime(local.replace(/[t ]/, 'T'));
	if (!isInCalendar(full)) throw notDate(what);
	return full + (offset?.toUpperCase().replace(/(\d)(\d\d)$/, '$1:$2') ?? offsetAt(full, timeZone));
}

/** A day as `YYYY-MM-DD`: the one that is meant where it was written, whatever the time zone. */
export function dayText(value: unknown, what: string): string {
	const [, day] = /^(\d{4}-\d{2}-\d{2})(?:[Tt ].*)?$/.exec(isoText(value) ?? '') ?? [];
	if (day === undefined || !isInCalendar(withTime(day))) throw notDate(what);
	return day;
}

/** Whether there is such a time. `Date` takes 30 February for 2 March. */
function isInCalendar(local: string): boolean {
	const time = Date.parse(`${local}Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(local.slice(0, 19));
}

/** Text, a Date, or what n8n's expressions make of a moment (Luxon's DateTime). */
function isoText(value: unknown): string | undefined {
	if (typeof value === 'string') return value.trim();
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
	if (value !== null && typeof value === 'object' && 'toISO' in value && typeof value.toISO === 'function') {
		const text: unknown = value.toISO();
		return typeof text === 'string' ? text : undefined;
	}
	return undefined;
}

function withTime(local: string): string {
	if (local.length === 10) return `${local}T00:00:00`;
	return local.length === 16 ? `${local}:00` : local;
}

/** The offset that a time zone has at a local time, e.g. "-05:00". */
function offsetAt(local: string, timeZone: string): string {
	const asUtc = Date.parse(`${local}Z`);
	// Twice, because the first guess can lie on the other side of a change of the clocks.
	const guess = offsetMinutes(asUtc, timeZone);
	const minutes = offsetMinutes(asUtc - guess * 60_000, timeZone);
	const size = Math.abs(minutes);
	const pad = (part: number): string => String(part).padStart(2, '0');
	return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

function offsetMinutes(instant: number, timeZone: string): number {
	const name = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
		.formatToParts(instant)
		.find(({ type }) => type === 'timeZoneName')?.value;
	const [, sign, hours = '0', minutes = '0'] = /([+-])(\d{2}):(\d{2})/.exec(name ?? '') ?? [];
	return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function notDate(what: string): SettingsError {
	return new SettingsError(`${what} is not a date. It should look like 2026-03-31 or 2026-03-31T09:00:00Z.`);
}
