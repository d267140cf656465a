import { InputError } from '../client/errors.ts';

const msOfDay = 86_400_000;

/**
 * The number of a day since 1970-01-01.
 * @throws InputError unless it is a day of the calendar, written `YYYY-MM-DD`
 */
export function dayOf(date: string): number {
  const day = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) / msOfDay : Number.NaN;
  // 2026-02-30 is read as the 2nd of March by some engines.
  if (Number.isNaN(day) || dateOf(day) !== date) {
    throw new InputError(`${JSON.stringify(date)} is not a day. Write it as YYYY-MM-DD, as in 2026-08-12.`);
  }
  return day;
}

export const dateOf = (day: number): string => new Date(day * msOfDay).toISOString().slice(0, 10);
