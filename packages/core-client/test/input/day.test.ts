import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FieldError, type ReadableField, readField } from '../../src/input/index.ts';

const of = (type: ReadableField['type'], label: string) => (given: unknown, timeZone: string) =>
  readField({ name: 'check_in', label, type }, given, { timeZone });
const toDay = of('date', 'Check In');
const toTime = of('dateTime', 'Scheduled At');
const toMonth = of('month', 'Period');

const zones = [
  'UTC',
  'Europe/Paris',
  'Africa/Casablanca',
  'America/New_York',
  'America/Los_Angeles',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
];

/** What n8n's `$now` is, as far as a reader can tell. */
const luxon = (iso: string | null) => ({ toISO: () => iso, toISODate: () => iso?.slice(0, 10) ?? null });

/** The midnight that begins a day in a zone, worked out by the zone's own clocks. */
function midnightOf(day: string, timeZone: string): Date | undefined {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const utc = Date.parse(`${day}T00:00:00Z`);
  for (let minutes = -14 * 60; minutes <= 14 * 60; minutes += 15) {
    const instant = new Date(utc + minutes * 60_000);
    if (clock.format(instant) === `${day} 00:00:00`) return instant;
  }
  return undefined;
}

describe('a day', () => {
  it.each([
    ['2027-08-13', 'the day itself'],
    ['2027-08-13T00:00:00', 'a picker'],
    ['2027-08-13 00:00', 'a spreadsheet'],
    ['2027-08-13T23:59', 'a late hour without a zone'],
    ['2027-08-13T00:00:00Z', 'midnight in UTC'],
    ['2027-08-13T00:00:00.000+00:00', 'midnight in UTC, with an offset'],
    ['2027-08-13T00:00:00-05:00', 'a midnight somewhere in America'],
    ['2027-08-13T00:00:00+14:00', 'a midnight far in the east'],
    ['2027-08-13 00:00:00 UTC', 'a database'],
    [' 2027-08-13\u00a0', 'blanks around it'],
  ])('of %j is the day that is written, in every zone (%s)', (given) => {
    for (const zone of zones) expect(toDay(given, zone)).toBe('2027-08-13');
  });

  it.each<[string, unknown]>([
    ['text', '2027-08-12T22:00:00.000Z'],
    ['text with an offset', '2027-08-12T23:00:00+01:00'],
    ['a Date', new Date('2027-08-12T22:00:00Z')],
    ['a Luxon DateTime in UTC', luxon('2027-08-12T22:00:00.000Z')],
    ['a Luxon DateTime in the zone', luxon('2027-08-13T00:00:00.000+02:00')],
    ['a moment', { toISOString: () => '2027-08-12T22:00:00.000Z' }],
  ])('of the midnight of the zone is the day that begins (%s)', (_, given) => {
    expect(toDay(given, 'Europe/Paris')).toBe('2027-08-13');
  });

  it('of a Date that is midnight in UTC is that day, also west of Greenwich', () => {
    expect(toDay(new Date('2027-08-13T00:00:00Z'), 'America/New_York')).toBe('2027-08-13');
  });

  it('of another instant is its day in the zone', () => {
    expect(toDay('2027-08-13T03:00:00Z', 'America/New_York')).toBe('2027-08-12');
    expect(toDay('2027-08-13T03:00:00Z', 'Europe/Paris')).toBe('2027-08-13');
    expect(toDay(luxon('2027-08-13T01:00:00.000+14:00'), 'America/Los_Angeles')).toBe('2027-08-12');
  });

  it.each([
    '2027-08-134',
    '2027-08-13x',
    '2027-02-29',
    '2027-13-01',
    '2027-00-10',
    '2027-08-32',
    '2027-8-13',
    '27-08-13',
    '13/08/2027',
    '12/08/2027',
    '2027-08-13T24:30:00',
    '2027-08-13T10:61:00',
    '2027-08-13T10:00:00+99:00',
    '2027-08-13T10:00:00Z[Europe/Paris]',
    'tomorrow',
    '20270813',
    45_000,
    true,
    {},
    new Date(Number.NaN),
    luxon(null),
  ])('is refused of %p, by its label and with an example', (given) => {
    expect(() => toDay(given, 'UTC')).toThrow(/^Check In: .+ is not a day\. Write it as YYYY-MM-DD/);
  });

  it('that is written as the midnight of a zone and read there is the same, in every zone with DST', () => {
    const day = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.constantFrom(...zones), (written, zone) => {
        expect(toDay(written, zone)).toBe(written);
        const midnight = midnightOf(written, zone);
        // Santiago skips some midnights.
        if (!midnight || midnight.toISOString().endsWith('T00:00:00.000Z')) return;
        expect(toDay(midnight, zone)).toBe(written);
        expect(toDay(midnight.toISOString(), zone)).toBe(written);
      }),
    );
  });

  it('throws nothing but a refusal', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom('date', 'dateTime', 'month' as const), (given, type) => {
        try {
          readField({ name: 'it', label: 'It', type: type as 'date' }, given, { timeZone: 'UTC' });
        } catch (error) {
          expect(error).toBeInstanceOf(FieldError);
        }
      }),
    );
  });
});

