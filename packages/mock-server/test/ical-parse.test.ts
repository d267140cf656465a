import { describe, expect, it } from '@jest/globals';
import { blocksIn, calendar, event, from } from './ical.ts';

const nights = (...lines: string[]) =>
  blocksIn(calendar(...event(...lines))).map(({ start, end }) => `${start} ${end}`);

describe('nights of an event', () => {
  it('takes the days of an all-day event, its end excluded', () => {
    expect(nights('DTSTART;VALUE=DATE:20260810', 'DTEND;VALUE=DATE:20260813')).toEqual([
      '2026-08-10 2026-08-13',
    ]);
  });

  it('takes one night of an all-day event without an end, or that ends on its own day', () => {
    expect(nights('DTSTART;VALUE=DATE:20260810')).toEqual(['2026-08-10 2026-08-11']);
    expect(nights('DTSTART;VALUE=DATE:20260810', 'DTEND;VALUE=DATE:20260810')).toEqual([
      '2026-08-10 2026-08-11',
    ]);
  });

  it('takes the duration when there is no end', () => {
    expect(nights('DTSTART;VALUE=DATE:20260810', 'DURATION:P3D')).toEqual(['2026-08-10 2026-08-13']);
    expect(nights('DTSTART:20260810T150000', 'DURATION:PT20H')).toEqual(['2026-08-10 2026-08-11']);
  });

  it('takes the nights between an arrival and a departure', () => {
    expect(nights('DTSTART:20260810T150000', 'DTEND:20260812T110000')).toEqual(['2026-08-10 2026-08-12']);
  });

  it('takes no night for a visit of some hours', () => {
    expect(nights('DTSTART:20260810T100000', 'DTEND:20260810T120000')).toEqual([]);
  });

  it('reads an end at 23:59 as midnight', () => {
    expect(nights('DTSTART:20260810T000000', 'DTEND:20260810T235959')).toEqual(['2026-08-10 2026-08-11']);
  });

  it('reads UTC as the time in Morocco, an hour ahead', () => {
    expect(nights('DTSTART:20260810T233000Z', 'DTEND:20260812T100000Z')).toEqual(['2026-08-11 2026-08-12']);
    expect(nights('DTSTART:20260810T223000Z', 'DTEND:20260812T100000Z')).toEqual(['2026-08-10 2026-08-12']);
  });

  it('reads UTC as the time in Morocco in Ramadan, when the clocks go back', () => {
    expect(
      blocksIn(calendar(...event('DTSTART:20270215T233000Z', 'DTEND:20270217T100000Z')), { from }),
    ).toMatchObject([{ start: '2027-02-15', end: '2027-02-17' }]);
  });

  it('reads a zone by its name where the calendar does not define it', () => {
    expect(
      nights('DTSTART;TZID=America/New_York:20260810T200000', 'DTEND;TZID=America/New_York:20260812T090000'),
    ).toEqual(['2026-08-11 2026-08-12']);
  });

  it('reads a zone as the calendar defines it, whatever its name', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Europe/Paris',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:-0800',
      'TZOFFSETTO:-0800',
      'END:STANDARD',
      'END:VTIMEZONE',
    ];
    const text = calendar(
      ...zone,
      ...event('DTSTART;TZID=Europe/Paris:20260810T200000', 'DTEND;TZID=Europe/Paris:20260812T090000'),
    );
    expect(blocksIn(text, { from })).toMatchObject([{ start: '2026-08-11', end: '2026-08-12' }]);
  });

  it('reads an unknown zone as the time at the property', () => {
    expect(nights('DTSTART;TZID=Mars/Base:20260810T200000', 'DTEND;TZID=Mars/Base:20260812T090000')).toEqual([
      '2026-08-10 2026-08-12',
    ]);
  });

  it('leaves out what is past', () => {
    expect(nights('DTSTART;VALUE=DATE:20260720', 'DTEND;VALUE=DATE:20260801')).toEqual([]);
    expect(nights('DTSTART;VALUE=DATE:20260720', 'DTEND;VALUE=DATE:20260802')).toEqual([
      '2026-07-20 2026-08-02',
    ]);
  });

  it('leaves out what is cancelled or marked as free time', () => {
    const stay = ['DTSTART;VALUE=DATE:20260810', 'DTEND;VALUE=DATE:20260813'];
    expect(nights(...stay, 'STATUS:CANCELLED')).toEqual([]);
    expect(nights(...stay, 'TRANSP:TRANSPARENT')).toEqual([]);
    expect(nights(...stay, 'STATUS:TENTATIVE', 'TRANSP:OPAQUE')).toHaveLength(1);
  });
});

