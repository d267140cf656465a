import { type ParseOptions, parseCalendar } from '../src/ical/parse.ts';

/** The day from which the calendars of the tests are read. */
export const from = '2026-08-01';
export const blocksIn = (text: string, options: ParseOptions = { from }) =>
  parseCalendar(text, options).blocks;
export const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
export const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:a@x', ...lines, 'END:VEVENT'];
