import type { Entry, Property } from './lines.ts';

/** An entry that can be read, as lines of iCalendar, or why it cannot. */
export type Repaired = { lines: string[] } | { fault: string } | 'nothing';

/**
 * All that decides about nights; whatever else a writer says can't stop an entry from being read, nor can parameters of
 * these: `UID;VALUE=DATE`.
 */
const words = new Set(['UID', 'SUMMARY', 'STATUS', 'TRANSP', 'DURATION', 'RRULE', 'SEQUENCE']);
const moments = new Set(['DTSTART', 'DTEND', 'RECURRENCE-ID', 'EXDATE', 'RDATE']);

export const textOf = ({ properties }: Entry, name: string): string =>
  properties.find((property) => property.name === name && property.value.trim() !== '')?.value.trim() ?? '';

/** A cancelled entry takes nothing, nor does one that its author marked as free time. Source: RFC 5545, 3.8.1.11 and 3.8.2.7. */
export const isFree = (entry: Entry): boolean =>
  /^cancelled$/i.test(textOf(entry, 'STATUS')) || /^transparent$/i.test(textOf(entry, 'TRANSP'));

interface Moment {
  day: string;
  /** `HHMMSS`, with `Z` where it is UTC; none for a day. */
  time?: string;
}

const written = /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?(Z)?)?$/i;

/** `20280105`, `2028-01-05`, with a time behind it; `undefined` for a day or a time that there is not. */
function momentOf(text: string): Moment | undefined {
  const [, year, month, day, hour, minute, second = '00', zulu] = written.exec(text.trim()) ?? [];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day)) return undefined;
  const moment = { day: `${year}${month}${day}` };
  if (hour === undefined || minute === undefined) return moment;
  if (hour > '23' || minute > '59' || second > '60') return undefined;
  return { ...moment, time: `${hour}${minute}${second}${zulu ? 'Z' : ''}` };
}

const isMidnight = ({ time }: Moment) => time === undefined || time === '000000';

/** From midnight to midnight of their own zone: whole days, whichever zone that is. */
function isAllDay(entry: Entry): boolean {
  const start = momentOf(textOf(entry, 'DTSTART'));
  const end = momentOf(textOf(entry, 'DTEND'));
  if (!start || !isMidnight(start)) return false;
  if (end) return isMidnight(end);
  return textOf(entry, 'DTEND') === '' && /^P\d+[DW]$/i.test(textOf(entry, 'DURATION'));
}

function momentLine({ name, params, value }: Property, allDay: boolean): string[] | { fault: string } {
  if (/;VALUE=PERIOD/i.test(params)) return [`${name}${params}:${value}`];
  const zone = /;TZID=(?:"[^"]*"|[^;:]*)/i.exec(params)?.[0] ?? '';
  const texts = value.split(',').filter((text) => text.trim() !== '');
  const read = texts.map((text) => ({ text, moment: momentOf(text) }));
  const odd = read.find(({ moment }) => !moment);
  // An exception that can't be read leaves its night blocked; everything else may be a stay.
  if (odd && name !== 'EXDATE')
    return { fault: `${name} is “${odd.text.trim().slice(0, 40)}”, which is no day` };
  return read.flatMap(({ moment }) => {
    if (!moment) return [];
    const { day, time } = moment;
    return time === undefined || (allDay && isMidnight(moment))
      ? [`${name};VALUE=DATE:${day}`]
      : [`${name}${time.endsWith('Z') ? '' : zone}:${day}T${time}`];
  });
}

/** Whether all that an entry can take lies before a day, so that its faults don't matter any more. */
function isPast(entry: Entry, from: string): boolean {
  if (textOf(entry, 'RRULE') !== '' || textOf(entry, 'RDATE') !== '') return false;
  const start = momentOf(textOf(entry, 'DTSTART'));
  const end = momentOf(textOf(entry, 'DTEND'));
  const limit = from.replaceAll('-', '');
  return start !== undefined && start.day < limit && end !== undefined && end.day <= limit;
}

/**
 * An entry as RFC 5545 wants it, with nothing left that could keep it from being read: days without `VALUE=DATE` or with
 * dashes, empty lists, whole days written as midnights of a zone.
 * @param from what is past on this day is nothing, and so is what is cancelled or free
 */
export function repaired(entry: Entry, from: string): Repaired {
  if (isFree(entry) && !entry.properties.some(({ name }) => name === 'RECURRENCE-ID')) return 'nothing';
  if (isPast(entry, from)) return 'nothing';
  if (textOf(entry, 'DTSTART') === '') return { fault: 'it has no start' };
  const allDay = isAllDay(entry) || /^true$/i.test(textOf(entry, 'X-MICROSOFT-CDO-ALLDAYEVENT'));
  const lines: string[] = [];
  const seen = new Set<string>();
  for (const property of entry.properties) {
    const { name, value } = property;
    const once = name !== 'EXDATE' && name !== 'RDATE';
    if (value.trim() === '' || (once && seen.has(name))) continue;
    if (name === 'DURATION' && textOf(entry, 'DTEND') !== '') continue;
    if (words.has(name)) lines.push(`${name}:${value}`);
    else if (moments.has(name)) {
      const read = momentLine(property, allDay);
      if ('fault' in read) return read;
      lines.push(...read);
    } else continue;
    seen.add(name);
  }
  return { lines: ['BEGIN:VEVENT', ...lines, 'END:VEVENT'] };
}
