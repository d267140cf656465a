import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toDay, toMonth, toTime } from '../nodes/Lgcd/dates.ts';

const casablanca = 'Africa/Casablanca';

/** What n8n's `$now` is, as far as a node can tell. */
const luxon = (iso: string) => ({ toISO: () => iso, toISODate: () => iso.slice(0, 10) });

describe('a day', () => {
  it.each([
    ['2026-08-12', 'the day itself'],
    ['2026-08-12T00:00:00', 'n8n’s picker'],
    ['2026-08-12 00:00', 'a spreadsheet'],
    ['2026-08-12T23:30:00-11:00', 'a late hour far in the west'],
    ['2026-08-12T00:30:00.000Z', 'an early hour in UTC'],
    [' 2026-08-12 ', 'white space around it'],
  ])('of %j is the day that is written (%s)', (given) => {
    for (const zone of ['UTC', casablanca, 'Pacific/Kiritimati', 'America/Los_Angeles'])
      expect(toDay(given, zone)).toBe('2026-08-12');
  });

  it('of a DateTime is the day in its own zone', () => {
    expect(toDay(luxon('2026-08-12T01:00:00.000+14:00'), 'America/Los_Angeles')).toBe('2026-08-12');
  });

  it('of a JavaScript Date, which is an instant, is the day in the zone of the workflow', () => {
    const instant = new Date('2026-08-11T23:30:00Z');
    expect(toDay(instant, casablanca)).toBe('2026-08-12');
    expect(toDay(instant, 'UTC')).toBe('2026-08-11');
  });

  it.each(['tomorrow', '12/08/2026', '', 5, null])('of %j is handed on for LGCD to refuse', (given) => {
    expect(toDay(given, 'UTC')).toBe(given);
  });

  it('is never moved by a time zone, whatever time and offset are written behind it', () => {
    const day = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const behind = fc.constantFrom('', 'T00:00:00', 'T23:59:59Z', 'T12:00:00+14:00', 'T00:00:00.000-11:00');
    const zone = fc.constantFrom('UTC', casablanca, 'Asia/Kathmandu', 'America/New_York');
    fc.assert(fc.property(day, behind, zone, (d, rest, z) => toDay(`${d}${rest}`, z) === d));
  });
});

describe('a time', () => {
  it.each([
    ['2026-08-12T09:30:00', 'Europe/Paris', '2026-08-12T09:30:00+02:00'],
    ['2026-01-12T09:30:00', 'Europe/Paris', '2026-01-12T09:30:00+01:00'],
    ['2026-08-12T09:30', 'America/Los_Angeles', '2026-08-12T09:30:00-07:00'],
    ['2026-08-12 09:30:15', 'UTC', '2026-08-12T09:30:15+00:00'],
    ['2026-08-12', 'Asia/Kathmandu', '2026-08-12T00:00:00+05:45'],
    ['2026-08-12T09:30:00.123', 'UTC', '2026-08-12T09:30:00+00:00'],
  ])('%j without an offset is on the clocks of %s: %s', (given, zone, expected) => {
    expect(toTime(given, zone)).toBe(expected);
  });

  it.each(['2026-08-12T09:30:00Z', '2026-08-12T09:30:00+01:00', '2026-08-12T09:30:00.000-0300'])(
    '%j keeps its offset',
    (given) => expect(toTime(given, 'Europe/Paris')).toBe(given),
  );

  it('of a Date and a DateTime is the same instant', () => {
    const instant = new Date('2026-08-12T09:30:00Z');
    expect(toTime(instant, 'Europe/Paris')).toBe('2026-08-12T09:30:00.000Z');
    expect(toTime(luxon('2026-08-12T09:30:00.000+01:00'), 'UTC')).toBe('2026-08-12T09:30:00.000+01:00');
  });

  it('is right on both sides of a change of the clocks', () => {
    expect(toTime('2026-03-29T01:59:00', 'Europe/Paris')).toBe('2026-03-29T01:59:00+01:00');
    expect(toTime('2026-03-29T03:01:00', 'Europe/Paris')).toBe('2026-03-29T03:01:00+02:00');
    expect(toTime('2026-10-25T04:00:00', 'Europe/Paris')).toBe('2026-10-25T04:00:00+01:00');
  });

  it.each(['soon', '2026-99-99T00:00:00', 7])('%j is handed on for LGCD to refuse', (given) => {
    expect(toTime(given, 'UTC')).toBe(given);
  });
});

describe('a month', () => {
  it.each(['2026-07', '2026-07-15', '2026-07-01T00:00:00'])('of %j is 2026-07', (given) => {
    expect(toMonth(given, casablanca)).toBe('2026-07');
  });
});
