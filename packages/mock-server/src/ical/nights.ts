import { agencyTimeZone } from '@lgcd/core-client/contract';
import type ICAL from 'ical.js';
import { addDays } from '../figures/dates.ts';
import { wallTime } from '../figures/zone.ts';

export interface Nights {
  /** First night. */
  start: string;
  /** The day after the last night: exclusive, as in iCalendar. */
  end: string;
}

const day = (time: ICAL.Time): string => time.toString().slice(0, 10);

/** Date and time at the property. A floating time is the property's own. */
function atProperty(time: ICAL.Time): { date: string; time: string } {
  if (time.isDate || time.zone?.tzid === 'floating') {
    return { date: day(time), time: time.isDate ? '00:00:00' : time.toString().slice(11, 19) };
  }
  return wallTime(agencyTimeZone, time.toUnixTime() * 1000);
}

/**
 * The nights that an event takes. A night belongs to the day on which it begins and is taken when the event covers
 * its midnight at the property, so an arrival at 15:00 and a departure at 11:00 take the nights between them, and a
 * visit of some hours takes none. `null`: the event takes no night.
 *
 * Two habits of channels are read kindly: an all-day event that ends on its first day lasts that day, and an end at
 * 23:59 means midnight.
 */
export function nightsOf(start: ICAL.Time, end: ICAL.Time): Nights | null {
  const from = atProperty(start).date;
  const until = atProperty(end);
  if (start.isDate && until.date === from) return { start: from, end: addDays(from, 1) };
  const to = until.time >= '23:59' ? addDays(until.date, 1) : until.date;
  return to > from ? { start: from, end: to } : null;
}
