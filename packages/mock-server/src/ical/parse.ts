import { runInNewContext } from 'node:vm';
import ICAL from 'ical.js';
import { addDays } from '../figures/dates.ts';
import { IcalError } from './error.ts';
import { occurrences, titleOf, wordsOf } from './expand.ts';
import { knowZones } from './iana-zone.ts';
import { sectionsOf } from './lines.ts';
import { type Nights, nightsOf } from './nights.ts';
import { repaired, textOf } from './repair.ts';

export interface CalendarBlock extends Nights {
  uid: string;
  summary: string | null;
}

/** An entry that was left out, and why. */
export interface UnreadEntry {
  /** Its UID, where it has one. */
  uid: string | null;
  /** A sentence for people that names it. */
  reason: string;
}

export interface ReadCalendar {
  /** In order of their days. */
  blocks: CalendarBlock[];
  unread: UnreadEntry[];
}

export interface ParseOptions {
  /** Blocks that end on or before this day are left out. */
  from: string;
  /** How far repeated events are followed; two years by default. */
  horizonDays?: number;
  /** For all repeated events together: some rules that no day fulfils keep ical.js 2.2.1 looking for ever. */
  timeoutMs?: number;
}

const mostBlocks = 10_000;

const sentence = (title: string, why: string) => `The entry “${title.slice(0, 60)}” was left out: ${why}.`;

const reasonOf = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).slice(0, 200).replace(/\.$/, '');

const component = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0]);

/** ical.js reads a value when it is first asked for: read all, so that a fault is the entry's, not of whoever asks. */
function readAll(event: ICAL.Component): void {
  for (const property of event.getAllProperties()) property.getValues();
}

/** A calendar with the zones that it defines; one that can't be read is as one that is not there. */
function calendarWith(zones: readonly string[]): ICAL.Component {
  const calendar = new ICAL.Component('vcalendar');
  for (const zone of zones) {
    try {
      calendar.addSubcomponent(component(zone));
    } catch {
      // Its name may be known to the time zone database.
    }
  }
  return calendar;
}

/** Each entry by itself, so that one that can't be read takes no other with it. */
function eventsOf(text: string, from: string): { events: ICAL.Component[]; unread: UnreadEntry[] } {
  const { entries, zones } = sectionsOf(text);
  const calendar = calendarWith(zones);
  const unread: UnreadEntry[] = [];
  const events = entries.flatMap((entry) => {
    const read = repaired(entry, from);
    if (read === 'nothing') return [];
    const uid = textOf(entry, 'UID') || null;
    const leaveOut = (why: string) => {
      unread.push({ uid, reason: sentence(uid ?? (textOf(entry, 'SUMMARY') || 'without UID'), why) });
      return [];
    };
    if ('fault' in read) return leaveOut(read.fault);
    try {
      knowZones(read.lines.join('\n'));
      const event = component(read.lines.join('\r\n'));
      // Its times are in zones of the calendar.
      calendar.addSubcomponent(event);
      readAll(event);
      return [event];
    } catch (error) {
      return leaveOut(reasonOf(error));
    }
  });
  return { events, unread };
}

const isOverride = (event: ICAL.Component) => event.hasProperty('recurrence-id');
const sequence = (event: ICAL.Component) => Number(event.getFirstPropertyValue('sequence') ?? 0);

/** Of an occurrence; whole entries that take nothing are passed over before. */
const takesNothing = (event: ICAL.Component) =>
  [wordsOf(event, 'status'), wordsOf(event, 'transp')].some((word) =>
    /^(cancelled|transparent)$/i.test(word ?? ''),
  );

interface Group {
  master: ICAL.Component;
  overrides: ICAL.Component[];
}

/** Events of one UID: its masters (of several revisions the newest) and their overrides. */
function grouped(events: ICAL.Component[]): Group[] {
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

/** Runs what may never end, for as long as is left of the time. */
function within<T>(deadline: number, run: () => T): T {
  const left = deadline - performance.now();
  try {
    if (left >= 1) return runInNewContext('run()', { run }, { timeout: Math.ceil(left) }) as T;
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
  }
  throw new IcalError('it repeats by a rule that no day fulfils, or is too large to read');
}

/** What one event of the calendar takes, its overrides counted in. */
function blocksOf(
  { master, overrides }: Group,
  { from, horizonDays = 731 }: ParseOptions,
  deadline: number,
): CalendarBlock[] {
  const horizon = ICAL.Time.fromDateString(addDays(from, horizonDays));
  const repeats = master.hasProperty('rrule') || master.hasProperty('rdate');
  const all = () => [...occurrences(master, overrides, horizon)];
  return (repeats ? within(deadline, all) : all()).flatMap(({ component: event, start, end }) => {
    const nights = takesNothing(event) ? null : nightsOf(start, end);
    if (!nights || nights.end <= from) return [];
    const uid = wordsOf(event, 'uid') ?? `${nights.start}/${nights.end}`;
    return [{ uid, summary: wordsOf(event, 'summary'), ...nights }];
  });
}

const orderOf = ({ start, end, uid }: CalendarBlock) => start + end + uid;

/**
 * The nights that a calendar (RFC 5545) takes from a property in Morocco. What can be read is read; an entry that can't
 * is named, and takes no other with it.
 * @throws IcalError with a sentence for people when the text is no calendar, is cut off, or blocks beyond all measure
 */
export function parseCalendar(text: string, options: ParseOptions): ReadCalendar {
  const deadline = performance.now() + (options.timeoutMs ?? 3000);
  const { events, unread } = eventsOf(text, options.from);
  const found = new Map<string, CalendarBlock>();
  for (const group of grouped(events)) {
    try {
      for (const block of blocksOf(group, options, deadline))
        found.set(`${block.start} ${block.end} ${block.uid}`, block);
    } catch (error) {
      const uid = wordsOf(group.master, 'uid');
      unread.push({ uid, reason: sentence(titleOf(group.master), reasonOf(error)) });
    }
    if (found.size > mostBlocks) throw new IcalError(`The calendar blocks more than ${mostBlocks} periods.`);
  }
  return { blocks: [...found.values()].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)), unread };
}