describe('a time', () => {
  it.each([
    ['2026-08-12T09:30:00', 'Europe/Paris', '2026-08-12T09:30:00+02:00'],
    ['2026-01-12T09:30:00', 'Europe/Paris', '2026-01-12T09:30:00+01:00'],
    ['2026-08-12T09:30', 'America/Los_Angeles', '2026-08-12T09:30:00-07:00'],
    ['2026-08-12 09:30:15', 'UTC', '2026-08-12T09:30:15+00:00'],
    ['2026-08-12', 'Asia/Kathmandu', '2026-08-12T00:00:00+05:45'],
    ['2026-03-29T01:59:00', 'Europe/Paris', '2026-03-29T01:59:00+01:00'],
    ['2026-03-29T03:01:00', 'Europe/Paris', '2026-03-29T03:01:00+02:00'],
    ['2026-10-25T04:00:00', 'Europe/Paris', '2026-10-25T04:00:00+01:00'],
    ['2026-10-25T02:30:00', 'Europe/Paris', '2026-10-25T02:30:00+02:00'],
    ['2026-03-29T02:30:00', 'Europe/Paris', '2026-03-29T03:30:00+02:00'],
  ])('%j without an offset is on the clocks of %s: %s', (given, zone, expected) => {
    expect(toTime(given, zone)).toBe(expected);
  });

  it.each([
    ['2026-08-12T09:30:00Z', '2026-08-12T09:30:00Z'],
    ['2026-08-12T09:30:00+01:00', '2026-08-12T09:30:00+01:00'],
    ['2026-08-12T09:30:00.000-0300', '2026-08-12T09:30:00-03:00'],
    ['2026-08-12 09:30:00.25 +01', '2026-08-12T09:30:00.25+01:00'],
  ])('%j keeps its offset', (given, expected) => expect(toTime(given, 'Europe/Paris')).toBe(expected));

  it('of a Date and a DateTime is the same instant', () => {
    expect(toTime(new Date('2026-08-12T09:30:00Z'), 'Europe/Paris')).toBe('2026-08-12T09:30:00Z');
    expect(toTime(luxon('2026-08-12T09:30:00.000+01:00'), 'UTC')).toBe('2026-08-12T09:30:00+01:00');
  });

  it('that is written and read again is the same instant, in every zone', () => {
    const instant = fc.integer({ min: Date.parse('2015-01-01'), max: Date.parse('2035-01-01') });
    fc.assert(
      fc.property(instant, fc.constantFrom(...zones), (ms, zone) => {
        const seconds = Math.floor(ms / 1000) * 1000;
        const written = new Date(seconds).toISOString();
        expect(Date.parse(toTime(written, zone) as string)).toBe(seconds);
        const local = new Intl.DateTimeFormat('sv-SE', {
          timeZone: zone,
          dateStyle: 'short',
          timeStyle: 'medium',
        })
          .format(new Date(seconds))
          .replace(' ', 'T');
        const read = Date.parse(toTime(local, zone) as string);
        // The hour that comes twice is read as the first one.
        expect([0, 1_800_000, 3_600_000]).toContain(seconds - read);
      }),
    );
  });

  it.each(['soon', '2026-99-99T00:00:00', 7])('is refused of %p', (given) => {
    expect(() => toTime(given, 'UTC')).toThrow(/^Scheduled At: .+ is not a time/);
  });
});

describe('a month', () => {
  it.each([
    '2026-07',
    ' 2026-07 ',
    '2026-07-15',
    '2026-07-01T00:00:00',
    '2026-07-01T00:00:00Z',
    '2026-06-30T23:00:00Z',
  ])('of %j is 2026-07', (given) => expect(toMonth(given, 'Africa/Casablanca')).toBe('2026-07'));

  it.each(['07/2026', '2026-13', 'July', 202607])('is refused of %p', (given) => {
    expect(() => toMonth(given, 'UTC')).toThrow(
      /^Period: .+ is not a month\. Write it as YYYY-MM, as in 2026-07/,
    );
  });
});
