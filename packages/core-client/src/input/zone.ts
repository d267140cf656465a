const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one costs more than all that is done with it. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}

/** Whether the time zone database has this name. */
export function isZone(timeZone: string): boolean {
  try {
    formatOf(timeZone);
    return true;
  } catch {
    return false;
  }
}

/** An instant on the clocks of a zone, as `YYYY-MM-DDTHH:MM:SS`. */
export function wallClock(instant: Date, timeZone: string): string {
  const parts = formatOf(timeZone).formatToParts(instant);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year').padStart(4, '0')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}:${of('second')}`;
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
const offsetAt = (instant: number, timeZone: string) =>
  Date.parse(`${wallClock(new Date(instant), timeZone)}Z`) - Math.floor(instant / 1000) * 1000;

function offsetText(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${ms < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/**
 * A time of day without a zone, on the clocks of one, as ISO 8601 with offset. Where the clocks go back and it comes
 * twice, it is the first; where they go forward and skip it, it is as much later, as Luxon and Temporal have it.
 *
 * @param local `YYYY-MM-DDTHH:MM:SS`, a time of the calendar
 */
export function inZone(local: string, timeZone: string): string {
  const asUtc = Date.parse(`${local}Z`);
  const day = 86_400_000;
  // The offsets around a change of the clocks; the earlier one holds until it.
  const [before, after] = [offsetAt(asUtc - day, timeZone), offsetAt(asUtc + day, timeZone)];
  const offset = [before, after].find((one) => offsetAt(asUtc - one, timeZone) === one);
  if (offset !== undefined) return `${local}${offsetText(offset)}`;
  return `${wallClock(new Date(asUtc - before), timeZone)}${offsetText(offsetAt(asUtc - before, timeZone))}`;
}
