import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IcalError } from '../src/ical/error.ts';
import { type ParseOptions, parseCalendar } from '../src/ical/parse.ts';

const from = '2026-08-01';
const blocksIn = (text: string, options: ParseOptions = { from }) => parseCalendar(text, options).blocks;
const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:a@x', ...lines, 'END:VEVENT'];
const nights = (...lines: string[]) =>
  blocksIn(calendar(...event(...lines))).map(({ start, end }) => `${start} ${end}`);
const refusal = (text: string) => {
  try {
    parseCalendar(text, { from });
  } catch (error) {
    expect(error).toBeInstanceOf(IcalError);
    return (error as Error).message;
  }
  throw new Error('The calendar was read.');
};

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

describe('a calendar that cannot be read', () => {
  it('is told from another kind of answer', () => {
    expect(refusal('<!doctype html><title>Sign in</title>')).toBe(
      'The answer is not an iCalendar: it does not begin with BEGIN:VCALENDAR.',
    );
    expect(refusal('')).toMatch(/not an iCalendar/);
  });

  it('may be cut off', () => {
    expect(refusal(calendar(...event('DTSTART;VALUE=DATE:20260810')).slice(0, -20))).toMatch(/cut off/);
  });
});

describe('an entry that cannot be read', () => {
  const good = event('DTSTART;VALUE=DATE:20260820', 'DTEND;VALUE=DATE:20260822').map((line) =>
    line.replace('a@x', 'good@x'),
  );

  it.each([
    ['no start', ['SUMMARY:x'], 'The entry “a@x” was left out: it has no start.'],
    [
      'an end before its beginning',
      ['DTSTART;VALUE=DATE:20260810', 'DTEND;VALUE=DATE:20260801'],
      'The entry “a@x” was left out: it ends before it begins.',
    ],
    [
      'times that are none',
      ['DTSTART:0NaNaNaNTaNaNaN', 'DTEND:0NaNaNaNTaNaNaN'],
      'The entry “a@x” was left out: DTSTART is “0NaNaNaNTaNaNaN”, which is no day.',
    ],
    [
      'a day that there is not',
      ['DTSTART;VALUE=DATE:20260230', 'DTEND;VALUE=DATE:20260302'],
      'The entry “a@x” was left out: DTSTART is “20260230”, which is no day.',
    ],
    [
      'a rule that is none',
      ['DTSTART;VALUE=DATE:20260810', 'RRULE:FREQ=SOMETIMES'],
      'The entry “a@x” was left out:',
    ],
    [
      'repetitions beyond all measure',
      ['DTSTART:20260801T000000Z', 'RRULE:FREQ=SECONDLY'],
      'The entry “a@x” was left out: it repeats more than 20000 times.',
    ],
    [
      'a rule that no day fulfils',
      ['DTSTART;VALUE=DATE:20260801', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31'],
      'The entry “a@x” was left out: it repeats by a rule that no day fulfils, or is too large to read.',
    ],
  ])('for %s is named, and the others are read', (_, lines, reason) => {
    const timeoutMs = reason.includes('20000') ? 60_000 : 300;
    const { blocks, unread } = parseCalendar(calendar(...event(...lines), ...good), { from, timeoutMs });
    expect(blocks).toMatchObject([{ uid: 'good@x', start: '2026-08-20', end: '2026-08-22' }]);
    expect(unread).toEqual([{ uid: 'a@x', reason: expect.stringContaining(reason) }]);
  });

  it('is nothing to speak of when it is past, cancelled or free', () => {
    const entries = [
      event('DTSTART;VALUE=DATE:20200110', 'DTEND;VALUE=DATE:20200109'),
      event('STATUS:CANCELLED', 'SUMMARY:gone'),
      event('TRANSP:TRANSPARENT', 'DTSTART:never'),
    ];
    expect(parseCalendar(calendar(...entries.flat(), ...good), { from }).unread).toEqual([]);
  });
});

describe('the faults of writers', () => {
  const plain = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', 'BEGIN:VEVENT', 'UID:a@x'];
  const days = ['DTSTART;VALUE=DATE:20260810', 'DTEND;VALUE=DATE:20260812'];
  const end = ['SUMMARY:Reserved', 'END:VEVENT', 'END:VCALENDAR', ''];
  const text = (...between: string[]) => [...plain, ...between, ...end].join('\r\n');
  const zone = 'TZID=Europe/Paris';

  it.each([
    ['CR CR LF', text(...days).replaceAll('\r\n', '\r\r\n')],
    ['bare CR', text(...days).replaceAll('\r\n', '\r')],
    ['blanks at the ends of lines', text(...days).replaceAll('\r\n', ' \t\r\n')],
    ['a line of blanks', text('    ', ...days)],
    ['empty lines', text(...days).replaceAll('\r\n', '\r\n\r\n')],
    ['dashes', text('DTSTART;VALUE=DATE:2026-08-10', 'DTEND;VALUE=DATE:2026-08-12')],
    ['dashes in times', text('DTSTART:2026-08-10T15:00:00', 'DTEND:2026-08-12T11:00:00')],
    ['a day without VALUE=DATE', text('DTSTART:20260810', 'DTEND:20260812')],
    [
      'a time with VALUE=DATE',
      text('DTSTART;VALUE=DATE:20260810T150000', 'DTEND;VALUE=DATE:20260812T110000'),
    ],
    [
      'midnights of a zone for whole days',
      text(`DTSTART;${zone}:20260810T000000`, `DTEND;${zone}:20260812T000000`),
    ],
    [
      "Outlook's own zone and mark",
      text(
        'DTSTART;TZID=W. Europe Standard Time:20260810T000000',
        'DTEND;TZID=W. Europe Standard Time:20260812T000000',
        'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
      ),
    ],
    ['an empty list', text(...days, 'RDATE:', 'EXDATE:')],
    ['a value in the line below', text(...days, 'LAST-MODIFIED:', '20280101T101010Z')],
    [
      'a text that goes on in lines of its own',
      text(...days, 'DESCRIPTION:Late arrival (guest calls', '', '(second)'),
    ],
    ['something below a day', text(...days, '<br>')],
    [
      'an alarm with a start of its own',
      text(...days, 'BEGIN:VALARM', 'DTSTART:20200101', 'TRIGGER:-PT1H', 'END:VALARM'),
    ],
    ['a comment behind the end', `${text(...days)}<!-- cached -->\r\n`],
    [
      'an entry that is not closed',
      text(...days).replace('END:VEVENT', 'BEGIN:VEVENT\r\nSTATUS:CANCELLED\r\nEND:VEVENT'),
    ],
    ['an exception that is no day', text(...days, 'EXDATE:soon')],
    ['a UID that says it is a day', text(...days).replace('UID:', 'UID;VALUE=DATE:')],
    ['a status that says it is a number', text(...days, 'STATUS;VALUE=INTEGER:CONFIRMED')],
    ['both an end and a duration', text(...days, 'DURATION:P9D')],
  ])('open no night: %s', (_, given) => {
    const { blocks, unread } = parseCalendar(given, { from });
    expect(unread).toEqual([]);
    expect(blocks.map(({ uid, start, end }) => [uid, start, end])).toEqual([
      ['a@x', '2026-08-10', '2026-08-12'],
    ]);
  });
});

describe('hostile text', () => {
  const names = [
    'DTSTART',
    'DTEND',
    'RRULE',
    'EXDATE',
    'RDATE',
    'DURATION',
    'UID',
    'STATUS',
    'RECURRENCE-ID',
    'SEQUENCE',
    'BEGIN',
    'END',
  ];
  const values = fc.oneof(
    fc.constantFrom(
      '20260810',
      '20260810T100000',
      '20260810T100000Z',
      '99999999',
      '00000000',
      'P1D',
      '-P1D',
      'PT',
      'FREQ=DAILY',
      'FREQ=YEARLY;BYDAY=-1SU',
      'FREQ=;',
      'VEVENT',
      'VTIMEZONE',
      'VALARM',
      '-1',
      '',
    ),
    fc.string({ maxLength: 20 }),
  );
  const params = fc.constantFrom(
    '',
    ';VALUE=DATE',
    ';TZID=Africa/Casablanca',
    ';TZID=',
    ';VALUE=PERIOD',
    ';RANGE=THISANDFUTURE',
  );
  const line = fc
    .tuple(fc.constantFrom(...names), params, values)
    .map(([name, param, value]) => `${name}${param}:${value}`);

  it('is read or refused with a sentence, and its nights are days in order', () => {
    fc.assert(
      fc.property(fc.array(fc.array(line, { maxLength: 6 }), { maxLength: 3 }), (events) => {
        const text = calendar(...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']));
        try {
          for (const block of blocksIn(text, { from, timeoutMs: 500 })) {
            expect(block.start).toMatch(/^\d{4}-\d\d-\d\d$/);
            expect(block.end > block.start).toBe(true);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(IcalError);
          expect((error as Error).message.length).toBeLessThan(1000);
        }
      }),
      { numRuns: 300 },
    );
  });
});
