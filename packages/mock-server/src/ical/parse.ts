import { runInNewContext } from 'node:vm';
import ICAL from 'ical.js';
import { addDays } from '../figures/dates.ts';
import { IcalError } from './error.ts';
import { occurrences, wordsOf } from './expand.ts';
import { knowZones } from './iana-zone.ts';
import { type Nights, nightsOf } from './nights.ts';

export interface CalendarBlock extends Nights {
  uid: string;
  summary: string | null;
}

export interface ParseOptions {
  /** Blocks that end on or before this day are left out. */
  from: string;
  /** How far repeated events are followed; two years by default. */
  horizonDays?: number;
  /** Some rules that no day fulfils keep the library looking for ever. Source: seen in ical.js 2.2.1. */
  timeoutMs?: number;
}

const mostBlocks = 10_000;

function calendars(text: string): ICAL.Component[] {
  const body = text.replace(/^\uFEFF/, '').trimStart();
  if (!/^BEGIN:VCALENDAR/i.test(body)) {
    throw new IcalError('The answer is not an iCalendar: it does not begin with BEGIN:VCALENDAR.');
  }
  if (!/END:VCALENDAR\s*$/i.test(body)) {
    throw new IcalError('The calendar is cut off: it does not end with END:VCALENDAR.');
  }
  knowZones(body.replace(/\r?\n[ \t]/g, ''));
  const parsed: unknown[] = ICAL.parse(body);
  const roots = typeof parsed[0] === 'string' ? [parsed] : (parsed as unknown[][]);
  return roots.map((root) => new ICAL.Component(root as ConstructorParameters<typeof ICAL.Component>[0]));
}

const isOverride = (event: ICAL.Component) => event.hasProperty('recurrence-id');
const sequence = (event: ICAL.Component) => Number(event.getFirstPropertyValue('sequence') ?? 0);

/** A cancelled event takes nothing, nor does one that its author marked as free time. Source: RFC 5545, 3.8.1.11 and 3.8.2.7. */
const isFree = (event: ICAL.Component) =>
  [wordsOf(event, 'status'), wordsOf(event, 'transp')].some((word) =>
    /^(cancelled|transparent)$/i.test(word ?? ''),
  );

/** Events of one UID: its masters (of several revisions the newest) and their overrides. */
function grouped(events: ICAL.Component[]): { master: ICAL.Component; overrides: ICAL.Component[] }[] {
  const byUid = new Map<unknown, ICAL.Component[]>();
  for (const event of events) {
    const uid = wordsOf(event, 'uid') ?? event;
    const same = byUid.get(uid);
    if (same) same.push(event);
    else byUid.set(uid, [event]);
  }
  return [...byUid.values()].flatMap((all) => {
    const overrides = all.filter(isOverride);
    const masters = all.filter((event) => !isOverride(event));
    if (masters.length === 0) return overrides.map((master) => ({ master, overrides: [] }));
    const newest = Math.max(...masters.map(sequence));
    return masters
      .filter((master) => sequence(master) === newest)
      .map((master) => ({
        master,
        overrides: master.hasProperty('rrule') || master.hasProperty('rdate') ? overrides : [],
      }));
  });
}

function blocksOf(text: string, { from, horizonDays = 731 }: ParseOptions): CalendarBlock[] {
  const horizon = ICAL.Time.fromDateString(addDays(from, horizonDays));
  const found = new Map<string, CalendarBlock>();
  const events = calendars(text).flatMap((calendar) => calendar.getAllSubcomponents('vevent'));
  for (const { master, overrides } of grouped(events)) {
    for (const { component, start, end } of occurrences(master, overrides, horizon)) {
      const nights = isFree(component) ? null : nightsOf(start, end);
      if (!nights || nights.end <= from) continue;
      const uid = wordsOf(component, 'uid') ?? `${nights.start}/${nights.end}`;
      const summary = wordsOf(component, 'summary');
      found.set(`${nights.start} ${nights.end} ${uid}`, { uid, summary, ...nights });
      if (found.size > mostBlocks)
        throw new IcalError(`The calendar blocks more than ${mostBlocks} periods.`);
    }
  }
  return [...found.values()].sort((a, b) => (a.start + a.end + a.uid < b.start + b.end + b.uid ? -1 : 1));
}

/**
 * The nights that a calendar (RFC 5545) takes from a property in Morocco, in order of their days.
 * @throws IcalError with a sentence for people, whatever the text holds.
 */
export function parseCalendar(text: string, options: ParseOptions): CalendarBlock[] {
  try {
    return runInNewContext(
      'run()',
      { run: () => blocksOf(text, options) },
      { timeout: options.timeoutMs ?? 3000 },
    );
  } catch (error) {
    if (error instanceof IcalError) throw error;
    if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
      throw new IcalError(
        'The calendar repeats an event by a rule that no day fulfils, or is too large to read.',
      );
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new IcalError(`The calendar cannot be read: ${reason.slice(0, 300)}`);
  }
}
