import { type Html, html } from './html.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

const monthName = (iso: string): string => months[Number(iso.slice(5, 7)) - 1] ?? '';

/** `2026-07-15` to `15 Jul 2026`. */
export const dayText = (date: string): string =>
  `${Number(date.slice(8, 10))} ${monthName(date)} ${date.slice(0, 4)}`;

/** `2026-07` to `Jul 2026`. */
export const monthText = (month: string): string => `${monthName(month)} ${month.slice(0, 4)}`;

export const weekdayOf = (date: string): string => weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';

/** Like `15 Jul 2026, 10:23:41`, in UTC, as the API's times are. */
export const timeText = (iso: string): string => `${dayText(iso)}, ${iso.slice(11, 19)}`;

export const day = (date: string | null): Html =>
  date
    ? html`<time datetime="${date}" class="nowrap">${dayText(date)}</time>`
    : html`<span class="muted">–</span>`;

export const time = (iso: string | null): Html =>
  iso
    ? html`<time datetime="${iso}" title="${iso}" class="nowrap">${timeText(iso)}</time>`
    : html`<span class="muted">–</span>`;

/** For logs, where there is little room: without the year that it is. */
export const logTime = (iso: string, { clock }: { clock: { iso: string } }): Html => {
  const thisYear = iso.slice(0, 4) === clock.iso.slice(0, 4);
  const text = thisYear ? timeText(iso).replace(` ${iso.slice(0, 4)},`, ',') : timeText(iso);
  return html`<time datetime="${iso}" title="${iso}" class="nowrap">${text}</time>`;
};

const units: readonly (readonly [seconds: number, name: string])[] = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
  [1, 's'],
];

/** `4 min 10 s`, in the two largest units. */
export function durationText(milliseconds: number): string {
  let seconds = Math.round(Math.abs(milliseconds) / 1000);
  const parts: string[] = [];
  for (const [size, name] of units) {
    const value = Math.floor(seconds / size);
    if (value > 0) parts.push(`${value} ${name}`);
    seconds -= value * size;
  }
  return parts.slice(0, 2).join(' ') || '0 s';
}

/** `in 4 min 10 s`, `2 h ago`, seen from `now` (both epoch milliseconds). */
export const distanceText = (instant: number, now: number): string => {
  if (Math.abs(instant - now) < 1000) return 'now';
  return instant > now ? `in ${durationText(instant - now)}` : `${durationText(now - instant)} ago`;
};
