import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IcalError } from '../src/ical/error.ts';
import { parseCalendar } from '../src/ical/parse.ts';
import { blocksIn, calendar, event, from } from './ical.ts';

const refusal = (text: string) => {
  try {
    parseCalendar(text, { from });
  } catch (error) {
    expect(error).toBeInstanceOf(IcalError);
    return (error as Error).message;
  }
  throw new Error('The calendar was read.');
};

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
