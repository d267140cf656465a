import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../src/figures/dates.ts';
import { parseCalendar } from '../src/ical/parse.ts';
import { bookingUid, writeCalendar } from '../src/ical/write.ts';

const changed = '2026-07-15T10:23:41+00:00';

describe('the exported calendar', () => {
  it('is RFC 5545 with CRLF and lines of at most 75 octets', () => {
    const text = writeCalendar('Riad « Zitoun », مراكش', [
      { uid: bookingUid(9876), start: '2026-08-12', end: '2026-08-19', summary: 'é'.repeat(90), changed },
    ]);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text).toContain('DTSTART;VALUE=DATE:20260812\r\nDTEND;VALUE=DATE:20260819\r\n');
    expect(text).toContain('DTSTAMP:20260715T102341Z\r\n');
  });

  it('is read back as it was written', () => {
    const entry = fc
      .tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 60 }), fc.string({ maxLength: 40 }))
      .map(([offset, nights, words]) => {
        const start = addDays('2026-08-01', offset);
        return { start, end: addDays(start, nights), summary: words.trim() };
      });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
        const events = entries.map((each, index) => ({ ...each, uid: `block-${index}@x`, changed }));
        const { blocks: read } = parseCalendar(writeCalendar('x', events), { from: '2026-08-01' });
        const byUid = [...read].sort((a, b) => (a.uid < b.uid ? -1 : 1));
        expect(byUid.map(({ uid, start, end }) => ({ uid, start, end }))).toEqual(
          events.map(({ uid, start, end }) => ({ uid, start, end })),
        );
      }),
    );
  });
});
