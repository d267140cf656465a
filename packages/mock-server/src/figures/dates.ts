/** Days and months as the API writes them, `2026-07-15` and `2026-07`: text, so that their order is that of time. */

const dayMs = 86_400_000;

/** Reports and seeds ask for the same few thousand days again and again; parsing them was a third of their time. */
const mostKept = 20_000;
const numbers = new Map<string, number>();
const texts = new Map<number, string>();

function keep<K, V>(kept: Map<K, V>, key: K, compute: (key: K) => V): V {
  let value = kept.get(key);
  if (value === undefined) {
    if (kept.size >= mostKept) kept.clear();
    value = compute(key);
    kept.set(key, value);
  }
  return value;
}

/** Days since 1970-01-01. */
const numberOf = (date: string): number =>
  keep(numbers, date, () => Math.round(Date.parse(`${date}T00:00:00Z`) / dayMs));
/** The day that is so many after 1970-01-01. */
export const textOf = (number: number): string =>
  keep(texts, number, () => new Date(number * dayMs).toISOString().slice(0, 10));

/** The beginning of a day in UTC, in epoch milliseconds. */
export const midnight = (date: string): number => numberOf(date) * dayMs;

export const addDays = (date: string, days: number): string => textOf(numberOf(date) + days);

/** Days from `from` to `to`; the nights of a stay between these two. */
export const daysBetween = (from: string, to: string): number => numberOf(to) - numberOf(from);

/** The days from `from` to `to`, both included; none when `to` is before. */
export function days(from: string, to: string): string[] {
  const first = numberOf(from);
  return Array.from({ length: Math.max(0, numberOf(to) - first + 1) }, (_, index) => textOf(first + index));
}

/** `2026-07` of `2026-07-15` or `2026-07-15T10:23:41+00:00`. */
export const monthOf = (date: string): string => date.slice(0, 7);

export const firstDay = (month: string): string => `${month}-01`;

export const nextMonth = (month: string): string => monthOf(addDays(firstDay(month), 31));

export const previousMonth = (month: string): string => monthOf(addDays(firstDay(month), -1));

export const lastDay = (month: string): string => addDays(firstDay(nextMonth(month)), -1);

/** The months from `from` to `to`, both included. */
export function months(from: string, to: string): string[] {
  const found: string[] = [];
  for (let month = from; month <= to; month = nextMonth(month)) found.push(month);
  return found;
}

/** ISO 8601 week: `2026-W27`. The week belongs to the year of its Thursday. */
export function isoWeek(date: string): string {
  const weekday = (((numberOf(date) + 3) % 7) + 7) % 7;
  const thursday = addDays(date, 3 - weekday);
  const year = thursday.slice(0, 4);
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
