import { trimmed } from './blank.ts';
import { unreadable } from './refusal.ts';
import { inZone, wallClock } from './zone.ts';

/** A day, with the time of day and the offset where they were written. */
interface Written {
  day: string;
  /** `HH:MM:SS` */
  time?: string;
  /** `.123`, where it is not zero. */
  fraction: string;
  /** `Z` or `+01:00`. */
  offset?: string;
}

const pattern =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)? ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?$/i;

function isDayOfCalendar(day: string): boolean {
  const instant = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day);
}

function offsetOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (/^[a-z]/i.test(text)) return 'Z';
  const digits = text.slice(1).replace(':', '').padEnd(4, '0');
  return `${text[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

/** The parts of a text that is written as ISO 8601 has it; `undefined` when it is none or no time of the calendar. */
function writtenIn(given: string): Written | undefined {
  const text = trimmed(given);
  const [, day, minutes, seconds = '00', decimals = '', zone] = pattern.exec(text) ?? [];
  if (day === undefined || !isDayOfCalendar(day)) return undefined;
  if (minutes === undefined) return { day, fraction: '' };
  const time = `${minutes}:${seconds}`;
  const offset = offsetOf(zone);
  if (time > '23:59:59' || Number.isNaN(Date.parse(`${day}T${time}${offset ?? 'Z'}`))) return undefined;
  const fraction = /[1-9]/.test(decimals) ? `.${decimals}` : '';
  return { day, time, fraction, ...(offset === undefined ? {} : { offset }) };
}

interface Instant {
  toISOString(): string;
}
interface Luxon {
  toISO(): string | null;
}

const has = (value: unknown, method: string): boolean =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Record<string, unknown>)[method] === 'function';

/** What is no text but tells a time: a Luxon DateTime (n8n's `$now`), a JavaScript Date, a moment. None is imported. */
function textOf(given: unknown): string | undefined {
  if (typeof given === 'string') return given;
  try {
    if (has(given, 'toISO')) return (given as Luxon).toISO() ?? undefined;
    if (has(given, 'toISOString')) return (given as Instant).toISOString();
  } catch {
    // An invalid Date has no text.
  }
  return undefined;
}

const asWritten = ({ day, time, fraction, offset = '' }: Written) =>
  time === undefined ? day : `${day}T${time}${fraction}${offset}`;

/** The parts of what was given, whatever tells it. */
function read(given: unknown): Written | undefined {
  const text = textOf(given);
  return text === undefined ? undefined : writtenIn(text);
}

const zoneOfDay = (written: Written, timeZone: string): string => {
  const { day, time, fraction, offset } = written;
  // A day belongs to the property's calendar, not to an instant: what is written as a day, or as its midnight, is it.
  if (time === undefined || offset === undefined || (time === '00:00:00' && fraction === '')) return day;
  return wallClock(new Date(asWritten(written)), timeZone).slice(0, 10);
};

/**
 * A day of a calendar, `YYYY-MM-DD`.
 *
 * - `2027-08-13`, or a time without an offset behind it: the day that is written.
 * - A midnight with an offset, `2027-08-13T00:00:00Z` among them: the day that is written. Programs write days so, and
 *   which midnight it was does not move a night.
 * - Any other instant (a Date, a DateTime, `2027-08-12T22:00:00.000Z`): its day on the clocks of the zone. A midnight of
 *   that zone is therefore the day that begins.
 *
 * `12/08/2027` is refused: it is August to some and December to others.
 *
 * @throws Unreadable
 */
export function readDay(given: unknown, timeZone: string): string {
  const written = read(given);
  if (!written) return unreadable('is not a day', 'Write it as YYYY-MM-DD, as in 2027-08-12.');
  return zoneOfDay(written, timeZone);
}

/**
 * A month, `YYYY-MM`, from that or from a day in it.
 * @throws Unreadable
 */
export function readMonth(given: unknown, timeZone: string): string {
  if (typeof given === 'string' && /^\d{4}-(?:0[1-9]|1[0-2])$/.test(trimmed(given))) return trimmed(given);
  const written = read(given);
  if (!written) return unreadable('is not a month', 'Write it as YYYY-MM, as in 2026-07.');
  return zoneOfDay(written, timeZone).slice(0, 7);
}

/**
 * A time, ISO 8601 with offset. Without an offset it is on the clocks of the zone; a day alone is its midnight there.
 * @throws Unreadable
 */
export function readTime(given: unknown, timeZone: string): string {
  const written = read(given);
  if (!written) {
    return unreadable('is not a time', 'Write it as in 2027-08-12T10:00 or 2027-08-12T10:00:00+01:00.');
  }
  const { day, time = '00:00:00', offset } = written;
  return offset === undefined ? inZone(`${day}T${time}`, timeZone) : asWritten(written);
}

/**
 * A day or a time as a guest reads it, `2027-08-13` or `2027-08-13 11:00`; `undefined` when it is none. Expressions
 * write a day as the midnight that begins it. An instant is put on the clocks of the zone; a time with an offset of its
 * own stays on those.
 */
export function spokenTime(given: unknown, timeZone: string): string | undefined {
  const written = read(given);
  if (!written) return undefined;
  const { day, time, offset, fraction } = written;
  if (time === undefined || (time === '00:00:00' && fraction === '')) return day;
  const local = offset === 'Z' ? wallClock(new Date(asWritten(written)), timeZone) : `${day}T${time}`;
  return local.endsWith('T00:00:00') ? local.slice(0, 10) : local.slice(0, 16).replace('T', ' ');
}
