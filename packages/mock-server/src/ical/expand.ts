import ICAL from 'ical.js';
import { IcalError } from './error.ts';

export interface Occurrence {
  component: ICAL.Component;
  start: ICAL.Time;
  end: ICAL.Time;
}

/** No booking calendar repeats an event as often; a rule such as FREQ=SECONDLY does. */
const mostOccurrences = 20_000;

/** Words of a property, or `null`. */
export function wordsOf(component: ICAL.Component, name: string): string | null {
  const value = component.getFirstPropertyValue(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

export const titleOf = (component: ICAL.Component): string =>
  wordsOf(component, 'uid') ?? wordsOf(component, 'summary') ?? 'without UID';

function single(component: ICAL.Component, event: ICAL.Event): Occurrence {
  const { startDate: start, endDate: end } = event;
  if (end.compare(start) < 0) {
    throw new IcalError('it ends before it begins');
  }
  return { component, start, end };
}

/**
 * The occurrences of one event and its overrides (`RECURRENCE-ID`) that begin before `horizon`, EXDATE and RDATE
 * counted in.
 * @throws IcalError when the event has no start, ends before it begins, or repeats beyond all measure.
 */
export function* occurrences(
  component: ICAL.Component,
  overrides: ICAL.Component[],
  horizon: ICAL.Time,
): Generator<Occurrence> {
  for (const each of [component, ...overrides]) {
    if (!(each.getFirstPropertyValue('dtstart') instanceof ICAL.Time)) {
      throw new IcalError('it has no start');
    }
  }
  // Without a list of its own, ical.js would relate the overrides of every event in the calendar to this one.
  const event = new ICAL.Event(component, { exceptions: overrides });
  const first = single(component, event);
  if (!event.isRecurring()) {
    yield first;
    return;
  }
  const series = event.iterator();
  for (let count = 0; ; count++) {
    const next = series.next();
    if (!next || next.compare(horizon) > 0) return;
    if (count === mostOccurrences) {
      throw new IcalError(`it repeats more than ${mostOccurrences} times`);
    }
    const details = event.getOccurrenceDetails(next);
    yield {
      component: details.item.component,
      start: details.startDate,
      end: details.endDate,
    };
  }
}
