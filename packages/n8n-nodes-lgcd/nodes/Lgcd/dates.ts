const day = /^\d{4}-\d\d-\d\d/;
const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/i;

/** Luxon's DateTime, which n8n's expressions give (`$now`, `$today`); it is not imported, only recognised. */
interface Luxon {
  toISO(): string | null;
  toISODate(): string | null;
}

const isLuxon = (value: unknown): value is Luxon =>
  typeof (value as Partial<Luxon> | null)?.toISO === 'function' &&
  typeof (value as Partial<Luxon>).toISODate === 'function';

const isDate = (value: unknown): value is Date => Object.prototype.toString.call(value) === '[object Date]';

/** The parts of an instant on the clocks of a zone, as `YYYY-MM-DDTHH:MM:SS`. */
function wallClock(instant: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(instant);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}:${of('second')}`;
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
const offsetAt = (instant: Date, timeZone: string) =>
  Date.parse(`${wallClock(instant, timeZone)}Z`) - Math.floor(instant.getTime() / 1000) * 1000;

function offsetText(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${ms < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** A time without a zone, as n8n's picker gives it, on the clocks of the workflow's zone. */
function inZone(local: string, timeZone: string): string {
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc)) return local;
  // The offset at the guessed instant; asked twice, because the guess may lie on the other side of a clock change.
  const guess = offsetAt(new Date(asUtc), timeZone);
  const offset = offsetAt(new Date(asUtc - guess), timeZone);
  return `${local}${offsetText(offset)}`;
}

/**
 * A day as the API takes it, `YYYY-MM-DD`. A night belongs to the property's calendar, so the day that is written
 * is the day that is meant: a text is never moved by a time zone. Only an instant (a JavaScript Date) has to be
 * read in a zone, and is in the workflow's. What is no day is handed on as it is, for LGCD to refuse by name.
 */
export function toDay(value: unknown, timeZone: string): unknown {
  if (isLuxon(value)) return value.toISODate();
  if (isDate(value)) return wallClock(value, timeZone).slice(0, 10);
  if (typeof value !== 'string') return value;
  const text = value.trim();
  return day.exec(text)?.[0] ?? text;
}

/** `YYYY-MM`, from that or from any day of the month. */
export function toMonth(value: unknown, timeZone: string): unknown {
  const found = toDay(value, timeZone);
  return typeof found === 'string' && day.test(found) ? found.slice(0, 7) : found;
}

/** A time as the API takes it, ISO 8601 with offset; without one it is on the clocks of the workflow's zone. */
export function toTime(value: unknown, timeZone: string): unknown {
  if (isLuxon(value)) return value.toISO();
  if (isDate(value)) return value.toISOString();
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (!day.test(text)) return text;
  if (text.length === 10) return inZone(`${text}T00:00:00`, timeZone);
  const iso = text.replace(/^(\d{4}-\d\d-\d\d) /, '$1T');
  if (hasZone.test(iso.slice(10))) return iso;
  const withSeconds = /T\d\d:\d\d$/.test(iso) ? `${iso}:00` : iso;
  return inZone(withSeconds.replace(/\.\d+$/, ''), timeZone);
}
