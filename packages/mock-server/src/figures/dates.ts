/** Days and months as the API writes them, `2026-07-15` and `2026-07`: text, so that their order is that of time. */

const dayMs = 86_400_000;

const epoch = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const iso = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);

export const addDays = (date: string, days: number): string => iso(epoch(date) + days * dayMs);

/** Days from `from` to `to`; the nights of a stay between these two. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((epoch(to) - epoch(from)) / dayMs);

/** The days from `from` to `to`, both included; none when `to` is before. */
export function days(from: string, to: string): string[] {
  const count = daysBetween(from, to) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(from, index));
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
  const weekday = (new Date(epoch(date)).getUTCDay() + 6) % 7;
  const thursday = addDays(date, 3 - weekday);
  const year = thursday.slice(0, 4);
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
