/** A day of a property's calendar, `YYYY-MM-DD`: no zone, no instant. */
export type Day = string;

const pattern = /^(\d{4})-(\d\d)-(\d\d)(?:T.*)?$/;

/**
 * The day that Lodgify writes as `2022-05-21T00:00:00`: what stands before the T. It never becomes an instant, since
 * a zone west of Greenwich would make it the day before. `undefined` when it is no day of the calendar.
 */
export function dayOf(value: unknown): Day | undefined {
  const match = typeof value === 'string' ? pattern.exec(value.trim()) : null;
  if (!match) return undefined;
  const [, year = '', month = '', day = ''] = match;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const text = `${year}-${month}-${day}`;
  return date.toISOString().startsWith(text) ? text : undefined;
}

const millisecondsOfDay = 86_400_000;

/** The day so many days later (or earlier). */
export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * millisecondsOfDay).toISOString().slice(0, 10);

/** Nights between two days. */
export const nightsBetween = (arrival: Day, departure: Day): number =>
  (Date.parse(`${departure}T00:00:00Z`) - Date.parse(`${arrival}T00:00:00Z`)) / millisecondsOfDay;