describe('text of a calendar', () => {
  it('unfolds lines and unescapes text', () => {
    const text = calendar(
      ...event('SUMMARY:Réservé\\, à la Mé', ' dina \\; aïn', 'DTSTART;VALUE=DATE:202608', ' 10'),
    );
    expect(blocksIn(text, { from })).toEqual([
      { uid: 'a@x', summary: 'Réservé, à la Médina ; aïn', start: '2026-08-10', end: '2026-08-11' },
    ]);
  });

  it('reads bare line feeds and a byte order mark', () => {
    const text = calendar(...event('DTSTART;VALUE=DATE:20260810')).replaceAll('\r\n', '\n');
    expect(blocksIn(`\uFEFF${text}`, { from })).toHaveLength(1);
  });

  it('tells events without UID apart by their days', () => {
    const one = (day: string) => ['BEGIN:VEVENT', `DTSTART;VALUE=DATE:${day}`, 'END:VEVENT'];
    expect(blocksIn(calendar(...one('20260810'), ...one('20260815')), { from })).toMatchObject([
      { uid: '2026-08-10/2026-08-11' },
      { uid: '2026-08-15/2026-08-16' },
    ]);
  });

  it('keeps the newest revision of an event', () => {
    const text = calendar(
      ...event('SEQUENCE:1', 'DTSTART;VALUE=DATE:20260810'),
      ...event('SEQUENCE:2', 'DTSTART;VALUE=DATE:20260820'),
    );
    expect(blocksIn(text, { from })).toMatchObject([{ start: '2026-08-20' }]);
  });

  it('is empty without events', () => {
    expect(blocksIn(calendar(), { from })).toEqual([]);
  });
});

describe('repeated events', () => {
  const stay = ['DTSTART;VALUE=DATE:20260803', 'DTEND;VALUE=DATE:20260805'];

  it('follow their rule to its end', () => {
    expect(nights(...stay, 'RRULE:FREQ=WEEKLY;COUNT=3')).toEqual([
      '2026-08-03 2026-08-05',
      '2026-08-10 2026-08-12',
      '2026-08-17 2026-08-19',
    ]);
  });

  it('without an end are followed for two years', () => {
    const found = nights(...stay, 'RRULE:FREQ=MONTHLY');
    expect(found).toHaveLength(24);
    expect(found.at(-1)).toBe('2028-07-03 2028-07-05');
  });

  it('that began years ago are followed from then', () => {
    expect(nights('DTSTART;VALUE=DATE:20150101', 'RRULE:FREQ=YEARLY')).toEqual([
      '2027-01-01 2027-01-02',
      '2028-01-01 2028-01-02',
    ]);
  });

  it('leave out their EXDATE and take their RDATE', () => {
    expect(
      nights(...stay, 'RRULE:FREQ=WEEKLY;COUNT=3', 'EXDATE;VALUE=DATE:20260810', 'RDATE;VALUE=DATE:20260901'),
    ).toEqual(['2026-08-03 2026-08-05', '2026-08-17 2026-08-19', '2026-09-01 2026-09-03']);
  });

  it('in a zone known by name end with an UNTIL in UTC', () => {
    expect(
      nights(
        'DTSTART;TZID=Africa/Casablanca:20260803T150000',
        'DTEND;TZID=Africa/Casablanca:20260804T110000',
        'RRULE:FREQ=WEEKLY;UNTIL=20260810T140000Z',
      ),
    ).toEqual(['2026-08-03 2026-08-04', '2026-08-10 2026-08-11']);
  });

  it('give way to the override of one occurrence', () => {
    const text = calendar(
      ...event(...stay, 'RRULE:FREQ=WEEKLY;COUNT=3'),
      ...event(
        'RECURRENCE-ID;VALUE=DATE:20260810',
        'DTSTART;VALUE=DATE:20260811',
        'DTEND;VALUE=DATE:20260815',
      ),
    );
    expect(blocksIn(text, { from }).map(({ start, end }) => `${start} ${end}`)).toEqual([
      '2026-08-03 2026-08-05',
      '2026-08-11 2026-08-15',
      '2026-08-17 2026-08-19',
    ]);
  });

  it('lose an occurrence that is cancelled', () => {
    const text = calendar(
      ...event(...stay, 'RRULE:FREQ=WEEKLY;COUNT=2'),
      ...event('RECURRENCE-ID;VALUE=DATE:20260810', 'DTSTART;VALUE=DATE:20260810', 'STATUS:CANCELLED'),
    );
    expect(blocksIn(text, { from })).toMatchObject([{ start: '2026-08-03' }]);
  });

  it('are not touched by the override of another event', () => {
    const text = calendar(
      ...event(...stay, 'RRULE:FREQ=WEEKLY;COUNT=2'),
      'BEGIN:VEVENT',
      'UID:other@x',
      'RECURRENCE-ID;VALUE=DATE:20260810',
      'DTSTART;VALUE=DATE:20260825',
      'END:VEVENT',
    );
    expect(blocksIn(text, { from }).map(({ start }) => start)).toEqual([
      '2026-08-03',
      '2026-08-10',
      '2026-08-25',
    ]);
  });
});
