import fc from 'fast-check';
import { dayText, momentText } from '../../../../../engine/node/operation/moment';
import { SettingsError } from '../../../../../engine/settings';

const moment = (value: unknown, zone = 'UTC') => momentText(value, 'Due', zone);

describe('a moment (RFC 3339 §5.6)', () => {
	test.each([
		['with an offset, as it is', '2026-03-31T09:00:00Z', 'America/Toronto', '2026-03-31T09:00:00Z'],
		['with fractions of a second', '2026-03-31T09:00:00.250+02:00', 'UTC', '2026-03-31T09:00:00.250+02:00'],
		['from n8n\'s date picker, in winter', '2026-01-15T09:00:00', 'America/Toronto', '2026-01-15T09:00:00-05:00'],
		['and in summer', '2026-07-15T09:00:00', 'America/Toronto', '2026-07-15T09:00:00-04:00'],
		['east of Greenwich', '2026-01-15T09:00:00', 'Asia/Kolkata', '2026-01-15T09:00:00+05:30'],
		['an hour before the clocks change (New York, 8 March 2026)', '2026-03-08T01:00:00', 'America/New_York', '2026-03-08T01:00:00-05:00'],
		['an hour after', '2026-03-08T03:00:00', 'America/New_York', '2026-03-08T03:00:00-04:00'],
		['a day alone is its beginning', '2026-07-15', 'Europe/Berlin', '2026-07-15T00:00:00+02:00'],
		['a blank in place of the T', '2026-07-15 08:30', 'UTC', '2026-07-15T08:30:00+00:00'],
		['an offset without a colon', '2026-07-15T08:30:00+0200', 'UTC', '2026-07-15T08:30:00+02:00'],
		['minutes, and a blank before the offset', '2026-07-15T08:30 -05:00', 'UTC', '2026-07-15T08:30:00-05:00'],
		['the last day of a leap year\'s February', '2028-02-29', 'UTC', '2028-02-29T00:00:00+00:00'],
		['a lower-case t and z', '2026-07-15t08:30:00z', 'UTC', '2026-07-15T08:30:00Z'],
		['a lower-case z', ' 2026-07-15T08:30:00z ', 'UTC', '2026-07-15T08:30:00Z'],
	])('%s', (_name, value, zone, expected) => {
		expect(moment(value, zone)).toBe(expected);
	});

	test('a Date, and what n8n makes of a moment in expressions', () => {
		expect(moment(new Date(Date.UTC(2026, 0, 2, 3, 4, 5)))).toBe('2026-01-02T03:04:05.000Z');
		expect(moment({ toISO: () => '2026-01-02T03:04:05.000+01:00' })).toBe('2026-01-02T03:04:05.000+01:00');
	});

	test.each([
		'tomorrow', '31.03.2026', '2026-13-01', '2026-01-01T25:00:00', '2026-02-30', '2026-02-29T10:00:00', '2026-01-01T24:00:00', 'on 2026-01-01', '2026-01-01 or so', '2026-01-01T10:00:00ZZ', '2026-01-01T10:00:00.Z',
		'', 17, {}, null, new Date(NaN), { toISO: () => null }, { toISO: '2026-01-01' },
	])('%p is none', (value) => {
		expect(() => moment(value)).toThrow(SettingsError);
		expect(() => moment(value)).toThrow('Due is not a date');
	});

	test('a local time means the same moment as its zone says', () => {
		const zones = ['America/St_Johns', 'Europe/London', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'];
		// Noon: no zone changes its clocks then.
		fc.assert(
			fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }), fc.constantFrom(...zones), (date, zone) => {
				const local = `${date.toISOString().slice(0, 10)}T12:00:00`;
				const instant = new Date(moment(local, zone));
				const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(instant);
				expect(shown.replace(' ', 'T')).toBe(local);
			}),
		);
	});
});

describe('a day', () => {
	test.each([
		['2026-03-31', '2026-03-31'],
		['2026-03-31T23:30:00-05:00', '2026-03-31'],
		['2026-03-31 10:00', '2026-03-31'],
		['2026-03-31t10:00z', '2026-03-31'],
	])('%s', (value, expected) => {
		expect(dayText(value, 'Day')).toBe(expected);
	});

	test.each(['2026-02-31x', 'on 2026-02-01', '2026-02-30', 'x', '', '2026-99-01', 5])('%p is none', (value) => {
		expect(() => dayText(value, 'Day')).toThrow('Day is not a date');
	});
});
