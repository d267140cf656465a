const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

/** Whether the time zone database has this name. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

export interface WallTime {
  /** `YYYY-MM-DD` */
  date: string;
  /** `HH:MM:SS` */
  time: string;
}

/** What calendar and clock on the wall show in a zone at an instant (epoch milliseconds). */
export function wallTime(zone: string, instant: number): WallTime {
  const part = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map((p) => [p.type, p.value]),
  );
  return {
    date: `${part.year?.padStart(4, '0')}-${part.month}-${part.day}`,
    time: `${part.hour}:${part.minute}:${part.second}`,
  };
}

const asUtc = ({ date, time }: WallTime): number => Date.parse(`${date}T${time}Z`);

/**
 * The instant at which the wall clock of a zone shows this. A time that a change of the clocks skips is read with the
 * offset from before the change, one that comes twice as the first of the two (RFC 5545, 3.3.5).
 */
export function instantOf(zone: string, wall: WallTime): number {
  const naive = asUtc(wall);
  const offset = (instant: number) => asUtc(wallTime(zone, instant)) - Math.floor(instant / 1000) * 1000;
  const before = naive - offset(naive - 86_400_000);
  if (asUtc(wallTime(zone, before)) === naive) return before;
  const after = naive - offset(naive + 86_400_000);
  return asUtc(wallTime(zone, after)) === naive ? after : before;
}
